package io.quantlab.dsl.planner;

import io.quantlab.dsl.check.Checked;
import io.quantlab.dsl.check.Fact;
import io.quantlab.dsl.diagnostic.Span;
import io.quantlab.dsl.library.Type;
import io.quantlab.dsl.library.Type.Basic;
import io.quantlab.dsl.plan.Act;
import io.quantlab.dsl.plan.DoubleOp;
import io.quantlab.dsl.plan.LongOp;
import io.quantlab.dsl.plan.Operand;
import io.quantlab.dsl.plan.Plan;
import io.quantlab.dsl.plan.Plan.Family;
import io.quantlab.dsl.plan.Plan.Field;
import io.quantlab.dsl.syntax.Expression;
import io.quantlab.dsl.syntax.Operator;
import io.quantlab.engine.indicator.catalog.Entry;
import java.util.Optional;
import java.util.function.Supplier;

/// Plans expressions and counts what they cost, as wick.md 12.2 says, before anything is made
/// simpler.
final class ExpressionPlanner {
  final Layout layout;
  private final Checked checked;
  private final int historyMax;
  private final CallPlanner calls;
  private final CellPlanner cells;
  private final Run body;
  private int cost;
  private int loops;

  /// @param historyMax the header's `max_history`
  /// @param body the top level of the script, where calls with state are lifted to
  ExpressionPlanner(Layout layout, Checked checked, int historyMax, Run body) {
    this.layout = layout;
    this.body = body;
    this.checked = checked;
    this.historyMax = historyMax;
    this.cells = new CellPlanner(this);
    this.calls = new CallPlanner(this, cells);
  }

  /// What was counted since the last call of this.
  int takeCost() {
    int taken = cost;
    cost = 0;
    return taken;
  }

  void charge(int fuel) {
    cost += fuel;
  }

  int cost() {
    return cost;
  }

  void resetCost(int to) {
    cost = to;
  }

  /// Adds an act to the top level, before the statement that is being planned.
  void lift(Act act, int fuel) {
    body.add(act);
    body.pay(fuel);
  }

  void inLoop(Runnable action) {
    loops++;
    action.run();
    loops--;
  }

  boolean isInLoop() {
    return loops > 0;
  }

  CellPlanner cells() {
    return cells;
  }

  Operand plan(Expression expression) {
    return switch (expression) {
      case Expression.IntLiteral literal ->
          new Operand.OfLong(new LongOp.Constant(literal.value()));
      case Expression.BoolLiteral literal ->
          new Operand.OfLong(new LongOp.Constant(literal.value() ? 1 : 0));
      case Expression.FloatLiteral literal ->
          new Operand.OfDouble(new DoubleOp.Constant(literal.value()));
      case Expression.NaLiteral _ -> new Operand.OfDouble(new DoubleOp.Constant(Double.NaN));
      case Expression.Parenthesized inner -> plan(inner.inner());
      case Expression.NameUse use -> name(use);
      case Expression.Member member -> member(member);
      case Expression.Unary sign -> unary(sign);
      case Expression.Chain chain -> chain(chain);
      case Expression.Binary both -> binary(both);
      case Expression.Choice choice ->
          choice(choice, choice.condition(), choice.yes(), choice.no());
      case Expression.IfValue choice ->
          choice(choice, choice.condition(), choice.yes(), choice.no());
      case Expression.Index index -> history(index, Optional.empty());
      case Expression.Call call -> calls.plan(call);
      case Expression.Broken _,
          Expression.PercentLiteral _,
          Expression.DurationLiteral _,
          Expression.MoneyLiteral _,
          Expression.ColorLiteral _,
          Expression.NoneLiteral _,
          Expression.Text _,
          Expression.Lambda _,
          Expression.RecordLiteral _,
          Expression.ArrayLiteral _,
          Expression.MapLiteral _,
          Expression.MatchValue _,
          Expression.At _,
          Expression.With _ ->
          miss(expression.span(), "a value that is neither number nor truth value");
    };
  }

  Operand miss(Span place, String what) {
    layout.miss(place, what);
    return new Operand.OfLong(new LongOp.Constant(0));
  }

  private Operand name(Expression.NameUse use) {
    charge(1);
    String name = use.name().text();
    Optional<Layout.Place> place = layout.find(name);
    if (place.isPresent()) {
      return read(place.get().family(), place.get().slot());
    }
    return cells
        .price(name)
        .<Operand>map(Operand.OfDouble::new)
        .orElseGet(() -> miss(use.span(), "the name '" + name + "'"));
  }

