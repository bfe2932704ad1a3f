package io.quantlab.dsl.planner;

import io.quantlab.dsl.diagnostic.Code;
import io.quantlab.dsl.library.Builtin;
import io.quantlab.dsl.library.Catalogue;
import io.quantlab.dsl.library.Effect;
import io.quantlab.dsl.library.Stage;
import io.quantlab.dsl.library.Type;
import io.quantlab.dsl.library.Type.Basic;
import io.quantlab.dsl.plan.Act;
import io.quantlab.dsl.plan.DoubleOp;
import io.quantlab.dsl.plan.DoubleOp.Calculation;
import io.quantlab.dsl.plan.LongOp;
import io.quantlab.dsl.plan.Operand;
import io.quantlab.dsl.plan.Plan;
import io.quantlab.dsl.plan.Plan.Family;
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
import java.util.OptionalLong;
import java.util.function.IntFunction;

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
    List<Operand> outputs = outputs(call, entry);
    if (outputs.size() == 1) {
      return outputs.getFirst();
    }
    List<RefOp> fields = outputs.stream().map(Operand::asRef).toList();
    return new Operand.OfRef(new RefOp.MakeRecord(fields, work.site(call.place())));
  }

  /// Plans that the cell of a call advances once per step, and gives its outputs.
  List<Operand> outputs(Expression.Call call, Entry entry) {
    Builtin builtin = Catalogue.version1().global(entry.name()).getFirst();
    List<DoubleOp> series = new ArrayList<>();
    List<DoubleOp> numbers = new ArrayList<>();
    int varying = varying(call, entry, builtin);
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
    IntFunction<DoubleOp> output =
        varying < 0
            ? fixed(call, entry, numbers, series)
            : varied(call, entry, numbers, series, varying);
    work.lifts().pay(cost + (int) builtin.fuel().at(window));
    List<Operand> outputs = new ArrayList<>();
    for (int i = 0; i < entry.outputs().size(); i++) {
      outputs.add(typed(output.apply(i), entry.outputs().get(i)));
    }
    return outputs;
  }

  private IntFunction<DoubleOp> fixed(
      Expression.Call call, Entry entry, List<DoubleOp> numbers, List<DoubleOp> series) {
    int cell = work.layout.cell(entry.name());
    work.lifts().add(new Act.Advance(cell, numbers, series, work.site(call.place())));
    return index -> new DoubleOp.CellOutput(cell, index);
  }

  /// The parameter whose length changes from step to step; -1 when none does.
  private int varying(Expression.Call call, Entry entry, Builtin builtin) {
    for (int i = 0; i < entry.parameters().size(); i++) {
      Optional<Expression> given =
          ArgumentPlanner.given(call, builtin, entry.parameters().get(i).name());
      if (given.isPresent() && changes(given.get())) {
        return i;
      }
    }
    return -1;
  }

  private boolean changes(Expression length) {
    return work.stageOf(length) == Stage.SERIES;
  }

  /// A length that changes: the indicator is a value that looks back on its inputs by itself.
  private IntFunction<DoubleOp> varied(
      Expression.Call call,
      Entry entry,
      List<DoubleOp> numbers,
      List<DoubleOp> series,
      int varying) {
    int site = work.site(call.place());
    Builtin builtin = Catalogue.version1().global(entry.name()).getFirst();
    String name = entry.parameters().get(varying).name();
    Expression length = ArgumentPlanner.given(call, builtin, name).orElseThrow();
    OptionalLong most = expressions.histories.bounds().most(length);
    boolean possible = most.isPresent() && entry.mayVary(varying) && series.size() <= 3;
    if (!possible) {
      work.refuse(
          Code.E1406, length.span(), "a length that changes needs an upper bound: 'min(…, 200)'");
      return _ -> new DoubleOp.Constant(Double.NaN);
    }
    List<Operand> arguments = new ArrayList<>();
    for (int i = 0; i < numbers.size(); i++) {
      DoubleOp number = i == varying ? new DoubleOp.Constant(most.getAsLong()) : numbers.get(i);
      arguments.add(new Operand.OfDouble(number));
    }
    Plan.Place place = work.layout.place(Family.REF);
    Operand made =
        expressions.casts.routine(
            "varying.make",
            List.of(
                new Operand.OfRef(new RefOp.Text(entry.name())),
                new Operand.OfRef(new RefOp.MakeArray(Family.DOUBLE, arguments, site)),
                Work.whole(varying)),
            site);
    work.lifts().add(new Act.Once(work.layout.slot(Family.LONG), List.of(Work.store(place, made))));
    List<Operand> step = new ArrayList<>();
    step.add(new Operand.OfRef(new RefOp.OwnedSlot(place.slot())));
    for (int i = 0; i < 3; i++) {
      step.add(
          new Operand.OfDouble(
              i < series.size() ? series.get(i) : new DoubleOp.Constant(Double.NaN)));
    }
    step.add(
        new Operand.OfLong(new LongOp.Rounded(LongOp.Rounding.TRUNC, numbers.get(varying), site)));
    work.lifts().add(expressions.calls.targets().invoke("varying.step", step, site));
    return index ->
        expressions
            .casts
            .routine("varying.output", List.of(Work.read(place), Work.whole(index)), site)
            .asDouble();
  }

  /// An output, as values of its type lie in slots.
  private Operand typed(DoubleOp value, Output output) {
    return switch (output.type()) {
      case FLOAT -> new Operand.OfDouble(value);
      case BOOL ->
          new Operand.OfLong(
              value instanceof DoubleOp.CellOutput(int cell, int index)
                  ? new LongOp.CellTruth(cell, index)
                  : new LongOp.ComparedDoubles(
                      LongOp.Comparison.GREATER, value, new DoubleOp.Constant(0)));
      case INT ->
          output.first().equals("0")
              ? new Operand.OfLong(new LongOp.Rounded(LongOp.Rounding.TRUNC, value, 0))
              : expressions.casts.routine("whole", List.of(new Operand.OfDouble(value)), 0);
    };
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
