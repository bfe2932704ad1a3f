package io.quantlab.engine.data.csv;

/// How a stamp is written. [#text] is the form of the mapping file.
public sealed interface TimeFormat {

  String text();

  /// Whole units since 1970-01-01T00:00Z. `unit` is `s`, `ms`, `us` or `ns`.
  record Epoch(String unit) implements TimeFormat {
    public Epoch {
      nanosOf(unit);
    }

    long unitNanos() {
      return nanosOf(unit);
    }

    private static long nanosOf(String unit) {
      return switch (unit) {
        case "s" -> 1_000_000_000L;
        case "ms" -> 1_000_000L;
        case "us" -> 1_000L;
        case "ns" -> 1L;
        default ->
            throw new IllegalArgumentException("epoch unit must be s, ms, us or ns, was " + unit);
      };
    }

    @Override
    public String text() {
      return "epoch-" + unit;
    }
  }

  /// A session date: bars run from the open to the close of that session, an action takes effect at
  /// its open. `pattern` as in [Pattern], digits standing for themselves (`yyyy-MM-dd 00:00:00`),
  /// or `epoch-UNIT`: the UTC day of that instant.
  record SessionDate(String pattern) implements TimeFormat {
    private static final String EPOCH = "epoch-";

    public SessionDate {
      if (pattern.startsWith(EPOCH)) {
        Epoch.nanosOf(pattern.substring(EPOCH.length()));
      } else {
        Pattern.check(pattern.replaceAll("[0-9]", "-"), "date");
        if (pattern.indexOf('H') >= 0) {
          throw new IllegalArgumentException("a session date has no hour: " + pattern);
        }
      }
    }

    /// Nanoseconds of a unit when the date is that of an instant, else 0.
    long unitNanos() {
      return pattern.startsWith(EPOCH) ? Epoch.nanosOf(pattern.substring(EPOCH.length())) : 0;
    }

    @Override
    public String text() {
      return "date " + pattern;
    }
  }

  /// Wall clock of the mapping's zone, or of the offset the stamp carries.
  record WallClock(String pattern) implements TimeFormat {
    public WallClock {
      Pattern.check(pattern, "wall clock");
    }

    /// Whether every stamp says its distance from UTC itself.
    boolean hasOffset() {
      return pattern.endsWith(Pattern.OFFSET);
    }

    @Override
    public String text() {
      return "wall " + pattern;
    }
  }

  /// Fixed-width patterns: `yyyy MM dd HH mm ss`, `S` for one digit of the fraction of a second (up
  /// to nine), at the end `XXX` for an offset from UTC (`Z`, `+02:00`, `-0500`); every other
  /// character stands for itself.
  final class Pattern {
    static final String OFFSET = "XXX";

    private Pattern() {}

    static void check(String pattern, String what) {
      for (String part : new String[] {"yyyy", "MM", "dd"}) {
        if (!pattern.contains(part)) {
          throw new IllegalArgumentException(
              "a " + what + " needs yyyy, MM and dd, was " + pattern);
        }
      }
      String rest = pattern.replaceFirst("yyyy", "").replaceFirst("MM", "").replaceFirst("dd", "");
      rest = rest.replaceFirst("HH", "").replaceFirst("mm", "").replaceFirst("ss", "");
      rest = rest.replaceFirst("S{1,9}", "").replaceFirst("T", "").replaceFirst("Z", "");
      rest = rest.replaceFirst(OFFSET + "$", "");
      if (rest.chars().anyMatch(c -> Character.isLetterOrDigit(c) || c >= 128)) {
        throw new IllegalArgumentException(
            "pattern \"" + pattern + "\" has an unknown part: " + rest);
      }
    }
  }

  /// Reads the form [#text] prints.
  static TimeFormat parse(String text) {
    if (text.startsWith("epoch-")) {
      return new Epoch(text.substring(6));
    }
    if (text.startsWith("date ")) {
      return new SessionDate(text.substring(5));
    }
    if (text.startsWith("wall ")) {
      return new WallClock(text.substring(5));
    }
    throw new IllegalArgumentException(
        "expected epoch-s|ms|us|ns, date PATTERN or wall PATTERN, found \"" + text + "\"");
  }
}
