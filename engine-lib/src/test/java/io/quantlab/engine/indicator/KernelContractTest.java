package io.quantlab.engine.indicator;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import io.quantlab.engine.indicator.average.Ema;
import io.quantlab.engine.indicator.average.Rma;
import io.quantlab.engine.indicator.average.Sma;
import io.quantlab.engine.indicator.average.Wma;
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
import io.quantlab.engine.indicator.volatility.StandardDeviation;
import io.quantlab.engine.indicator.volatility.TrueRange;
import io.quantlab.engine.indicator.volume.Vwap;
import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.BooleanSupplier;
import java.util.function.DoubleSupplier;
import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// What all kernels promise: `NaN` until warm, a value from there on, no allocation.
class KernelContractTest {

  record Kernel(
      String name,
      DoubleUnaryOperator update,
      DoubleSupplier value,
      BooleanSupplier ready,
      int warmUp) {
    @Override
    public String toString() {
      return name;
    }
  }

  static List<Kernel> kernels() {
    Sma sma = new Sma(7);
    Ema ema = new Ema(7);
    Rma rma = new Rma(7);
    Wma wma = new Wma(7);
    Rsi rsi = new Rsi(7);
    TrueRange range = new TrueRange();
    TrueRange late = new TrueRange(TrueRange.FirstBar.ABSENT);
    Atr atr = new Atr(7);
    StandardDeviation deviation = new StandardDeviation(7);
    ZScore zscore = new ZScore(7);
    Highest highest = new Highest(7);
    Lowest lowest = new Lowest(7);
    BollingerBands bands = new BollingerBands(7, 2);
    Macd macd = new Macd(3, 7, 4);
    Vwap vwap = new Vwap();
    RateOfChange change = new RateOfChange(7);
    Correlation correlation = new Correlation(7);
    Beta beta = new Beta(7);
    return List.of(
        new Kernel("Sma", sma::update, sma::value, sma::ready, sma.warmUp()),
        new Kernel("Ema", ema::update, ema::value, ema::ready, ema.warmUp()),
        new Kernel("Rma", rma::update, rma::value, rma::ready, rma.warmUp()),
        new Kernel("Wma", wma::update, wma::value, wma::ready, wma.warmUp()),
        new Kernel("Rsi", rsi::update, rsi::value, rsi::ready, rsi.warmUp()),
        new Kernel(
            "TrueRange",
            x -> range.update(x + 1, x, x),
            range::value,
            range::ready,
            range.warmUp()),
        new Kernel(
            "TrueRange late",
            x -> late.update(x + 1, x, x),
            late::value,
            late::ready,
            late.warmUp()),
        new Kernel("Atr", x -> atr.update(x + 1, x, x), atr::value, atr::ready, atr.warmUp()),
        new Kernel(
            "StandardDeviation",
            deviation::update,
            deviation::value,
            deviation::ready,
            deviation.warmUp()),
        new Kernel("ZScore", zscore::update, zscore::value, zscore::ready, zscore.warmUp()),
        new Kernel("Highest", highest::update, highest::value, highest::ready, highest.warmUp()),
        new Kernel("Lowest", lowest::update, lowest::value, lowest::ready, lowest.warmUp()),
        new Kernel("BollingerBands", bands::update, bands::value, bands::ready, bands.warmUp()),
        new Kernel("Macd", macd::update, macd::value, macd::ready, macd.warmUp()),
        new Kernel("Vwap", x -> vwap.update(x, 1), vwap::value, vwap::ready, vwap.warmUp()),
        new Kernel("RateOfChange", change::update, change::value, change::ready, change.warmUp()),
        new Kernel(
            "Correlation",
            x -> correlation.update(x, x * x),
            correlation::value,
            correlation::ready,
            correlation.warmUp()),
        new Kernel("Beta", x -> beta.update(x, x * x), beta::value, beta::ready, beta.warmUp()));
  }

  @ParameterizedTest
  @MethodSource("kernels")
  void isNaNUntilWarmAndNeverAfter(Kernel kernel) {
    SplittableRandom random = new SplittableRandom(7);
    for (int step = 1; step <= 50; step++) {
      double value = kernel.update().applyAsDouble(1 + random.nextDouble());
      assertEquals(step < kernel.warmUp(), Double.isNaN(value), "step " + step);
      assertEquals(step >= kernel.warmUp(), kernel.ready().getAsBoolean(), "step " + step);
      assertEquals(value, kernel.value().getAsDouble(), 0.0);
    }
  }

  @ParameterizedTest
  @MethodSource("kernels")
  @DisplayName("Z-1: no allocation per step")
  void stepsWithoutAllocation(Kernel kernel) {
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    run(kernel, 2_000);
    long before = threads.getCurrentThreadAllocatedBytes();
    run(kernel, 2_000);
    long spent = threads.getCurrentThreadAllocatedBytes() - before;
    assertTrue(spent < 2_000, "2,000 steps allocated " + spent + " bytes");
  }

  private static void run(Kernel kernel, int steps) {
    for (int i = 0; i < steps; i++) {
      kernel.update().applyAsDouble(1 + i * 37 % 101);
    }
  }

  @Test
  void periodsBelowOneAreRefused() {
    assertThrows(IllegalArgumentException.class, () -> new Sma(0));
    assertThrows(IllegalArgumentException.class, () -> new Ema(0));
    assertThrows(IllegalArgumentException.class, () -> new Rma(0));
    assertThrows(IllegalArgumentException.class, () -> new Wma(0));
    assertThrows(IllegalArgumentException.class, () -> new Rsi(0));
    assertThrows(IllegalArgumentException.class, () -> new Highest(0));
    assertThrows(IllegalArgumentException.class, () -> new ZScore(0));
    assertThrows(IllegalArgumentException.class, () -> new RateOfChange(0));
    assertThrows(IllegalArgumentException.class, () -> new Correlation(0));
    assertThrows(IllegalArgumentException.class, () -> new BollingerBands(5, Double.NaN));
  }

  @Test
  void averageSurvivesHugeAndInfiniteValues() {
    Sma sma = new Sma(2);
    for (double value : new double[] {1e17, 0.1, Double.POSITIVE_INFINITY, 0.1}) {
      sma.update(value);
    }
    assertEquals(Double.POSITIVE_INFINITY, sma.value(), 0.0);
    assertEquals(0.2, sma.update(0.3), 1e-15);
  }

  @Test
  void perfectLineHasBetaItsSlopeAndNoResidual() {
    Beta beta = new Beta(4);
    Correlation correlation = new Correlation(4);
    for (int y = 0; y < 6; y++) {
      beta.update(3 - 2 * y, y);
      correlation.update(3 - 2 * y, y);
    }
    assertEquals(-2, beta.value(), 1e-15);
    assertEquals(3, beta.intercept(), 1e-14);
    assertEquals(0, beta.residual(), 1e-14);
    assertEquals(-1, correlation.value(), 1e-15);
  }
}
