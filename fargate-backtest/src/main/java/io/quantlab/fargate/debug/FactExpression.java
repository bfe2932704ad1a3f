package io.quantlab.fargate.debug;

import io.quantlab.dsl.diagnostic.Diagnostic;
import io.quantlab.dsl.diagnostic.Source;
import io.quantlab.dsl.parser.Reading;
import io.quantlab.dsl.parser.WickReader;
import io.quantlab.dsl.syntax.Expression;
import io.quantlab.dsl.syntax.Operator;
import io.quantlab.dsl.syntax.Statement;
import io.quantlab.fargate.terminal.NearestName;
import java.util.ArrayList;
import java.util.List;

/// An expression over facts of a run, in the notation of Wick: names, numbers, texts, arithmetic,
/// comparisons, `and`, `or`, `not`.
///
/// A value is a `Double`, a `Boolean` or a `String`. What is computed from a number that is not
/// known is not known, and a comparison with it is false.
final class FactExpression {
  private static final String BEGIN = "let fact = ";

  private final String text;
  private final Expression expression;

  private FactExpression(String text, Expression expression) {
    this.text = text;
    this.expression = expression;
  }

  /// @throws DebugException when the text is no such expression
  static FactExpression read(String text) {
    Source source = new Source(BEGIN + text + "\n");
    Reading reading = WickReader.read(source);
    for (Diagnostic each : reading.diagnostics()) {
      if (each.severity().stops()) {
        throw wrong(text, each.span().start() - BEGIN.length(), each.code() + " " + each.message());
      }
    }
    boolean one =
        reading.script().items().size() == 1
            && reading.script().items().getFirst() instanceof Statement.Let;
    if (!one || text.isBlank()) {
      throw wrong(text, 0, "one expression is expected");
    }
    return new FactExpression(text, ((Statement.Let) reading.script().items().getFirst()).value());
  }

  private static DebugException wrong(String text, int offset, String message) {
    int column = Math.clamp(offset + 1L, 1, text.length() + 1);
    return new DebugException(new Answer.Problem(message, text, column));
  }

  /// @throws DebugException for a name nobody knows, and operators that do not fit
  Object value(EngineFacts facts) {
    return value(expression, facts);
  }

  private Object value(Expression of, EngineFacts facts) {
    return switch (of) {
      case Expression.Parenthesized inner -> value(inner.inner(), facts);
      case Expression.IntLiteral number -> (double) number.value();
      case Expression.FloatLiteral number -> number.value();
      case Expression.PercentLiteral number -> number.valueE8() * 1e-8;
      case Expression.BoolLiteral truth -> truth.value();
      case Expression.NaLiteral _ -> Double.NaN;
      case Expression.Text constant ->
          constant.constant().orElseThrow(() -> unfit(of, "a plain text is expected"));
      case Expression.NameUse use -> named(of, use.name().text(), facts);
      case Expression.Member member when member.target() instanceof Expression.NameUse use ->
          named(of, use.name().text() + "." + member.member().text(), facts);
      case Expression.Unary unary -> unary(unary, facts);
      case Expression.Binary both ->
          binary(
              both, both.operator(), value(both.left(), facts), () -> value(both.right(), facts));
      case Expression.Chain chain -> chain(chain, facts);
      default -> throw unfit(of, "facts, numbers and operators are expected");
    };
  }

  private Object named(Expression of, String name, EngineFacts facts) {
    return facts
        .find(name)
        .orElseThrow(() -> {
          List<String> known = new ArrayList<>(EngineFacts.NAMES);
          known.addAll(facts.exposed().keySet());
          String near =
              NearestName.of(name, known).map(each -> "did you mean '" + each + "'; ").orElse("");
          return unfit(
              of, "'" + name + "' is not known: " + near + "known are " + String.join(", ", known));
        });
  }

  private Object unary(Expression.Unary unary, EngineFacts facts) {
    Object value = value(unary.operand(), facts);
    return switch (unary.sign()) {
      case MINUS -> -number(unary.operand(), value);
      case PLUS -> number(unary.operand(), value);
      case NOT -> !truth(unary.operand(), value);
    };
  }

  private Object chain(Expression.Chain chain, EngineFacts facts) {
    Object left = value(chain.first(), facts);
    Object result = left;
    boolean comparing = false;
    for (Expression.Link link : chain.links()) {
      Object right = value(link.operand(), facts);
      Object one = binary(chain, link.operator(), comparing ? left : result, () -> right);
      if (one instanceof Boolean truth && link.operator().isComparison()) {
        result = comparing ? (Boolean) result && truth : truth;
        comparing = true;
        left = right;
      } else {
        result = one;
      }
    }
    return result;
  }

  /// The right side of a binary operator, evaluated when it is needed.
  private interface Right {
    Object get();
  }

  private Object binary(Expression at, Operator operator, Object left, Right right) {
    return switch (operator) {
      case AND -> truth(at, left) && truth(at, right.get());
      case OR -> truth(at, left) || truth(at, right.get());
      case EQUAL -> equal(left, right.get());
      case NOT_EQUAL -> !equal(left, right.get());
      case LESS -> number(at, left) < number(at, right.get());
      case LESS_OR_EQUAL -> number(at, left) <= number(at, right.get());
      case GREATER -> number(at, left) > number(at, right.get());
      case GREATER_OR_EQUAL -> number(at, left) >= number(at, right.get());
      case ADD -> number(at, left) + number(at, right.get());
      case SUBTRACT -> number(at, left) - number(at, right.get());
      case MULTIPLY -> number(at, left) * number(at, right.get());
      case DIVIDE -> number(at, left) / number(at, right.get());
      default -> throw unfit(at, "'" + operator.symbol() + "' is none of the operators for facts");
    };
  }

  private static boolean equal(Object left, Object right) {
    return left instanceof Double a && right instanceof Double b
        ? a.doubleValue() == b.doubleValue()
        : left.equals(right);
  }

  private double number(Expression at, Object value) {
    if (value instanceof Double number) {
      return number;
    }
    throw unfit(at, "a number is expected, found " + value);
  }

  private boolean truth(Expression at, Object value) {
    if (value instanceof Boolean truth) {
      return truth;
    }
    throw unfit(at, "a condition is expected, found " + value);
  }

  private DebugException unfit(Expression at, String message) {
    return wrong(text, at.span().start() - BEGIN.length(), message);
  }
}
