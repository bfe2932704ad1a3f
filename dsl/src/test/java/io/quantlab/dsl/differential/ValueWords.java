package io.quantlab.dsl.differential;

import io.quantlab.dsl.differential.ProgramGenerator.Type;
import java.util.List;

/// The part of random programs that is about values: text, collections, records, money, functions.
final class ValueWords implements Words {
  /// Declared at the top of a program that uses values.
  static final String PREAMBLE =
      """
      enum Way { up, down, flat }
      record Point { x: float, y: int = 1 }
      fn half(x: float) -> float = x / 2
      fn either(a: float, b: float) -> float {
        if is_na(a) { return b }
        return (a + b) / 2
      }
      fn sum_to(n: int) -> int {
        if n > 0 {
          var s = 0
          for i in 0..n {
            if i == 7 { continue }
            if i > 20 { return s }
            s += i
          }
          return s
        }
        return 0
      }
      fn fact(n: int) -> int {
        if n <= 1 { return 1 }
        return n * fact(n - 1)
      }
      fn smooth(x: float) -> float {
        var m = 1.0
        m = m * 0.5 + (x ?? 0.0) * 0.5
        return m
      }
      fn grown(xs: array<float>, x: float) -> array<float> {
        if xs.size < 30 {
          var all = xs
          all.push(x)
          return all
        }
        return [x]
      }
      """;

  private static final List<String> MEANS =
      List.of("sum()", "mean()", "max()", "min()", "median()", "stdev()", "first", "last");

  private final ProgramGenerator words;

  ValueWords(ProgramGenerator words) {
    this.words = words;
  }

  @Override
  public String floats(int next) {
    String xs = words.name(Type.FLOATS, "[1.0, close, 2.5]");
    return switch (words.below(12)) {
      case 0, 1 -> xs + "." + words.pick(MEANS);
      case 2 -> xs + "[(" + words.ints(next) + " mod " + (1 + words.below(4)) + ")]";
      case 3 -> xs + ".map(x -> (x * " + words.floats(0) + ")).sum()";
      case 4 -> xs + ".reduce(0.0, (a, x) -> (a + x * 0.5))";
      case 5 -> "half(" + words.floats(next) + ")";
      case 6 -> "either(" + words.floats(next) + ", " + words.floats(next) + ")";
      case 7 -> words.name(Type.POINT, "Point(x: close)") + ".x";
      case 8 -> "(" + words.name(Type.MAP, "[\"a\": 1.5]") + "[" + texts(0) + "] ?? 0.5)";
      case 9 -> "(" + moneys(next) + " / " + moneys(next) + ")";
      case 10 -> xs + ".sorted(descending: true).take(2).sum()";
      default -> "grown(" + xs + ", " + words.floats(next) + ").mean()";
    };
  }

  @Override
  public String ints(int next) {
    String xs = words.name(Type.FLOATS, "[1.0, close, 2.5]");
    String way = words.name(Type.WAY, "Way.down");
    return switch (words.below(9)) {
      case 0 -> xs + ".size";
      case 1 -> texts(next) + ".size";
      case 2 -> xs + ".count(x -> x > " + words.floats(0) + ")";
      case 3 -> words.name(Type.POINT, "Point(x: close)") + ".y";
      case 4 -> "(" + maybe() + " ?? " + words.ints(next) + ")";
      case 5 -> "sum_to((" + words.ints(next) + " mod 30))";
      case 6 -> "fact((" + words.ints(next) + " mod 12))";
      case 7 ->
          "(match " + way + " { Way.up => " + words.ints(next) + ", _ => " + words.ints(0) + " })";
      default -> "(" + xs + ".index_of(" + words.floats(0) + ") ?? -1)";
    };
  }

  @Override
  public String truths(int next) {
    String xs = words.name(Type.FLOATS, "[1.0, close, 2.5]");
    return switch (words.below(8)) {
      case 0 -> xs + ".contains(" + words.floats(0) + ")";
      case 1 -> "(" + texts(next) + " == " + texts(next) + ")";
      case 2 -> "(" + moneys(next) + " < " + moneys(next) + ")";
      case 3 -> "(" + maybe() + " == none)";
      case 4 -> "(" + words.name(Type.WAY, "Way.up") + " != Way.up)";
      case 5 -> xs + ".any(x -> x > " + words.floats(0) + ")";
      case 6 -> texts(next) + ".contains(" + texts(0) + ")";
      default -> "(" + xs + " == " + words.name(Type.FLOATS, "[2.0]") + ")";
    };
  }

