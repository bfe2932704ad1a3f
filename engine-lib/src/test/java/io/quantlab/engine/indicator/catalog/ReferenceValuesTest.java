package io.quantlab.engine.indicator.catalog;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.quantlab.engine.indicator.Columns;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/// The catalogue against every series of `indicators.json` (shared data): values of PyneCore and,
/// where definitions agree, of TA-Lib.
class ReferenceValuesTest {
  private static final int SESSION = 13; // half-hour bars from 09:30 to 16:00

  private String text;

  @BeforeEach
  void load() throws IOException {
    Path directory = Columns.shared("conformance");
    assumeTrue(directory != null, "the conformance cases are absent");
    text = Files.readString(directory.resolve("indicators.json"));
  }

  private static Map<String, double[]> arrays(String json) {
    Map<String, double[]> arrays = new LinkedHashMap<>();
    Matcher found = Pattern.compile("\"(\\w+)\": *\\[([-0-9.eE,\\snul]*)]").matcher(json);
    while (found.find()) {
      String[] fields = found.group(2).split(",");
      double[] values = new double[fields.length];
      for (int i = 0; i < fields.length; i++) {
        String field = fields[i].strip();
        values[i] = field.equals("null") ? Double.NaN : Double.parseDouble(field);
      }
      arrays.put(found.group(1), values);
    }
    return arrays;
  }

  private String section(String from, String to) {
    int start = text.indexOf("\"" + from + "\": {");
    return text.substring(
        start, to.isEmpty() ? text.length() : text.indexOf("\"" + to + "\": {", start));
  }

  private static Bars bars(Map<String, double[]> arrays) {
    Map<String, double[]> columns = new LinkedHashMap<>();
    columns.put("open", arrays.get("o"));
    columns.put("high", arrays.get("h"));
    columns.put("low", arrays.get("l"));
    columns.put("close", arrays.get("c"));
    columns.put("volume", arrays.get("v"));
    return new Bars(columns);
  }

  private static void compare(Map<String, double[]> expected, Map<String, double[]> actual) {
    assertEquals(new TreeSet<>(expected.keySet()), new TreeSet<>(actual.keySet()));
    for (String name : expected.keySet()) {
      double[] values = expected.get(name);
      assertEquals(values.length, actual.get(name).length, name);
      for (int bar = 0; bar < values.length; bar++) {
        Columns.assertClose(values[bar], actual.get(name)[bar], name + " at bar " + bar);
      }
    }
  }

  @Test
  @DisplayName("wick.md 20: the 18 series over 130 half-hour bars")
  void halfHourBars() {
    Bars bars = bars(arrays(section("bars", "expected")));
    assertEquals(130, bars.rows());
    double[] sessions = new double[bars.rows()];
    for (int bar = 0; bar < sessions.length; bar += SESSION) {
      sessions[bar] = 1;
    }
    Map<String, double[]> actual = new LinkedHashMap<>();
    actual.put("sma10", bars.of("sma", "close", 10));
    actual.put("ema20", bars.of("ema", "close", 20));
    actual.put("rma14", bars.of("rma", "close", 14));
    actual.put("rsi14", bars.of("rsi", "close", 14));
    actual.put("macd", bars.of("macd.line", "close", 12, 26, 9));
    actual.put("bb_up", bars.of("bollinger.up", "close", 20, 2));
    actual.put("atr14", bars.of("atr", 14));
    actual.put("stoch_k", bars.of("stochastic.k", 14, 3, 3));
    actual.put("vwap_session", bars.of("vwap", "hlc3", sessions));
    actual.put("adx14", bars.of("dmi.adx", 14, 14));
    actual.put("supertrend", bars.of("supertrend.line", 3, 10));
    actual.put("obv", bars.of("obv"));
    actual.put("psar", bars.of("psar", 0.02, 0.02, 0.2));
    actual.put("cci20_close", bars.of("cci", "close", 20));
    actual.put("dc_up", bars.of("donchian.up", 20));
    actual.put("kc_up", bars.of("keltner.up", "close", 20, 2, 1));
    actual.put("ichi_kijun", bars.of("ichimoku.kijun", 9, 26, 52));
    actual.put("mfi14", bars.of("mfi", "hlc3", 14));
    compare(arrays(section("expected", "mtf_asof")), actual);
    firstIndexes(actual);
  }

