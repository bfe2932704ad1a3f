package io.quantlab.dsl.planner;

import io.quantlab.dsl.library.Builtin;
import io.quantlab.dsl.library.Builtin.Param;
import io.quantlab.dsl.library.Catalogue;
import io.quantlab.dsl.library.Effect;
import io.quantlab.dsl.plan.Act;
import io.quantlab.dsl.plan.DoubleOp;
import io.quantlab.dsl.plan.DoubleOp.Calculation;
import io.quantlab.dsl.plan.LongOp;
import io.quantlab.dsl.plan.Operand;
import io.quantlab.dsl.plan.Plan;
import io.quantlab.dsl.plan.Plan.Field;
import io.quantlab.dsl.syntax.Argument;
import io.quantlab.dsl.syntax.Expression;
import io.quantlab.engine.indicator.catalog.Catalog;
import io.quantlab.engine.indicator.catalog.Entry;
import io.quantlab.engine.indicator.catalog.Input;
import io.quantlab.engine.indicator.catalog.Output;
import io.quantlab.engine.indicator.catalog.Parameter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;

/// Plans calls of indicators: a cell for each place, advanced once per step before any branch.
final class CellPlanner {
  private final ExpressionPlanner expressions;
  private final Layout layout;

  CellPlanner(ExpressionPlanner expressions) {
    this.expressions = expressions;
    this.layout = expressions.layout;
  }

  static Optional<Entry> indicator(Expression.Call call) {
    return call.callee() instanceof Expression.NameUse use
        ? Catalogue.version1().global(use.name().text()).stream()
            .filter(entry -> entry.effect() == Effect.STATE)
            .findFirst()
            .filter(entry -> !entry.name().equals("snapshot"))
            .map(entry -> Catalog.find(entry.name()))
        : Optional.empty();
  }

  /// One output of an indicator.
  ///
  /// @param output its name, or nothing for the only one
  Operand output(Expression.Call call, Entry entry, Optional<String> output) {
    OptionalInt cell = advance(call, entry);
    if (cell.isEmpty()) {
      return new Operand.OfLong(new LongOp.Constant(0));
    }
    for (int i = 0; i < entry.outputs().size(); i++) {
      Output each = entry.outputs().get(i);
      if (output.isEmpty() || output.get().equals(each.name())) {
        return read(call, cell.getAsInt(), i, each);
      }
    }
    return expressions.miss(call.place(), "an output of '" + entry.name() + "'");
  }

  private Operand read(Expression.Call call, int cell, int index, Output output) {
    return switch (output.type()) {
      case FLOAT -> new Operand.OfDouble(new DoubleOp.CellOutput(cell, index));
      case BOOL -> new Operand.OfLong(new LongOp.CellTruth(cell, index));
      case INT -> expressions.miss(call.place(), "a whole number that may be missing");
    };
  }

  /// Plans that the cell of a call advances once per step, and gives its number.
  OptionalInt advance(Expression.Call call, Entry entry) {
    if (expressions.isInLoop()) {
      expressions.miss(call.place(), "a call with state in a loop");
      return OptionalInt.empty();
    }
    Builtin builtin = Catalogue.version1().global(entry.name()).getFirst();
    int before = expressions.cost();
    List<DoubleOp> series = new ArrayList<>();
    List<Double> numbers = new ArrayList<>();
    boolean complete = inputs(call, entry, builtin, series);
    complete &= parameters(call, entry, builtin, numbers);
    int window = numbers.isEmpty() ? 0 : (int) (double) numbers.getFirst();
    int fuel = expressions.cost() - before + (int) builtin.fuel().at(window);
    expressions.resetCost(before);
    if (!complete) {
      return OptionalInt.empty();
    }
    int cell = layout.cell(new Plan.Cell(entry.name()));
    expressions.lift(
        new Act.Advance(
            cell,
            numbers.stream().<DoubleOp>map(DoubleOp.Constant::new).toList(),
            series,
            layout.site(call.place())),
        fuel);
    return OptionalInt.of(cell);
  }

  private boolean inputs(
      Expression.Call call, Entry entry, Builtin builtin, List<DoubleOp> series) {
    for (Input input : entry.inputs()) {
      Optional<Expression> given =
          input.role() == Input.Role.ARGUMENT
              ? argument(call, builtin, input.name())
              : Optional.empty();
      String preset = input.role() == Input.Role.BAR ? input.name() : input.preset();
      Operand operand = given.map(expressions::plan).orElseGet(() -> price(call, preset));
      series.add(operand.asDouble());
    }
    return true;
  }

  /// Numbers are fixed when the kernel is made, so they must be written out.
  private boolean parameters(
      Expression.Call call, Entry entry, Builtin builtin, List<Double> numbers) {
    for (Parameter parameter : entry.parameters()) {
      Optional<Expression> given = argument(call, builtin, parameter.name());
      OptionalDouble number =
          given.isPresent() ? number(given.get()) : OptionalDouble.of(parameter.presetValue());
      if (number.isEmpty()) {
        expressions.miss(given.get().span(), "a length that is not written out");
        return false;
      }
      numbers.add(number.getAsDouble());
    }
    return true;
  }

  private static OptionalDouble number(Expression expression) {
    return switch (expression) {
      case Expression.IntLiteral literal -> OptionalDouble.of(literal.value());
      case Expression.FloatLiteral literal -> OptionalDouble.of(literal.value());
      case Expression.PercentLiteral literal -> OptionalDouble.of(literal.valueE8() / 1e8);
      case Expression.BoolLiteral literal -> OptionalDouble.of(literal.value() ? 1 : 0);
      case Expression.Parenthesized inner -> number(inner.inner());
      default -> OptionalDouble.empty();
    };
  }

  private static Optional<Expression> argument(Expression.Call call, Builtin builtin, String name) {
    List<Param> params = builtin.parameters();
    for (int i = 0; i < call.arguments().size(); i++) {
      Argument argument = call.arguments().get(i);
      String given = argument.name().map(each -> each.text()).orElse(params.get(i).name());
      if (given.equals(name)) {
        return Optional.of(argument.value());
      }
    }
    return Optional.empty();
  }

  private Operand price(Expression.Call call, String name) {
    return price(name)
        .<Operand>map(Operand.OfDouble::new)
        .orElseGet(() -> expressions.miss(call.place(), "the default '" + name + "'"));
  }

  /// A price of the bar by its name.
  Optional<DoubleOp> price(String name) {
    return Optional.ofNullable(
        switch (name) {
          case "open" -> field(Field.OPEN);
          case "high" -> field(Field.HIGH);
          case "low" -> field(Field.LOW);
          case "close" -> field(Field.CLOSE);
          case "volume" -> field(Field.VOLUME);
          case "hl2" -> mean(Field.HIGH, Field.LOW);
          case "hlc3" -> mean(Field.HIGH, Field.LOW, Field.CLOSE);
          case "ohlc4" -> mean(Field.OPEN, Field.HIGH, Field.LOW, Field.CLOSE);
          case "hlcc4" -> mean(Field.HIGH, Field.LOW, Field.CLOSE, Field.CLOSE);
          default -> null;
        });
  }

  private DoubleOp field(Field field) {
    return new DoubleOp.Slot(layout.fieldSlot(field));
  }

  private DoubleOp mean(Field... fields) {
    DoubleOp sum = field(fields[0]);
    for (int i = 1; i < fields.length; i++) {
      sum = new DoubleOp.Calculated(Calculation.ADD, sum, field(fields[i]));
    }
    return new DoubleOp.Calculated(Calculation.DIVIDE, sum, new DoubleOp.Constant(fields.length));
  }
}
