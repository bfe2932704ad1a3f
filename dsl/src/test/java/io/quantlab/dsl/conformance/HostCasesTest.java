package io.quantlab.dsl.conformance;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quantlab.dsl.compiler.Compiled;
import io.quantlab.dsl.compiler.PlanCompiler;
import io.quantlab.dsl.interpreter.Interpreter;
import io.quantlab.dsl.plan.Plan;
import io.quantlab.dsl.plan.Program;
import io.quantlab.dsl.suite.Backend;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/// Scripts in the kernel: `host-cases.json` and `catalogue-cases.json`, in the format of the shared
/// cases, each worked by hand, through both back ends.
final class HostCasesTest {
  @Test
  @DisplayName("wick 6, 7, 8, 9.1: orders, events, clocks, risk block, inputs, previews")
  void everyCasePasses() throws Exception {
    play("host-cases.json");
  }

  @Test
  @DisplayName("wick 8.2, 9, 16: every call, every kind of input, every member of the catalogue")
  void theCatalogueIsThere() throws Exception {
    play("catalogue-cases.json");
  }

  private static void play(String file) throws Exception {
    CaseRunner runner =
        new CaseRunner(
            new WickPlayer(
                Map.of(
                    Backend.INTERPRETER, Interpreter::program,
                    Backend.COMPILER, HostCasesTest::compiled)),
            List.of(Backend.values()),
            Cases.indicators());
    List<CaseResult> failing = new ArrayList<>();
    for (Case each : Cases.read(text(file), path -> path)) {
      CaseResult result = runner.run(each);
      if (result.verdict() == CaseResult.Verdict.FAIL) {
        failing.add(result);
      }
    }
    assertEquals(List.of(), failing);
  }

  private static Program compiled(Plan plan) {
    return switch (PlanCompiler.compile(plan)) {
      case Compiled.Ready(Program program) -> program;
      case Compiled.Refused(String reason) -> throw new IllegalStateException(reason);
    };
  }

  private static String text(String file) throws IOException {
    try (InputStream in = HostCasesTest.class.getResourceAsStream(file)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
