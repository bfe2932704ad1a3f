package io.quantlab.dsl.planner;

import io.quantlab.dsl.library.Builtin;
import io.quantlab.dsl.library.Type;
import io.quantlab.dsl.library.Type.Basic;
import io.quantlab.dsl.plan.DoubleOp;
import io.quantlab.dsl.plan.LongOp;
import io.quantlab.dsl.plan.Operand;
import io.quantlab.dsl.plan.Plan.Family;
import io.quantlab.dsl.syntax.Expression;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/// Mathematics that has operations of its own: what numeric scripts do at every step.
final class MathCalls {
  private static final Set<String> OF_ONE =
      Set.of(
          "sqrt",
          "exp",
          "log",
          "log10",
          "log2",
          "sin",
          "cos",
          "tan",
          "asin",
          "acos",
          "atan",
          "sinh",
          "cosh",
          "tanh",
          "to_radians",
          "to_degrees");
  private static final Set<String> ROUNDING = Set.of("floor", "ceil", "trunc", "round", "int");

  private final Expressions expressions;
  private final Work work;

  MathCalls(Expressions expressions) {
    this.expressions = expressions;
    this.work = expressions.work;
  }

  /// @param arguments in the order of the parameters
  Optional<Operand> plan(Expression.Call call, Builtin entry, List<Operand> arguments) {
    String name = entry.name();
    Operand first = arguments.isEmpty() ? Work.whole(0) : arguments.getFirst();
    if (OF_ONE.contains(name)) {
      DoubleOp.Function function = DoubleOp.Function.valueOf(name.toUpperCase(Locale.ROOT));
      return Optional.of(new Operand.OfDouble(new DoubleOp.Applied(function, first.asDouble())));
    }
    if (ROUNDING.contains(name) && arguments.size() == 1) {
      return Optional.of(rounded(call, name, first));
    }
    return switch (name) {
      case "is_na" -> Optional.of(new Operand.OfLong(new LongOp.IsNa(first.asDouble())));
      case "abs" -> Optional.of(abs(first));
      case "min" -> Optional.of(extreme(call, DoubleOp.Side.SMALLER, arguments));
      case "max" -> Optional.of(extreme(call, DoubleOp.Side.LARGER, arguments));
      case "avg" -> Optional.of(mean(call, arguments));
      default -> Optional.empty();
    };
  }

  private Operand rounded(Expression.Call call, String name, Operand value) {
    if (work.typeOf(call.arguments().getFirst().value()) == Basic.INT) {
      return expressions.plan(call.arguments().getFirst().value());
    }
    LongOp.Rounding rounding =
        name.equals("int")
            ? LongOp.Rounding.TRUNC
            : LongOp.Rounding.valueOf(name.toUpperCase(Locale.ROOT));
    DoubleOp number =
        value.family() == Family.LONG && name.equals("int")
            ? new DoubleOp.FromPercent(value.asLong())
            : value.asDouble();
    return new Operand.OfLong(new LongOp.Rounded(rounding, number, work.site(call.place())));
  }

  private Operand abs(Operand value) {
    return switch (value) {
      case Operand.OfDouble(var op) ->
          new Operand.OfDouble(new DoubleOp.Applied(DoubleOp.Function.ABS, op));
      case Operand.OfLong _, Operand.OfRef _ -> expressions.casts.routine("abs", List.of(value), 0);
    };
  }

  private Operand extreme(Expression.Call call, DoubleOp.Side side, List<Operand> values) {
    Type type = work.typeOf(call);
    if (type == Basic.FLOAT) {
      DoubleOp result = asFloat(call, values, 0);
      for (int i = 1; i < values.size(); i++) {
        result = new DoubleOp.Extreme(side, result, asFloat(call, values, i));
      }
      return new Operand.OfDouble(result);
    }
    String name = side == DoubleOp.Side.SMALLER ? "min" : "max";
    Operand result = values.getFirst();
    for (Operand value : values.subList(1, values.size())) {
      result = expressions.casts.routine(name, List.of(result, value), 0);
    }
    return result;
  }

  /// An argument of any number of them as a float.
  private DoubleOp asFloat(Expression.Call call, List<Operand> values, int index) {
    Operand value = values.get(index);
    Type type = work.typeOf(call.arguments().get(index).value());
    boolean converted = value.family() == Family.DOUBLE;
    return converted
        ? value.asDouble()
        : expressions.casts.convert(value, type, Basic.FLOAT).asDouble();
  }

  private Operand mean(Expression.Call call, List<Operand> values) {
    Type type = work.typeOf(call);
    int site = work.site(call.place());
    if (type == Basic.FLOAT) {
      DoubleOp sum = asFloat(call, values, 0);
      for (int i = 1; i < values.size(); i++) {
        sum = new DoubleOp.Calculated(DoubleOp.Calculation.ADD, sum, asFloat(call, values, i));
      }
      return new Operand.OfDouble(
          new DoubleOp.Calculated(
              DoubleOp.Calculation.DIVIDE, sum, new DoubleOp.Constant(values.size())));
    }
    Operand sum = values.getFirst();
    for (Operand value : values.subList(1, values.size())) {
      sum = expressions.casts.routine("op.add:money:money", List.of(sum, value), site);
    }
    return expressions.casts.routine(
        "op.divide:money:int", List.of(sum, Work.whole(values.size())), site);
  }
}
