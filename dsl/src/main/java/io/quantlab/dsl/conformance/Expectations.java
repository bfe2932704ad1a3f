package io.quantlab.dsl.conformance;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quantlab.dsl.suite.Seen;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.IntFunction;

/// Compares a run with all that its `expect` names.
final class Expectations {
  private static final Set<String> EDITOR_ONLY = Set.of("W3201", "W3202");

  private final JsonNode expect;
  private final Observed run;
  private final Optional<Observed> main;
  private final JsonNode indicators;
  private final Hover hover;
  private final List<Failure> failures = new ArrayList<>();

  /// What the editor shows at a place.
  interface Hover {
    String text(int line, int column);
  }

  /// @param main the main run of the case, for a further run
  /// @param indicators the file `ref` points into
  Expectations(
      JsonNode expect, Observed run, Optional<Observed> main, JsonNode indicators, Hover hover) {
    this.expect = expect;
    this.run = run;
    this.main = main;
    this.indicators = indicators;
    this.hover = hover;
  }

  /// Everything that is not as expected.
  List<Failure> failures() {
    for (Map.Entry<String, JsonNode> each : expect.properties()) {
      JsonNode wanted = each.getValue();
      switch (each.getKey()) {
        case "diagnostics" -> diagnostics(wanted);
        case "only", "same" -> {}
        case "values" -> wanted.properties().forEach(e -> values(e.getKey(), e.getValue()));
        case "types" -> types(wanted);
        case "declared" -> wanted.forEach(name -> declared(name.asText()));
        case "orders" -> list("orders", wanted, run.orders());
        case "fills" -> list("fills", wanted, run.fills());
        case "rejects" -> list("rejects", wanted, run.rejects());
        case "alerts" -> list("alerts", wanted, run.alerts());
        case "verdicts" -> list("verdicts", wanted, run.verdicts());
        case "logs" ->
            list("logs", wanted, run.logs().stream().map(Expectations::textMember).toList());
        case "positions" -> positions(wanted);
        case "fuel" -> series("fuel", wanted, List.copyOf(run.fuel()));
        case "hover" -> wanted.forEach(this::hover);
        default -> fail(each.getKey(), "a field this runner knows", "an unknown field");
      }
    }
    return failures;
  }

  private static Map<String, Object> textMember(String text) {
    return Map.of("text", text);
  }

  private void fail(String field, Object expected, Object actual) {
    failures.add(new Failure(field, expected.toString(), actual.toString()));
  }

  private void diagnostics(JsonNode wanted) {
    boolean syntaxOnly = expect.has("only");
    List<Observed.Found> shown =
        run.diagnostics().stream()
            .filter(each -> !EDITOR_ONLY.contains(each.code()))
            .filter(each -> !syntaxOnly || each.code().startsWith("E10"))
            .toList();
    if (!DiagnosticMatch.matches(wanted, shown)) {
      fail("diagnostics", wanted, shown);
    }
  }

  private void types(JsonNode wanted) {
    for (Map.Entry<String, JsonNode> each : wanted.properties()) {
      String actual = run.types().getOrDefault(each.getKey(), "no such name");
      if (!each.getValue().asText().equals(actual)) {
        fail("types." + each.getKey(), each.getValue(), actual);
      }
    }
  }

  private void declared(String name) {
    if (!run.declared().contains(name)) {
      fail("declared", name, run.declared());
    }
  }

  private void positions(JsonNode wanted) {
    for (Map.Entry<String, JsonNode> each : wanted.properties()) {
      double actual = run.positions().getOrDefault(each.getKey(), 0.0);
      if (!ValueMatch.near(each.getValue().asDouble(), actual)) {
        fail("positions." + each.getKey(), each.getValue(), actual);
      }
    }
  }

  private void hover(JsonNode wanted) {
    String text = hover.text(wanted.get("line").asInt(), wanted.get("col").asInt());
    if (!DiagnosticMatch.mentions(wanted.get("mentions"), text)) {
      fail("hover", wanted, text);
    }
  }

  private void values(String name, JsonNode wanted) {
    List<Object> actual = run.values().get(name);
    if (actual == null) {
      fail("values." + name, wanted, "no values: the script was not run, or has no such name");
      return;
    }
    series("values." + name, wanted, actual);
  }

