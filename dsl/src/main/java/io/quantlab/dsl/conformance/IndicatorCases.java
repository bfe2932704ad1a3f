package io.quantlab.dsl.conformance;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quantlab.dsl.syntax.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// The format of `indicators.json` as cases: one for each call of `series`, `edge.series` and
/// `mtf_asof`, and those of `gated_calls`.
///
/// The calls are written for people. What stands behind a comma or a word of prose is read as the
/// notes of the file mean it; a call nobody can read is a case that fails at the check.
final class IndicatorCases {
  private static final Map<String, String> WRITTEN =
      Map.of(
          "vwap(hlc3), reset at session start", "vwap(hlc3)",
          "vwap(hlc3), never reset", "vwap(hlc3, false)",
          "obv(); na on bar 0", "obv()",
          "cross_over(close,10.5) as 1/0", "cross_over(close,10.5) ? 1.0 : 0.0");
  private static final Map<String, String> AS_OF =
      Map.of(
          "daily_close", "at bars(1d) { close }",
          "hour_close_session_anchored", "at bars(1h) { close }",
          "forming_daily_high", "bars(1d).forming.high");
  private static final Map<String, String> GATED =
      Map.of(
          "ema3_on_even", "bar.index mod 2 == 0 ? ema(close, 3) : na",
          "prev_in_function_on_even", "bar.index mod 2 == 0 ? prev(close) : na",
          "cross_over_12_5", "cross_over(close, 12.5) ? 1.0 : 0.0");

  private IndicatorCases() {}

  static List<Case> of(JsonNode file) throws Cases.FormatException {
    List<String> missing = new ArrayList<>();
    for (String field : List.of("bars", "series", "expected")) {
      if (!file.has(field)) {
        missing.add("$ lacks \"" + field + "\"");
      }
    }
    if (!missing.isEmpty()) {
      throw new Cases.FormatException(missing);
    }
    List<Case> cases = new ArrayList<>();
    JsonNode expected = file.get("expected");
    for (Map.Entry<String, JsonNode> each : file.get("series").properties()) {
      String call = written(each.getValue().asText());
      cases.add(of(each.getKey(), "let r = " + call, "fixture", expected.get(each.getKey())));
    }
    for (Map.Entry<String, JsonNode> each : file.at("/edge/series").properties()) {
      String text =
          "let g = bar.index == 6 ? na : close  let r = " + written(each.getValue().asText());
      cases.add(
          of("edge." + each.getKey(), text, "edge", file.at("/edge/expected/" + each.getKey())));
    }
    GATED.keySet().stream()
        .sorted()
        .filter(name -> file.path("gated_calls").has(name))
        .forEach(name -> {
          String text = "fn prev(x: series<float>) -> float = x[1]  let r = " + GATED.get(name);
          cases.add(of("gated_calls." + name, text, "gated", file.at("/gated_calls/" + name)));
        });
    AS_OF.keySet().stream()
        .sorted()
        .filter(name -> file.path("mtf_asof").has(name))
        .forEach(name -> {
          String text = "let r = " + AS_OF.get(name);
          cases.add(of("mtf_asof." + name, text, "fixture", file.at("/mtf_asof/" + name)));
        });
    return cases;
  }

  private static String written(String call) {
    return WRITTEN.getOrDefault(call, call);
  }

  private static Case of(String id, String text, String bars, JsonNode values) {
    JsonNodeFactory nodes = JsonNodeFactory.instance;
    ObjectNode expect = nodes.objectNode();
    expect.set("diagnostics", nodes.arrayNode());
    expect.set("values", nodes.objectNode().set("r", values));
    JsonNode given = nodes.objectNode().put("bars", bars);
    return new Case(id, false, List.of(new CaseRun("main", text, Kind.INDICATOR, given, expect)));
  }
}
