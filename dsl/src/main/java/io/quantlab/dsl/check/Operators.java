package io.quantlab.dsl.check;

import static io.quantlab.dsl.library.Type.Basic.BOOL;
import static io.quantlab.dsl.library.Type.Basic.DURATION;
import static io.quantlab.dsl.library.Type.Basic.FLOAT;
import static io.quantlab.dsl.library.Type.Basic.INT;
import static io.quantlab.dsl.library.Type.Basic.MONEY;
import static io.quantlab.dsl.library.Type.Basic.PERCENT;
import static io.quantlab.dsl.library.Type.Basic.QUANTITY;
import static io.quantlab.dsl.library.Type.Basic.RANGE;
import static io.quantlab.dsl.library.Type.Basic.STRING;
import static io.quantlab.dsl.library.Type.Basic.TIME;
import static io.quantlab.dsl.library.Type.Basic.UNKNOWN;

import io.quantlab.dsl.library.Type;
import io.quantlab.dsl.syntax.Operator;
import java.util.Optional;

/// What the operators give for the types of their operands; nothing where they are not defined.
public final class Operators {
  private Operators() {}

  public static Optional<Type> result(Operator operator, Type left, Type right) {
    if (left == UNKNOWN || right == UNKNOWN) {
      return Optional.of(unknown(operator));
    }
    return Optional.ofNullable(
        switch (operator) {
          case ADD -> sum(left, right);
          case SUBTRACT -> difference(left, right);
          case MULTIPLY -> product(left, right);
          case DIVIDE -> quotient(left, right);
          case DIV -> left == INT && right == INT ? INT : null;
          case MOD ->
              left == INT && right == INT ? INT : isPlain(left) && isPlain(right) ? FLOAT : null;
          case POWER -> isPlain(left) && isPlain(right) ? FLOAT : null;
          case AND, OR -> left == BOOL && right == BOOL ? BOOL : null;
          case RANGE, CLOSED_RANGE -> left == INT && right == INT ? RANGE : null;
          case LESS, LESS_OR_EQUAL, GREATER, GREATER_OR_EQUAL ->
              isOrdered(left, right) ? BOOL : null;
          case EQUAL, NOT_EQUAL -> Conversions.unify(left, right).isPresent() ? BOOL : null;
          case IN -> holds(right, left) ? BOOL : null;
          case COALESCE -> coalesced(left, right);
        });
  }

  private static Type unknown(Operator operator) {
    return switch (operator) {
      case AND, OR, LESS, LESS_OR_EQUAL, GREATER, GREATER_OR_EQUAL, EQUAL, NOT_EQUAL, IN -> BOOL;
      case RANGE, CLOSED_RANGE -> RANGE;
      case DIV, MOD -> INT;
      case ADD, SUBTRACT, MULTIPLY, DIVIDE, POWER, COALESCE -> UNKNOWN;
    };
  }

  /// Numbers that mix: int, float, percent.
  private static boolean isPlain(Type type) {
    return type == INT || type == FLOAT || type == PERCENT;
  }

  private static Type sum(Type left, Type right) {
    if (left == right
        && (left == INT
            || left == MONEY
            || left == PERCENT
            || left == DURATION
            || left == STRING)) {
      return left;
    }
    if (left == TIME && right == DURATION || left == DURATION && right == TIME) {
      return TIME;
    }
    return isPlain(left) && isPlain(right) ? FLOAT : null;
  }

  private static Type difference(Type left, Type right) {
    if (left == TIME && right == TIME) {
      return DURATION;
    }
    if (left == TIME && right == DURATION) {
      return TIME;
    }
    return left == STRING || left == DURATION && right == TIME ? null : sum(left, right);
  }

  private static Type product(Type left, Type right) {
    if (left == INT && right == INT) {
      return INT;
    }
    if (isPlain(left) && isPlain(right)) {
      boolean counted = left == PERCENT && right == INT || left == INT && right == PERCENT;
      return counted ? PERCENT : FLOAT;
    }
    if (isPlain(left)) {
      return isScalable(right, left) ? right : null;
    }
    return isPlain(right) && isScalable(left, right) ? left : null;
  }

  private static boolean isScalable(Type type, Type factor) {
    return type == MONEY || factor != PERCENT && (type == DURATION || type == QUANTITY);
  }

  private static Type quotient(Type left, Type right) {
    if (isPlain(left) && isPlain(right)
        || left == MONEY && right == MONEY
        || left == DURATION && right == DURATION) {
      return FLOAT;
    }
    return isPlain(right) && isScalable(left, right) ? left : null;
  }

  private static boolean isOrdered(Type left, Type right) {
    return isPlain(left) && isPlain(right)
        || left == right && (left == MONEY || left == TIME || left == DURATION || left == STRING);
  }

  private static boolean holds(Type container, Type element) {
    return switch (container) {
      case Type.ArrayOf(Type inner) -> Conversions.unify(element, inner).isPresent();
      case Type.SetOf(Type inner) -> Conversions.unify(element, inner).isPresent();
      case Type.MapOf(Type key, Type _) -> Conversions.unify(element, key).isPresent();
      case Type.Basic basic ->
          basic == RANGE && element == INT || basic == STRING && element == STRING;
      case Type _ -> false;
    };
  }

  private static Type coalesced(Type left, Type right) {
    return switch (left) {
      case Type.OptionalOf(Type inner) -> Conversions.unify(inner, right).orElse(null);
      case Type.Basic basic when basic == Type.Basic.NONE -> right;
      case Type.Basic basic when basic == FLOAT -> Conversions.unify(FLOAT, right).orElse(null);
      case Type _ -> null;
    };
  }
}
