package io.quantlab.dsl.syntax;

import java.util.HashMap;
import java.util.Map;

/// An operator between two operands, loosest first.
public enum Operator {
  COALESCE("??", 2),
  OR("or", 3),
  AND("and", 4),
  EQUAL("==", 6),
  NOT_EQUAL("!=", 6),
  LESS("<", 6),
  LESS_OR_EQUAL("<=", 6),
  GREATER(">", 6),
  GREATER_OR_EQUAL(">=", 6),
  IN("in", 6),
  RANGE("..", 7),
  CLOSED_RANGE("..=", 7),
  ADD("+", 8),
  SUBTRACT("-", 8),
  MULTIPLY("*", 9),
  DIVIDE("/", 9),
  DIV("div", 9),
  MOD("mod", 9),
  POWER("^", 11);

  private static final Map<String, Operator> BY_SYMBOL = new HashMap<>();

  static {
    for (Operator each : values()) {
      BY_SYMBOL.put(each.symbol, each);
    }
  }

  private final String symbol;
  private final int strength;

  Operator(String symbol, int strength) {
    this.symbol = symbol;
    this.strength = strength;
  }

  /// As it is written.
  public String symbol() {
    return symbol;
  }

  /// How tightly it binds; `?:` has 1, `not` 5, an unary sign 10, `with` 12.
  public int strength() {
    return strength;
  }

  public boolean isComparison() {
    return strength == 6;
  }

  public boolean isRange() {
    return strength == 7;
  }

  /// True for `and`, `or` and `??`: the right side may stay unread.
  public boolean isLazy() {
    return strength <= 4;
  }

  /// The operator of a symbol; it must be one.
  public static Operator of(String symbol) {
    Operator found = BY_SYMBOL.get(symbol);
    if (found == null) {
      throw new IllegalArgumentException("no operator '" + symbol + "'");
    }
    return found;
  }
}
