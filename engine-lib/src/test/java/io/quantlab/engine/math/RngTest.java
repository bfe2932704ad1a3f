package io.quantlab.engine.math;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class RngTest {
  private static final long SEED = 0x0123456789abcdefL;
  private static final long SUBJECT = 0x1122334455667788L;

  /// index, bits, uniform, normal: Philox written in Python, the normal by 40-digit mpmath.
  private static final Object[][] KNOWN = {
    {0L, 0xced507fe62669f72L, 0.8079380985313044, 0.87032320165232381},
    {1L, 0x78687980b91345f2L, 0.4703441561951651, -0.074404771287968968},
    {2L, 0xe4e7f16678ef9eeeL, 0.8941641688515446, 1.2489819869185567},
    {3L, 0x6f4de7462068c1aaL, 0.43478246175837665, -0.16421115039596776},
    {1001L, 0xc35dbed6177eb421L, 0.763149192112446, 0.71646930256297921},
  };

  @Test
  @DisplayName("K-6: counter words draw, purpose, subject low, subject high; two values a block")
  void answersTheKnownValues() {
    Rng rng = new Rng(SEED);
    for (Object[] row : KNOWN) {
      long index = (long) row[0];
      assertEquals((long) row[1], rng.bits(Rng.RESPONSE_LATENCY, SUBJECT, index));
      assertEquals((double) row[2], rng.uniform(Rng.RESPONSE_LATENCY, SUBJECT, index), 0.0);
      assertEquals((double) row[3], rng.normal(Rng.RESPONSE_LATENCY, SUBJECT, index), 1e-15);
    }
  }

  @Test
  void streamGivesTheSameValuesFromAnyPlace() {
    Rng rng = new Rng(SEED);
    RngStream stream = rng.stream(Rng.SLIPPAGE, 7);
    for (int index = 0; index < 100; index++) {
      assertEquals(index, stream.index());
      assertEquals(rng.bits(Rng.SLIPPAGE, 7, index), stream.bits());
    }
    for (int index : new int[] {41, 40, 0, 99}) {
      assertEquals(rng.bits(Rng.SLIPPAGE, 9, index), stream.seek(Rng.SLIPPAGE, 9, index).bits());
      assertEquals(rng.bits(Rng.SLIPPAGE, 9, index + 1), stream.bits());
    }
  }

  @Test
  void subjectsAndPurposesAreStreamsOfTheirOwn() {
    Rng rng = new Rng(1);
    assertTrue(rng.bits(1, 1, 0) != rng.bits(1, 2, 0));
    assertTrue(rng.bits(1, 1, 0) != rng.bits(2, 1, 0));
    assertTrue(rng.bits(1, 1, 0) != rng.bits(1, 1L << 32 | 1, 0));
    assertTrue(rng.bits(1, 1, 0) != new Rng(1L << 32 | 1).bits(1, 1, 0));
  }

  @Test
  @DisplayName("K-6: normal of the largest uniform is finite")
  void largestUniformHasAFiniteNormal() {
    assertEquals(0x1.fffffffffffffp-1, Rng.toUniform(-1L), 0.0);
    assertEquals(8.209536151601387, Rng.toNormal(-1L), 1e-13); // mpmath: inverse of 1 - 2^-53
    assertEquals(-8.292361075813596, Rng.toNormal(0), 1e-14); // mpmath: inverse of 2^-54
  }

  @Test
  void momentsOfManyDrawsAreThoseOfTheirDistribution() {
    RngStream stream = new Rng(42).stream(Rng.STRATEGY, 1);
    int n = 200_000;
    double uniform = 0;
    double normal = 0;
    double square = 0;
    double exponential = 0;
    long below = 0;
    for (int i = 0; i < n; i++) {
      uniform += stream.uniform();
      double z = stream.normal();
      normal += z;
      square += z * z;
      exponential += stream.exponential();
      below += stream.below(11);
    }
    double five = 5 / Math.sqrt(n); // five standard errors of a unit variance
    assertEquals(0.5, uniform / n, five * 0.289);
    assertEquals(0, normal / n, five);
    assertEquals(1, square / n, five * 1.415);
    assertEquals(1, exponential / n, five);
    assertEquals(5, (double) below / n, five * 3.163);
  }

  @Test
  void refusesAnIndexOutsideTheCounter() {
    Rng rng = new Rng(1);
    assertThrows(IllegalArgumentException.class, () -> rng.bits(1, 1, -1));
    assertThrows(IllegalArgumentException.class, () -> rng.bits(1, 1, Rng.MAX_INDEX + 1));
    RngStream last = rng.stream(1, 1).seek(1, 1, Rng.MAX_INDEX);
    assertEquals(rng.bits(1, 1, Rng.MAX_INDEX), last.bits());
    assertThrows(IllegalStateException.class, last::bits);
  }

  @Test
  @DisplayName("Z-1: no allocation per draw")
  void drawsWithoutAllocation() {
    Rng rng = new Rng(3);
    RngStream stream = rng.stream(1, 1);
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    double sum = draw(rng, stream, 20_000);
    long before = threads.getCurrentThreadAllocatedBytes();
    sum += draw(rng, stream, 20_000);
    long spent = threads.getCurrentThreadAllocatedBytes() - before;
    assertTrue(Double.isFinite(sum));
    assertTrue(spent < 1_000, "20,000 draws allocated " + spent + " bytes");
  }

  private static double draw(Rng rng, RngStream stream, int count) {
    double sum = 0;
    for (int i = 0; i < count; i++) {
      sum += stream.seek(2, i, 0).normal() + rng.normal(3, i, 1);
    }
    return sum;
  }
}
