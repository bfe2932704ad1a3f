package io.quantlab.dsl.planner;

import io.quantlab.dsl.check.Operators;
import io.quantlab.dsl.diagnostic.Span;
import io.quantlab.dsl.library.Type;
import io.quantlab.dsl.library.Type.Basic;
import io.quantlab.dsl.plan.DoubleOp;
import io.quantlab.dsl.plan.LongOp;
import io.quantlab.dsl.plan.Operand;
import io.quantlab.dsl.plan.Plan;
import io.quantlab.dsl.plan.RefOp;
import io.quantlab.dsl.syntax.Expression;
import io.quantlab.dsl.syntax.Operator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// Plans operators by the types of their operands.
final class OperatorPlanner {
  private final Expressions expressions;
  private final Work work;
  private final Casts casts;

  OperatorPlanner(Expressions expressions) {
    this.expressions = expressions;
    this.work = expressions.work;
    this.casts = expressions.casts;
  }

  Operand unary(Expression.Unary sign) {
    Operand operand = expressions.plan(sign.operand());
    work.charge(1);
    return switch (sign.sign()) {
      case PLUS -> operand;
      case NOT -> new Operand.OfLong(new LongOp.Not(operand.asLong()));
      case MINUS ->
          switch (operand) {
            case Operand.OfDouble(var op) -> new Operand.OfDouble(new DoubleOp.Negated(op));
            case Operand.OfLong(LongOp.Constant(long value)) -> Work.whole(-value);
            case Operand.OfLong(var op) -> new Operand.OfLong(new LongOp.Negated(op));
            case Operand.OfRef _ ->
                casts.routine("op.multiply:quantity:int", List.of(operand, Work.whole(-1)), 0);
          };
    };
  }

  Operand chain(Expression.Chain chain) {
    Operand value = expressions.plan(chain.first());
    Type type = work.typeOf(chain.first());
    for (Expression.Link link : chain.links()) {
      Type right = work.typeOf(link.operand());
      if (link.operator().isLazy()) {
        value = lazy(link, value);
        type = Basic.BOOL;
      } else {
        Operand operand = expressions.plan(link.operand());
        value = calculated(link.operator(), link.place(), value, type, operand, right);
        type = Operators.result(link.operator(), type, right).orElse(Basic.UNKNOWN);
      }
    }
    return value;
  }

  private Operand lazy(Expression.Link link, Operand left) {
    work.charge(1);
    LongOp right = work.lazily(() -> expressions.plan(link.operand())).asLong();
    return new Operand.OfLong(
        link.operator() == Operator.AND
            ? new LongOp.And(left.asLong(), right)
            : new LongOp.Or(left.asLong(), right));
  }

  /// The result of an arithmetic operator, also of `+=` and its relatives.
  Operand calculated(
      Operator operator, Span place, Operand left, Type leftType, Operand right, Type rightType) {
    boolean joins = operator == Operator.ADD && leftType == Basic.STRING;
    work.charge(
        switch (operator) {
          case DIVIDE -> 2;
          case POWER -> 8;
          default -> joins ? 11 : 1;
        });
    int site = work.site(place);
    boolean plain = isPlain(leftType) && isPlain(rightType);
    boolean percents =
        (leftType == Basic.PERCENT || rightType == Basic.PERCENT)
            && Operators.result(operator, leftType, rightType).equals(Optional.of(Basic.PERCENT));
    if (!plain || percents) {
      String name =
          "op."
              + operator.name().toLowerCase(Locale.ROOT)
              + ":"
              + leftType.text()
              + ":"
              + rightType.text();
      return casts.find(name, List.of(left, right)).isPresent()
          ? casts.routine(name, List.of(left, right), site)
          : work.miss(place, "the operator '" + name + "'");
    }
    boolean ints = leftType == Basic.INT && rightType == Basic.INT;
    if (ints && operator != Operator.DIVIDE && operator != Operator.POWER) {
      return new Operand.OfLong(
          new LongOp.Calculated(
              LongOp.Calculation.valueOf(operator.name()), left.asLong(), right.asLong(), site));
    }
    if (operator == Operator.MOD) {
      List<Operand> floats =
          List.of(
              casts.convert(left, leftType, Basic.FLOAT),
              casts.convert(right, rightType, Basic.FLOAT));
      return casts.routine("op.mod:float:float", floats, site);
    }
    return new Operand.OfDouble(
        new DoubleOp.Calculated(
            DoubleOp.Calculation.valueOf(operator.name()),
            casts.convert(left, leftType, Basic.FLOAT).asDouble(),
            casts.convert(right, rightType, Basic.FLOAT).asDouble()));
  }

