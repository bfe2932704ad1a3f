package io.quantlab.dsl.host;

import io.quantlab.engine.time.SessionCalendar;
import java.time.LocalDate;
import java.util.Locale;

/// The length of the bars of a clock, as scripts write it: `30m`, `1d`, `2w`.
///
/// Intraday bars are counted from the session's open, and the last of a session ends with it. Bars
/// of days, weeks, months and years end with the last session they hold (wick.md 6).
///
/// @param count how many units, at least 1
public record Timeframe(long count, Unit unit) implements Comparable<Timeframe> {
  /// The units, finest first.
  public enum Unit {
    MS(1_000_000L),
    S(1_000_000_000L),
    M(60_000_000_000L),
    H(3_600_000_000_000L),
    D(86_400_000_000_000L),
    W(7 * 86_400_000_000_000L),
    MO(30 * 86_400_000_000_000L),
    Y(365 * 86_400_000_000_000L);

    private final long nanos;

    public String suffix() {
      return name().toLowerCase(Locale.ROOT);
    }

    Unit(long nanos) {
      this.nanos = nanos;
    }
  }

  public Timeframe {
    if (count < 1 || count > 100_000_000) {
      throw new IllegalArgumentException(
          "a timeframe has 1 to 100,000,000 units, was " + count + " " + unit);
    }
  }

  /// Reads `30m`; anything else is an `IllegalArgumentException`.
  public static Timeframe parse(String text) {
    int digits = 0;
    while (digits < text.length() && Character.isDigit(text.charAt(digits))) {
      digits++;
    }
    for (Unit unit : Unit.values()) {
      if (unit.suffix().equals(text.substring(digits)) && digits > 0 && digits < 10) {
        return new Timeframe(Long.parseLong(text.substring(0, digits)), unit);
      }
    }
    throw new IllegalArgumentException(
        "expected a timeframe such as 30s, 5m, 1h, 1d, 1w or 1mo, found \"" + text + "\"");
  }

  /// True below a day.
  public boolean isIntraday() {
    return unit.compareTo(Unit.D) < 0;
  }

  /// Its length; for days and longer units the usual one, for comparing only.
  public long nanos() {
    return Math.multiplyExact(count, unit.nanos);
  }

  /// Whether bars of this timeframe can be put together from bars of another.
  public boolean isMadeOf(Timeframe finer) {
    if (isIntraday()) {
      return finer.isIntraday() && nanos() % finer.nanos() == 0;
    }
    if (finer.isIntraday()) {
      return true;
    }
    return unit == finer.unit
        ? count % finer.count == 0
        : unit.compareTo(finer.unit) > 0 && finer.count == 1 && !(isLong() && finer.unit == Unit.W);
  }

  private boolean isLong() {
    return unit == Unit.MO || unit == Unit.Y;
  }

  /// When the bar begins that holds an instant.
  public long startOf(SessionCalendar calendar, long epochNanos) {
    int session = calendar.sessionAtOrAfter(epochNanos);
    if (!isIntraday()) {
      return calendar.regularOpen(firstOf(calendar, session));
    }
    long open = calendar.regularOpen(session);
    return open + Math.floorDiv(epochNanos - open, nanos()) * nanos();
  }

  /// When the bar ends that holds an instant, the instant itself excluded.
  public long endOf(SessionCalendar calendar, long epochNanos) {
    int session = calendar.sessionAtOrAfter(epochNanos);
    long close = calendar.regularClose(session);
    if (isIntraday()) {
      long end = startOf(calendar, epochNanos) + nanos();
      return epochNanos < close ? Math.min(end, close) : end;
    }
    int last = session;
    while (last + 1 < calendar.count() && group(calendar, last + 1) == group(calendar, session)) {
      last++;
    }
    return calendar.regularClose(last);
  }

  private int firstOf(SessionCalendar calendar, int session) {
    int first = session;
    while (first > 0 && group(calendar, first - 1) == group(calendar, session)) {
      first--;
    }
    return first;
  }

  /// Number of the bar a session belongs to.
  private long group(SessionCalendar calendar, int session) {
    LocalDate date = LocalDate.ofEpochDay(calendar.epochDay(session));
    return switch (unit) {
      case MS, S, M, H, D -> session / count;
      case W -> Math.floorDiv(date.toEpochDay() + 3, 7 * count);
      case MO -> (date.getYear() * 12L + date.getMonthValue() - 1) / count;
      case Y -> date.getYear() / count;
    };
  }

  @Override
  public int compareTo(Timeframe other) {
    return Long.compare(nanos(), other.nanos());
  }

  /// The text [#parse] reads.
  @Override
  public String toString() {
    return count + unit.suffix();
  }
}
