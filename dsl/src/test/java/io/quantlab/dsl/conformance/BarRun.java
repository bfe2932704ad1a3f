package io.quantlab.dsl.conformance;

import io.quantlab.dsl.plan.Event;
import io.quantlab.dsl.plan.Plan;
import io.quantlab.dsl.plan.Program;
import io.quantlab.dsl.plan.State;
import io.quantlab.dsl.plan.Trap;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntFunction;

/// Runs a program over bars and watches its names after each step, as a host does: commit after a
/// step that went well; after one that did not, roll back and halt.
///
/// @param values name to its committed values, one for each bar; `null` for `na`
/// @param fuel used by each step, that of a failed one too
record BarRun(
    Map<String, List<Object>> values, List<Long> fuel, Optional<Trap> error, int errorBar) {

  /// @param previews closing prices a bar shows before it closes, by its index
  static BarRun of(
      Plan plan, Program program, Bars bars, long fuelPerBar, IntFunction<double[]> previews) {
    State state = new State(plan);
    Event event = new Event();
    Map<String, List<Object>> values = new LinkedHashMap<>();
    plan.names().forEach(name -> values.put(name.name(), new ArrayList<>()));
    List<Long> fuel = new ArrayList<>();
    Optional<Trap> error = Optional.empty();
    int errorBar = -1;
    for (int bar = 0; bar < bars.size(); bar++) {
      if (error.isEmpty()) {
        for (double price : previews.apply(bar)) {
          state.begin(program, Plan.BODY, event, fuelPerBar);
          give(plan, state, bars, bar);
          preview(plan, state, price);
          program.run(state, Plan.BODY, event);
          state.rollback();
        }
        state.begin(program, Plan.BODY, event, fuelPerBar);
        give(plan, state, bars, bar);
        try {
          program.run(state, Plan.BODY, event);
          state.commit();
        } catch (Trap trap) {
          state.rollback();
          error = Optional.of(trap);
          errorBar = bar;
        }
        fuel.add(state.usedFuel());
      }
      watch(plan, state, values);
    }
    return new BarRun(values, fuel, error, errorBar);
  }

  private static void give(Plan plan, State state, Bars bars, int bar) {
    for (Plan.BarInput input : plan.clocks().getFirst().fields()) {
      switch (input.field()) {
        case OPEN -> state.setDouble(input.slot(), bars.open()[bar]);
        case HIGH -> state.setDouble(input.slot(), bars.high()[bar]);
        case LOW -> state.setDouble(input.slot(), bars.low()[bar]);
        case CLOSE -> state.setDouble(input.slot(), bars.close()[bar]);
        case VOLUME -> state.setDouble(input.slot(), bars.volume()[bar]);
        case INDEX -> state.setLong(input.slot(), bar);
        case OPEN_TIME, CLOSE_TIME, IS_FIRST, IS_LIVE, IS_CONFIRMED, FRESH ->
            throw new IllegalStateException("a field no case asks for: " + input.field());
      }
    }
  }

  private static void preview(Plan plan, State state, double price) {
    for (Plan.BarInput input : plan.clocks().getFirst().fields()) {
      if (input.field() == Plan.Field.CLOSE) {
        state.setDouble(input.slot(), price);
      }
    }
  }

  private static void watch(Plan plan, State state, Map<String, List<Object>> values) {
    for (Plan.Watched name : plan.names()) {
      values
          .get(name.name())
          .add(
              switch (name.type().text()) {
                case "float" -> {
                  double value = state.committedDouble(name.slot());
                  yield Double.isNaN(value) ? null : (Object) value;
                }
                case "bool" -> state.committedLong(name.slot()) != 0;
                default -> state.committedLong(name.slot());
              });
    }
  }
}