  private static boolean isPlain(Type type) {
    return type == Basic.INT || type == Basic.FLOAT || type == Basic.PERCENT;
  }

  Operand binary(Expression.Binary both) {
    return switch (both.operator()) {
      case POWER ->
          calculated(
              both.operator(),
              both.place(),
              expressions.plan(both.left()),
              work.typeOf(both.left()),
              expressions.plan(both.right()),
              work.typeOf(both.right()));
      case EQUAL, NOT_EQUAL, LESS, LESS_OR_EQUAL, GREATER, GREATER_OR_EQUAL -> compared(both);
      case COALESCE -> coalesced(both);
      case RANGE, CLOSED_RANGE -> range(both);
      case IN -> contained(both);
      default -> work.miss(both.place(), "'" + both.operator().symbol() + "'");
    };
  }

  private Operand compared(Expression.Binary both) {
    Operand left = expressions.plan(both.left());
    Type leftType = work.typeOf(both.left());
    Operand right = expressions.plan(both.right());
    Type rightType = work.typeOf(both.right());
    work.charge(1);
    return new Operand.OfLong(
        comparison(
            LongOp.Comparison.valueOf(both.operator().name()), left, leftType, right, rightType));
  }

  /// A comparison by the types of both sides; also of a subject with a pattern.
  LongOp comparison(
      LongOp.Comparison comparison, Operand left, Type leftType, Operand right, Type rightType) {
    boolean equality =
        comparison == LongOp.Comparison.EQUAL || comparison == LongOp.Comparison.NOT_EQUAL;
    if (leftType == Basic.NONE || rightType == Basic.NONE) {
      Operand other = leftType == Basic.NONE ? right : left;
      LongOp none = missing(other);
      return comparison == LongOp.Comparison.EQUAL ? none : new LongOp.Not(none);
    }
    boolean longs =
        left.family() == Plan.Family.LONG
            && right.family() == Plan.Family.LONG
            && leftType.equals(rightType);
    if (longs) {
      return new LongOp.ComparedLongs(comparison, left.asLong(), right.asLong());
    }
    if (isPlain(leftType) && isPlain(rightType)) {
      return new LongOp.ComparedDoubles(
          comparison,
          casts.convert(left, leftType, Basic.FLOAT).asDouble(),
          casts.convert(right, rightType, Basic.FLOAT).asDouble());
    }
    if (equality) {
      LongOp equal = new LongOp.EqualRefs(left.asRef(), right.asRef());
      return comparison == LongOp.Comparison.EQUAL ? equal : new LongOp.Not(equal);
    }
    return new LongOp.ComparedLongs(
        comparison,
        casts.routine("string.compare", List.of(left, right), 0).asLong(),
        new LongOp.Constant(0));
  }

  private static LongOp missing(Operand value) {
    return switch (value) {
      case Operand.OfDouble(var op) -> new LongOp.IsNa(op);
      case Operand.OfLong _ -> new LongOp.Constant(0);
      case Operand.OfRef(var op) -> new LongOp.IsNone(op);
    };
  }

