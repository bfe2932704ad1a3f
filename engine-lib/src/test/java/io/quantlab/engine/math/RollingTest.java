package io.quantlab.engine.math;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/// Rings and rolling statistics against naive twins that look at the whole window again.
class RollingTest {
  private static final MathContext EXACT = new MathContext(60);
  private static final long SEED = 20260101;

  @Test
  void ringKeepsTheLastValues() {
    LongRing ring = new LongRing(3);
    assertEquals(0, ring.push(10));
    assertEquals(0, ring.push(11));
    assertFalse(ring.full());
    assertEquals(0, ring.push(12));
    assertTrue(ring.full());
    assertEquals(10, ring.push(13));
    assertEquals(13, ring.ago(0));
    assertEquals(11, ring.ago(2));
    assertThrows(IndexOutOfBoundsException.class, () -> ring.ago(3));
    assertThrows(IllegalArgumentException.class, () -> new LongRing(0));
    DoubleRing doubles = new DoubleRing(2);
    assertTrue(Double.isNaN(doubles.push(1)));
    assertThrows(IndexOutOfBoundsException.class, () -> doubles.ago(1));
    doubles.push(2);
    assertEquals(1, doubles.push(3), 0.0);
    assertEquals(2, doubles.ago(1), 0.0);
    doubles.clear();
    assertEquals(0, doubles.size());
  }

  @Test
  void sumIsExactAndRefusesToWrap() {
    SplittableRandom random = random();
    RollingSum sum = new RollingSum(7);
    Deque<Long> window = new ArrayDeque<>();
    for (int i = 0; i < 1_000; i++) {
      long value = random.nextLong() >> 4;
      window.addLast(value);
      if (window.size() > 7) {
        window.removeFirst();
      }
      assertEquals(window.stream().mapToLong(Long::longValue).sum(), sum.update(value));
      assertEquals(i >= 6, sum.ready());
    }
    RollingSum full = new RollingSum(2);
    full.update(Long.MAX_VALUE);
    assertThrows(ArithmeticException.class, () -> full.update(1));
  }

  @Test
  void compensatedSumForgetsWhatWasTakenOut() {
    CompensatedSum sum = new CompensatedSum();
    sum.add(0.1);
    sum.add(1e17);
    sum.add(0.2);
    sum.subtract(1e17);
    assertEquals(0.30000000000000004, sum.value(), 1e-15);
    SplittableRandom random = random();
    double[] values = new double[100_000];
    for (int i = 0; i < values.length; i++) {
      values[i] = random.nextDouble() * 1e6;
      sum.add(values[i]);
    }
    for (double value : values) {
      sum.subtract(value);
    }
    assertEquals(0.30000000000000004, sum.value(), 1e-15);
  }

  @Test
  void extremesEqualTheWindowsOwn() {
    SplittableRandom random = random();
    for (int period : new int[] {1, 2, 3, 10}) {
      RollingExtreme highest = RollingExtreme.highest(period);
      RollingExtreme lowest = RollingExtreme.lowest(period);
      double[] series = new double[500];
      for (int i = 0; i < series.length; i++) {
        series[i] = random.nextInt(5) == 0 ? Double.NaN : random.nextInt(20) - 10;
        double high = Double.NaN;
        double low = Double.NaN;
        for (int j = Math.max(0, i - period + 1); j <= i; j++) {
          if (!Double.isNaN(series[j])) {
            high = Double.isNaN(high) ? series[j] : Math.max(high, series[j]);
            low = Double.isNaN(low) ? series[j] : Math.min(low, series[j]);
          }
        }
        assertEquals(high, highest.update(series[i]), 0.0, "highest of " + period + " at " + i);
        assertEquals(low, lowest.update(series[i]), 0.0, "lowest of " + period + " at " + i);
        assertEquals(i >= period - 1, highest.ready());
      }
    }
  }

  @Test
  void momentsEqualExactArithmetic() {
    SplittableRandom random = random();
    int period = 9;
    RollingMoments moments = new RollingMoments(period);
    double[] series = new double[200];
    for (int i = 0; i < series.length; i++) {
      series[i] = 1e6 + random.nextGaussian(); // E[x²] - E[x]² would lose all but four digits
      moments.update(series[i]);
      int count = Math.min(i + 1, period);
      BigDecimal mean = power(series, i, count, BigDecimal.ZERO, 1);
      double m2 = power(series, i, count, mean, 2).doubleValue();
      assertEquals(mean.doubleValue(), moments.mean(), 1e-9);
      assertEquals(m2, moments.variance(), 1e-9 * Math.max(m2, 1));
      if (count < 3) {
        continue;
      }
      assertEquals(m2 * count / (count - 1), moments.sampleVariance(), 1e-9 * Math.max(m2, 1));
      double m3 = power(series, i, count, mean, 3).doubleValue();
      double m4 = power(series, i, count, mean, 4).doubleValue();
      assertEquals(m3 / Math.pow(m2, 1.5), moments.skewness(), 1e-7);
      assertEquals(m4 / (m2 * m2) - 3, moments.excessKurtosis(), 1e-7);
    }
  }

  @Test
  void flatWindowHasNoSpread() {
    RollingMoments moments = new RollingMoments(3);
    moments.update(5e9);
    for (int i = 0; i < 3; i++) {
      moments.update(0.1);
    }
    assertEquals(0.1, moments.mean(), 0.0);
    assertEquals(0, moments.variance(), 0.0);
    assertTrue(Double.isNaN(moments.skewness()));
    assertTrue(Double.isNaN(moments.excessKurtosis()));
    RollingMoments one = new RollingMoments(1);
    one.update(4);
    assertTrue(Double.isNaN(one.sampleVariance()));
  }

  private static BigDecimal power(
      double[] series, int last, int count, BigDecimal center, int exponent) {
    BigDecimal sum = BigDecimal.ZERO;
    for (int j = last - count + 1; j <= last; j++) {
      sum = sum.add(new BigDecimal(series[j]).subtract(center).pow(exponent, EXACT));
    }
    return sum.divide(BigDecimal.valueOf(count), EXACT);
  }

  private static SplittableRandom random() {
    System.out.println("RollingTest seed " + SEED);
    return new SplittableRandom(SEED);
  }
}
