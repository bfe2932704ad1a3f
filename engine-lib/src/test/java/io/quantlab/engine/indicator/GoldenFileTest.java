package io.quantlab.engine.indicator;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quantlab.engine.indicator.average.Ema;
import io.quantlab.engine.indicator.average.Rma;
import io.quantlab.engine.indicator.average.Sma;
import io.quantlab.engine.indicator.average.Wma;
import io.quantlab.engine.indicator.catalog.Catalog;
import io.quantlab.engine.indicator.catalog.Entry;
import io.quantlab.engine.indicator.catalog.Parameter;
import io.quantlab.engine.indicator.momentum.Macd;
import io.quantlab.engine.indicator.momentum.RateOfChange;
import io.quantlab.engine.indicator.momentum.Rsi;
import io.quantlab.engine.indicator.statistic.Beta;
import io.quantlab.engine.indicator.statistic.Correlation;
import io.quantlab.engine.indicator.statistic.Highest;
import io.quantlab.engine.indicator.statistic.Lowest;
import io.quantlab.engine.indicator.statistic.ZScore;
import io.quantlab.engine.indicator.volatility.Atr;
import io.quantlab.engine.indicator.volatility.BollingerBands;
import io.quantlab.engine.indicator.volatility.Divisor;
import io.quantlab.engine.indicator.volatility.StandardDeviation;
import io.quantlab.engine.indicator.volatility.TrueRange;
import io.quantlab.engine.indicator.volume.Vwap;
import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.Modifier;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Each public kernel against its golden file, whose values come from exact fractions in another
/// language (`src/test/python/indicator_golden.py`). Architecture rule 10.
class GoldenFileTest {

  /// Takes the inputs of one row, gives the expected columns of that row.
  private interface Step {
    double[] next(double[] in);
  }

  private record Case(Step step, int inputs) {}

  private static Map<String, Case> cases() {
    Map<String, Case> cases = new LinkedHashMap<>();
    Sma sma = new Sma(5);
    cases.put("Sma", new Case(in -> of(sma.update(in[0])), 1));
    Ema ema = new Ema(5);
    cases.put("Ema", new Case(in -> of(ema.update(in[0])), 1));
    Rma rma = new Rma(5);
    cases.put("Rma", new Case(in -> of(rma.update(in[0])), 1));
    Wma wma = new Wma(5);
    cases.put("Wma", new Case(in -> of(wma.update(in[0])), 1));
    Rsi rsi = new Rsi(4);
    cases.put("Rsi", new Case(in -> of(rsi.update(in[0])), 1));
    TrueRange range = new TrueRange();
    cases.put("TrueRange", new Case(in -> of(range.update(in[0], in[1], in[2])), 3));
    Atr atr = new Atr(5);
    cases.put("Atr", new Case(in -> of(atr.update(in[0], in[1], in[2])), 3));
    StandardDeviation population = new StandardDeviation(6);
    StandardDeviation sample = new StandardDeviation(6, Divisor.SAMPLE);
    cases.put(
        "StandardDeviation", new Case(in -> of(population.update(in[0]), sample.update(in[0])), 1));
    ZScore zscore = new ZScore(5);
    cases.put("ZScore", new Case(in -> of(zscore.update(in[0])), 1));
    Highest highest = new Highest(4);
    cases.put("Highest", new Case(in -> of(highest.update(in[0])), 1));
    Lowest lowest = new Lowest(4);
    cases.put("Lowest", new Case(in -> of(lowest.update(in[0])), 1));
    BollingerBands bands = new BollingerBands(6, 2);
    cases.put(
        "BollingerBands", new Case(in -> of(bands.update(in[0]), bands.upper(), bands.lower()), 1));
    Macd macd = new Macd(3, 7, 4);
    cases.put("Macd", new Case(in -> of(macd.update(in[0]), macd.signal(), macd.histogram()), 1));
    Vwap vwap = new Vwap();
    cases.put("Vwap", new Case(in -> of(anchored(vwap, in)), 3));
    RateOfChange change = new RateOfChange(3);
    cases.put("RateOfChange", new Case(in -> of(change.update(in[0])), 1));
    Correlation correlation = new Correlation(6);
    cases.put("Correlation", new Case(in -> of(correlation.update(in[0], in[1])), 2));
    Beta beta = new Beta(6);
    cases.put(
        "Beta",
        new Case(in -> of(beta.update(in[0], in[1]), beta.intercept(), beta.residual()), 2));
    return cases;
  }

  private static double anchored(Vwap vwap, double[] in) {
    if (in[2] > 0) {
      vwap.reset();
    }
    return vwap.update(in[0], in[1]);
  }

  private static double[] of(double... values) {
    return values;
  }

  private static Set<String> kernels() {
    return cases().keySet();
  }

  @ParameterizedTest
  @MethodSource("kernels")
  void kernelGivesTheGoldenValues(String name) throws IOException {
    Case tested = cases().get(name);
    Columns golden;
    try (InputStream in = GoldenFileTest.class.getResourceAsStream(name + ".csv")) {
      golden = Columns.read(in);
    }
    String[] columns = golden.byName().keySet().toArray(new String[0]);
    int warm = 0;
    for (int row = 0; row < golden.rows(); row++) {
      double[] in = new double[tested.inputs()];
      for (int c = 0; c < in.length; c++) {
        in[c] = golden.get(columns[c])[row];
      }
      double[] out = tested.step().next(in);
      assertEquals(columns.length, in.length + out.length, "columns of " + name + ".csv");
      for (int c = 0; c < out.length; c++) {
        double expected = golden.get(columns[in.length + c])[row];
        Columns.assertClose(
            expected, out[c], name + "." + columns[in.length + c] + " at row " + row);
        warm += Double.isNaN(expected) ? 0 : 1;
      }
    }
    assertTrue(warm > 20, name + ".csv has only " + warm + " values");
  }

  @Test
  @DisplayName(
      "architecture rule 10: each kernel is in the catalogue, whose functions have golden files")
  void everyKernelIsInTheCatalogue() throws IOException, URISyntaxException {
    Path classes =
        Path.of(Sma.class.getProtectionDomain().getCodeSource().getLocation().toURI())
            .resolve("io/quantlab/engine/indicator");
    Set<String> listed = new TreeSet<>();
    for (Entry entry : Catalog.entries()) {
      double[] arguments = new double[entry.parameters().size()];
      for (int i = 0; i < arguments.length; i++) {
        Parameter parameter = entry.parameters().get(i);
        arguments[i] = parameter.hasPreset() ? parameter.presetValue() : 7;
      }
      listed.add(entry.create(arguments).getClass().getSimpleName());
    }
    Set<String> found = new TreeSet<>();
    try (Stream<Path> files = Files.walk(classes)) {
      for (Path file : files.filter(each -> each.toString().endsWith(".class")).toList()) {
        String name = classes.relativize(file).toString().replace(".class", "").replace('/', '.');
        if (isKernel(name)) {
          found.add(name.substring(name.lastIndexOf('.') + 1));
        }
      }
    }
    assertEquals(found, listed);
    assertTrue(found.containsAll(kernels()), "golden files of no kernel");
  }

  private static boolean isKernel(String name) {
    try {
      Class<?> type = Class.forName("io.quantlab.engine.indicator." + name);
      return Indicator.class.isAssignableFrom(type) && !Modifier.isAbstract(type.getModifiers());
    } catch (ClassNotFoundException e) {
      throw new AssertionError(e);
    }
  }
}
