package io.quantlab.dsl.planner;

import io.quantlab.dsl.library.Builtin;
import io.quantlab.dsl.library.Catalogue;
import io.quantlab.dsl.plan.DoubleOp;
import io.quantlab.dsl.plan.LongOp;
import io.quantlab.dsl.plan.Operand;
import io.quantlab.dsl.plan.Plan;
import io.quantlab.dsl.syntax.Argument;
import io.quantlab.dsl.syntax.Expression;
import io.quantlab.engine.indicator.catalog.Entry;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/// Plans calls of the mathematical built-ins.
final class CallPlanner {
  private static final Set<String> OF_ONE =
      Set.of("sqrt", "exp", "log", "log10", "sin", "cos", "tan");
  private static final Set<String> ROUNDING = Set.of("floor", "ceil", "trunc", "round", "int");

  private final ExpressionPlanner expressions;
  private final CellPlanner cells;

  CallPlanner(ExpressionPlanner expressions, CellPlanner cells) {
    this.expressions = expressions;
    this.cells = cells;
  }

  Operand plan(Expression.Call call) {
    Optional<Entry> indicator = CellPlanner.indicator(call);
    if (indicator.isPresent()) {
      return indicator.get().outputs().size() == 1
          ? cells.output(call, indicator.get(), Optional.empty())
          : expressions.miss(call.place(), "a record of several values");
    }
    boolean positional = call.arguments().stream().allMatch(each -> each.name().isEmpty());
    if (!(call.callee() instanceof Expression.NameUse use) || !positional) {
      return expressions.miss(call.place(), "this call");
    }
    String name = use.name().text();
    List<Expression> arguments = call.arguments().stream().map(Argument::value).toList();
    boolean one = arguments.size() == 1;
    if (one && OF_ONE.contains(name)) {
      return applied(name, arguments.getFirst());
    }
    if (one && ROUNDING.contains(name)) {
      return rounded(call, name, arguments.getFirst());
    }
    return switch (name) {
      case "abs" -> abs(arguments.getFirst());
      case "min" -> extreme(DoubleOp.Side.SMALLER, arguments);
      case "max" -> extreme(DoubleOp.Side.LARGER, arguments);
      case "is_na" -> {
        DoubleOp value = expressions.plan(arguments.getFirst()).asDouble();
        charge(name);
        yield new Operand.OfLong(new LongOp.IsNa(value));
      }
      default -> expressions.miss(call.place(), "the function '" + name + "'");
    };
  }

  private void charge(String name) {
    List<Builtin> entries = Catalogue.version1().global(name);
    expressions.charge(name.equals("sqrt") ? 2 : entries.getFirst().fuel().constant());
  }

  private Operand applied(String name, Expression argument) {
    Operand value = expressions.plan(argument);
    charge(name);
    return new Operand.OfDouble(
        new DoubleOp.Applied(
            DoubleOp.Function.valueOf(name.toUpperCase(Locale.ROOT)), value.asDouble()));
  }

  private Operand rounded(Expression.Call call, String name, Expression argument) {
    Operand value = expressions.plan(argument);
    charge(name);
    LongOp.Rounding rounding =
        name.equals("int")
            ? LongOp.Rounding.TRUNC
            : LongOp.Rounding.valueOf(name.toUpperCase(Locale.ROOT));
    return switch (value) {
      case Operand.OfRef _ -> value;
      case Operand.OfDouble(DoubleOp op) ->
          new Operand.OfLong(
              new LongOp.Rounded(rounding, op, expressions.layout.site(call.place())));
      case Operand.OfLong _ -> value;
    };
  }

  private Operand abs(Expression argument) {
    Operand value = expressions.plan(argument);
    charge("abs");
    return switch (value) {
      case Operand.OfDouble(DoubleOp op) ->
          new Operand.OfDouble(new DoubleOp.Applied(DoubleOp.Function.ABS, op));
      case Operand.OfLong(LongOp op) ->
          new Operand.OfLong(
              new LongOp.Choice(
                  new LongOp.ComparedLongs(LongOp.Comparison.LESS, op, new LongOp.Constant(0)),
                  new LongOp.Negated(op),
                  op));
      case Operand.OfRef _ -> value;
    };
  }

  private Operand extreme(DoubleOp.Side side, List<Expression> arguments) {
    Operand value = expressions.plan(arguments.getFirst());
    boolean ints = value.family() == Plan.Family.LONG;
    DoubleOp result = value.asDouble();
    for (Expression argument : arguments.subList(1, arguments.size())) {
      Operand next = expressions.plan(argument);
      ints &= next.family() == Plan.Family.LONG;
      result = new DoubleOp.Extreme(side, result, next.asDouble());
    }
    charge(side == DoubleOp.Side.SMALLER ? "min" : "max");
    // A double holds every int exactly, so the smaller of two ints may be found among doubles.
    return ints
        ? new Operand.OfLong(new LongOp.Rounded(LongOp.Rounding.TRUNC, result, 0))
        : new Operand.OfDouble(result);
  }
}
