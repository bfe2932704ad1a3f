package io.quantlab.dsl.compiler;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;

import io.quantlab.dsl.Scripts;
import io.quantlab.dsl.plan.Event;
import io.quantlab.dsl.plan.Plan;
import io.quantlab.dsl.plan.Program;
import io.quantlab.dsl.plan.State;
import io.quantlab.dsl.planner.Planned;
import io.quantlab.dsl.planner.Planner;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/// One class for the runs of a sweep: wick.md 13.3.
final class CompiledPlansTest {
  private static final String TEXT =
      "input n: int = 3 in 1..=9\nvar total = 0\ntotal += n\nlet a = ema(close, n)\n";

  private static Plan plan(Map<String, Object> given) {
    Scripts.Result result = Scripts.check(TEXT);
    assertEquals("", result.summary(), result.story());
    return ((Planned.Ready) Planner.plan(result.checked(), given)).plan();
  }

  private static long run(Plan plan, Program program, long n) {
    State state = new State(plan);
    int input = plan.inputs().getFirst().slot();
    state.begin(program, Plan.START, new Event(), 1_000);
    program.run(state, Plan.START, new Event());
    state.setLong(input, n);
    state.commit();
    for (int step = 0; step < 10; step++) {
      state.begin(program, Plan.BODY, new Event(), 1_000);
      program.run(state, Plan.BODY, new Event());
      state.commit();
    }
    return plan.names().stream()
        .filter(each -> each.name().equals("total"))
        .mapToLong(each -> state.committedLong(each.slot()))
        .findFirst()
        .orElseThrow();
  }

  @Test
  @DisplayName("13.3: runs that differ in inputs share one class, and each has its own values")
  void runsOfASweepShareAClass() {
    CompiledPlans classes = new CompiledPlans(5);
    Program first = classes.program(plan(Map.of()));
    assertInstanceOf(Tiered.class, first, "the first begins interpreted");
    assertEquals(30, run(plan(Map.of()), first, 3));
    Program second = classes.program(plan(Map.of("n", 7L)));
    assertSame(second, classes.program(plan(Map.of("n", 8L))), "the plans are equal");
    assertEquals(70, run(plan(Map.of("n", 7L)), second, 7));
    assertEquals(80, run(plan(Map.of("n", 8L)), second, 8));
    assertNotSame(first, second);
  }
}