  private static Operand read(Family family, int slot) {
    return switch (family) {
      case DOUBLE -> new Operand.OfDouble(new DoubleOp.Slot(slot));
      case LONG -> new Operand.OfLong(new LongOp.Slot(slot));
      case REF -> throw new IllegalStateException("slot of a reference");
    };
  }

  private Operand member(Expression.Member member) {
    if (member.target() instanceof Expression.Call call) {
      Optional<Entry> indicator = CellPlanner.indicator(call);
      if (indicator.isPresent()) {
        charge(1);
        return cells.output(call, indicator.get(), Optional.of(member.member().text()));
      }
    }
    boolean index =
        member.target() instanceof Expression.NameUse use
            && use.name().text().equals("bar")
            && member.member().text().equals("index");
    if (!index) {
      return miss(member.span(), "the member '" + member.member().text() + "'");
    }
    charge(1);
    return read(Family.LONG, layout.fieldSlot(Field.INDEX));
  }

  private Operand unary(Expression.Unary sign) {
    Operand operand = plan(sign.operand());
    charge(1);
    return switch (operand) {
      case Operand.OfDouble(DoubleOp op) ->
          sign.sign() == Expression.Sign.MINUS
              ? new Operand.OfDouble(new DoubleOp.Negated(op))
              : operand;
      case Operand.OfLong(LongOp op) ->
          switch (sign.sign()) {
            case MINUS -> new Operand.OfLong(new LongOp.Negated(op));
            case NOT -> new Operand.OfLong(new LongOp.Not(op));
            case PLUS -> operand;
          };
      case Operand.OfRef _ -> operand;
    };
  }

  private Operand chain(Expression.Chain chain) {
    Operand value = plan(chain.first());
    for (Expression.Link link : chain.links()) {
      value =
          link.operator().isLazy()
              ? lazy(link, value)
              : calculated(link.operator(), link.place(), value, plan(link.operand()));
    }
    return value;
  }

  private Operand lazy(Expression.Link link, Operand left) {
    charge(1);
    LongOp right = chargedLong(() -> plan(link.operand()));
    return new Operand.OfLong(
        link.operator() == Operator.AND
            ? new LongOp.And(left.asLong(), right)
            : new LongOp.Or(left.asLong(), right));
  }

  /// The result of an arithmetic operator, also of `+=` and its relatives.
  Operand calculated(Operator operator, Span place, Operand left, Operand right) {
    boolean ints =
        left.family() == Plan.Family.LONG
            && right.family() == Plan.Family.LONG
            && operator != Operator.DIVIDE;
    charge(
        switch (operator) {
          case DIVIDE -> 2;
          case POWER -> 8;
          default -> 1;
        });
    if (ints && operator != Operator.POWER) {
      LongOp.Calculation calculation = ofLongs(operator);
      return new Operand.OfLong(
          new LongOp.Calculated(calculation, left.asLong(), right.asLong(), layout.site(place)));
    }
    return new Operand.OfDouble(
        new DoubleOp.Calculated(ofDoubles(operator), left.asDouble(), right.asDouble()));
  }

  private static LongOp.Calculation ofLongs(Operator operator) {
    return switch (operator) {
      case ADD -> LongOp.Calculation.ADD;
      case SUBTRACT -> LongOp.Calculation.SUBTRACT;
      case MULTIPLY -> LongOp.Calculation.MULTIPLY;
      case DIV -> LongOp.Calculation.DIV;
      case MOD -> LongOp.Calculation.MOD;
      default -> throw new IllegalStateException("no operator on ints: " + operator);
    };
  }

  private static DoubleOp.Calculation ofDoubles(Operator operator) {
    return switch (operator) {
      case ADD -> DoubleOp.Calculation.ADD;
      case SUBTRACT -> DoubleOp.Calculation.SUBTRACT;
      case MULTIPLY -> DoubleOp.Calculation.MULTIPLY;
      case DIVIDE -> DoubleOp.Calculation.DIVIDE;
      case POWER -> DoubleOp.Calculation.POWER;
      default -> throw new IllegalStateException("no operator on floats: " + operator);
    };
  }

