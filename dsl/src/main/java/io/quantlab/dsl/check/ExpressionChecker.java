package io.quantlab.dsl.check;

import io.quantlab.dsl.diagnostic.Code;
import io.quantlab.dsl.diagnostic.Diagnostic;
import io.quantlab.dsl.diagnostic.Fix;
import io.quantlab.dsl.diagnostic.Span;
import io.quantlab.dsl.library.Effect;
import io.quantlab.dsl.library.SessionHours;
import io.quantlab.dsl.library.Stage;
import io.quantlab.dsl.library.Type;
import io.quantlab.dsl.library.Type.Basic;
import io.quantlab.dsl.syntax.Expression;
import io.quantlab.dsl.syntax.TextPart;
import java.util.List;
import java.util.Optional;

/// Types and stages of expressions.
///
/// A wanted type flows down: it tells an empty list its elements, a bare word its enum, `30m`
/// whether it is a timeframe. [Basic#UNKNOWN] wants nothing in particular.
final class ExpressionChecker {
  final Walk walk;
  final Constants constants;
  final Lifting lifting;
  private final OperatorChecker operators;
  private final NameChecker names;
  private final CallChecker calls;
  private final ShapeChecker shapes;

  ExpressionChecker(Walk walk) {
    this.walk = walk;
    this.constants = new Constants(walk);
    this.lifting = new Lifting(walk);
    this.operators = new OperatorChecker(this);
    this.names = new NameChecker(this);
    this.calls = new CallChecker(this);
    this.shapes = new ShapeChecker(this);
  }

  CallChecker calls() {
    return calls;
  }

  ShapeChecker shapes() {
    return shapes;
  }

  /// What is known of a value of which nothing in particular is wanted.
  Fact value(Expression expression) {
    return check(expression, Basic.UNKNOWN);
  }

  /// What is known of a value; the wanted type is a hint only.
  Fact check(Expression expression, Type wanted) {
    Type hint = wanted instanceof Type.OptionalOf(Type inner) ? inner : wanted;
    Fact fact = find(expression, hint);
    walk.facts.put(expression, fact);
    walk.index.want(expression, hint);
    return fact;
  }

  /// What is known of a value that must fit the wanted type; complains when it does not.
  Fact expect(Expression expression, Type wanted) {
    Fact fact = check(expression, wanted);
    requireFit(expression, fact, wanted);
    return fact;
  }

  /// Complains of a value that does not fit.
  ///
  /// @return whether it fits
  boolean requireFit(Expression expression, Fact fact, Type wanted) {
    if (Conversions.fits(fact.type(), wanted)) {
      return true;
    }
    Span place = expression.span();
    boolean missing =
        fact.type() instanceof Type.OptionalOf(Type inner) && Conversions.fits(inner, wanted);
    if (missing) {
      walk.complain(
          Code.E1102,
          place,
          "this can be none where '"
              + wanted.text()
              + "' is wanted: say what to take then, with '??'");
    } else {
      complainOfType(expression, fact, wanted);
    }
    return false;
  }

  private void complainOfType(Expression expression, Fact fact, Type wanted) {
    Optional<String> written = Written.as(wanted, expression, fact.type(), walk.source);
    Diagnostic complaint =
        Diagnostic.of(
            Code.E1101,
            expression.span(),
            "'"
                + wanted.text()
                + "' is wanted here, this is '"
                + fact.type().text()
                + "'"
                + written.map(text -> ": write '" + text + "'").orElse(""));
    walk.add(
        written
            .map(text -> complaint.fixedBy(Fix.replace("write " + text, expression.span(), text)))
            .orElse(complaint));
  }

