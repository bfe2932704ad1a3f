package io.quantlab.dsl.check;

import io.quantlab.dsl.diagnostic.Code;
import io.quantlab.dsl.diagnostic.Diagnostic;
import io.quantlab.dsl.diagnostic.Fix;
import io.quantlab.dsl.diagnostic.Span;
import io.quantlab.dsl.library.Stage;
import io.quantlab.dsl.library.Type;
import io.quantlab.dsl.library.Type.Basic;
import io.quantlab.dsl.syntax.Children;
import io.quantlab.dsl.syntax.Expression;
import io.quantlab.dsl.syntax.Operator;
import java.util.Optional;
import java.util.Set;

/// Operators: types of operands, missing values, what their laziness means for calls with state.
final class OperatorChecker {
  private static final Set<String> ALWAYS_THERE =
      Set.of("open", "high", "low", "close", "volume", "hl2", "hlc3", "ohlc4", "hlcc4");

  /// Functions of values that are there which are there themselves.
  private static final Set<String> KEEPS_THERE =
      Set.of("abs", "avg", "clamp", "max", "min", "sign");

  private final ExpressionChecker expressions;
  private final Walk walk;

  OperatorChecker(ExpressionChecker expressions) {
    this.expressions = expressions;
    this.walk = expressions.walk;
  }

  Fact binary(Expression.Binary both, Type wanted) {
    if (isNaTest(both)) {
      return Fact.constant(Basic.BOOL);
    }
    Operator operator = both.operator();
    if (operator == Operator.COALESCE) {
      return coalesce(both, wanted);
    }
    Fact left = expressions.value(both.left());
    Optional<Expression.Binary> bounds = Expression.Binary.range(both.right());
    if (operator == Operator.IN && bounds.isPresent()) {
      return within(both, left, bounds.get());
    }
    Fact right = expressions.check(both.right(), hintFor(operator, left.type()));
    boolean comparesNone = operator == Operator.EQUAL || operator == Operator.NOT_EQUAL;
    if (comparesNone && left.type() == Basic.STRING && right.type() == Basic.SYMBOL) {
      left = expressions.check(both.left(), Basic.SYMBOL);
    }
    Fact joined = left.with(right);
    if (!comparesNone && (isMissing(both.left(), left) | isMissing(both.right(), right))) {
      return joined.as(Operators.result(operator, Basic.UNKNOWN, Basic.UNKNOWN).orElseThrow());
    }
    return joined.as(typed(operator, both.place(), left.type(), right.type()));
  }

  /// `x in a..b`: whatever can be compared with both bounds.
  private Fact within(Expression.Binary both, Fact element, Expression.Binary bounds) {
    Fact low = expressions.check(bounds.left(), element.type());
    Fact high = expressions.check(bounds.right(), element.type());
    Fact joined = element.with(low).with(high);
    boolean missing =
        isMissing(both.left(), element)
            | isMissing(bounds.left(), low)
            | isMissing(bounds.right(), high);
    if (!missing) {
      Type below = typed(Operator.LESS, bounds.place(), low.type(), high.type());
      typed(Operator.LESS, both.place(), element.type(), low.type());
      return joined.as(below);
    }
    return joined.as(Basic.BOOL);
  }

  private static Type hintFor(Operator operator, Type left) {
    return operator == Operator.IN ? Basic.UNKNOWN : left;
  }

  private Fact coalesce(Expression.Binary both, Type wanted) {
    Fact left = expressions.check(both.left(), wanted);
    Type inner = left.type() instanceof Type.OptionalOf(Type type) ? type : left.type();
    Fact[] right = new Fact[1];
    walk.inBranch(left, () -> right[0] = expressions.check(both.right(), inner));
    return left.with(right[0])
        .as(typed(Operator.COALESCE, both.place(), left.type(), right[0].type()));
  }

  /// `x == na` is never true: complains, and offers `is_na(x)`.
  private boolean isNaTest(Expression.Binary both) {
    boolean test = both.operator() == Operator.EQUAL || both.operator() == Operator.NOT_EQUAL;
    boolean rightNa = both.right() instanceof Expression.NaLiteral;
    boolean leftNa = both.left() instanceof Expression.NaLiteral;
    if (!test || !rightNa && !leftNa) {
      return false;
    }
    Expression other = rightNa ? both.left() : both.right();
    expressions.value(other);
    String call = "is_na(" + walk.source.textOf(other.span()) + ")";
    String fixed = both.operator() == Operator.EQUAL ? call : "not " + call;
    walk.add(
        Diagnostic.of(
                Code.E1105,
                both.place(),
                "nothing is equal to na, not even na: write '" + fixed + "'")
            .fixedBy(Fix.replace("write " + fixed, both.span(), fixed)));
    return true;
  }

  Fact chain(Expression.Chain chain) {
    Fact all = expressions.value(chain.first());
    boolean unknown = isMissing(chain.first(), all);
    Type type = unknown ? Basic.UNKNOWN : all.type();
    Expression before = chain.first();
    for (Expression.Link link : chain.links()) {
      Fact operand = operand(link, all, type);
      boolean missing = isMissing(link.operand(), operand);
      Type right = missing ? Basic.UNKNOWN : operand.type();
      if (!differentMoney(before, link, type, right)) {
        type = typed(link.operator(), link.place(), type, right);
      }
      all = all.with(operand);
      before = link.operand();
    }
    expressions.constants.fold(chain);
    return all.as(type);
  }

  private Fact operand(Expression.Link link, Fact before, Type type) {
    if (!link.operator().isLazy()) {
      return expressions.check(link.operand(), type == Basic.TIMEFRAME ? Basic.UNKNOWN : type);
    }
    Fact[] operand = new Fact[1];
    walk.inBranch(before, () -> operand[0] = expressions.value(link.operand()));
    return operand[0];
  }

