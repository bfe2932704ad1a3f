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

/// Plays a rule over a tape: every day that begins rolls before what happens in it, then comes the
/// mark, or the order that was sent; at the end stands a review of an account that has not failed
/// (wick.md 9.4 and 11).
///
/// An order the rule denies works no further, one it lets pass does until the next recorded book.
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
  private String eventId = "";
  private boolean denied;
  private boolean halted;

  /// @param tape at least one mark
  /// @param days when the account's days begin
  /// @param limits other bounds than the usual ones
  public RuleRun(
      Plan plan,
      Program program,
      AccountTape tape,
      AccountDays days,
      ScriptSettings.Limits limits,
      ScriptListener listener) {
    this.plan = plan;
    this.program = program;
    this.tape = tape;
    this.listener = listener;
    this.world = new RuleWorld(tape, days);
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
    for (AccountTape.Event each : tape.events()) {
      while (world.rolls(each.epochNanos())) {
        world.roll();
        eventId = "mark-" + world.number();
        handle("on_day_roll", world.day());
      }
      switch (each) {
        case AccountTape.Mark mark -> mark(mark);
        case AccountTape.Submit submit -> submit(submit);
      }
    }
    eventId = "mark-" + world.number();
    if (breached.isEmpty()) {
      handle("on_review", world.review());
    }
    handle("on_end", null);
  }

  private void mark(AccountTape.Mark mark) {
    world.mark(mark);
    eventId = "mark-" + world.number();
    handle("on_equity", world.equity());
    listener.step(state, world.number(), world.now(), state.usedFuel(), halted);
  }

  private void submit(AccountTape.Submit submit) {
    world.ask(submit);
    eventId = "order-" + submit.order().id();
    denied = false;
    handle("on_order_submit", world.order());
    if (!denied) {
      world.accept();
    }
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
      halt(wrong.code(), wrong.getMessage(), wrong.place(plan), "start", true);
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
    listener.error(new ScriptError(code, message, place, entry, world.number(), world.now(), bind));
  }

  private void release() {
    for (Outbox.Effect effect : state.outbox().effects()) {
      switch (effect) {
        case Outbox.Line(String text) -> listener.log(world.number(), world.now(), text);
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
    denied |= word.equals("deny");
    listener.verdict(
        new Verdict(world.number(), world.now(), word, code, evidence, eventId + "-" + word));
  }

  /// The state of the rule, for whoever shows its values.
  public State state() {
    return state;
  }
}
