package io.quantlab.dsl.check;

import io.quantlab.dsl.diagnostic.Code;
import io.quantlab.dsl.library.Type;
import io.quantlab.dsl.library.Type.Basic;
import io.quantlab.dsl.syntax.Expression;
import io.quantlab.dsl.syntax.Name;
import io.quantlab.dsl.syntax.Operator;
import io.quantlab.dsl.syntax.Statement;
import java.util.Optional;

/// Assignments: what may be changed, and to what.
final class AssignChecker {
  private final ExpressionChecker expressions;
  private final Walk walk;

  AssignChecker(ExpressionChecker expressions) {
    this.expressions = expressions;
    this.walk = expressions.walk;
  }

  void check(Statement.Assign assign) {
    Optional<Name> root = Targets.root(assign.target());
    Optional<Symbol> symbol = root.flatMap(name -> new Targets(walk).changeable(name, name.span()));
    if (symbol.isEmpty()) {
      expressions.value(assign.value());
      return;
    }
    Fact target = target(assign, symbol.get());
    Fact value =
        assign.operator().isPresent()
            ? changed(assign, target, assign.operator().get())
            : expressions.expect(assign.value(), target.type());
    expressions.requireValue(assign.value(), value);
    boolean developing = value.ripeness().or(walk.ripeness()) == Fact.Ripeness.DEVELOPING;
    if (developing) {
      symbol.get().learn(symbol.get().fact().developing());
    }
  }

  /// What is known of the place a value goes to.
  private Fact target(Statement.Assign assign, Symbol symbol) {
    return switch (assign.target()) {
      case Expression.NameUse _ -> symbol.fact();
      case Expression.Index index -> {
        Fact collection = expressions.value(index.target());
        yield switch (collection.type()) {
          case Type.MapOf(Type key, Type value) -> {
            expressions.expect(index.index(), key);
            yield collection.as(value);
          }
          case Type.ArrayOf(Type element) -> {
            expressions.expect(index.index(), Basic.INT);
            yield collection.as(element);
          }
          case Type _ -> refused(assign, collection, "history cannot be written");
        };
      }
      case Expression target ->
          refused(
              assign,
              expressions.value(target),
              "records do not change: write 'p = p with (x: 1)'");
    };
  }

  private Fact refused(Statement.Assign assign, Fact target, String reason) {
    if (!target.isUnknown()) {
      walk.complain(Code.E1202, assign.target().span(), reason);
    }
    return Fact.UNKNOWN;
  }

  private Fact changed(Statement.Assign assign, Fact target, Operator operator) {
    Fact value = expressions.check(assign.value(), target.type());
    if (value.type() instanceof Type.OptionalOf(Type inner)) {
      expressions.requireFit(assign.value(), value, inner);
      return Fact.UNKNOWN;
    }
    Optional<Type> result = Operators.result(operator, target.type(), value.type());
    if (result.isEmpty()) {
      walk.complain(
          Code.E1109,
          assign.place(),
          "'"
              + operator.symbol()
              + "=' is not defined for '"
              + target.type().text()
              + "' and '"
              + value.type().text()
              + "'");
      return Fact.UNKNOWN;
    }
    if (!Conversions.fits(result.get(), target.type())) {
      walk.complain(
          Code.E1101,
          assign.value().span(),
          "the result is '" + result.get().text() + "', '" + target.type().text() + "' is wanted");
    }
    return value;
  }
}