  String texts(int levels) {
    if (levels == 0) {
      return switch (words.below(3)) {
        case 0 -> "\"a\"";
        case 1 -> "\"x y\"";
        default -> words.name(Type.TEXT, "\"bc\"");
      };
    }
    int next = levels - 1;
    return switch (words.below(7)) {
      case 0 -> "\"<{" + words.name(Type.INT, "bar.index") + "}|{close}>\"";
      case 1 -> "(" + texts(next) + " + " + texts(next) + ")";
      case 2 -> texts(next) + ".upper()";
      case 3 -> "string(" + words.floats(next) + ")";
      case 4 -> "string(" + words.ints(next) + ")";
      case 5 -> texts(next) + ".replace(\"a\", " + texts(0) + ")";
      default -> "(" + words.truths(0) + " ? " + texts(next) + " : " + texts(next) + ")";
    };
  }

  String moneys(int levels) {
    if (levels == 0) {
      return words.below(2) == 0 ? "3.25_USD" : words.name(Type.MONEY, "100_USD");
    }
    int next = levels - 1;
    return switch (words.below(5)) {
      case 0 -> "(" + moneys(next) + " + " + moneys(next) + ")";
      case 1 -> "(" + moneys(next) + " - " + moneys(next) + ")";
      case 2 -> "(" + moneys(next) + " * " + words.ints(0) + ")";
      case 3 -> "(" + moneys(next) + " * 2.5%)";
      default -> "(" + moneys(next) + " / " + (1 + words.below(7)) + ")";
    };
  }

  String floatArrays(int levels) {
    String xs = words.name(Type.FLOATS, "[close, 1.0]");
    if (levels == 0) {
      return "[" + words.floats(0) + ", " + words.floats(0) + "]";
    }
    return switch (words.below(5)) {
      case 0 -> "[" + words.floats(levels - 1) + ", close, open]";
      case 1 -> xs + ".filter(x -> x > " + words.floats(0) + ")";
      case 2 -> xs + ".slice(0, min(2, " + xs + ".size))";
      case 3 -> "grown(" + xs + ", " + words.floats(levels - 1) + ")";
      default -> xs;
    };
  }

  private String maybe() {
    return words.name(Type.MAYBE, words.isTop() ? "bar.index[1]" : "[1.5].index_of(close)");
  }

  @Override
  public void statement() {
    switch (words.below(14)) {
      case 0 -> words.newVariable("array<float>", floatArrays(1), Type.FLOATS);
      case 1 -> words.newVariable("string", texts(2), Type.TEXT);
      case 2 -> words.newVariable("money", moneys(2), Type.MONEY);
      case 3 ->
          words.newVariable(
              "Point", "Point(x: " + words.floats(1) + ", y: " + words.ints(1) + ")", Type.POINT);
      case 4 ->
          words.newVariable("map<string, float>", "[\"a\": " + words.floats(1) + "]", Type.MAP);
      case 5 -> words.newVariable("Way", words.pick(List.of("Way.up", "Way.flat")), Type.WAY);
      case 6 -> words.newVariable("int?", words.pick(List.of("none", "bar.index")), Type.MAYBE);
      case 7 -> words.loop(floatArrays(1), Type.FLOAT);
      case 8 -> words.line("log(" + texts(2) + ")");
      case 9 -> choose();
      case 10 -> {
        if (words.isTop()) {
          words.line("plot(" + words.floats(2) + ", \"p" + words.fresh() + "\")");
        } else {
          change();
        }
      }
      default -> change();
    }
  }

  private void choose() {
    String way = words.name(Type.WAY, "Way.flat");
    words.line("match " + way + " {");
    words.line("Way.up => {");
    words.inner();
    words.line("}");
    words.line("_ => {");
    words.inner();
    words.line("}");
    words.line("}");
  }

  private void change() {
    String xs = words.variable(Type.FLOATS);
    String text = words.variable(Type.TEXT);
    String money = words.variable(Type.MONEY);
    String point = words.variable(Type.POINT);
    String map = words.variable(Type.MAP);
    String way = words.variable(Type.WAY);
    String maybe = words.variable(Type.MAYBE);
    int kind = words.below(9);
    if (kind == 0 && xs != null) {
      words.line(xs + ".push(" + words.floats(2) + ")");
    } else if (kind == 1 && xs != null) {
      words.line(xs + "[" + words.below(4) + "] = " + words.floats(2));
    } else if (kind == 2 && xs != null) {
      words.line(xs + " = " + floatArrays(2));
    } else if (kind == 3 && text != null) {
      words.line(
          "if "
              + text
              + ".size > 60 { "
              + text
              + " = \"\" } else { "
              + text
              + " += "
              + texts(1)
              + " }");
    } else if (kind == 4 && money != null) {
      words.line(money + " = " + moneys(2));
    } else if (kind == 5 && point != null) {
      words.line(point + " = " + point + " with (x: " + words.floats(2) + ")");
    } else if (kind == 6 && map != null) {
      words.line(map + "[" + texts(1) + "] = " + words.floats(1));
    } else if (kind == 7 && way != null) {
      words.line(way + " = " + words.truths(1) + " ? Way.up : Way.down");
    } else if (maybe != null) {
      words.line(maybe + " = " + words.ints(1));
    } else {
      words.line("log(" + texts(1) + ")");
    }
  }
}
