package io.quantlab.dsl.check;

import io.quantlab.dsl.diagnostic.Code;
import io.quantlab.dsl.library.Type;
import io.quantlab.dsl.library.Type.Basic;
import io.quantlab.dsl.syntax.Block;
import io.quantlab.dsl.syntax.Expression;
import io.quantlab.dsl.syntax.Item;
import io.quantlab.dsl.syntax.Statement;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/// What functions give back.
final class ReturnChecker {
  private final ExpressionChecker expressions;
  private final Walk walk;
  private final StatementChecker statements;
  private final Deque<Results> functions = new ArrayDeque<>();

  /// What the function around returns.
  private record Results(Type wanted, List<Fact> found) {}

  ReturnChecker(ExpressionChecker expressions, StatementChecker statements) {
    this.expressions = expressions;
    this.walk = expressions.walk;
    this.statements = statements;
  }

  /// Checks what a function does and gives what it returns.
  Fact functionBody(Item.Function function, Type wanted) {
    switch (function.body()) {
      case Item.Body.Value value -> {
        return wanted == Basic.UNKNOWN
            ? expressions.value(value.expression())
            : expressions.expect(value.expression(), wanted).as(wanted);
      }
      case Item.Body.Statements body -> {
        functions.push(new Results(wanted, new ArrayList<>()));
        statements.statements(body.block().statements());
        return returned(function, body.block(), functions.pop());
      }
    }
  }

  private Fact returned(Item.Function function, Block body, Results results) {
    boolean gives = function.result().isPresent() || !results.found().isEmpty();
    if (gives && !Paths.returnsAlways(body)) {
      walk.complain(
          Code.E1502,
          body.closer(),
          "'" + function.name().text() + "' can end here without a value: return one");
    }
    Fact all = Fact.constant(gives ? Basic.UNKNOWN : Basic.NOTHING);
    Type type = results.wanted();
    for (Fact fact : results.found()) {
      all = all.with(fact);
      type =
          type == Basic.UNKNOWN ? fact.type() : Conversions.unify(type, fact.type()).orElse(type);
    }
    return gives ? all.as(type) : all;
  }

  void check(Statement.Return back) {
    boolean inHandler = walk.handler().isPresent() && functions.isEmpty();
    if (functions.isEmpty() && !inHandler) {
      walk.complain(Code.E1204, back.span(), "'return' stands in functions and handlers");
      back.value().ifPresent(expressions::value);
      return;
    }
    if (inHandler) {
      back.value()
          .ifPresent(
              value -> walk.complain(Code.E1101, value.span(), "a handler returns no value"));
      return;
    }
    back.value().ifPresent(value -> functions.peek().found().add(result(value)));
  }

  private Fact result(Expression value) {
    Type wanted = functions.peek().wanted();
    Fact fact =
        wanted == Basic.UNKNOWN ? expressions.value(value) : expressions.expect(value, wanted);
    expressions.requireValue(value, fact);
    List<Fact> before = functions.peek().found();
    boolean differs =
        wanted == Basic.UNKNOWN
            && !before.isEmpty()
            && Conversions.unify(before.getFirst().type(), fact.type()).isEmpty();
    if (differs) {
      walk.complain(
          Code.E1101,
          value.span(),
          "this is '"
              + fact.type().text()
              + "', the 'return' before gives '"
              + before.getFirst().type().text()
              + "'");
    }
    return fact;
  }
}
