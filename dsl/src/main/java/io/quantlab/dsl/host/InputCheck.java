package io.quantlab.dsl.host;

import io.quantlab.dsl.library.Type;
import io.quantlab.dsl.plan.EngineValue;
import io.quantlab.dsl.plan.Event;
import io.quantlab.dsl.plan.Outbox;
import io.quantlab.dsl.plan.Plan;
import io.quantlab.dsl.plan.Program;
import io.quantlab.dsl.plan.State;
import io.quantlab.dsl.plan.Timeframes;
import io.quantlab.dsl.plan.Trap;
import io.quantlab.dsl.plan.World;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/// Looks whether inputs can have the values they are given, before there are data: all but symbols,
/// which only the data know.
public final class InputCheck {
  private static final long FUEL = 20_000_000;

  private InputCheck() {}

  /// What is wrong with the values; nothing when nothing is.
  public static Optional<String> complaint(
      Plan plan, Function<Plan, Program> backend, Map<String, Object> given) {
    Map<String, Object> known = new LinkedHashMap<>(given);
    for (Plan.Input input : plan.inputs()) {
      boolean symbols =
          input.type() == Type.Basic.SYMBOL
              || input.type() instanceof Type.ArrayOf(Type element) && element == Type.Basic.SYMBOL;
      if (symbols) {
        known.remove(input.name());
      }
    }
    State state = new State(plan);
    Program program = backend.apply(plan);
    Event event = new Event();
    try {
      state.bind(new Unbound());
      state.begin(program, Plan.START, event.of(null), FUEL);
      program.run(state, Plan.START, event);
      new InputValues(plan, state, new Symbols(java.util.List.of())).write(known);
      return Optional.empty();
    } catch (Trap trap) {
      return Optional.of(trap.getMessage());
    } catch (InputValues.BadInput wrong) {
      return Optional.of(wrong.getMessage());
    }
  }

  /// A world in which every symbol is known and nothing else.
  private static final class Unbound implements World {
    private static IllegalStateException absent() {
      return new IllegalStateException("there are no data yet");
    }

    @Override
    public Object root(Root root) {
      throw absent();
    }

    @Override
    public long now() {
      return 0;
    }

    @Override
    public EngineValue position(long symbol) {
      throw absent();
    }

    @Override
    public EngineValue quote(long symbol) {
      throw absent();
    }

    @Override
    public EngineValue facts(long symbol) {
      throw absent();
    }

    @Override
    public long symbol(String name, int site) {
      return 0;
    }

    @Override
    public long timeframe() {
      return Timeframes.of(1, "m");
    }

    @Override
    public String currency() {
      return ""; // any
    }

    @Override
    public String zone() {
      return "UTC";
    }

    @Override
    public Object ask(String function, Object[] arguments, int site) {
      throw absent();
    }

    @Override
    public Object handle(Outbox.Request request) {
      return null;
    }
  }
}
