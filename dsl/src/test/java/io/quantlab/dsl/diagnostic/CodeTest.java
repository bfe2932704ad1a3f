package io.quantlab.dsl.diagnostic;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import io.quantlab.dsl.Scripts;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// The examples of the catalogue.
final class CodeTest {
  @ParameterizedTest
  @EnumSource
  @DisplayName("15: the example of a code shows exactly that diagnostic, at that place")
  void exampleShowsTheDiagnostic(Code code) {
    assumeFalse(code.example().isEmpty(), code + " has no example short enough to read");
    Scripts.Result result = Scripts.check(code.example());
    switch (code.severity()) {
      case ERROR, WARNING, HINT -> {
        List<Diagnostic> shown =
            result.diagnostics().stream()
                .filter(each -> code.editorOnly() || !each.code().editorOnly())
                .toList();
        assertEquals(1, shown.size(), result.story());
        Diagnostic found = shown.getFirst();
        assertEquals(
            code.place() + " " + code,
            result.source().place(found.span().start()) + " " + found.code(),
            result.story());
        assertEquals(code.severity(), found.severity());
      }
      case BIND, RUNTIME -> {
        assertEquals("", result.summary(), "found before the run:\n" + result.story());
        assertTrue(isPlace(code, result.source()), "no such place: " + code.place());
      }
    }
  }

  private static boolean isPlace(Code code, Source source) {
    String[] place = code.place().split(":");
    int line = Integer.parseInt(place[0]);
    return line <= source.lines() && Integer.parseInt(place[1]) <= source.lineText(line).length();
  }
}
