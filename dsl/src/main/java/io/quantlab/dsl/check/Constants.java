package io.quantlab.dsl.check;

import io.quantlab.dsl.diagnostic.Code;
import io.quantlab.dsl.diagnostic.Diagnostic;
import io.quantlab.dsl.diagnostic.Severity;
import io.quantlab.dsl.diagnostic.Span;
import io.quantlab.dsl.syntax.Expression;
import io.quantlab.dsl.syntax.Operator;
import java.util.Optional;

/// Whole numbers that are written out: what an offset or an index is, and sums that leave the
/// range.
final class Constants {
  private static final long INT_MAX = (1L << 53) - 1;

  private final Walk walk;

  Constants(Walk walk) {
    this.walk = walk;
  }

  /// The value, when only literals, constants and `+ - *` make it.
  Optional<Long> fold(Expression expression) {
    return switch (expression) {
      case Expression.IntLiteral literal -> Optional.of(literal.value());
      case Expression.Parenthesized inner -> fold(inner.inner());
      case Expression.Unary sign when sign.sign() == Expression.Sign.MINUS ->
          fold(sign.operand()).map(value -> -value);
      case Expression.NameUse use -> walk.scope().find(use.name().key()).flatMap(Symbol::constant);
      case Expression.Member member when walk.imports.taken().containsKey(member) ->
          fold(walk.imports.taken().get(member));
      case Expression.Chain chain -> fold(chain);
      default -> Optional.empty();
    };
  }

  private Optional<Long> fold(Expression.Chain chain) {
    Optional<Long> value = fold(chain.first());
    for (Expression.Link link : chain.links()) {
      Optional<Long> right = fold(link.operand());
      if (value.isEmpty() || right.isEmpty()) {
        return Optional.empty();
      }
      value = apply(link.operator(), link.place(), value.get(), right.get());
    }
    return value;
  }

  private Optional<Long> apply(Operator operator, Span place, long left, long right) {
    long value;
    switch (operator) {
      case ADD -> value = left + right;
      case SUBTRACT -> value = left - right;
      case MULTIPLY -> {
        if (Math.multiplyHigh(left, right) != (left * right) >> 63) {
          return overflow(place);
        }
        value = left * right;
      }
      default -> {
        return Optional.empty();
      }
    }
    return Math.abs(value) > INT_MAX ? overflow(place) : Optional.of(value);
  }

  private Optional<Long> overflow(Span place) {
    walk.add(
        Diagnostic.of(Code.E2001, place, "the result leaves the range of int, ±(2^53 - 1)")
            .as(Severity.ERROR));
    return Optional.empty();
  }
}
