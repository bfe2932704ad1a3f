package io.quantlab.dsl.suite;

import io.quantlab.dsl.diagnostic.Span;
import io.quantlab.dsl.host.Loaded;
import io.quantlab.dsl.plan.Event;
import io.quantlab.dsl.plan.Plan;
import io.quantlab.dsl.plan.Program;
import io.quantlab.dsl.plan.State;
import io.quantlab.dsl.plan.Trap;
import io.quantlab.dsl.syntax.Expression;
import io.quantlab.dsl.syntax.Item;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/// Runs the `test` blocks of a script (wick.md 9.4), each on a state of its own.
public final class TestBlocks {
  private static final long FUEL = 50_000_000;

  private final Loaded script;
  private final Function<Plan, Program> backend;
  private final Fixtures fixtures;

  /// What became of a test block.
  ///
  /// @param place what failed stands there; empty when the test passed
  /// @param message why it failed; empty when it passed
  /// @param fuel the block itself used, without the runs in it
  public record Outcome(String title, Optional<Span> place, String message, long fuel) {
    public boolean passed() {
      return place.isEmpty();
    }
  }

  /// @param script a sound one
  /// @param backend makes a program of a plan
  public TestBlocks(Loaded script, Function<Plan, Program> backend, Fixtures fixtures) {
    this.script = script;
    this.backend = backend;
    this.fixtures = fixtures;
  }

  /// Runs all of them, in the order of the text.
  public List<Outcome> run() {
    List<Outcome> outcomes = new ArrayList<>();
    for (Item item : script.script().items()) {
      if (item instanceof Item.Test test) {
        outcomes.add(run(test));
      }
    }
    return outcomes;
  }

  private Outcome run(Item.Test test) {
    String title = test.title().constant().orElseGet(() -> words(test.title()));
    Plan plan;
    try {
      plan = script.plan(test);
    } catch (IllegalStateException missing) {
      return new Outcome(title, Optional.of(test.span()), missing.getMessage(), 0);
    }
    State state = new State(plan);
    Program program = backend.apply(plan);
    Event event = new Event();
    try {
      state.bind(new TestWorld(script, backend, fixtures));
      for (int entry : new int[] {Plan.START, Plan.BODY}) {
        state.begin(program, entry, event, FUEL);
        program.run(state, entry, event);
        state.commit();
      }
      return new Outcome(title, Optional.empty(), "", state.usedFuel());
    } catch (Trap trap) {
      Span place = plan.sites().get(trap.site());
      String message = trap.code() + " " + trap.getMessage();
      return new Outcome(title, Optional.of(place), message, state.usedFuel());
    }
  }

  private String words(Expression title) {
    return script.source().textOf(title.span());
  }
}
