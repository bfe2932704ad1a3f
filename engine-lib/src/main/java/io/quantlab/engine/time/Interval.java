package io.quantlab.engine.time;

/// The length of a time bar: up to 24 hours counted in seconds, or one day, week or month of
/// sessions.
///
/// Lengths up to 24 hours are kept in their largest whole unit, so `60m` and `1h` are equal; `24h`
/// is not `1d`, because a day is a session date, not a span.
///
/// @param count how many units; 1 for day, week and month
public record Interval(Unit unit, int count) implements Comparable<Interval> {
  private static final int DAY_SECONDS = 86_400;
  private static final int CALENDAR_CODE = 1_000_000;

  /// The units, finest first.
  public enum Unit {
    SECOND("s", 1),
    MINUTE("m", 60),
    HOUR("h", 3600),
    DAY("d", 0),
    WEEK("w", 0),
    MONTH("mo", 0);

    private final String suffix;
    private final int seconds;

    Unit(String suffix, int seconds) {
      this.suffix = suffix;
      this.seconds = seconds;
    }
  }

  public Interval {
    if (unit.seconds == 0) {
      if (count != 1) {
        throw new IllegalArgumentException("a bar of " + unit + " has the count 1, was " + count);
      }
    } else {
      long seconds = (long) unit.seconds * count;
      if (count < 1 || seconds > DAY_SECONDS) {
        throw new IllegalArgumentException(
            "an intraday bar lasts 1 second to 24 hours, was " + count + " x " + unit);
      }
      unit = seconds % 3600 == 0 ? Unit.HOUR : seconds % 60 == 0 ? Unit.MINUTE : Unit.SECOND;
      count = (int) (seconds / unit.seconds);
    }
  }

  public static Interval seconds(int count) {
    return new Interval(Unit.SECOND, count);
  }

  public static Interval minutes(int count) {
    return new Interval(Unit.MINUTE, count);
  }

  public static Interval hours(int count) {
    return new Interval(Unit.HOUR, count);
  }

  public static Interval day() {
    return new Interval(Unit.DAY, 1);
  }

  public static Interval week() {
    return new Interval(Unit.WEEK, 1);
  }

  public static Interval month() {
    return new Interval(Unit.MONTH, 1);
  }

  /// Reads `30s`, `5m`, `1h`, `1d`, `1w`, `1mo`; anything else is an `IllegalArgumentException`.
  public static Interval parse(String text) {
    int digits = 0;
    while (digits < text.length() && text.charAt(digits) >= '0' && text.charAt(digits) <= '9') {
      digits++;
    }
    String suffix = text.substring(digits);
    for (Unit unit : Unit.values()) {
      if (unit.suffix.equals(suffix) && digits > 0 && digits <= 5) {
        return new Interval(unit, Integer.parseInt(text.substring(0, digits)));
      }
    }
    throw new IllegalArgumentException(
        "expected a bar interval such as 30s, 5m, 1h, 1d, 1w or 1mo, found \"" + text + "\"");
  }

  /// The interval of a [#code].
  public static Interval ofCode(int code) {
    if (code >= 1 && code <= DAY_SECONDS) {
      return seconds(code);
    }
    for (Unit unit : Unit.values()) {
      if (unit.seconds == 0 && code == unit.ordinal() * CALENDAR_CODE) {
        return new Interval(unit, 1);
      }
    }
    throw new IllegalArgumentException("no bar interval has the code " + code);
  }

  /// Whether the bar is a span of seconds rather than of sessions.
  public boolean isIntraday() {
    return unit.seconds > 0;
  }

  /// Length of an intraday bar; a day, week or month has none.
  public long nanos() {
    if (!isIntraday()) {
      throw new IllegalStateException("the length of " + this + " depends on the calendar");
    }
    return unit.seconds * (long) count * 1_000_000_000L;
  }

  /// Stable number for events and files: seconds for an intraday bar, 3,000,000 for a day,
  /// 4,000,000 for a week, 5,000,000 for a month. Finer bars have smaller codes.
  public int code() {
    return isIntraday() ? unit.seconds * count : unit.ordinal() * CALENDAR_CODE;
  }

  @Override
  public int compareTo(Interval other) {
    return Integer.compare(code(), other.code());
  }

  /// The text [#parse] reads.
  @Override
  public String toString() {
    return count + unit.suffix;
  }
}
