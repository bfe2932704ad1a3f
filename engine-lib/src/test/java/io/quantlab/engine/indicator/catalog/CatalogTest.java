package io.quantlab.engine.indicator.catalog;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.sun.management.ThreadMXBean;
import io.quantlab.engine.indicator.Columns;
import io.quantlab.engine.indicator.Indicator;
import io.quantlab.engine.math.Snapshot;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/// What every function of the catalogue promises, driven by the one list.
class CatalogTest {
  private static final long SEED = 20260417;

  @Test
  @DisplayName("wick.md 17: the catalogue has its functions, with their defaults, and no others")
  void namesAndSignaturesAreThoseOfTheDesign() throws IOException {
    Path directory = Columns.shared("design");
    assumeTrue(directory != null, "the design documents are absent");
    Map<String, String> specified = specified(Files.readString(directory.resolve("wick.md")));
    Set<String> names = new TreeSet<>();
    for (Entry entry : Catalog.entries()) {
      names.add(entry.name());
      String call = specified.getOrDefault(entry.name(), "");
      if (call.contains("(") && !call.contains("…") && !EXPANDED.contains(entry.name())) {
        assertEquals(call, entry.signature());
      }
    }
    assertEquals(new TreeSet<>(specified.keySet()), names);
  }

  /// Written in the table with its defaults left to another row.
  private static final Set<String> EXPANDED = Set.of("ppo");

  private static Map<String, String> specified(String wick) {
    String section = wick.substring(wick.indexOf("| **17.1"), wick.indexOf("### 17.7"));
    Map<String, String> calls = new java.util.TreeMap<>();
    for (String line : section.lines().toList()) {
      String cell = line.startsWith("| `") ? line.substring(2, line.indexOf(" | ", 2)) : "";
      Matcher call = Pattern.compile("([a-z_0-9]+)(\\([^`]*\\)|)( -> [a-z?]+)?").matcher("");
      for (String each : cell.split("`")) {
        call.reset(each);
        if (call.matches() && !each.isBlank()) {
          calls.put(call.group(1), call.group(1) + call.group(2));
        }
      }
    }
    return calls;
  }

  @Test
  @DisplayName("wick.md 17: step by step and column by column give equal bits, in pieces too")
  void columnsEqualSteps() {
    Market market = Market.of(SEED, 400, Market.Content.ROUGH);
    for (Sample sample : Sample.all(SEED, 2, 1)) {
      double[][] inputs = market.inputs(sample.entry());
      Indicator byStep = sample.entry().create(sample.arguments());
      int outputs = sample.entry().outputs().size();
      double[][] whole = new double[outputs][market.rows()];
      sample.entry().create(sample.arguments()).run(inputs, 0, market.rows(), whole);
      double[][] pieces = new double[outputs][market.rows()];
      Indicator inPieces = sample.entry().create(sample.arguments());
      inPieces.run(inputs, 0, 57, pieces);
      inPieces.run(inputs, 57, market.rows(), pieces);
      for (int row = 0; row < market.rows(); row++) {
        byStep.step(inputs, row);
        for (int k = 0; k < outputs; k++) {
          String place = sample + " output " + k + " at row " + row;
          assertBits(byStep.output(k), whole[k][row], place);
          assertBits(byStep.output(k), pieces[k][row], place + " in pieces");
        }
        assertBits(byStep.value(), byStep.output(0), sample + " value at row " + row);
      }
    }
  }

  private static void assertBits(double expected, double actual, String place) {
    assertEquals(Double.doubleToRawLongBits(expected), Double.doubleToRawLongBits(actual), place);
  }

  @Test
  @DisplayName("wick.md 4: no infinity is visible, and na is the one canonical NaN")
  void valuesAreFiniteOrTheCanonicalNaN() {
    Market market = Market.of(SEED + 1, 300, Market.Content.ROUGH);
    for (Sample sample : Sample.all(SEED, 1, 1)) {
      Indicator indicator = sample.entry().create(sample.arguments());
      for (int row = 0; row < market.rows(); row++) {
        indicator.step(market.inputs(sample.entry()), row);
        for (int k = 0; k < indicator.outputs(); k++) {
          double value = indicator.output(k);
          String place = sample + " output " + k + " at row " + row;
          assertTrue(!Double.isInfinite(value), place);
          if (Double.isNaN(value)) {
            assertBits(Double.NaN, value, place);
          }
        }
      }
    }
  }

  @Test
  @DisplayName("wick.md 17, first: the documented formula is the index of the first value")
  void warmUpIsTheDocumentedFormula() {
    Market market = Market.of(SEED + 2, 400, Market.Content.PLAIN);
    for (Sample sample : Sample.all(SEED, 3, 3)) {
      Indicator indicator = sample.entry().create(sample.arguments());
      int outputs = sample.entry().outputs().size();
      assertEquals(outputs, indicator.outputs(), sample + " outputs");
      double[][] results = new double[outputs][market.rows()];
      indicator.run(market.inputs(sample.entry()), 0, market.rows(), results);
      for (int k = 0; k < outputs; k++) {
        Output output = sample.entry().outputs().get(k);
        if (output.first().equals("-") || neverThere(sample, output)) {
          continue;
        }
        int first = Formula.of(output.first(), sample);
        String place = sample + " " + output.name();
        assertEquals(first, indicator.warmUp(k) - 1, place + " by warmUp()");
        if (output.type() != Output.Type.BOOL) {
          assertEquals(first, firstValue(results[k]), place + " by its values");
        }
      }
    }
  }

