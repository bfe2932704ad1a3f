package io.quantlab.dsl.check;

import io.quantlab.dsl.diagnostic.Code;
import io.quantlab.dsl.library.Builtin;
import io.quantlab.dsl.library.Effect;
import io.quantlab.dsl.library.Type.Basic;
import io.quantlab.dsl.syntax.Expression;
import io.quantlab.dsl.syntax.Statement;
import java.util.Optional;

/// Calls that stand alone: they must do something.
final class InvokeChecker {
  private final ExpressionChecker expressions;
  private final Walk walk;

  InvokeChecker(ExpressionChecker expressions) {
    this.expressions = expressions;
    this.walk = expressions.walk;
  }

  void check(Statement.Invoke invoke) {
    int before = walk.complaints();
    expressions.value(invoke.call());
    boolean fine = walk.complaints() == before;
    if (fine && !hasEffect(invoke.call())) {
      walk.complain(
          Code.E1103, invoke.call().callee().span(), "this call has no effect: use its value");
    }
  }

  private boolean hasEffect(Expression.Call call) {
    return switch (call.callee()) {
      case Expression.NameUse use -> {
        Optional<Symbol> symbol = walk.scope().find(use.name().key());
        if (symbol.isPresent() && symbol.get().role() == Symbol.Role.FUNCTION) {
          yield symbol.get().effects().stream().anyMatch(effect -> effect != Effect.STATE)
              || symbol.get().fact().type() == Basic.NOTHING;
        }
        yield walk.catalogue.global(use.name().text()).stream().anyMatch(this::acts)
            || walk.facts.get(call).isUnknown();
      }
      case Expression.Member member -> {
        Fact target = walk.facts.get(member.target());
        yield target == null
            || target.isUnknown()
            || walk.catalogue.members(target.type(), member.member().text()).stream()
                .anyMatch(this::acts);
      }
      default -> true;
    };
  }

  private boolean acts(Builtin entry) {
    return entry.effect().isOutput()
        || entry.effect() == Effect.CHANGE
        || entry.effect() == Effect.TEST
        || entry.result() == Basic.NOTHING;
  }
}