  private boolean differentMoney(Expression before, Expression.Link link, Type left, Type right) {
    if (left != Basic.MONEY || right != Basic.MONEY) {
      return false;
    }
    Optional<String> a = currency(before);
    Optional<String> b = currency(link.operand());
    boolean differ = a.isPresent() && b.isPresent() && !a.equals(b);
    if (differ) {
      walk.complain(
          Code.E1107,
          link.place(),
          "'" + a.get() + "' and '" + b.get() + "' are different currencies");
    }
    return differ;
  }

  private static Optional<String> currency(Expression expression) {
    return switch (expression) {
      case Expression.MoneyLiteral money -> Optional.of(money.currency());
      case Expression.Parenthesized inner -> currency(inner.inner());
      case Expression.Unary sign -> currency(sign.operand());
      case Expression.Call call -> Currencies.of(call);
      default -> Optional.empty();
    };
  }

  Fact unary(Expression.Unary sign) {
    Fact operand = expressions.value(sign.operand());
    if (isMissing(sign.operand(), operand)) {
      return operand.as(sign.sign() == Expression.Sign.NOT ? Basic.BOOL : Basic.UNKNOWN);
    }
    Type type = operand.type();
    boolean defined =
        sign.sign() == Expression.Sign.NOT
            ? type == Basic.BOOL || type == Basic.UNKNOWN
            : type.isNumber() || type == Basic.QUANTITY;
    if (!defined) {
      walk.complain(
          Code.E1109,
          sign.place(),
          "'" + sign.sign().symbol() + "' is not defined for '" + type.text() + "'");
      return operand.as(Basic.UNKNOWN);
    }
    if (sign.sign() == Expression.Sign.NOT) {
      hintOfNa(sign);
      return operand.as(Basic.BOOL);
    }
    return operand;
  }

  /// A comparison with `na` is false, so its negation is true: worth a remark.
  private void hintOfNa(Expression.Unary not) {
    Expression inner = not.operand();
    while (inner instanceof Expression.Parenthesized nested) {
      inner = nested.inner();
    }
    boolean ordered =
        inner instanceof Expression.Binary both
            && both.operator().isComparison()
            && both.operator() != Operator.IN
            && (canBeNa(both.left()) || canBeNa(both.right()));
    if (ordered) {
      String opposite = opposite((Expression.Binary) inner);
      walk.add(
          Diagnostic.of(
                  Code.H3001,
                  not.place(),
                  "this is true when a side is na; '" + opposite + "' is false then")
              .fixedBy(Fix.replace("write " + opposite, not.span(), opposite)));
    }
  }

  private String opposite(Expression.Binary comparison) {
    String sign =
        switch (comparison.operator()) {
          case LESS -> ">=";
          case LESS_OR_EQUAL -> ">";
          case GREATER -> "<=";
          case GREATER_OR_EQUAL -> "<";
          case EQUAL -> "!=";
          case NOT_EQUAL -> "==";
          default -> throw new IllegalStateException("no comparison: " + comparison.operator());
        };
    return walk.source.textOf(comparison.left().span())
        + " "
        + sign
        + " "
        + walk.source.textOf(comparison.right().span());
  }

  private boolean canBeNa(Expression expression) {
    Fact fact = walk.facts.get(expression);
    if (fact == null || fact.type() != Basic.FLOAT || fact.stage() != Stage.SERIES) {
      return false;
    }
    return switch (expression) {
      case Expression.NameUse use -> !ALWAYS_THERE.contains(use.name().text());
      case Expression.Parenthesized inner -> canBeNa(inner.inner());
      case Expression.Unary sign -> canBeNa(sign.operand());
      case Expression.Chain chain ->
          chain.links().stream().anyMatch(link -> link.operator() == Operator.DIVIDE)
              || Children.of(chain).stream().anyMatch(this::canBeNa);
      case Expression.Call call when KEEPS_THERE.contains(nameOf(call)) ->
          Children.of(call).stream().anyMatch(this::canBeNa);
      default -> true;
    };
  }

  private static String nameOf(Expression.Call call) {
    return call.callee() instanceof Expression.NameUse use ? use.name().text() : "";
  }

  private Type typed(Operator operator, Span place, Type left, Type right) {
    Optional<Type> type = Operators.result(operator, left, right);
    if (type.isEmpty()) {
      walk.complain(
          Code.E1109,
          place,
          "'"
              + operator.symbol()
              + "' is not defined for '"
              + left.text()
              + "' and '"
              + right.text()
              + "'"
              + advice(operator, left, right));
    }
    return type.orElseGet(
        () -> Operators.result(operator, Basic.UNKNOWN, Basic.UNKNOWN).orElseThrow());
  }

  private static String advice(Operator operator, Type left, Type right) {
    if (operator == Operator.ADD && (left == Basic.STRING || right == Basic.STRING)) {
      return ": a text shows a value as \"…{x}\"";
    }
    boolean amount =
        left == Basic.MONEY && right.isNumber() || right == Basic.MONEY && left.isNumber();
    return amount ? ": an amount is written with its currency, '100_USD'" : "";
  }

  /// Complains of an operand that can be none.
  private boolean isMissing(Expression operand, Fact fact) {
    expressions.requireValue(operand, fact);
    boolean missing = fact.type() instanceof Type.OptionalOf || fact.type() == Basic.NONE;
    if (missing) {
      walk.complain(
          Code.E1102,
          operand.span(),
          "this can be none: say what to take then, '("
              + walk.source.textOf(operand.span())
              + " ?? …)'");
    }
    return missing || fact.type() == Basic.NOTHING;
  }
}