  private static boolean neverThere(Sample sample, Output output) {
    return sample.entry().name().equals("pivot_points")
        && sample.arguments()[0] == 1 // Fibonacci has no fourth level
        && output.name().endsWith("4");
  }

  private static int firstValue(double[] values) {
    int row = 0;
    while (row < values.length && Double.isNaN(values[row])) {
      row++;
    }
    return row;
  }

  @Test
  @DisplayName("wick.md 17, first: conditions can hold from the documented index on, not before")
  void conditionsBeginWhereDocumented() {
    double[] up = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12};
    double[] down = {12, 11, 10, 9, 8, 7, 6, 5, 4, 3, 2, 1};
    double[] below = {1, 9, 9, 9, 9, 9, 9, 9, 9, 9, 9, 9};
    double[] five = {5, 5, 5, 5, 5, 5, 5, 5, 5, 5, 5, 5};
    Map<String, double[][]> inputs =
        Map.of(
            "rising", new double[][] {up},
            "falling", new double[][] {down},
            "all_true", new double[][] {five},
            "any_true", new double[][] {five},
            "cross_over", new double[][] {below, five},
            "cross_under", new double[][] {five, below},
            "cross", new double[][] {below, five});
    for (Entry entry : Catalog.entries()) {
      if (entry.outputs().getFirst().type() == Output.Type.BOOL) {
        Sample sample = new Sample(entry, new double[0]).withPresets();
        double[][] results = new double[1][up.length];
        Indicator indicator = entry.create(sample.arguments());
        indicator.run(inputs.get(entry.name()), 0, up.length, results);
        int first = 0;
        while (results[0][first] < 1) {
          first++;
        }
        assertEquals(Formula.of(entry.outputs().getFirst().first(), sample), first, entry.name());
      }
    }
  }

  @Test
  @DisplayName("wick.md 16.9: a copy of the state goes on like the original, bit for bit")
  void loadedStateGoesOnLikeTheOriginal() {
    Market market = Market.of(SEED + 3, 300, Market.Content.ROUGH);
    Snapshot snapshot = new Snapshot();
    for (Sample sample : Sample.all(SEED, 1, 1)) {
      double[][] inputs = market.inputs(sample.entry());
      for (int cut : new int[] {0, 1, 3, 17, 90, 211}) {
        Indicator original = sample.entry().create(sample.arguments());
        Indicator other = sample.entry().create(sample.arguments());
        double[][] unused = new double[1][market.rows()];
        original.run(inputs, 0, cut, unused);
        other.run(inputs, 100, 190, unused); // a state of its own, to be replaced whole
        original.exchange(snapshot.save());
        other.exchange(snapshot.load());
        compareOn(sample, inputs, cut, original, other);
      }
    }
  }

  private static void compareOn(
      Sample sample, double[][] inputs, int from, Indicator original, Indicator other) {
    for (int row = from; row < inputs[0].length; row++) {
      original.step(inputs, row);
      other.step(inputs, row);
      assertEquals(original.ready(), other.ready(), sample + " ready at row " + row);
      for (int k = 0; k < original.outputs(); k++) {
        assertBits(
            original.output(k), other.output(k), sample + " cut at " + from + ", row " + row);
      }
    }
  }

  @Test
  @DisplayName("Z-1: no allocation per step, step by step or in columns")
  void stepsWithoutAllocation() {
    Market market = Market.of(SEED + 4, 2_000, Market.Content.ROUGH);
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    List<String> complaints = new ArrayList<>();
    for (Sample sample : Sample.all(SEED, 0, 1)) {
      double[][] inputs = market.inputs(sample.entry());
      Indicator indicator = sample.entry().create(sample.arguments());
      double[][] results = new double[indicator.outputs()][market.rows()];
      indicator.run(inputs, 0, market.rows(), results);
      long before = threads.getCurrentThreadAllocatedBytes();
      indicator.run(inputs, 0, market.rows(), results);
      long spent = threads.getCurrentThreadAllocatedBytes() - before;
      if (spent > market.rows()) {
        complaints.add(sample + " allocated " + spent + " bytes in " + market.rows() + " steps");
      }
    }
    assertEquals(List.of(), complaints);
  }

  @Test
  void argumentsAreChecked() {
    Entry rsi = Catalog.find("rsi");
    assertEquals("rsi takes 1 numbers, was given 0", refused(rsi));
    assertEquals("n must be a whole number from 1, was 0.0", refused(rsi, 0));
    assertEquals("n must be a whole number from 1, was 2.5", refused(rsi, 2.5));
    assertEquals(
        "k must be a finite number, was NaN", refused(Catalog.find("bollinger"), 20, Double.NaN));
    assertThrows(IllegalArgumentException.class, () -> Catalog.find("no_such"));
  }

  private static String refused(Entry entry, double... arguments) {
    return assertThrows(IllegalArgumentException.class, () -> entry.create(arguments)).getMessage();
  }
}
