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
  /// its open. `pattern` as in [Pattern].
  record SessionDate(String pattern) implements TimeFormat {
    public SessionDate {
      Pattern.check(pattern, "date");
      if (pattern.indexOf('H') >= 0) {
        throw new IllegalArgumentException("a session date has no hour: " + pattern);
      }
    }

    @Override
    public String text() {
      return "date " + pattern;
    }
  }

  /// Wall clock of the mapping's zone.
  record WallClock(String pattern) implements TimeFormat {
    public WallClock {
      Pattern.check(pattern, "wall clock");
    }

    @Override
    public String text() {
      return "wall " + pattern;
    }
  }

  /// Fixed-width patterns: `yyyy MM dd HH mm ss`, `S` for one digit of the fraction of a second (up
  /// to nine), every other character stands for itself.
  final class Pattern {
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