  private void series(String field, JsonNode wanted, List<Object> actual) {
    if (wanted.isArray()) {
      array(field, wanted, actual);
    } else if (wanted.has("all")) {
      each(field, actual, _ -> wanted.get("all"));
    } else if (wanted.has("field")) {
      each(field, actual, _ -> wanted);
    } else if (wanted.has("ref")) {
      JsonNode list = indicators.at("/" + wanted.get("ref").asText().replace('.', '/'));
      array(field, list, actual);
    } else if (wanted.has("same")) {
      sameAs(field, wanted.get("same").asText(), actual);
    } else {
      wanted.path("at").properties().forEach(e -> at(field, e.getKey(), e.getValue(), actual));
    }
  }

  private void array(String field, JsonNode wanted, List<Object> actual) {
    if (wanted.size() != actual.size()) {
      fail(field, wanted.size() + " values: " + wanted, actual.size() + ": " + Shown.of(actual));
      return;
    }
    each(field, actual, wanted::get);
  }

  private void each(String field, List<Object> actual, IntFunction<JsonNode> wanted) {
    for (int bar = 0; bar < actual.size(); bar++) {
      value(field, bar, wanted.apply(bar), actual.get(bar));
    }
  }

  private void at(String field, String bars, JsonNode wanted, List<Object> actual) {
    String[] ends = bars.split("-");
    int last = Integer.parseInt(ends[ends.length - 1]);
    for (int bar = Integer.parseInt(ends[0]); bar <= last; bar++) {
      if (bar >= actual.size()) {
        fail(field + "[" + bar + "]", wanted, "the run has " + actual.size() + " bars");
        return;
      }
      value(field, bar, wanted, actual.get(bar));
    }
  }

  private void value(String field, int bar, JsonNode wanted, Object actual) {
    if (!ValueMatch.matches(settled(wanted, bar), actual)) {
      fail(field + "[" + bar + "]", wanted, Shown.of(actual));
    }
  }

  /// What is expected with the values of the primary bar in place of `{"field": f}`, wherever it
  /// stands; a field of a bar there is not stays, and equals nothing.
  private JsonNode settled(JsonNode wanted, int bar) {
    if (wanted.isArray()) {
      ArrayNode array = JsonNodeFactory.instance.arrayNode();
      wanted.forEach(each -> array.add(settled(each, bar)));
      return array;
    }
    if (!wanted.isObject()) {
      return wanted;
    }
    if (wanted.has("field") && wanted.get("field").isTextual()) {
      List<Object> column = run.fields().getOrDefault(wanted.get("field").asText(), List.of());
      return bar < 0 || bar >= column.size()
          ? wanted
          : column.get(bar) instanceof Double number
              ? JsonNodeFactory.instance.numberNode(number)
              : JsonNodeFactory.instance.textNode(String.valueOf(column.get(bar)));
    }
    ObjectNode object = JsonNodeFactory.instance.objectNode();
    wanted.properties().forEach(each -> object.set(each.getKey(), settled(each.getValue(), bar)));
    return object;
  }

  private void sameAs(String field, String name, List<Object> actual) {
    List<Object> wanted = main.map(each -> each.values().get(name)).orElse(null);
    if (!actual.equals(wanted)) {
      fail(field, Shown.of(wanted), Shown.of(actual));
    }
  }

  /// Entries in a row; `times` stands for so many equal ones.
  private void list(String field, JsonNode wanted, List<Map<String, Object>> actual) {
    List<JsonNode> entries = new ArrayList<>();
    for (JsonNode each : wanted) {
      for (int i = 0; i < each.path("times").asInt(1); i++) {
        entries.add(each);
      }
    }
    if (entries.size() != actual.size()) {
      fail(field, entries.size() + " entries: " + wanted, actual.size() + ": " + Shown.of(actual));
      return;
    }
    for (int i = 0; i < entries.size(); i++) {
      if (!entry(entries.get(i), actual.get(i))) {
        fail(field + "[" + i + "]", entries.get(i), Shown.of(actual.get(i)));
      }
    }
  }

  private boolean entry(JsonNode wanted, Map<String, Object> actual) {
    for (Map.Entry<String, JsonNode> member : wanted.properties()) {
      String name = member.getKey();
      JsonNode value = member.getValue();
      boolean same =
          switch (name) {
            case "times" -> true;
            case "values" ->
                actual.get("values") instanceof Seen.Members evidence
                    && ValueMatch.members(value, evidence.byName());
            case "price" -> ValueMatch.matches(settled(value, barOf(actual)), actual.get("price"));
            default -> ValueMatch.matches(value, actual.get(name));
          };
      if (!same) {
        return false;
      }
    }
    return true;
  }

  private static int barOf(Map<String, Object> entry) {
    return ((Long) entry.get("bar")).intValue();
  }
}
