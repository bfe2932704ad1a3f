package io.quantlab.dsl.differential;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/// Writes random scripts that are well typed: every name is declared, every operand has the type
/// its operator wants. One statement to a line, every compound expression in parentheses, so that
/// [Shrinker] can cut them.
final class ProgramGenerator {
  enum Type {
    FLOAT,
    INT,
    BOOL,
    TEXT,
    MONEY,
    FLOATS,
    MAP,
    POINT,
    WAY,
    MAYBE,
    SET,
    GRID,
    TIME,
    SPAN
  }

  /// @param assignable a `var`
  /// @param past whether `name[n]` is allowed: a name of the top level
  private record Name(String text, Type type, boolean assignable, boolean past) {}

  private static final List<String> PRICES =
      List.of("open", "high", "low", "close", "volume", "hl2", "hlc3", "ohlc4");
  private static final List<String> FUNCTIONS =
      List.of("abs", "sqrt", "exp", "log", "log10", "sin", "cos", "tan");
  private static final List<String> FLOATS =
      List.of("0.0", "1.0", "0.5", "2.25", "1e300", "1e-300", "na", "100.0", "3.0", "0.1");
  private static final List<String> INTS = List.of("0", "1", "2", "3", "7", "10", "64", "100");
  private static final List<String> COMPARISONS = List.of("<", "<=", ">", ">=", "==", "!=");

  private final SplittableRandom random;
  private final StringBuilder text = new StringBuilder();
  private final List<Name> names = new ArrayList<>();
  private int declared;
  private int depth;
  private int loops;
  private final ValueWords values = new ValueWords(this);
  private final List<Words> vocabulary =
      List.of(values, values, new CollectionWords(this), new TimeWords(this));
  private final TradingWords trading = new TradingWords(this);
  private final boolean rich;
  private final boolean trades;
  private boolean inHandler;

  private ProgramGenerator(long seed, boolean trades) {
    this.random = new SplittableRandom(seed);
    this.rich = random.nextBoolean();
    this.trades = trades;
  }

  static String program(long seed) {
    return new ProgramGenerator(seed, false).written();
  }

  /// A program that is to be played on the engine: with orders, other clocks and handlers.
  static String strategy(long seed) {
    return new ProgramGenerator(seed, true).written();
  }

  private String written() {
    if (trades) {
      text.append(TradingWords.HEADER);
    }
    if (rich) {
      text.append(ValueWords.PREAMBLE);
    }
    for (int i = 2 + random.nextInt(9); i > 0; i--) {
      statement();
    }
    if (trades) {
      inHandler = true;
      trading.handlers();
    }
    return text.toString();
  }

  int below(int bound) {
    return random.nextInt(bound);
  }

  int fresh() {
    return declared++;
  }

  boolean isTop() {
    return depth == 0;
  }

  void declare(String name, Type type) {
    names.add(new Name(name, type, true, false));
  }

  /// Writes the declaration of a `var`.
  void newVariable(String type, String value, Type pool) {
    String name = "w" + fresh();
    line("var " + name + ": " + type + " = " + value);
    declare(name, pool);
  }

  /// Declares a name that has a past.
  void past(String name, Type type) {
    names.add(new Name(name, type, false, true));
  }

  void indented(Runnable lines) {
    depth++;
    lines.run();
    depth--;
  }

  /// A `var` of a type, or `null`.
  String variable(Type type) {
    List<Name> fitting =
        names.stream().filter(each -> each.type() == type && each.assignable()).toList();
    return fitting.isEmpty() ? null : fitting.get(random.nextInt(fitting.size())).text();
  }

  /// Writes a loop over a collection.
  void loop(String collection, Type element) {
    String item = "e" + fresh();
    line("for " + item + " in " + collection + " {");
    int mark = names.size();
    names.add(new Name(item, element, false, false));
    loopBody();
    forget(mark);
    line("}");
  }

  void inner() {
    block(1 + random.nextInt(2));
  }

  void line(String content) {
    text.append("  ".repeat(depth)).append(content).append('\n');
  }

  <T> T pick(List<T> from) {
    return from.get(random.nextInt(from.size()));
  }

  private Words words() {
    return pick(vocabulary);
  }

  private Type type() {
    return switch (random.nextInt(5)) {
      case 0, 1 -> Type.FLOAT;
      case 2, 3 -> Type.INT;
      default -> Type.BOOL;
    };
  }

  private boolean chance(int percent) {
    return random.nextInt(100) < percent;
  }

  private void statement() {
    if (trades && depth < 3 && chance(35)) {
      trading.statement();
      return;
    }
    if (rich && chance(40) && depth < 3) {
      words().statement();
      return;
    }
    switch (random.nextInt(16)) {
      case 0, 1, 2, 3 -> declaration("let", false);
      case 4, 5 -> declaration("var", true);
      case 6, 7, 8, 9 -> assignment();
      case 10, 11 -> branch();
      case 12 -> forLoop();
      case 13 -> whileLoop();
      case 14 -> check();
      default -> {
        if (depth == 0) {
          indicator();
        } else {
          assignment();
        }
      }
    }
  }

