package io.quantlab.dsl.conformance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import io.quantlab.dsl.ProjectFiles;
import io.quantlab.dsl.compiler.Compiled;
import io.quantlab.dsl.compiler.PlanCompiler;
import io.quantlab.dsl.interpreter.Interpreter;
import io.quantlab.dsl.plan.Plan;
import io.quantlab.dsl.plan.Program;
import io.quantlab.dsl.suite.Backend;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/// The shared files of cases, played as the command `conformance` plays them.
final class SharedCasesTest {
  @Test
  @DisplayName("20: every case of language.json passes, interpreted and compiled")
  void languageCases() throws Exception {
    assertEquals(List.of(), failing("language.json"));
  }

  @Test
  @DisplayName(
      "17, 20: every series of indicators.json, as of and gated ones too, interpreted and compiled")
  void indicatorCases() throws Exception {
    assertEquals(List.of(), failing("indicators.json"));
  }

  private static List<String> failing(String file) throws IOException, Cases.FormatException {
    Path path = ProjectFiles.shared("conformance/" + file);
    List<Case> cases = Cases.read(Files.readString(path), SharedCasesTest::script);
    CaseRunner runner =
        new CaseRunner(
            new WickPlayer(
                Map.of(
                    Backend.INTERPRETER,
                    Interpreter::program,
                    Backend.COMPILER,
                    SharedCasesTest::compiled)),
            List.of(Backend.INTERPRETER, Backend.COMPILER),
            Cases.indicators());
    List<String> failing = new ArrayList<>();
    for (Case each : cases) {
      CaseResult result = runner.run(each);
      if (result.verdict() == CaseResult.Verdict.FAIL) {
        failing.add(each.id() + " " + result.complaints());
      }
    }
    return failing;
  }

  private static Program compiled(Plan plan) {
    return assertInstanceOf(Compiled.Ready.class, PlanCompiler.compile(plan)).program();
  }

  private static String script(String path) {
    try {
      return Files.readString(ProjectFiles.of(path));
    } catch (IOException trouble) {
      throw new java.io.UncheckedIOException(trouble);
    }
  }
}
