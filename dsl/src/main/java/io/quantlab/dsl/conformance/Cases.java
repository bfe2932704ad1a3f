package io.quantlab.dsl.conformance;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.quantlab.dsl.syntax.Kind;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;

/// Reads files of cases.
public final class Cases {
  private static final JsonMapper MAPPER =
      JsonMapper.builder()
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();

  private Cases() {}

  /// A file that is not in a format of cases.
  public static final class FormatException extends Exception {
    private static final long serialVersionUID = 1;

    private final transient List<String> complaints;

    FormatException(List<String> complaints) {
      super(String.join("\n", complaints));
      this.complaints = List.copyOf(complaints);
    }

    /// What is wrong, each with its place.
    public List<String> complaints() {
      return complaints;
    }
  }

  /// The cases of a text, in the format of `language.json` or `indicators.json`.
  ///
  /// @param scripts text of a script of the project by its path from the root
  public static List<Case> read(String json, Function<String, String> scripts)
      throws FormatException {
    JsonNode file = tree(json);
    if (file.isObject()) {
      return IndicatorCases.of(file);
    }
    List<String> complaints = new SchemaCheck(resource("language.schema.json")).complaints(file);
    if (!complaints.isEmpty()) {
      throw new FormatException(complaints);
    }
    List<Case> cases = new ArrayList<>();
    for (JsonNode each : file) {
      cases.add(caseOf(each, scripts));
    }
    return cases;
  }

  /// The values that cases refer to, as they come with the program.
  public static JsonNode indicators() {
    return resource("indicators.json");
  }

  /// The same from a text.
  public static JsonNode indicators(String json) throws FormatException {
    return tree(json);
  }

  private static JsonNode tree(String json) throws FormatException {
    try {
      return MAPPER.readTree(json);
    } catch (JsonProcessingException wrong) {
      String place =
          wrong.getLocation() == null
              ? ""
              : wrong.getLocation().getLineNr() + ":" + wrong.getLocation().getColumnNr() + " ";
      throw new FormatException(List.of(place + "no JSON: " + wrong.getOriginalMessage()));
    }
  }

  private static JsonNode resource(String name) {
    try (InputStream in = Cases.class.getResourceAsStream(name)) {
      return MAPPER.readTree(in);
    } catch (IOException trouble) {
      throw new UncheckedIOException(trouble);
    }
  }

  private static Case caseOf(JsonNode main, Function<String, String> scripts) {
    List<CaseRun> runs = new ArrayList<>();
    runs.add(run("main", main, main, scripts));
    int number = 0;
    for (JsonNode also : main.path("also")) {
      runs.add(run("also[" + number++ + "]", also, main, scripts));
    }
    return new Case(main.get("id").asText(), main.path("manual").asBoolean(), runs);
  }

  private static CaseRun run(
      String name, JsonNode run, JsonNode main, Function<String, String> scripts) {
    JsonNode kind = either(run, main, "kind");
    return new CaseRun(
        name,
        text(either(run, main, "src"), scripts),
        kind.isMissingNode()
            ? Kind.INDICATOR
            : Kind.valueOf(kind.asText().toUpperCase(Locale.ROOT)),
        either(run, main, "given"),
        either(run, main, "expect"));
  }

  private static JsonNode either(JsonNode run, JsonNode main, String field) {
    return run.has(field) ? run.get(field) : main.path(field);
  }

  private static String text(JsonNode source, Function<String, String> scripts) {
    if (source.isTextual()) {
      return source.asText();
    }
    if (source.has("file")) {
      return scripts.apply(source.get("file").asText());
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
}