  private void declaration(String keyword, boolean assignable) {
    Type type = type();
    String value = expression(type, 3);
    String name = "v" + declared++;
    String annotation = type == Type.FLOAT ? ": float" : "";
    line(keyword + " " + name + annotation + " = " + value);
    names.add(new Name(name, type, assignable, depth == 0));
  }

  private void assignment() {
    List<Name> targets =
        names.stream()
            .filter(each -> each.assignable() && each.type().ordinal() <= Type.BOOL.ordinal())
            .toList();
    if (targets.isEmpty()) {
      declaration("var", true);
      return;
    }
    Name target = targets.get(random.nextInt(targets.size()));
    if (target.type() == Type.BOOL || chance(40)) {
      line(target.text() + " = " + expression(target.type(), 3));
      return;
    }
    String operator = pick(List.of("+=", "-=", "*="));
    if (target.type() == Type.FLOAT && chance(25)) {
      operator = "/=";
    }
    line(target.text() + " " + operator + " " + expression(target.type(), 2));
  }

  private void branch() {
    if (depth == 3) {
      assignment();
      return;
    }
    line("if " + expression(Type.BOOL, 2) + " {");
    block(1 + random.nextInt(3));
    if (chance(30)) {
      line("} else if " + expression(Type.BOOL, 2) + " {");
      block(1 + random.nextInt(2));
    }
    if (chance(50)) {
      line("} else {");
      block(1 + random.nextInt(2));
    }
    line("}");
  }

  private void forLoop() {
    if (depth == 3) {
      assignment();
      return;
    }
    String range = chance(50) ? ".." : "..=";
    String end =
        chance(70) ? String.valueOf(random.nextInt(8)) : "(" + expression(Type.INT, 1) + " mod 9)";
    String name = "i" + declared++;
    line("for " + name + " in " + random.nextInt(3) + range + end + " {");
    int mark = names.size();
    names.add(new Name(name, Type.INT, false, false));
    loopBody();
    forget(mark);
    line("}");
  }

  private void whileLoop() {
    if (depth == 3) {
      assignment();
      return;
    }
    String counter = "n" + declared++;
    line("var " + counter + " = 0");
    names.add(new Name(counter, Type.INT, true, depth == 0));
    line(
        "while " + counter + " < " + random.nextInt(7) + " and " + expression(Type.BOOL, 1) + " {");
    depth++;
    line(counter + " += 1");
    depth--;
    loopBody();
    line("}");
  }

  private void loopBody() {
    loops++;
    block(1 + random.nextInt(3));
    if (chance(25)) {
      depth++;
      line("if " + expression(Type.BOOL, 1) + " { " + pick(List.of("break", "continue")) + " }");
      depth--;
      block(1);
    }
    loops--;
  }

  private void block(int statements) {
    int mark = names.size();
    depth++;
    for (int i = 0; i < statements; i++) {
      statement();
    }
    depth--;
    forget(mark);
  }

  private void forget(int mark) {
    names.subList(mark, names.size()).clear();
  }

  private void check() {
    String keyword = depth > 0 || chance(50) ? "assert" : "require";
    String likely =
        "(" + expression(Type.BOOL, 2) + " or bar.index < " + (5 + random.nextInt(60)) + ")";
    line(keyword + " " + likely + (chance(50) ? " \"said\"" : ""));
  }

  private void indicator() {
    String name = "v" + declared++;
    int length = 1 + random.nextInt(6);
    String source = chance(50) ? pick(PRICES) : floats(2);
    switch (random.nextInt(9)) {
      case 0 -> let(name, "ema(" + source + ", " + length + ")");
      case 1 -> let(name, "sma(" + source + ", " + length + ")");
      case 2 -> let(name, "rsi(" + source + ", " + length + ")");
      case 3 -> let(name, "atr(" + length + ")");
      case 4 -> let(name, "highest(" + source + ", " + length + ")");
      case 5 -> let(name, "stdev(" + source + ", " + length + ")");
      case 6 -> {
        line("let " + name + " = cross_over(" + source + ", " + pick(PRICES) + ")");
        names.add(new Name(name, Type.BOOL, false, true));
      }
      case 7 -> let(name, "macd(" + source + ", 2, 4, 3).hist");
      default -> {
        String[] three = {name + "a", name + "b", name + "c"};
        line("let (" + String.join(", ", three) + ") = bollinger(" + source + ", " + length + ")");
        for (String each : three) {
          names.add(new Name(each, Type.FLOAT, false, true));
        }
      }
    }
  }

  private void let(String name, String value) {
    line("let " + name + " = " + value);
    names.add(new Name(name, Type.FLOAT, false, true));
  }

  private String expression(Type type, int levels) {
    return switch (type) {
      case FLOAT -> floats(levels);
      case INT -> ints(levels);
      case BOOL -> truths(levels);
      case TEXT, MONEY, FLOATS, MAP, POINT, WAY, MAYBE, SET, GRID, TIME, SPAN ->
          throw new IllegalArgumentException("written by Words: " + type);
    };
  }

