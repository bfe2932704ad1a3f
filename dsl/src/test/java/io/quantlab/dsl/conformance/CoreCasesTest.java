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
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Own cases of the language (`core.json`, in the format of the shared ones): values worked by
/// hand, interpreted and compiled.
final class CoreCasesTest {
  private static final CaseRunner RUNNER =
      new CaseRunner(
          new WickPlayer(
              Map.of(
                  Backend.INTERPRETER, Interpreter::program,
                  Backend.COMPILER, CoreCasesTest::compiled)),
          List.of(Backend.INTERPRETER, Backend.COMPILER),
          Cases.indicators());

  private static Program compiled(Plan plan) {
    return switch (PlanCompiler.compile(plan)) {
      case Compiled.Ready(Program program) -> program;
      case Compiled.Refused(String reason) -> throw new AssertionError(reason);
    };
  }

  static List<Case> cases() throws IOException, Cases.FormatException {
    try (InputStream file = CoreCasesTest.class.getResourceAsStream("core.json")) {
      String text = new String(file.readAllBytes(), StandardCharsets.UTF_8);
      return Cases.read(
          text,
          path -> {
            throw new IllegalStateException("no case reads a file: " + path);
          });
    }
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("cases")
  @DisplayName("4, 5, 9.2, 12.2, 16: each case holds, interpreted and compiled")
  void caseHolds(Case each) {
    CaseResult result = RUNNER.run(each);
    assertEquals(List.of(), result.complaints(), each.id());
  }
}
