package io.quantlab.dsl.check;

import io.quantlab.dsl.diagnostic.Code;
import io.quantlab.dsl.diagnostic.Diagnostic;
import io.quantlab.dsl.diagnostic.Fix;
import io.quantlab.dsl.diagnostic.Severity;
import io.quantlab.dsl.library.Catalogue;
import io.quantlab.dsl.library.Effect;
import io.quantlab.dsl.library.Stage;
import io.quantlab.dsl.library.Type;
import io.quantlab.dsl.library.Type.Basic;
import io.quantlab.dsl.syntax.Expression;
import java.util.Optional;

/// `x[n]`: an element of a collection, or the value of n steps before (wick.md 5.1).
final class IndexChecker {
  private final ExpressionChecker expressions;
  private final Walk walk;

  IndexChecker(ExpressionChecker expressions) {
    this.expressions = expressions;
    this.walk = expressions.walk;
  }

  Fact index(Expression.Index index) {
    Fact target = expressions.value(index.target());
    return switch (target.type()) {
      case Type.ArrayOf(Type element) when !isSnapshot(index.target()) ->
          element(index, target, element);
      case Type.MapOf(Type key, Type value) when !isSnapshot(index.target()) ->
          target.with(expressions.expect(index.index(), key)).as(Type.optional(value));
      case Type.Object values when Catalogue.elements(values).isPresent() ->
          element(index, target, Basic.FLOAT);
      case Type _ -> history(index, target);
    };
  }

  /// `snapshot(a)[1]` is history although `a` is a collection.
  private static boolean isSnapshot(Expression target) {
    return target instanceof Expression.Call call
        && call.callee() instanceof Expression.NameUse use
        && use.name().text().equals("snapshot");
  }

  private Fact element(Expression.Index index, Fact target, Type element) {
    Fact offset = expressions.expect(index.index(), Basic.INT);
    Optional<Long> constant = expressions.constants.fold(index.index());
    if (constant.isPresent() && constant.get() < 0) {
      walk.add(
          Diagnostic.of(
                  Code.E2201,
                  index.opener(),
                  "index " + constant.get() + " is below 0; the last element is '.last'")
              .as(Severity.ERROR));
    }
    return target.with(offset).as(element);
  }

  private Fact history(Expression.Index index, Fact target) {
    if (target.isUnknown()) {
      return expressions.value(index.index()).as(Basic.UNKNOWN);
    }
    Fact offset = expressions.expect(index.index(), Basic.INT);
    Optional<Long> constant = expressions.constants.fold(index.index());
    if (constant.isPresent() && constant.get() < 0) {
      walk.add(
          Diagnostic.of(
                  Code.E1301,
                  index.index().span(),
                  "the offset "
                      + constant.get()
                      + " points into the future: history goes back, from 0")
              .fixedBy(
                  Fix.replace(
                      "write " + -constant.get(),
                      index.index().span(),
                      String.valueOf(-constant.get()))));
    }
    if (target.isUnknown()) {
      return Fact.UNKNOWN;
    }
    if (!hasHistory(index, target)) {
      return Fact.UNKNOWN;
    }
    Type type = target.type();
    boolean always = type == Basic.BOOL || type == Basic.FLOAT;
    return target.with(offset).atLeast(Stage.SERIES).as(always ? type : Type.optional(type));
  }

  private boolean hasHistory(Expression.Index index, Fact target) {
    if (target.type() == Basic.STRING
        || target.type() == Basic.RANGE
        || target.type() == Basic.NOTHING
        || target.type() instanceof Type.SetOf) {
      return refuse(
          index,
          "'"
              + target.type().text()
              + "' has no history; 'snapshot(x)[n]' keeps copies of a value");
    }
    if (index.target() instanceof Expression.NameUse use) {
      Optional<Symbol> symbol = walk.scope().find(use.name().key());
      return symbol.isEmpty() || ofSymbol(index, symbol.get());
    }
    expressions.lifting.require(index.target(), index.opener(), "the history of an expression");
    return true;
  }

  private boolean ofSymbol(Expression.Index index, Symbol symbol) {
    boolean plain =
        symbol.role() == Symbol.Role.PARAMETER
            && !(symbol.fact().type() instanceof Type.SeriesOf)
            && symbol.fact().type() != Basic.UNKNOWN;
    if (symbol.role() == Symbol.Role.LOOP
        || symbol.level() == Symbol.Level.BLOCK && symbol.role() != Symbol.Role.PARAMETER
        || plain && !walk.isSeries(symbol)) {
      return refuse(
          index,
          plain
              ? "'" + symbol.name() + "' is a plain value: declare the parameter as 'series<…>'"
              : "'"
                  + symbol.name()
                  + "' lives in a block and has no history: declare it at script"
                  + " level");
    }
    if (symbol.level() == Symbol.Level.FUNCTION) {
      walk.note(Effect.STATE);
    }
    return true;
  }

  private boolean refuse(Expression.Index index, String message) {
    walk.complain(Code.E1302, index.opener(), message);
    return false;
  }
}
