package io.quantlab.engine.indicator;

import io.quantlab.engine.indicator.catalog.Catalog;
import io.quantlab.engine.indicator.catalog.Entry;
import java.util.ArrayList;
import java.util.List;

/// One figure for every function of the catalogue in less than a minute: nanoseconds a step over 100,000
/// bars in columns, the least of several rounds, all kernels in one process.
///
/// The first row is a plain loop over the same column (a hand-written exponential average) measured in
/// the same way: compare by ratio. For a figure with its spread use [IndicatorBenchmark].
public final class IndicatorSurvey {
  private static final int ROUNDS = 12;

  private IndicatorSurvey() {}

  /// @param arguments none
  public static void main(String[] arguments) {
    IndicatorBenchmark benchmark = new IndicatorBenchmark();
    benchmark.name = "ema";
    benchmark.prepare();
    List<Entry> entries = Catalog.entries();
    double[] least = new double[entries.size()];
    double plain = Double.MAX_VALUE;
    java.util.Arrays.fill(least, Double.MAX_VALUE);
    for (int round = 0; round < ROUNDS; round++) {
      plain = Math.min(plain, benchmark.plain());
      for (int i = 0; i < least.length; i++) {
        least[i] = Math.min(least[i], benchmark.time(entries.get(i)));
      }
    }
    print(entries, least, plain);
  }

  private static void print(List<Entry> entries, double[] least, double plain) {
    System.out.printf("%-20s %7.2f ns%n", "(plain loop)", plain);
    List<Double> sorted = new ArrayList<>();
    for (int i = 0; i < least.length; i++) {
      System.out.printf(
          "%-20s %7.2f ns %6.1f%n", entries.get(i).name(), least[i], least[i] / plain);
      sorted.add(least[i]);
    }
    sorted.sort(null);
    System.out.printf(
        "%-20s %7.2f ns %6.1f%n",
        "(median)", sorted.get(sorted.size() / 2), sorted.get(sorted.size() / 2) / plain);
  }
}