  private Operand coalesced(Expression.Binary both) {
    Type leftType = work.typeOf(both.left());
    Type result = work.typeOf(both);
    if (both.left() instanceof Expression.Index index
        && Layout.familyOf(result) == Plan.Family.LONG
        && leftType.equals(Type.optional(result))
        && expressions.histories.isHistory(index)) {
      return expressions.histories.wholeOr(
          index, () -> expressions.plan(both.right(), result).asLong());
    }
    Operand left = expressions.plan(both.left());
    work.charge(1);
    Operand right = work.lazily(() -> expressions.plan(both.right(), result));
    if (leftType == Basic.FLOAT) {
      return new Operand.OfDouble(new DoubleOp.Otherwise(left.asDouble(), right.asDouble()));
    }
    boolean same = leftType.equals(Type.optional(result)) || leftType.equals(result);
    if (same && Layout.familyOf(result) == Plan.Family.LONG) {
      return new Operand.OfLong(new LongOp.OtherwiseOf(left.asRef(), right.asLong()));
    }
    if (same || leftType == Basic.NONE) {
      return casts.settled(
          new Operand.OfRef(new RefOp.Otherwise(left.asRef(), right.asRef())), result);
    }
    Plan.Place place = work.layout.place(Plan.Family.REF);
    LongOp none = new LongOp.IsNone(new RefOp.Tee(place.slot(), left.asRef()));
    return Work.choice(
        none, right, casts.convert(Work.read(place), leftType, result), Layout.familyOf(result));
  }

  /// A range as a value: its first and its last number, the last one excluded.
  private Operand range(Expression.Binary both) {
    Operand first = expressions.plan(both.left());
    Operand last = expressions.plan(both.right());
    work.charge(1);
    return casts.routine("range", List.of(first, end(both, last)), 0);
  }

  /// The excluded end of a range.
  Operand end(Expression.Binary range, Operand last) {
    return range.operator() == Operator.RANGE
        ? last
        : new Operand.OfLong(
            new LongOp.Calculated(
                LongOp.Calculation.ADD,
                last.asLong(),
                new LongOp.Constant(1),
                work.site(range.place())));
  }

  /// `x in a..b` with bounds that are written: two comparisons.
  private Operand within(Expression.Binary both, Expression.Binary bounds) {
    Type type = work.typeOf(both.left());
    Plan.Place place = work.layout.place(type);
    Operand first = Work.tee(place, expressions.plan(both.left()));
    Operand low = expressions.plan(bounds.left());
    Operand high = expressions.plan(bounds.right());
    work.charge(2);
    LongOp.Comparison below =
        bounds.operator() == Operator.RANGE
            ? LongOp.Comparison.LESS
            : LongOp.Comparison.LESS_OR_EQUAL;
    LongOp from =
        comparison(
            LongOp.Comparison.GREATER_OR_EQUAL, first, type, low, work.typeOf(bounds.left()));
    LongOp to = comparison(below, Work.read(place), type, high, work.typeOf(bounds.right()));
    // Both, and both evaluated: 1 > 0 is true of the four cases only when 'from' is 1 and 'to' is.
    return new Operand.OfLong(
        new LongOp.ComparedLongs(LongOp.Comparison.GREATER, from, new LongOp.Not(to)));
  }

  private Operand contained(Expression.Binary both) {
    Optional<Expression.Binary> bounds = Expression.Binary.range(both.right());
    if (bounds.isPresent()) {
      return within(both, bounds.get());
    }
    Type container = work.typeOf(both.right());
    Type element = work.typeOf(both.left());
    Operand left = expressions.plan(both.left());
    Operand right = expressions.plan(both.right());
    work.charge(
        switch (container) {
          case Type.MapOf _, Type.SetOf _ -> 8;
          case Type.ArrayOf _ -> 10;
          default -> 1;
        });
    Type wanted =
        switch (container) {
          case Type.ArrayOf(Type inner) -> inner;
          case Type.SetOf(Type inner) -> inner;
          case Type.MapOf(Type key, Type _) -> key;
          default -> element;
        };
    Operand fitted = casts.convert(left, element, wanted);
    return casts.routine(
        "in." + NamePlanner.owner(container), List.of(fitted, right), work.site(both.place()));
  }
}
