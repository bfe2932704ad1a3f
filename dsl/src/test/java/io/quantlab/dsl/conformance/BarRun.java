package io.quantlab.dsl.conformance;

import io.quantlab.dsl.plan.Event;
import io.quantlab.dsl.plan.Outbox;
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
/// @param requests what the outbox held at commits, without plots
record BarRun(
    Map<String, List<Object>> values,
    List<Long> fuel,
    List<String> logs,
    List<Outbox.Request> requests,
    Optional<Trap> error,
    int errorBar) {

  /// @param previews closing prices a bar shows before it closes, by its index
  static BarRun of(
      Plan plan, Program program, Bars bars, long fuelPerBar, IntFunction<double[]> previews) {
    State state = new State(plan);
    Event event = new Event();
    Map<String, List<Object>> values = new LinkedHashMap<>();
    plan.names().forEach(name -> values.put(name.name(), new ArrayList<>()));
    List<Long> fuel = new ArrayList<>();
    List<String> logs = new ArrayList<>();
    List<Outbox.Request> requests = new ArrayList<>();
    Optional<Trap> error = Optional.empty();
    int errorBar = -1;
    state.begin(program, Plan.START, event, fuelPerBar);
    program.run(state, Plan.START, event);
    state.commit();
    for (int bar = 0; bar < bars.size(); bar++) {
      if (error.isEmpty()) {
        for (double price : previews.apply(bar)) {
          state.begin(program, Plan.BODY, event, fuelPerBar);
          give(plan, state, bars, bar);
          preview(plan, state, price);
          program.run(state, Plan.BODY, event);
          state.endPreview();
        }
        state.begin(program, Plan.BODY, event, fuelPerBar);
        give(plan, state, bars, bar);
        try {
          program.run(state, Plan.BODY, event);
          state.commit();
          release(state, logs, requests);
        } catch (Trap trap) {
          state.rollback();
          error = Optional.of(trap);
          errorBar = bar;
        }
        fuel.add(state.usedFuel());
      }
      watch(plan, state, values);
    }
    return new BarRun(values, fuel, logs, requests, error, errorBar);
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
        case OPEN_TIME, CLOSE_TIME, IS_FIRST, IS_LIVE, IS_CONFIRMED, FRESH, BARS ->
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
      Object boxed =
          switch (name.family()) {
            case DOUBLE -> (Object) state.committedDouble(name.slot());
            case LONG -> (Object) state.committedLong(name.slot());
            case REF -> state.committedRef(name.slot());
          };
      values.get(name.name()).add(Readout.of(state, boxed, name.type()));
    }
  }

  private static void release(State state, List<String> logs, List<Outbox.Request> requests) {
    for (Outbox.Effect effect : state.outbox().effects()) {
      switch (effect) {
        case Outbox.Line(String text) -> logs.add(text);
        case Outbox.Request request -> requests.add(request);
      }
    }
  }
}
