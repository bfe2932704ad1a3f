package io.quantlab.dsl.check;

import io.quantlab.dsl.library.Type;
import io.quantlab.dsl.syntax.Expression;
import io.quantlab.dsl.syntax.Operator;

/// Inside `if x != none { … }` a `let` or parameter `x` is there.
final class Narrowing {
  private Narrowing() {}

  /// Notes in the current scope what the condition says when it is true.
  static void apply(Walk walk, Expression condition) {
    switch (condition) {
      case Expression.Parenthesized inner -> apply(walk, inner.inner());
      case Expression.Chain chain when chain.links().getFirst().operator() == Operator.AND -> {
        apply(walk, chain.first());
        chain.links().forEach(link -> apply(walk, link.operand()));
      }
      case Expression.Binary both when both.operator() == Operator.NOT_EQUAL -> {
        if (both.right() instanceof Expression.NoneLiteral) {
          narrow(walk, both.left());
        } else if (both.left() instanceof Expression.NoneLiteral) {
          narrow(walk, both.right());
        }
      }
      default -> {}
    }
  }

  private static void narrow(Walk walk, Expression expression) {
    if (expression instanceof Expression.NameUse use) {
      walk.scope()
          .find(use.name().key())
          .filter(
              symbol -> symbol.role() == Symbol.Role.LET || symbol.role() == Symbol.Role.PARAMETER)
          .ifPresent(symbol -> {
            Fact fact = walk.scope().factOf(symbol);
            if (fact.type() instanceof Type.OptionalOf(Type inner)) {
              walk.scope().narrow(symbol, fact.as(inner));
            }
          });
    }
  }
}
