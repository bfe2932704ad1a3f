package io.quantlab.platform.batch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/// Estimates worked out by hand.
final class EstimateTest {
  /// 100 ns a row, 500 with a script, 2 ns a byte, 40 ms of files, 10 and 300 ms to start.
  private static final Calibration COSTS = new Calibration(100, 500, 2, 40, 10, 300, 1.5);

  @Test
  @DisplayName("PJ-2: rows, bytes, files and the start of the place add up")
  void partsAddUp() {
    Estimate estimate =
        Estimate.of(new Estimate.Load(Estimate.Kind.BUILT_IN, 1_000_000, 30_000_000), COSTS, 1);
    assertEquals(new Estimate.Span(100, 150), estimate.engine());
    // 10 start + 60 reading + 40 files + 100 engine
    assertEquals(new Estimate.Span(210, 315), estimate.inlineWall());
    assertEquals(new Estimate.Span(500, 750), estimate.workerWall());
  }

  @Test
  @DisplayName("PJ-1: inline up to 2 s of engine and 5 million rows, not beyond")
  void shortRunsAreInline() {
    assertTrue(of(Estimate.Kind.SCRIPT, 4_000_000).isShort());
    assertFalse(of(Estimate.Kind.SCRIPT, 4_000_001).isShort());
    assertTrue(of(Estimate.Kind.BUILT_IN, 5_000_000).isShort());
    assertFalse(of(Estimate.Kind.BUILT_IN, 5_000_001).isShort());
  }

  private static Estimate of(Estimate.Kind kind, long rows) {
    return Estimate.of(new Estimate.Load(kind, rows, 0), COSTS, 1);
  }

  @Test
  @DisplayName("PJ-2: estimates follow what recent runs took, by the middle of their ratios")
  void estimatesFollowRuns() {
    Measured measured = new Measured();
    assertEquals(1, measured.ratio());
    for (long took : new long[] {200, 300, 90_000, 300, 250}) {
      measured.add(100, took);
    }
    assertEquals(3, measured.ratio());
    Estimate slow = Estimate.of(new Estimate.Load(Estimate.Kind.BUILT_IN, 1_000_000, 0), COSTS, 3);
    assertEquals(new Estimate.Span(300, 450), slow.engine());
  }

  @Test
  @DisplayName("platform 17: money is seconds × (core + GiB × memory) at the operator's prices")
  void moneyFollowsPrices() {
    Prices prices =
        new Prices(
            "USD", new BigDecimal("0.00001"), new BigDecimal("0.000002"), "2026-11-01", "a list");
    Estimate estimate = new Estimate(0, 0, null, null, new Estimate.Span(10_000, 15_000), 2_048);
    // 10 s × (0.00001 + 2 × 0.000002)
    assertEquals(new BigDecimal("0.00014000"), prices.of(estimate));
  }
}