  private Fact find(Expression expression, Type wanted) {
    return switch (expression) {
      case Expression.Broken _ -> Fact.UNKNOWN;
      case Expression.IntLiteral _ -> Fact.constant(Basic.INT);
      case Expression.FloatLiteral _ -> Fact.constant(Basic.FLOAT);
      case Expression.PercentLiteral _ -> Fact.constant(Basic.PERCENT);
      case Expression.MoneyLiteral _ -> Fact.constant(Basic.MONEY);
      case Expression.ColorLiteral _ -> Fact.constant(Basic.COLOR);
      case Expression.BoolLiteral _ -> Fact.constant(Basic.BOOL);
      case Expression.NaLiteral _ -> Fact.constant(Basic.FLOAT);
      case Expression.NoneLiteral _ -> Fact.constant(Basic.NONE);
      case Expression.DurationLiteral length -> duration(length, wanted);
      case Expression.Text text -> text(text, wanted);
      case Expression.NameUse use -> names.use(use, wanted);
      case Expression.Parenthesized inner -> check(inner.inner(), wanted);
      case Expression.Lambda lambda -> shapes.lambda(lambda, wanted);
      case Expression.RecordLiteral record -> shapes.record(record, wanted);
      case Expression.ArrayLiteral array -> shapes.array(array, wanted);
      case Expression.MapLiteral map -> shapes.map(map, wanted);
      case Expression.IfValue choice ->
          shapes.choice(choice.condition(), choice.yes(), choice.no(), wanted);
      case Expression.Choice choice ->
          shapes.choice(choice.condition(), choice.yes(), choice.no(), wanted);
      case Expression.MatchValue match -> shapes.match(match, wanted);
      case Expression.At at -> shapes.at(at);
      case Expression.Binary both -> operators.binary(both, wanted);
      case Expression.Chain chain -> operators.chain(chain);
      case Expression.Unary sign -> operators.unary(sign);
      case Expression.Call call -> calls.call(call, wanted);
      case Expression.Index index -> new IndexChecker(this).index(index);
      case Expression.Member member -> names.member(member);
      case Expression.With with -> shapes.with(with);
    };
  }

  private Fact duration(Expression.DurationLiteral length, Type wanted) {
    if (wanted == Basic.TIMEFRAME) {
      return Fact.constant(Basic.TIMEFRAME);
    }
    if (length.unit().equals("mo") || length.unit().equals("y")) {
      walk.complain(
          Code.E1110,
          length.span(),
          "months and years have no fixed length: a duration is written in days at most");
    }
    return Fact.constant(Basic.DURATION);
  }

  private Fact text(Expression.Text text, Type wanted) {
    Fact fact = Fact.constant(Basic.STRING);
    for (TextPart part : text.parts()) {
      switch (part) {
        case TextPart.Characters _ -> {}
        case TextPart.Interpolated interpolated -> {
          Fact inner = value(interpolated.value());
          requireValue(interpolated.value(), inner);
          fact = fact.with(inner);
        }
      }
    }
    if (wanted.equals(SessionHours.TYPE) && fact.stage() == Stage.CONST) {
      return hours(text);
    }
    boolean symbol = wanted == Basic.SYMBOL && fact.stage() == Stage.CONST;
    return symbol ? Fact.of(Basic.SYMBOL, Stage.RUN) : fact;
  }

  private Fact hours(Expression.Text text) {
    if (!SessionHours.isWritten(text.constant().orElse(""))) {
      walk.complain(Code.E1705, text.span(), "hours are written like \"09:30-16:00\"");
    }
    return Fact.constant(SessionHours.TYPE);
  }

  /// Complains of a call that gives nothing where a value is wanted.
  void requireValue(Expression expression, Fact fact) {
    if (fact.type() == Basic.NOTHING) {
      Span place = expression instanceof Expression.Call call ? call.place() : expression.span();
      if (!walk.complainsOf(place)) {
        walk.complain(
            Code.E1101, place, "a value is wanted here, this call gives none" + advice(expression));
      }
    }
  }

  /// A call that changes what it is called on gives nothing.
  private String advice(Expression expression) {
    return expression instanceof Expression.Call call
            && call.callee() instanceof Expression.Member member
            && walk.facts.builtinOf(call).filter(each -> each.effect() == Effect.CHANGE).isPresent()
        ? ": it changes '"
            + walk.source.textOf(member.target().span())
            + "' itself, so it stands on a line of its own"
        : "";
  }

  /// Checks several values that become one type.
  Fact unified(List<Expression> values, Type wanted) {
    Fact all = Fact.constant(Basic.UNKNOWN);
    Optional<Type> type = Optional.empty();
    for (Expression value : values) {
      Fact fact = check(value, wanted);
      requireValue(value, fact);
      Type before = type.orElse(fact.type());
      Optional<Type> both = Conversions.unify(before, fact.type());
      if (both.isEmpty()) {
        walk.complain(
            Code.E1101,
            value.span(),
            "this is '" + fact.type().text() + "', the values before are '" + before.text() + "'");
      }
      type = Optional.of(both.orElse(before));
      all = all.with(fact);
    }
    return all.as(type.orElse(Basic.UNKNOWN));
  }
}
