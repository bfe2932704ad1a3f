package io.quantlab.dsl.differential;

import io.quantlab.dsl.differential.ProgramGenerator.Type;
import java.util.List;

/// The part of random programs that is about times and spans of time, and about parts of texts.
final class TimeWords implements Words {
  private static final List<String> TIMES =
      List.of(
          "close_time",
          "open_time",
          "now",
          "time(\"2025-03-03T09:15+05:30\")",
          "time(2024, 2, 29, zone: \"America/New_York\")");
  private static final List<String> SPANS = List.of("1m", "90s", "500ms", "2h", "1d", "1w", "0s");
  private static final List<String> PARTS =
      List.of("year", "month", "day", "hour", "minute", "second", "weekday", "day_of_year", "week");
  private static final List<String> ZONES =
      List.of("", "", "\"Europe/Berlin\"", "\"UTC\"", "\"Asia/Kolkata\"");
  private static final List<String> UNITS = List.of("seconds", "minutes", "hours", "days");
  private static final List<String> COMPARISONS = List.of("<", "<=", ">", ">=", "==", "!=");

  private final ProgramGenerator words;

  TimeWords(ProgramGenerator words) {
    this.words = words;
  }

  @Override
  public String floats(int next) {
    return switch (words.below(4)) {
      case 0 -> spans(next) + "." + words.pick(UNITS);
      case 1 -> "(" + spans(next) + " / " + spans(next) + ")";
      case 2 -> "(" + parts(next) + ".to_float() ?? " + words.floats(0) + ")";
      default -> "(" + times(next) + " - " + times(0) + ").days";
    };
  }

  @Override
  public String ints(int next) {
    return switch (words.below(5)) {
      case 0, 1 -> times(next) + "." + words.pick(PARTS) + "(" + words.pick(ZONES) + ")";
      case 2 -> "(" + parts(next) + ".to_int() ?? " + words.ints(0) + ")";
      case 3 -> "(" + words.texts(next) + ".index_of(" + parts(0) + ") ?? -1)";
      default -> words.texts(next) + ".split(" + words.pick(List.of("\" \"", "\"a\"")) + ").size";
    };
  }

  @Override
  public String truths(int next) {
    String comparison = " " + words.pick(COMPARISONS) + " ";
    return switch (words.below(4)) {
      case 0 -> "(" + times(next) + comparison + times(next) + ")";
      case 1 -> "(" + spans(next) + comparison + spans(next) + ")";
      case 2 -> words.texts(next) + ".starts_with(" + parts(0) + ")";
      default -> "(" + parts(next) + comparison + parts(0) + ")";
    };
  }

  private String times(int levels) {
    String own = words.name(Type.TIME, words.pick(TIMES));
    if (levels == 0) {
      return own;
    }
    int next = levels - 1;
    return switch (words.below(7)) {
      case 0, 1 -> "(" + times(next) + " + " + spans(next) + ")";
      case 2 -> "(" + times(next) + " - " + spans(next) + ")";
      case 3 -> times(next) + ".add_months((" + words.ints(0) + " mod 40))";
      case 4 -> times(next) + ".start_of(" + words.pick(List.of("5m", "1h", "1d", "1w")) + ")";
      case 5 -> "(" + words.truths(0) + " ? " + times(next) + " : " + times(next) + ")";
      default -> own;
    };
  }

  private String spans(int levels) {
    if (levels == 0) {
      return words.name(Type.SPAN, words.pick(SPANS));
    }
    int next = levels - 1;
    return switch (words.below(8)) {
      case 0 -> "(" + spans(next) + " + " + spans(next) + ")";
      case 1 -> "(" + spans(next) + " - " + spans(next) + ")";
      case 2 -> "(" + spans(next) + " * " + words.ints(0) + ")";
      case 3 -> "(" + spans(next) + " * 1.5)";
      case 4 -> "(" + times(next) + " - " + times(next) + ")";
      case 5 -> words.pick(List.of("min", "max")) + "(" + spans(next) + ", " + spans(next) + ")";
      case 6 -> words.pick(List.of("abs(", "(-")) + spans(next) + ")";
      default -> "(" + spans(next) + " / " + words.pick(List.of("2", "3.5", "(-7)")) + ")";
    };
  }

  /// Part of a text.
  private String parts(int levels) {
    String text = words.texts(levels);
    return switch (words.below(9)) {
      case 0 -> text + ".slice(0, min(2, " + words.name(Type.TEXT, "\"bc\"") + ".size))";
      case 1 -> "(" + text + " + \"abc\").slice(1, 1 + (" + words.ints(0) + " mod 3))";
      case 2 -> "(" + text + " + \"z\").char_at(0)";
      case 3 -> text + ".trim()";
      case 4 -> text + ".pad_left(" + words.below(6) + ", \"-\")";
      case 5 -> text + ".pad_right((" + words.ints(0) + " mod 7))";
      case 6 -> text + ".repeat((" + words.ints(0) + " mod 3))";
      case 7 -> text + ".split(\" \").join(\"_\")";
      default -> times(levels) + ".date(" + words.pick(ZONES) + ")";
    };
  }

  @Override
  public void statement() {
    String time = words.variable(Type.TIME);
    String span = words.variable(Type.SPAN);
    String text = words.variable(Type.TEXT);
    switch (words.below(7)) {
      case 0 -> words.newVariable("time", times(2), Type.TIME);
      case 1 -> words.newVariable("duration", spans(2), Type.SPAN);
      case 2 -> {
        String named = words.name(Type.TIME, "close_time"); // no text inside of a text
        words.line("log(\"{" + spans(0) + "} {" + named + "} \" + " + parts(1) + ")");
      }
      case 3 -> words.line("log(format_time(" + times(1) + ", \"yyyy-MM-dd HH:mm:ss\"))");
      case 4 -> {
        if (text == null) {
          words.newVariable("string", parts(1), Type.TEXT);
        } else {
          words.line("if " + text + ".size < 60 { " + text + " = " + parts(2) + " }");
        }
      }
      case 5 -> {
        if (time == null) {
          words.newVariable("time", times(1), Type.TIME);
        } else {
          words.line(time + words.pick(List.of(" = " + times(2), " += " + spans(1))));
        }
      }
      default -> {
        if (span == null) {
          words.newVariable("duration", spans(1), Type.SPAN);
        } else {
          words.line(span + words.pick(List.of(" = ", " += ", " -= ")) + spans(2));
        }
      }
    }
  }
}
