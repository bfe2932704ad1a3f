package io.quantlab.engine.indicator.catalog;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.quantlab.engine.indicator.Columns;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/// The catalogue against each of the 62 published files of Stock.Indicators on 502 daily bars
/// (shared data). Where a definition there differs from wick.md 17.7, wick.md wins: the row names
/// the difference, and what still must agree.
class PublishedFilesTest {

  /// From where on a file agrees.
  private enum From {
    /// Every value, and none before the file's first.
    FIRST,
    /// The definitions start differently and meet: the last value to the tolerance.
    LAST
  }

  private record Row(String column, From from, double[] values, String difference) {}

  private final Map<String, List<Row>> rows = new LinkedHashMap<>();
  private final Map<String, Columns> files = new HashMap<>();
  private final Map<String, String> outside = new LinkedHashMap<>();
  private Path directory;
  private Bars bars;

  private void same(String file, String column, double[] values) {
    row(file, new Row(column, From.FIRST, values, ""));
  }

  private void meets(String file, String column, double[] values, String difference) {
    row(file, new Row(column, From.LAST, values, difference));
  }

  private void row(String file, Row row) {
    rows.computeIfAbsent(file, name -> new ArrayList<>()).add(row);
  }

  private double[] of(String call, Object... arguments) {
    return bars.of(call, arguments);
  }

  private double[] file(String name, String column) {
    return files
        .computeIfAbsent(
            name, each -> Columns.read(directory.resolve("expected/" + each + ".csv.gz")))
        .get(column);
  }

  @Test
  @DisplayName("wick.md 17.7: every published file is reproduced, or says why it is not")
  void filesAreReproduced() throws IOException {
    directory = Columns.shared("data/indicators");
    assumeTrue(directory != null, "shared data is absent");
    bars = new Bars(Columns.read(directory.resolve("bars.csv")).byName());
    averages();
    oscillators();
    moreOscillators();
    trends();
    bands();
    volume();
    statistics();
    notOurs();
    List<String> complaints = new ArrayList<>();
    rows.forEach((name, list) -> list.forEach(row -> complaints.addAll(compare(name, row))));
    assertEquals("", String.join("\n", complaints));
    assertEveryFileIsNamed();
  }

  private void assertEveryFileIsNamed() throws IOException {
    TreeSet<String> present = new TreeSet<>();
    try (Stream<Path> files = Files.list(directory.resolve("expected"))) {
      files.forEach(each -> present.add(each.getFileName().toString().replace(".csv.gz", "")));
    }
    TreeSet<String> named = new TreeSet<>(rows.keySet());
    named.addAll(outside.keySet());
    assertEquals(present, named);
    assertEquals(62, rows.size() + outside.size());
  }

  private List<String> compare(String name, Row row) {
    double[] expected = file(name, row.column());
    int from = row.from() == From.FIRST ? 0 : expected.length - 1;
    assertTrue(
        row.from() == From.FIRST || !row.difference().isEmpty(), name + " says no difference");
    for (int bar = from; bar < expected.length; bar++) {
      String place = name + "." + row.column() + " at bar " + bar;
      try {
        Columns.assertClose(expected[bar], row.values()[bar], place);
      } catch (AssertionError e) {
        return List.of(e.getMessage());
      }
    }
    return List.of();
  }

  private void averages() {
    same("sma", "sma", of("sma", "close", 20));
    same("ema", "ema", of("ema", "close", 20));
    same("smma", "smma", of("rma", "close", 20));
    same("alma", "alma", of("alma", "close", 9, 0.85, 6));
    same("vwma", "vwma", of("vwma", "close", 14));
    same("epma", "epma", of("linreg", "close", 10, 0));
    String seeds =
        "the inner averages start with the first mean there, with their own n values here";
    meets("dema", "dema", of("dema", "close", 14), seeds);
    meets("tema", "tema", of("tema", "close", 20), seeds);
    same("alligator", "jaw", of("alligator.jaw"));
    same("alligator", "teeth", of("alligator.teeth"));
    same("alligator", "lips", of("alligator.lips"));
    same("gator", "upper", distance(of("alligator.jaw"), of("alligator.teeth"), 1));
    same("gator", "lower", distance(of("alligator.teeth"), of("alligator.lips"), -1));
    dynamic();
  }

  private static double[] distance(double[] x, double[] y, int sign) {
    return Series.map(x, y, (a, b) -> sign * Math.abs(a - b));
  }

