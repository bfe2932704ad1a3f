package io.quantlab.dsl.host;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quantlab.dsl.Scripts;
import io.quantlab.dsl.compiler.Compiled;
import io.quantlab.dsl.compiler.PlanCompiler;
import io.quantlab.dsl.interpreter.Interpreter;
import io.quantlab.dsl.plan.Backstop;
import io.quantlab.dsl.plan.Event;
import io.quantlab.dsl.plan.Overdue;
import io.quantlab.dsl.plan.Plan;
import io.quantlab.dsl.plan.Program;
import io.quantlab.dsl.plan.State;
import io.quantlab.dsl.plan.Trap;
import io.quantlab.dsl.planner.Planned;
import io.quantlab.dsl.planner.Planner;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/// Real time behind the fuel: wick.md 12.1, layer 6. Clocks are made up, so nothing here waits.
final class BackstopTest {
  private static final long SECOND = 1_000_000_000;
  private static final long FUEL = 20_000_000;
  private static final String ENDLESS = "var n = 0\nwhile true {\n  n += 1\n}\n";

  private static Plan plan(String text) {
    Scripts.Result result = Scripts.check(text);
    assertEquals("", result.summary(), result.story());
    return ((Planned.Ready) Planner.plan(result.checked())).plan();
  }

  private static List<Program> programs(Plan plan) {
    return List.of(
        Interpreter.program(plan), ((Compiled.Ready) PlanCompiler.compile(plan)).program());
  }

  private static State state(Plan plan, Program program, LongSupplier clock) {
    State state = new State(plan);
    state.watch(new Backstop(clock, 2 * SECOND));
    state.begin(program, Plan.BODY, new Event(), FUEL);
    return state;
  }

  /// A clock that moves on by so much each time it is read.
  private static LongSupplier steps(long nanos) {
    AtomicLong now = new AtomicLong(77);
    return () -> now.addAndGet(nanos);
  }

  @Test
  @DisplayName("12.1: an event that outlasts its time ends overdue although fuel is left")
  void endsAlthoughFuelIsLeft() {
    Plan plan = plan(ENDLESS);
    for (Program program : programs(plan)) {
      // Read at 1 s steps: the third look after the beginning is 3 s in.
      State state = state(plan, program, steps(SECOND));
      Overdue end = assertThrows(Overdue.class, () -> program.run(state, Plan.BODY, new Event()));
      assertEquals(
          "an event of the script took 3.0 s, more than 2.0 s, with fuel left: a fault of the"
              + " machine or of QuantLab, not of the script",
          end.getMessage());
      assertTrue(state.usedFuel() < FUEL, "fuel used: " + state.usedFuel());
      assertEquals(
          ENDLESS.indexOf("while"), plan.sites().get(end.site()).start(), "the place it was at");
    }
  }

  @Test
  @DisplayName("12.1: a clock that stays in time changes neither fuel nor error, nor where it ends")
  void changesNothingInTime() {
    String text = ENDLESS.replace("true", "n < 1_500_000");
    for (String each : List.of(ENDLESS, text)) {
      Plan plan = plan(each);
      for (Program program : programs(plan)) {
        State without = new State(plan);
        without.begin(program, Plan.BODY, new Event(), FUEL);
        State with = state(plan, program, steps(1));
        assertEquals(end(plan, program, without), end(plan, program, with), each);
      }
    }
  }

  private static String end(Plan plan, Program program, State state) {
    try {
      program.run(state, Plan.BODY, new Event());
      state.testTime();
      return "ended, fuel " + state.usedFuel() + ", " + state.longAt(0);
    } catch (Trap trap) {
      return trap.code() + " " + plan.sites().get(trap.site()) + ", fuel " + state.usedFuel();
    }
  }

  @Test
  @DisplayName("12.1: an event that ends too late within its first slice of fuel is overdue too")
  void endsLate() {
    Plan plan = plan("let a = close + 1\n");
    for (Program program : programs(plan)) {
      State state = state(plan, program, steps(3 * SECOND));
      program.run(state, Plan.BODY, new Event());
      assertThrows(Overdue.class, state::testTime);
      State quick = state(plan, program, steps(SECOND));
      program.run(quick, Plan.BODY, new Event());
      quick.testTime();
    }
  }

  @Test
  @DisplayName("12.1: an event that only begins reads the clock once, and never without a backstop")
  void readsTheClockOnce() {
    Plan plan = plan("let a = close + 1\n");
    AtomicLong reads = new AtomicLong();
    Program program = Interpreter.program(plan);
    State state = state(plan, program, reads::incrementAndGet);
    program.run(state, Plan.BODY, new Event());
    assertEquals(1, reads.get());
    assertFalse(state.usedFuel() > 100, "a small event: " + state.usedFuel());
    assertThrows(IllegalArgumentException.class, () -> new Backstop(() -> 0, 0));
  }
}
