package io.quantlab.dsl.parser;

import io.quantlab.dsl.syntax.Argument;
import io.quantlab.dsl.syntax.Expression;
import io.quantlab.dsl.syntax.Item;
import io.quantlab.dsl.syntax.Operator;
import java.util.List;
import java.util.Optional;
import org.antlr.v4.runtime.tree.ParseTree;

/// Builds inputs, and settles two things the grammar leaves open: the default swallows `in range`,
/// and the last value swallows the options in parentheses as if it were called.
final class InputBuilder {
  private final ExpressionBuilder expressions;

  InputBuilder(ExpressionBuilder expressions) {
    this.expressions = expressions;
  }

  Item.Input build(WickParser.InputDeclContext input) {
    Expression value = expressions.build(input.expr(0));
    Optional<Expression> range = behind(input, "in");
    Optional<Expression> step = behind(input, "step");
    List<Argument> options = expressions.arguments(input.argList());
    if (range.isEmpty()
        && value instanceof Expression.Binary both
        && both.operator() == Operator.IN) {
      value = both.left();
      range = Optional.of(both.right());
    }
    Expression last = step.orElse(range.orElse(value));
    List<Argument> swallowed = swallowed(last);
    if (!swallowed.isEmpty()) {
      options = swallowed;
      Expression rest = withoutCall(last);
      if (step.isPresent()) {
        step = Optional.of(rest);
      } else if (range.isPresent()) {
        range = Optional.of(rest);
      } else {
        value = rest;
      }
    }
    return new Item.Input(
        expressions.span(input),
        expressions.name(input.name()),
        Optional.ofNullable(input.type()).map(type -> new TypeBuilder(expressions).build(type)),
        value,
        range,
        step,
        Optional.ofNullable(input.STRING()).map(expressions::text),
        options);
  }

  private Optional<Expression> behind(WickParser.InputDeclContext input, String word) {
    for (int i = 0; i + 1 < input.getChildCount(); i++) {
      ParseTree child = input.getChild(i);
      if (child.getText().equals(word)
          && input.getChild(i + 1) instanceof WickParser.ExprContext expression) {
        return Optional.of(expressions.build(expression));
      }
    }
    return Optional.empty();
  }

  /// The arguments of a "call" of a literal at the end of an expression: a literal cannot be
  /// called.
  private static List<Argument> swallowed(Expression expression) {
    return switch (expression) {
      case Expression.Call call when isLiteral(call.callee()) -> call.arguments();
      case Expression.Binary both -> swallowed(both.right());
      case Expression.Unary sign -> swallowed(sign.operand());
      default -> List.of();
    };
  }

  private static Expression withoutCall(Expression expression) {
    return switch (expression) {
      case Expression.Call call -> call.callee();
      case Expression.Binary both -> {
        Expression right = withoutCall(both.right());
        yield new Expression.Binary(
            both.left().span().to(right.span()), both.operator(), both.place(), both.left(), right);
      }
      case Expression.Unary sign -> {
        Expression operand = withoutCall(sign.operand());
        yield new Expression.Unary(
            sign.place().to(operand.span()), sign.sign(), sign.place(), operand);
      }
      default -> expression;
    };
  }

  private static boolean isLiteral(Expression expression) {
    return switch (expression) {
      case Expression.IntLiteral _,
          Expression.FloatLiteral _,
          Expression.PercentLiteral _,
          Expression.DurationLiteral _,
          Expression.MoneyLiteral _,
          Expression.BoolLiteral _,
          Expression.ColorLiteral _,
          Expression.Text _,
          Expression.ArrayLiteral _ ->
          true;
      default -> false;
    };
  }
}
