package io.quantlab.dsl.conformance;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quantlab.dsl.ProjectFiles;
import io.quantlab.dsl.syntax.Kind;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/// One run of a case of `conformance/language.json`.
///
/// @param id of the case, with `/1`, `/2` … for its further runs
record TestCase(String id, String text, Kind kind, JsonNode given, JsonNode expect) {

  /// The file's cases, each with its further runs.
  static List<TestCase> all() throws IOException {
    JsonNode file =
        new ObjectMapper().readTree(ProjectFiles.shared("conformance/language.json").toFile());
    List<TestCase> cases = new ArrayList<>();
    for (JsonNode each : file) {
      cases.add(of(each.get("id").asText(), each, each));
      int number = 1;
      for (JsonNode also : each.path("also")) {
        cases.add(of(each.get("id").asText() + "/" + number++, also, each));
      }
    }
    return cases;
  }

  private static TestCase of(String id, JsonNode run, JsonNode main) throws IOException {
    JsonNode kind = run.has("kind") ? run.get("kind") : main.path("kind");
    return new TestCase(
        id,
        text(run.has("src") ? run.get("src") : main.get("src")),
        kind.isMissingNode()
            ? Kind.INDICATOR
            : Kind.valueOf(kind.asText().toUpperCase(Locale.ROOT)),
        run.has("given") ? run.get("given") : main.path("given"),
        run.has("expect") ? run.get("expect") : main.get("expect"));
  }

  private static String text(JsonNode source) throws IOException {
    if (source.isTextual()) {
      return source.asText();
    }
    if (source.has("file")) {
      return Files.readString(ProjectFiles.of(source.get("file").asText()));
    }
    StringBuilder text = new StringBuilder();
    for (JsonNode part : source) {
      text.append(
          part.isTextual()
              ? part.asText()
              : part.get("repeat").asText().repeat(part.get("times").asInt()));
    }
    return text.toString();
  }

  /// The diagnostics that reading and checking show.
  List<JsonNode> diagnosticsBeforeRun() {
    return diagnostics().filter(each -> !isOfRun(each)).toList();
  }

  /// The diagnostics that only a run shows.
  List<JsonNode> diagnosticsOfRun() {
    return diagnostics().filter(TestCase::isOfRun).toList();
  }

  private Stream<JsonNode> diagnostics() {
    return StreamSupport.stream(expect.get("diagnostics").spliterator(), false);
  }

  private static boolean isOfRun(JsonNode diagnostic) {
    return diagnostic.get("severity").toString().matches(".*\"(runtime|bind)\".*");
  }

  /// What of the expectations only a run can show; nothing when the check shows all.
  Optional<String> needsOfARun() {
    List<String> fields = new ArrayList<>();
    expect.fieldNames().forEachRemaining(fields::add);
    fields.removeAll(List.of("diagnostics", "only", "declared", "types"));
    if (diagnostics().anyMatch(TestCase::isOfRun)) {
      fields.add("diagnostics of the run");
    }
    return fields.isEmpty() ? Optional.empty() : Optional.of(String.join(", ", fields));
  }
}
