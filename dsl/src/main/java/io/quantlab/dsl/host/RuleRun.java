package io.quantlab.dsl.host;

import io.quantlab.dsl.diagnostic.Code;
import io.quantlab.dsl.diagnostic.Span;
import io.quantlab.dsl.host.ScriptListener.Evidence;
import io.quantlab.dsl.host.ScriptListener.Verdict;
import io.quantlab.dsl.plan.Event;
import io.quantlab.dsl.plan.Outbox;
import io.quantlab.dsl.plan.Plan;
import io.quantlab.dsl.plan.Program;
import io.quantlab.dsl.plan.State;
import io.quantlab.dsl.plan.Trap;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Plays a rule over a tape: day rolls before the mark of a new day, then the mark, and at the end
/// a review of an account that has not failed (wick.md 9.4 and 11).
///
/// A fault of the script ends its part; it never makes the account fail.
public final class RuleRun {
  private static final long FUEL = 50_000;
  private static final long FUEL_OF_START = 20_000_000;
  private static final long MEMORY = 16L << 20;
  private static final Set<String> VERDICTS = Set.of("breach", "warn", "deny", "pass", "fail");

  private final Plan plan;
  private final Program program;
  private final AccountTape tape;
  private final ScriptListener listener;
  private final RuleWorld world;
  private final State state;
  private final Event event = new Event();
  private final Set<String> breached = new HashSet<>();
  private final long fuel;
  private final long memory;
  private int mark;
  private boolean halted;

  /// @param tape at least one mark
  /// @param limits other bounds than the usual ones
  public RuleRun(
      Plan plan,
      Program program,
      AccountTape tape,
      ScriptSettings.Limits limits,
      ScriptListener listener) {
    this.plan = plan;
    this.program = program;
    this.tape = tape;
    this.listener = listener;
    this.world = new RuleWorld(tape);
    this.memory = limits.heapBytes() > 0 ? limits.heapBytes() : MEMORY;
    this.state = new State(plan, memory);
    state.watch(limits.backstop());
    this.fuel = limits.fuel() > 0 ? limits.fuel() : FUEL;
  }

  /// Plays all marks.
  ///
  /// @param inputs values by name
  public void play(Map<String, Object> inputs) {
    start(inputs);
    handle("on_start", null);
    for (int i = 0; i < tape.size(); i++) {
      if (i > 0 && world.rolls(i)) {
        world.roll(i);
        handle("on_day_roll", world.day());
      }
      mark = i;
      world.mark(i);
      handle("on_equity", world.equity());
      listener.step(state, i, world.now(), state.usedFuel(), halted);
    }
    if (breached.isEmpty()) {
      handle("on_review", world.review());
    }
    handle("on_end", null);
  }

  private void start(Map<String, Object> inputs) {
    try {
      state.bind(world);
      state.begin(program, Plan.START, event.of(null), FUEL_OF_START);
      program.run(state, Plan.START, event);
      new InputValues(plan, state, new Symbols(List.of())).write(inputs);
      state.commit();
      Binding.check(plan, tape.currency(), memory);
      run(Plan.BODY, FUEL_OF_START);
    } catch (InputValues.BadInput wrong) {
      halt(wrong.code(), wrong.getMessage(), Span.at(0), "start", true);
    } catch (Trap trap) {
      halt(trap.code(), trap.getMessage(), plan.sites().get(trap.site()), "start", true);
    }
  }

  private void handle(String name, Object value) {
    event.of(value);
    plan.handler(name)
        .ifPresent(entry -> run(entry, name.equals("on_start") ? FUEL_OF_START : fuel));
  }

  private void run(int entry, long budget) {
    if (halted) {
      return;
    }
    state.begin(program, entry, event, budget);
    try {
      program.run(state, entry, event);
      state.testTime();
      state.commit();
    } catch (Trap trap) {
      state.rollback();
      halt(
          trap.code(),
          trap.getMessage(),
          plan.sites().get(trap.site()),
          plan.entries().get(entry).name(),
          false);
      return;
    }
    release();
  }

  private void halt(Code code, String message, Span place, String entry, boolean bind) {
    halted = true;
    listener.error(new ScriptError(code, message, place, entry, mark, world.now(), bind));
  }

  private void release() {
    for (Outbox.Effect effect : state.outbox().effects()) {
      switch (effect) {
        case Outbox.Line(String text) -> listener.log(mark, world.now(), text);
        case Outbox.Request request -> {
          if (VERDICTS.contains(request.outside().function())) {
            verdict(request);
          }
        }
      }
    }
  }

  /// A breach counts once for each code.
  private void verdict(Outbox.Request request) {
    String word = request.outside().function();
    List<String> names = request.outside().names();
    String code = "";
    List<Evidence> evidence = new ArrayList<>();
    for (int i = 0; i < names.size(); i++) {
      Object value = request.arguments().get(i);
      if (i == 0 && (names.get(i).equals("code") || names.get(i).equals("text"))) {
        code = String.valueOf(value);
      } else {
        evidence.add(new Evidence(names.get(i), request.outside().types().get(i), value));
      }
    }
    if (word.equals("breach") && !breached.add(code)) {
      return;
    }
    listener.verdict(
        new Verdict(mark, world.now(), word, code, evidence, "mark-" + mark + "-" + word));
  }

  /// The state of the rule, for whoever shows its values.
  public State state() {
    return state;
  }
}
