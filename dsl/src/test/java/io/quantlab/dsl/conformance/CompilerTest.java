package io.quantlab.dsl.conformance;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quantlab.dsl.Scripts;
import io.quantlab.dsl.compiler.Compiled;
import io.quantlab.dsl.compiler.PlanCompiler;
import io.quantlab.dsl.interpreter.Interpreter;
import io.quantlab.dsl.plan.Plan;
import io.quantlab.dsl.plan.Program;
import io.quantlab.dsl.plan.Trap;
import io.quantlab.dsl.planner.Planned;
import io.quantlab.dsl.planner.Planner;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// The cases of `conformance/language.json`, compiled: [InterpreterTest] holds the interpreter
/// against the file, this holds the compiler against the interpreter, bit for bit.
final class CompilerTest {
  static List<TestCase> cases() throws IOException {
    return InterpreterTest.cases();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("cases")
  @DisplayName("20: each case gives the same compiled as interpreted")
  void compiledGivesTheSame(TestCase each) throws IOException {
    Planned planned = Planner.plan(Scripts.check(each.text(), each.kind()).checked());
    Plan plan = ((Planned.Ready) planned).plan();
    if (!(PlanCompiler.compile(plan) instanceof Compiled.Ready(Program compiled))) {
      throw new AssertionError(PlanCompiler.compile(plan).toString());
    }
    BarRun wanted = run(each, plan, Interpreter.program(plan));
    BarRun found = run(each, plan, compiled);
    assertEquals(wanted.values(), found.values());
    assertEquals(wanted.fuel(), found.fuel());
    assertEquals(wanted.errorBar(), found.errorBar());
    assertEquals(story(wanted.error()), story(found.error()));
  }

  private static BarRun run(TestCase each, Plan plan, Program program) throws IOException {
    Bars bars = Bars.of(each.given());
    long fuel = each.given().path("limits").path("fuel").asLong(1_000_000);
    return BarRun.of(plan, program, bars, fuel, bar -> bars.previews(each.given(), bar));
  }

  private static String story(Optional<Trap> error) {
    return error.map(trap -> trap.code() + " " + trap.site() + " " + trap.getMessage()).orElse("");
  }
}
