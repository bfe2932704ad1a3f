package io.quantlab.dsl.diagnostic;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

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
    Lesson lesson = Lesson.of(code);
    Scripts.Result result = Scripts.check(lesson.badScript());
    switch (code.severity()) {
      case ERROR, WARNING, HINT -> {
        List<Diagnostic> shown =
            result.diagnostics().stream()
                .filter(each -> code.editorOnly() || !each.code().editorOnly())
                .toList();
        assertEquals(1, shown.size(), result.story());
        Diagnostic found = shown.getFirst();
        assertEquals(
            lesson.place() + " " + code,
            result.source().place(found.span().start()) + " " + found.code(),
            result.story());
        assertEquals(code.severity(), found.severity());
      }
      case BIND, RUNTIME -> {
        assertEquals("", result.summary(), "found before the run:\n" + result.story());
        assertTrue(isPlace(lesson, result.source()), "no such place: " + lesson.place());
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  @DisplayName("15: the mended example of a code shows nothing")
  void mendedExampleShowsNothing(Code code) {
    Scripts.Result result = Scripts.check(Lesson.of(code).goodScript());
    assertEquals("", code.editorOnly() ? result.story() : result.summary(), result.story());
  }

  private static boolean isPlace(Lesson lesson, Source source) {
    String[] place = lesson.place().split(":");
    int line = Integer.parseInt(place[0]);
    return line <= source.lines() && Integer.parseInt(place[1]) <= source.lineText(line).length();
  }
}
