package io.quantlab.engine.indicator;

import io.quantlab.engine.indicator.catalog.Catalog;
import io.quantlab.engine.indicator.catalog.Entry;
import io.quantlab.engine.indicator.catalog.Parameter;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/// Every function of the catalogue over 100,000 bars in columns, nanoseconds a step; lengths without a
/// default are 20.
///
/// Before it measures, each trial has warmed the loop up with kernels of other classes, as in a run with
/// many indicators, and compares the columns with single steps bit for bit. `-p name=...` measures other
/// functions; `IndicatorSurvey` beside it prints one figure for each of them.
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class IndicatorBenchmark {
  private static final int BARS = 100_000;

  @Param({"ema", "sma", "rsi", "atr", "macd", "bollinger", "highest", "wma", "dmi", "psar"})
  public String name;

  private final double[][] bars = new double[5][BARS];
  private double[][] inputs;
  private double[][] results;
  private Entry entry;

  @Setup(Level.Trial)
  public void prepare() {
    SplittableRandom random = new SplittableRandom(9);
    double close = 100;
    for (int i = 0; i < BARS; i++) {
      double open = close;
      close = Math.max(10, open + random.nextDouble() - 0.5);
      bars[0][i] = open;
      bars[1][i] = Math.max(open, close) + random.nextDouble();
      bars[2][i] = Math.min(open, close) - random.nextDouble();
      bars[3][i] = close;
      bars[4][i] = 1 + random.nextInt(1_000);
    }
    for (Entry each : Catalog.entries()) {
      run(each); // other kernels have been through the loop
    }
    entry = Catalog.find(name);
    inputs = columns(entry);
    compare();
  }

  private void compare() {
    Indicator steps = create(entry);
    double[][] whole = run(entry);
    for (int row = 0; row < BARS; row++) {
      steps.step(inputs, row);
      if (Double.doubleToLongBits(steps.value()) != Double.doubleToLongBits(whole[0][row])) {
        throw new IllegalStateException(name + " differs at row " + row);
      }
    }
    results = whole;
  }

  private double[][] run(Entry each) {
    Indicator indicator = create(each);
    double[][] columns = new double[indicator.outputs()][BARS];
    indicator.run(columns(each), 0, BARS, columns);
    return columns;
  }

  private double[][] columns(Entry each) {
    double[][] columns = new double[each.inputs().size()][];
    for (int i = 0; i < columns.length; i++) {
      columns[i] =
          switch (each.inputs().get(i).name()) {
            case "open", "b", "y" -> bars[0];
            case "high", "hi" -> bars[1];
            case "low", "lo" -> bars[2];
            case "volume" -> bars[4];
            case "reset" -> new double[BARS];
            default -> bars[3];
          };
    }
    return columns;
  }

  private static Indicator create(Entry each) {
    double[] arguments = new double[each.parameters().size()];
    for (int i = 0; i < arguments.length; i++) {
      Parameter parameter = each.parameters().get(i);
      arguments[i] = parameter.hasPreset() ? parameter.presetValue() : 20;
    }
    return each.create(arguments);
  }

  @Benchmark
  @OperationsPerInvocation(BARS)
  public double[][] step() {
    create(entry).run(inputs, 0, BARS, results);
    return results;
  }

  /// Nanoseconds a step of one function, once, columns already there.
  double time(Entry each) {
    double[][] columns = columns(each);
    Indicator indicator = create(each);
    double[][] out = new double[indicator.outputs()][BARS];
    long before = System.nanoTime();
    indicator.run(columns, 0, BARS, out);
    return (double) (System.nanoTime() - before) / BARS;
  }

  /// Nanoseconds a step of an exponential average written by hand.
  double plain() {
    double[] close = bars[3];
    double[] out = results[0];
    long before = System.nanoTime();
    double mean = close[0];
    for (int i = 0; i < BARS; i++) {
      mean += 0.1 * (close[i] - mean);
      out[i] = mean;
    }
    return (double) (System.nanoTime() - before) / BARS;
  }
}