  /// `dynamic` is McGinley's formula with 0.6 n and the first price as start: the formula gives the
  /// file from those, and the function from n and the mean of the first n.
  private void dynamic() {
    double[] close = bars.get("close");
    double[] there = mcginley(close, 1, close[0], 0.6 * 14);
    there[0] = Double.NaN;
    same("dynamic", "dynamic", there);
    double[] here = mcginley(close, 14, Series.mean(java.util.Arrays.copyOf(close, 14)), 14);
    double[] function = of("mcginley", "close", 14);
    for (int bar = 13; bar < close.length; bar++) {
      Columns.assertClose(here[bar], function[bar], "mcginley at bar " + bar);
    }
  }

  private static double[] mcginley(double[] close, int seeds, double start, double length) {
    double[] out = new double[close.length];
    out[seeds - 1] = start;
    for (int bar = seeds; bar < out.length; bar++) {
      double before = out[bar - 1];
      out[bar] = before + (close[bar] - before) / (length * Math.pow(close[bar] / before, 4));
    }
    return out;
  }

  private void oscillators() {
    same("rsi", "rsi", of("rsi", "close", 14));
    same("macd", "macd", of("macd.line", "close", 12, 26, 9));
    same("macd", "signal", of("macd.signal", "close", 12, 26, 9));
    same("macd", "histogram", of("macd.hist", "close", 12, 26, 9));
    same("stoch", "oscillator", of("stochastic.k", 14, 3, 3));
    same("stoch", "signal", of("stochastic.d", 14, 3, 3));
    same("cmo", "cmo", of("cmo", "close", 14));
    same("awesome", "oscillator", of("awesome", 5, 34));
    same("bop", "bop", Series.sma(of("bop"), 14)); // the file is the mean of 14
    same("elder-ray", "ema", of("ema", "close", 13));
    same("elder-ray", "bullPower", of("elder_ray.bull", 13));
    same("elder-ray", "bearPower", of("elder_ray.bear", 13));
    same("pmo", "pmo", of("pmo.pmo", "close", 35, 20, 10));
    same("pmo", "signal", of("pmo.signal", "close", 35, 20, 10));
    same("stc", "stc", of("stc", "close", 10, 23, 50));
    same("roc-wb", "roc", of("roc", "close", 20));
    same("roc-wb", "rocEma", of("ema", of("roc", "close", 20), 5));
  }

  private void moreOscillators() {
    same("crsi", "rsi", of("rsi", "close", 3));
    meets(
        "crsi",
        "connorsRsi",
        of("connors_rsi", "close", 3, 2, 100),
        "the file starts one bar later and ranks by less, here by less or equal");
    meets(
        "fisher", "fisher", of("fisher.fisher", 10), "the file starts on bar 0 with short windows");
    meets("fisher", "trigger", of("fisher.trigger", 10), "the same");
    String seeds = "the averages start with the first value there, with their own n values here";
    meets("smi", "smi", of("smi.smi", 13, 25, 2, 3), seeds);
    meets("smi", "signal", of("smi.signal", 13, 25, 2, 3), seeds);
    dpo();
  }

  /// `dpo` is centered there: its mean is 8 bars ahead. The function takes the mean of 8 bars ago,
  /// so it is the close less the file's mean of 16 bars ago.
  private void dpo() {
    same("dpo", "sma", ahead(of("sma", "close", 14), 8));
    double[] centered = Series.minus(bars.get("close"), ahead(of("sma", "close", 14), 8));
    same("dpo", "dpo", centered);
    double[] function = of("dpo", "close", 14);
    double[] mean = file("dpo", "sma");
    for (int bar = 21; bar < function.length; bar++) {
      Columns.assertClose(bars.get("close")[bar] - mean[bar - 16], function[bar], "dpo at " + bar);
    }
  }

  private static double[] ahead(double[] x, int bars) {
    return reversed(Series.lag(reversed(x), bars));
  }

  private static double[] reversed(double[] x) {
    double[] out = new double[x.length];
    for (int i = 0; i < x.length; i++) {
      out[i] = x[x.length - 1 - i];
    }
    return out;
  }