  String name(Type type, String otherwise) {
    List<Name> fitting = names.stream().filter(each -> each.type() == type).toList();
    return fitting.isEmpty() ? otherwise : fitting.get(random.nextInt(fitting.size())).text();
  }

  private String past(Type type, String otherwise) {
    List<Name> fitting = names.stream().filter(each -> each.type() == type && each.past()).toList();
    if (fitting.isEmpty() || inHandler || loops > 0 && depth > 2) {
      return otherwise;
    }
    String name = fitting.get(random.nextInt(fitting.size())).text();
    String offset = chance(70) ? String.valueOf(random.nextInt(5)) : "(" + ints(1) + " mod 5)";
    return switch (type) {
      case FLOAT, BOOL -> name + "[" + offset + "]";
      case INT -> "(" + name + "[" + offset + "] ?? " + ints(0) + ")";
      case TEXT, MONEY, FLOATS, MAP, POINT, WAY, MAYBE, SET, GRID, TIME, SPAN -> otherwise;
    };
  }

  String floats(int levels) {
    if (levels == 0) {
      return switch (random.nextInt(4)) {
        case 0 -> pick(FLOATS);
        case 1 -> pick(PRICES);
        default -> name(Type.FLOAT, "close");
      };
    }
    int next = levels - 1;
    if (rich && chance(30)) {
      return words().floats(next);
    }
    return switch (random.nextInt(12)) {
      case 0, 1, 2 ->
          "(" + floats(next) + " " + pick(List.of("+", "-", "*", "/")) + " " + floats(next) + ")";
      case 3 -> "(" + floats(next) + " ^ " + pick(List.of("2", "0.5", "-1", "3")) + ")";
      case 4 -> pick(FUNCTIONS) + "(" + floats(next) + ")";
      case 5 -> pick(List.of("min", "max")) + "(" + floats(next) + ", " + floats(next) + ")";
      case 6 -> "(" + floats(next) + " ?? " + floats(next) + ")";
      case 7 -> "(" + truths(next) + " ? " + floats(next) + " : " + floats(next) + ")";
      case 8 -> "(-" + floats(next) + ")";
      case 9 -> "(" + ints(next) + " / " + ints(next) + ")";
      case 10 -> past(Type.FLOAT, "close");
      default -> "(" + ints(next) + " + " + floats(next) + ")";
    };
  }

  String ints(int levels) {
    if (levels == 0) {
      return switch (random.nextInt(5)) {
        case 0, 1 -> chance(3) ? "(bar.index + 9007199254740983)" : pick(INTS);
        case 2 -> "bar.index";
        default -> name(Type.INT, "3");
      };
    }
    int next = levels - 1;
    if (rich && chance(30)) {
      return words().ints(next);
    }
    return switch (random.nextInt(10)) {
      case 0, 1, 2 ->
          "(" + ints(next) + " " + pick(List.of("+", "-", "*")) + " " + small(next) + ")";
      case 3 -> "(" + ints(next) + " div " + small(next) + ")";
      case 4 -> "(" + ints(next) + " mod " + small(next) + ")";
      case 5 -> "(-" + ints(next) + ")";
      case 6 -> "(" + truths(next) + " ? " + ints(next) + " : " + ints(next) + ")";
      case 7 -> pick(List.of("floor", "ceil", "trunc", "round", "int")) + "(" + tame(next) + ")";
      case 8 -> pick(List.of("min", "max")) + "(" + ints(next) + ", " + ints(next) + ")";
      default -> past(Type.INT, "bar.index");
    };
  }

  /// An int that seldom ends the run.
  private String small(int levels) {
    return chance(85) ? String.valueOf(1 + random.nextInt(5)) : ints(levels);
  }

  /// A float that seldom has no int.
  private String tame(int levels) {
    return chance(92) ? "((" + floats(levels) + " ?? 1.0) * 0.5)" : floats(levels);
  }

  String texts(int levels) {
    return values.texts(levels);
  }

  String truths(int levels) {
    if (levels == 0) {
      return switch (random.nextInt(4)) {
        case 0 -> pick(List.of("true", "false"));
        case 1 ->
            "(" + floats(0) + " " + pick(COMPARISONS.subList(0, 4)) + " " + pick(PRICES) + ")";
        default -> name(Type.BOOL, "(close > open)");
      };
    }
    int next = levels - 1;
    if (rich && chance(30)) {
      return words().truths(next);
    }
    return switch (random.nextInt(9)) {
      case 0, 1 -> "(" + floats(next) + " " + pick(COMPARISONS) + " (" + floats(next) + " + 0.0))";
      case 2, 3 -> "(" + ints(next) + " " + pick(COMPARISONS) + " " + ints(next) + ")";
      case 4 -> "(" + truths(next) + " and " + truths(next) + ")";
      case 5 -> "(" + truths(next) + " or " + truths(next) + ")";
      case 6 -> "(not " + truths(next) + ")";
      case 7 -> chance(50) ? "is_na(" + floats(next) + ")" : past(Type.BOOL, "(low < close)");
      default -> "(" + truths(next) + " ? " + truths(next) + " : " + truths(next) + ")";
    };
  }
}
