package io.quantlab.dsl.planner;

import io.quantlab.dsl.library.Builtin;
import io.quantlab.dsl.library.Catalogue;
import io.quantlab.dsl.library.Effect;
import io.quantlab.dsl.library.Type;
import io.quantlab.dsl.library.Type.Basic;
import io.quantlab.dsl.plan.Act;
import io.quantlab.dsl.plan.DoubleOp;
import io.quantlab.dsl.plan.DoubleOp.Calculation;
import io.quantlab.dsl.plan.LongOp;
import io.quantlab.dsl.plan.Operand;
import io.quantlab.dsl.plan.Plan.Field;
import io.quantlab.dsl.plan.RefOp;
import io.quantlab.dsl.plan.World;
import io.quantlab.dsl.syntax.Expression;
import io.quantlab.engine.indicator.catalog.Catalog;
import io.quantlab.engine.indicator.catalog.Entry;
import io.quantlab.engine.indicator.catalog.Input;
import io.quantlab.engine.indicator.catalog.Output;
import io.quantlab.engine.indicator.catalog.Parameter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Plans calls of indicators: a cell for each place, advanced once per step before any branch.
final class Cells {
  private final Expressions expressions;
  private final Work work;

  Cells(Expressions expressions) {
    this.expressions = expressions;
    this.work = expressions.work;
  }

  Optional<Entry> indicator(Expression.Call call) {
    return work.facts()
        .builtinOf(call)
        .filter(entry -> entry.effect() == Effect.STATE && !entry.name().equals("snapshot"))
        .map(entry -> Catalog.find(entry.name()));
  }

  /// The value of an indicator: its output, or a record of its outputs.
  Operand value(Expression.Call call, Entry entry) {
    int cell = advance(call, entry);
    if (entry.outputs().size() == 1) {
      return output(cell, 0, entry.outputs().getFirst());
    }
    List<RefOp> fields = new ArrayList<>();
    for (int i = 0; i < entry.outputs().size(); i++) {
      fields.add(output(cell, i, entry.outputs().get(i)).asRef());
    }
    return new Operand.OfRef(new RefOp.MakeRecord(fields, work.site(call.place())));
  }

  /// One output, as it lies in slots.
  Operand output(int cell, int index, Output output) {
    DoubleOp value = new DoubleOp.CellOutput(cell, index);
    return switch (output.type()) {
      case FLOAT -> new Operand.OfDouble(value);
      case BOOL -> new Operand.OfLong(new LongOp.CellTruth(cell, index));
      case INT ->
          output.first().equals("0")
              ? new Operand.OfLong(new LongOp.Rounded(LongOp.Rounding.TRUNC, value, 0))
              : expressions.casts.routine("whole", List.of(new Operand.OfDouble(value)), 0);
    };
  }

  /// Plans that the cell of a call advances once per step, and gives its number.
  int advance(Expression.Call call, Entry entry) {
    Builtin builtin = Catalogue.version1().global(entry.name()).getFirst();
    List<DoubleOp> series = new ArrayList<>();
    List<DoubleOp> numbers = new ArrayList<>();
    int cost =
        work.costOf(() -> {
          for (Input input : entry.inputs()) {
            series.add(input(call, input, builtin));
          }
          for (Parameter parameter : entry.parameters()) {
            numbers.add(number(call, parameter, builtin));
          }
        });
    int window = entry.parameters().isEmpty() ? 0 : window(call, entry, builtin);
    int cell = work.layout.cell(entry.name());
    work.lifts().add(new Act.Advance(cell, numbers, series, work.site(call.place())));
    work.lifts().pay(cost + (int) builtin.fuel().at(window));
    return cell;
  }

  /// The length whose window is recomputed: the largest one, when it is not written out.
  private int window(Expression.Call call, Entry entry, Builtin builtin) {
    Parameter first = entry.parameters().getFirst();
    return ArgumentPlanner.given(call, builtin, first.name())
        .map(given -> (int) expressions.histories.bounds().most(given).orElse(0))
        .orElse((int) first.presetValue());
  }

  private DoubleOp input(Expression.Call call, Input input, Builtin builtin) {
    Optional<Expression> given =
        input.role() == Input.Role.ARGUMENT
            ? ArgumentPlanner.given(call, builtin, input.name())
            : Optional.empty();
    String preset = input.role() == Input.Role.BAR ? input.name() : input.preset();
    if (given.isPresent()) {
      boolean truth = work.typeOf(given.get()) == Basic.BOOL;
      return expressions.plan(given.get(), truth ? Basic.BOOL : Basic.FLOAT).asDouble();
    }
    if (preset.equals("session.first_bar")) {
      return new DoubleOp.FromLong(new LongOp.Member(new RefOp.Ask(World.Root.SESSION), 0));
    }
    return price(preset)
        .orElseGet(() -> work.miss(call.place(), "the default '" + preset + "'").asDouble());
  }

  private DoubleOp number(Expression.Call call, Parameter parameter, Builtin builtin) {
    Optional<Expression> given = ArgumentPlanner.given(call, builtin, parameter.name());
    if (given.isEmpty()) {
      return new DoubleOp.Constant(parameter.presetValue());
    }
    Type type = work.typeOf(given.get());
    Operand value = expressions.plan(given.get());
    return type == Basic.PERCENT ? new DoubleOp.FromPercent(value.asLong()) : value.asDouble();
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
    return new DoubleOp.Slot(work.layout.field(work.clock(), field));
  }

  private DoubleOp mean(Field... fields) {
    DoubleOp sum = field(fields[0]);
    for (int i = 1; i < fields.length; i++) {
      sum = new DoubleOp.Calculated(Calculation.ADD, sum, field(fields[i]));
    }
    return new DoubleOp.Calculated(Calculation.DIVIDE, sum, new DoubleOp.Constant(fields.length));
  }
}
