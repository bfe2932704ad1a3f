package io.quantlab.dsl.conformance;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.quantlab.dsl.editor.Document;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// What `conformance/language.json` expects to be shown on hover.
final class HoverCasesTest {
  static List<TestCase> cases() throws IOException {
    List<TestCase> cases =
        TestCase.all().stream().filter(each -> each.expect().has("hover")).toList();
    assertFalse(cases.isEmpty());
    return cases;
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("cases")
  @DisplayName("14.2, 20: hover mentions what each case expects")
  void hoverMentions(TestCase each) {
    Document document = Document.of(each.text());
    for (JsonNode expected : each.expect().get("hover")) {
      int offset =
          document.source().offsetOf(expected.get("line").asInt(), expected.get("col").asInt());
      String shown = document.hover(offset).orElseThrow().markdown();
      expected
          .get("mentions")
          .forEach(word -> assertTrue(shown.contains(word.asText()), word + " in " + shown));
    }
  }
}
