package io.quantlab.dsl.planner;

import io.quantlab.dsl.diagnostic.Span;
import io.quantlab.dsl.library.Type;
import io.quantlab.dsl.library.Type.Basic;
import io.quantlab.dsl.plan.DoubleOp;
import io.quantlab.dsl.plan.LongOp;
import io.quantlab.dsl.plan.Operand;
import io.quantlab.dsl.plan.Plan;
import io.quantlab.dsl.plan.RefOp;
import io.quantlab.dsl.plan.Timeframes;
import io.quantlab.dsl.syntax.Expression;
import io.quantlab.dsl.syntax.TextPart;
import java.util.ArrayList;
import java.util.List;

/// Plans expressions and counts what they cost, as wick.md 12.2 says, before anything is made
/// simpler. Hands over to the planners of names, operators, calls, shapes and history.
final class Expressions {
  final Work work;
  final Casts casts;
  final Calls calls;
  final Cells cells;
  final Clocks clocks;
  final Histories histories;
  private final Sampling sampling;
  private final NamePlanner names;
  private final OperatorPlanner operators;
  private final Shapes shapes;

  /// @param known clocks of the same script, when it is planned for the second time
  Expressions(Work work, Functions functions, Clocks.Known known) {
    this.work = work;
    this.casts = new Casts();
    this.cells = new Cells(this);
    this.clocks = new Clocks(this, known);
    this.sampling = new Sampling(this, clocks);
    this.names = new NamePlanner(this);
    this.operators = new OperatorPlanner(this);
    this.shapes = new Shapes(this);
    this.histories = new Histories(this);
    this.calls = new Calls(this, functions);
    functions.use(this);
    work.use(this);
  }

  Shapes shapes() {
    return shapes;
  }

  OperatorPlanner operators() {
    return operators;
  }

  /// A value as it comes, of the family of its type.
  Operand plan(Expression expression) {
    return switch (expression) {
      case Expression.IntLiteral literal -> Work.whole(literal.value());
      case Expression.BoolLiteral literal -> Work.whole(literal.value() ? 1 : 0);
      case Expression.PercentLiteral literal -> Work.whole(literal.valueE8());
      case Expression.ColorLiteral literal -> Work.whole(literal.rgba() & 0xFFFF_FFFFL);
      case Expression.MoneyLiteral literal -> {
        work.currencies.add(new Plan.Named(literal.currency(), work.site(literal.span())));
        yield Work.whole(literal.valueE8());
      }
      case Expression.DurationLiteral literal -> {
        long timeframe = Timeframes.of(literal.count(), literal.unit());
        yield Work.whole(
            work.typeOf(literal) == Basic.TIMEFRAME ? timeframe : Timeframes.nanos(timeframe));
      }
      case Expression.FloatLiteral literal ->
          new Operand.OfDouble(new DoubleOp.Constant(literal.value()));
      case Expression.NaLiteral _ -> new Operand.OfDouble(new DoubleOp.Constant(Double.NaN));
      case Expression.NoneLiteral _ -> new Operand.OfRef(new RefOp.None());
      case Expression.Parenthesized inner -> plan(inner.inner());
      case Expression.Text text -> text(text);
      case Expression.NameUse use -> names.name(use);
      case Expression.Member member ->
          work.checked.imported(member).map(names::name).orElseGet(() -> names.member(member));
      case Expression.Unary sign -> operators.unary(sign);
      case Expression.Chain chain -> operators.chain(chain);
      case Expression.Binary both -> operators.binary(both);
      case Expression.Choice choice ->
          shapes.choice(choice, choice.condition(), choice.yes(), choice.no());
      case Expression.IfValue choice ->
          shapes.choice(choice, choice.condition(), choice.yes(), choice.no());
      case Expression.MatchValue match -> shapes.match(match);
      case Expression.ArrayLiteral array -> shapes.array(array);
      case Expression.MapLiteral map -> shapes.map(map);
      case Expression.RecordLiteral record -> shapes.record(record);
      case Expression.With with -> shapes.with(with);
      case Expression.Index index -> histories.index(index);
      case Expression.Call call -> calls.plan(call);
      case Expression.At at -> sampling.plan(at);
      case Expression.Lambda _, Expression.Broken _ ->
          work.miss(expression.span(), "this expression");
    };
  }

  /// A value converted to a type.
  Operand plan(Expression expression, Type wanted) {
    return casts.convert(plan(expression), work.typeOf(expression), wanted);
  }

  /// A value that is about to be stored: one that something else holds already is shared.
  Operand stored(Expression expression, Type wanted) {
    Operand value = plan(expression, wanted);
    return isFresh(expression) || value.family() != Plan.Family.REF
        ? value
        : new Operand.OfRef(new RefOp.Kept(value.asRef(), work.site(placeOf(expression))));
  }

  /// True for the result of a call or an operator, which nothing else holds.
  private static boolean isFresh(Expression expression) {
    return switch (expression) {
      case Expression.Parenthesized inner -> isFresh(inner.inner());
      case Expression.NameUse _,
          Expression.Member _,
          Expression.Index _,
          Expression.Choice _,
          Expression.IfValue _,
          Expression.MatchValue _ ->
          false;
      case Expression.Text text -> text.constant().isEmpty();
      case Expression.Binary both -> !both.operator().isLazy();
      default -> true;
    };
  }

  private static Span placeOf(Expression expression) {
    return expression instanceof Expression.Call call ? call.place() : expression.span();
  }

  private Operand text(Expression.Text text) {
    String constant = text.constant().orElse(null);
    if (constant != null) {
      return work.typeOf(text) == Basic.SYMBOL
          ? new Operand.OfLong(symbol(constant, text))
          : new Operand.OfRef(new RefOp.Text(constant));
    }
    List<RefOp> pieces = new ArrayList<>();
    int site = work.site(text.span());
    for (TextPart part : text.parts()) {
      switch (part) {
        case TextPart.Characters characters -> pieces.add(new RefOp.Text(characters.text()));
        case TextPart.Interpolated inner -> {
          Type type = work.typeOf(inner.value());
          Operand value = plan(inner.value());
          pieces.add(type == Basic.STRING ? value.asRef() : new RefOp.ToText(value, type, site));
        }
      }
    }
    work.charge(10);
    return new Operand.OfRef(new RefOp.Joined(pieces, site));
  }

  /// The symbol of a name that is written at a place.
  LongOp symbol(String name, Expression text) {
    int known = work.symbolOf(name);
    if (known >= 0) {
      return new LongOp.Symbol(known);
    }
    work.symbols.add(new Plan.Named(name, work.site(text.span())));
    return new LongOp.Symbol(work.symbols.size() - 1);
  }
}
