package io.quantlab.dsl.conformance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.quantlab.dsl.Scripts;
import io.quantlab.dsl.check.Symbol;
import io.quantlab.dsl.diagnostic.Diagnostic;
import io.quantlab.dsl.diagnostic.Source;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// `conformance/language.json`, as far as reading and checking show it.
///
/// Every case must give exactly the diagnostics it expects before a run, and none when it expects
/// none. Values, orders, fuel and errors of a run wait for the interpreter; the last test lists
/// them by id.
final class LanguageTest {
  static List<TestCase> cases() throws IOException {
    return TestCase.all();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("cases")
  @DisplayName("20: diagnostics, types and declared names of each case")
  void checkShowsWhatIsExpected(TestCase each) {
    Scripts.Result result = Scripts.check(each.text(), each.kind());
    List<Diagnostic> found = new ArrayList<>(result.diagnostics());
    found.removeIf(diagnostic -> diagnostic.code().editorOnly());
    String story = each.text().lines().limit(3).toList() + "\n" + result.story();
    for (JsonNode expected : each.diagnosticsBeforeRun()) {
      Diagnostic match =
          found.stream()
              .filter(diagnostic -> matches(expected, diagnostic, result.source()))
              .findFirst()
              .orElse(null);
      assertTrue(match != null, "expected " + expected + ", found\n" + story);
      found.remove(match);
    }
    assertTrue(found.isEmpty(), "not expected:\n" + story);
    Map<String, Symbol> names = result.checked().names();
    each.expect()
        .path("declared")
        .forEach(name -> assertTrue(names.containsKey(name.asText()), name + " in " + names));
    each.expect()
        .path("types")
        .properties()
        .forEach(type ->
            assertEquals(type.getValue().asText(), names.get(type.getKey()).fact().type().text()));
  }

  private static boolean matches(JsonNode expected, Diagnostic found, Source source) {
    String code = expected.get("code").asText();
    boolean sameCode =
        code.endsWith("*")
            ? found.code().name().startsWith(code.substring(0, code.length() - 1))
            : found.code().name().equals(code);
    String severity = found.severity().name().toLowerCase(Locale.ROOT);
    return sameCode
        && expected.get("severity").toString().contains("\"" + severity + "\"")
        && (!expected.has("line")
            || source
                .place(found.span().start())
                .equals(expected.get("line").asInt() + ":" + expected.get("col").asInt()))
        && relatedMatches(expected.path("related"), found, source)
        && mentionsAll(expected.path("mentions"), found.message())
        && fixMatches(expected.path("fix"), found, source);
  }

  private static boolean relatedMatches(JsonNode expected, Diagnostic found, Source source) {
    List<String> places =
        found.related().stream().map(each -> source.place(each.span().start())).toList();
    List<String> wanted = new ArrayList<>();
    expected.forEach(each -> wanted.add(each.get(0).asInt() + ":" + each.get(1).asInt()));
    return expected.isMissingNode() || places.equals(wanted);
  }

  private static boolean mentionsAll(JsonNode words, String message) {
    String plain = message.replaceAll("(?<=\\d)[,_](?=\\d)", "");
    for (JsonNode word : words) {
      if (!plain.matches("(?s).*\\b" + word.asText() + "\\b.*")) {
        return false;
      }
    }
    return true;
  }

  private static boolean fixMatches(JsonNode expected, Diagnostic found, Source source) {
    if (expected.isMissingNode()) {
      return true;
    }
    return expected.isBoolean()
        ? found.fix().isPresent()
        : found.fix().map(fix -> fix.applyTo(source).equals(expected.asText())).orElse(false);
  }

  @Test
  @DisplayName("20: the cases whose values, orders or errors only a run shows")
  void casesThatNeedARun() throws IOException {
    TreeSet<String> needing = new TreeSet<>();
    int all = 0;
    for (TestCase each : TestCase.all()) {
      all++;
      each.needsOfARun().ifPresent(_ -> needing.add(each.id()));
    }
    assertEquals(NEED_A_RUN, needing.size(), "of " + all + ": " + needing);
  }

  /// A case that is new in the file shows here.
  private static final int NEED_A_RUN = 48;
}