  private Operand binary(Expression.Binary both) {
    return switch (both.operator()) {
      case POWER ->
          calculated(both.operator(), both.place(), plan(both.left()), plan(both.right()));
      case EQUAL, NOT_EQUAL, LESS, LESS_OR_EQUAL, GREATER, GREATER_OR_EQUAL -> compared(both);
      case COALESCE -> coalesced(both);
      default -> miss(both.place(), "'" + both.operator().symbol() + "' outside of a loop");
    };
  }

  private Operand coalesced(Expression.Binary both) {
    if (both.left() instanceof Expression.Index index && typeOf(both) == Basic.INT) {
      return history(index, Optional.of(both.right()));
    }
    if (typeOf(both.left()) != Basic.FLOAT) {
      return miss(both.place(), "'??' on this value");
    }
    DoubleOp value = plan(both.left()).asDouble();
    charge(1);
    return new Operand.OfDouble(
        new DoubleOp.Otherwise(value, chargedDouble(() -> plan(both.right()))));
  }

  private Type typeOf(Expression expression) {
    return checked.factOf(expression).map(Fact::type).orElse(Basic.UNKNOWN);
  }

  private Operand compared(Expression.Binary both) {
    Operand left = plan(both.left());
    Operand right = plan(both.right());
    charge(1);
    LongOp.Comparison comparison = LongOp.Comparison.valueOf(both.operator().name());
    boolean longs = left.family() == Plan.Family.LONG && right.family() == Plan.Family.LONG;
    return new Operand.OfLong(
        longs
            ? new LongOp.ComparedLongs(comparison, left.asLong(), right.asLong())
            : new LongOp.ComparedDoubles(comparison, left.asDouble(), right.asDouble()));
  }

  private Operand choice(Expression whole, Expression condition, Expression yes, Expression no) {
    LongOp test = plan(condition).asLong();
    charge(1);
    if (Layout.familyOf(typeOf(whole)).isEmpty()) {
      return miss(whole.span(), "a choice of '" + typeOf(whole).text() + "'");
    }
    boolean ofDoubles = typeOf(whole) == Basic.FLOAT;
    return ofDoubles
        ? new Operand.OfDouble(
            new DoubleOp.Choice(
                test, chargedDouble(() -> plan(yes)), chargedDouble(() -> plan(no))))
        : new Operand.OfLong(
            new LongOp.Choice(test, chargedLong(() -> plan(yes)), chargedLong(() -> plan(no))));
  }

  private DoubleOp chargedDouble(Supplier<Operand> operand) {
    int before = cost;
    DoubleOp value = operand.get().asDouble();
    int own = cost - before;
    cost = before;
    return own == 0 ? value : new DoubleOp.Charged(own, value);
  }

  private LongOp chargedLong(Supplier<Operand> operand) {
    int before = cost;
    LongOp value = operand.get().asLong();
    int own = cost - before;
    cost = before;
    return own == 0 ? value : new LongOp.Charged(own, value);
  }

  /// @param other what to take before the first step, for an int
  private Operand history(Expression.Index index, Optional<Expression> other) {
    int before = cost;
    Operand target = plan(index.target());
    cost = before;
    LongOp offset = plan(index.index()).asLong();
    charge(1);
    int limit = offset instanceof LongOp.Constant(long constant) ? (int) constant : historyMax;
    int site = layout.site(index.opener());
    return switch (target) {
      case Operand.OfDouble(DoubleOp.Slot(int slot)) -> {
        int ring = layout.ring(Family.DOUBLE, slot, Math.max(1, limit));
        yield new Operand.OfDouble(new DoubleOp.History(ring, slot, offset, limit, site));
      }
      case Operand.OfLong(LongOp.Slot(int slot)) when typeOf(index.target()) == Basic.BOOL -> {
        int ring = layout.ring(Family.LONG, slot, Math.max(1, limit));
        yield new Operand.OfLong(new LongOp.History(ring, slot, offset, limit, site));
      }
      case Operand.OfLong(LongOp.Slot(int slot)) when other.isPresent() -> {
        int ring = layout.ring(Family.LONG, slot, Math.max(1, limit));
        charge(1);
        LongOp instead = chargedLong(() -> plan(other.get()));
        yield new Operand.OfLong(new LongOp.HistoryOr(ring, slot, offset, limit, site, instead));
      }
      case Operand.OfDouble _, Operand.OfLong _, Operand.OfRef _ ->
          miss(index.opener(), "the history of an expression");
    };
  }
}
