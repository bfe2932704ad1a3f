package io.quantlab.dsl.fuzz;

import io.quantlab.dsl.Scripts;
import io.quantlab.dsl.compiler.Compiled;
import io.quantlab.dsl.compiler.PlanCompiler;
import io.quantlab.dsl.interpreter.Interpreter;
import io.quantlab.dsl.plan.Event;
import io.quantlab.dsl.plan.Plan;
import io.quantlab.dsl.plan.Program;
import io.quantlab.dsl.plan.State;
import io.quantlab.dsl.plan.Trap;
import io.quantlab.dsl.planner.Planned;
import io.quantlab.dsl.planner.Planner;
import io.quantlab.dsl.syntax.Kind;
import java.nio.charset.StandardCharsets;

/// Fuzz target: an indicator without errors ends each step, or in a typed error, interpreted and
/// compiled alike.
public final class RunFuzz {
  private static final long FUEL = 20_000;
  private static final long MEMORY = 4L << 20;
  private static final int STEPS = 4;

  private RunFuzz() {}

  /// Called by the fuzzer.
  public static void fuzzerTestOneInput(byte[] data) {
    Scripts.Result result = Scripts.check(new String(data, StandardCharsets.UTF_8), Kind.INDICATOR);
    boolean sound = result.diagnostics().stream().noneMatch(each -> each.severity().stops());
    if (!sound || !(Planner.plan(result.checked()) instanceof Planned.Ready(Plan plan))) {
      return;
    }
    if (plan.kind() != Kind.INDICATOR || plan.clocks().size() > 1 || !plan.symbols().isEmpty()) {
      return; // the others need a host
    }
    String interpreted = end(plan, Interpreter.program(plan));
    if (PlanCompiler.compile(plan) instanceof Compiled.Ready(Program program)) {
      String compiled = end(plan, program);
      if (!interpreted.equals(compiled) && !(interpreted + compiled).contains("the stack")) {
        throw new IllegalStateException(interpreted + " interpreted, compiled " + compiled);
      }
    }
  }

  private static String end(Plan plan, Program program) {
    State state = new State(plan, MEMORY);
    long used = 0;
    try {
      for (int step = 0; step <= STEPS; step++) {
        int entry = step == 0 ? Plan.START : Plan.BODY;
        state.begin(program, entry, new Event(), FUEL);
        program.run(state, entry, new Event());
        used += state.usedFuel();
        state.commit();
      }
      return "fuel " + used;
    } catch (Trap trap) {
      return trap.code() + " " + trap.site() + " fuel " + (used + state.usedFuel());
    }
  }
}