  private void trends() {
    same("adx", "pdi", of("dmi.plus", 14, 14));
    same("adx", "mdi", of("dmi.minus", 14, 14));
    same("adx", "adx", of("adx", 14));
    meets(
        "chexit",
        "chandelierExit",
        of("chandelier.long", 22, 3),
        "the average range starts one bar later there");
    same(
        "fractal",
        "fractalBear",
        ahead(of("pivot_high", "high", 2, 2), 2)); // told when confirmed here
    same("fractal", "fractalBull", ahead(of("pivot_low", "low", 2, 2), 2));
    same("fcb", "upperBand", held(of("pivot_high", "high", 2, 2)));
    same("fcb", "lowerBand", held(of("pivot_low", "low", 2, 2)));
    double[] top = Series.lag(of("highest", "high", 20), 1);
    double[] bottom = Series.lag(of("lowest", "low", 20), 1);
    double[] close = Series.lag(bars.get("close"), 1);
    String[] levels = {"pp", "r1", "r2", "r3", "s1", "s2", "s3"};
    for (String level : levels) {
      String output = level.equals("pp") ? "p" : level;
      same("rolling-pivots", level, of("pivot_points." + output, top, bottom, close, 0));
    }
  }

  /// The last value that was there.
  private static double[] held(double[] x) {
    return Series.carry(x, 1, w -> w[0]);
  }

  private void bands() {
    same("tr", "tr", of("true_range", 0));
    String late = "the average range starts one bar later there";
    meets("atr", "atr", of("atr", 14), late);
    meets("atr", "atrp", of("natr", 14), late);
    meets("atr-stop", "atr", of("atr", 21), late + "; the stop itself is no function of version 1");
    same("bb", "sma", of("bollinger.mid", "close", 20, 2));
    same("bb", "upperBand", of("bollinger.up", "close", 20, 2));
    same("bb", "lowerBand", of("bollinger.lo", "close", 20, 2));
    same("bb", "percentB", of("bb_percent", "close", 20, 2));
    same("bb", "zScore", of("zscore", "close", 20));
    same(
        "bb",
        "width",
        Series.times(of("bb_width", "close", 20, 2), 0.01)); // a ratio there, 100 times here
    same("ma-env", "centerline", of("envelope.mid", "close", 20, 0.025));
    same("ma-env", "upperEnvelope", of("envelope.up", "close", 20, 0.025));
    same("ma-env", "lowerEnvelope", of("envelope.lo", "close", 20, 0.025));
    meets("starc", "centerline", of("starc.mid", 5, 2, 10), "alone from bar 4 on there");
    meets("starc", "upperBand", of("starc.up", 5, 2, 10), late);
    meets("starc", "lowerBand", of("starc.lo", 5, 2, 10), late);
    same("ulcer", "ulcerIndex", of("ulcer", "close", 14));
  }

  private void volume() {
    same("adl", "adl", of("adl"));
    same("chaikin-osc", "oscillator", of("chaikin_osc", 3, 10));
    same("force", "forceIndex", of("force", 2));
    same("kvo", "oscillator", of("klinger.line", 34, 55, 13));
    same("kvo", "signal", of("klinger.signal", 34, 55, 13));
    same("pvo", "pvo", of("pvo.line", 12, 26, 9));
    same("pvo", "signal", of("pvo.signal", 12, 26, 9));
    same("pvo", "histogram", of("pvo.hist", 12, 26, 9));
    same("vwap", "vwap", of("vwap", "hlc3", "never"));
  }

  private void statistics() {
    same("stdev", "stdDev", of("stdev", "close", 14, 0));
    same("stdev", "mean", of("sma", "close", 14));
    same("stdev", "zScore", of("zscore", "close", 14));
    same("sma-analysis", "mad", of("mad", "close", 20));
    same("sma-analysis", "mse", of("variance", "close", 20, 0));
    same("slope", "slope", of("slope", "close", 14));
    same("slope", "rSquared", of("r_squared", "close", 14));
    same("slope", "stdDev", of("stdev", "close", 14, 0));
    double[] other = Columns.read(directory.resolve("bars-compare.csv")).get("close");
    same("corr", "covariance", of("covariance", "close", other, 20));
    same("corr", "correlation", of("correlation", "close", other, 20));
    double[] returns = ratios(bars.get("close"));
    double[] market = ratios(other);
    same("beta", "beta", of("beta", market, returns, 50));
  }

  private static double[] ratios(double[] close) {
    return Series.map(Series.roc(close, 1), v -> v / 100);
  }

  private void notOurs() {
    outside.put("barpart", "a field of the bar, no indicator");
    outside.put("prs", "the ratio of two closes, an expression");
    for (String name : List.of("doji", "marubozu")) {
      outside.put(name, "candle patterns are not in version 1");
    }
    for (String name :
        List.of(
            "htl",
            "hurst",
            "mama",
            "pivots",
            "renko",
            "renko-atr",
            "stdev-channels",
            "vol-stop",
            "zigzag",
            "zigzag-close")) {
      outside.put(name, "no function of version 1");
    }
  }
}