  private void firstIndexes(Map<String, double[]> actual) {
    Matcher found = Pattern.compile("\"(\\w+)\": (\\d+)").matcher(section("first_index", "bars"));
    Set<String> seen = new TreeSet<>();
    while (found.find()) {
      double[] values = actual.get(found.group(1));
      int first = 0;
      while (Double.isNaN(values[first])) {
        first++;
      }
      assertEquals(Integer.parseInt(found.group(2)), first, found.group(1));
      seen.add(found.group(1));
    }
    assertEquals(new TreeSet<>(actual.keySet()), seen);
  }

  @Test
  @DisplayName("wick.md 17, na rules: 12 bars with flat prices, no volume and a hole")
  void edges() {
    String edge = section("edge", "gated_calls");
    Bars bars = bars(arrays(edge.substring(0, edge.indexOf("\"expected\""))));
    double[] g = bars.get("close").clone();
    g[6] = Double.NaN;
    double[] above = bars.get("close").clone();
    for (int bar = 0; bar < above.length; bar++) {
      above[bar] = above[bar] > 11.5 ? 1 : 0;
    }
    double[] level = new double[g.length];
    java.util.Arrays.fill(level, 10.5);
    Map<String, double[]> actual = new LinkedHashMap<>();
    actual.put("sma3_hole", bars.of("sma", g, 3));
    actual.put("ema3_hole", bars.of("ema", g, 3));
    actual.put("rsi3", bars.of("rsi", "close", 3));
    actual.put("rsi3_hole", bars.of("rsi", g, 3));
    actual.put("highest3_hole", bars.of("highest", g, 3));
    actual.put("wma3_hole", bars.of("wma", g, 3));
    actual.put("stdev3_hole", bars.of("stdev", g, 3, 0));
    actual.put("atr3", bars.of("atr", 3));
    actual.put("sar", bars.of("psar", 0.02, 0.02, 0.2));
    actual.put("vwap", bars.of("vwap", "hlc3", "never"));
    actual.put("mfi3", bars.of("mfi", "hlc3", 3));
    actual.put("barssince", bars.of("bars_since", above));
    actual.put("cross", bars.of("cross_over", "close", level));
    actual.put("cum_hole", bars.of("cum", g));
    compare(arrays(edge.substring(edge.indexOf("\"expected\""))), actual);
  }

  @Test
  @DisplayName("wick.md 5.3: a kernel advances on every bar, also where its call is not taken")
  void gatedCalls() {
    Map<String, double[]> gated = arrays(section("gated_calls", ""));
    double[] close = gated.get("close");
    Bars bars = new Bars(Map.of("close", close));
    double[] level = new double[close.length];
    java.util.Arrays.fill(level, 12.5);
    Map<String, double[]> actual = new LinkedHashMap<>();
    actual.put("close", close);
    actual.put("ema3_on_even", onEven(bars.of("ema", "close", 3)));
    double[] back = bars.of("change", "close", 1);
    for (int bar = 0; bar < back.length; bar++) {
      back[bar] = close[bar] - back[bar]; // the value one step before
    }
    actual.put("prev_in_function_on_even", onEven(back));
    actual.put("cross_over_12_5", bars.of("cross_over", "close", level));
    compare(gated, actual);
  }

  private static double[] onEven(double[] values) {
    double[] out = values.clone();
    for (int bar = 1; bar < out.length; bar += 2) {
      out[bar] = Double.NaN;
    }
    assertTrue(out.length > 1);
    return out;
  }
}
