package io.quantlab.engine.portfolio;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/// Drawdowns of equity curves worked by hand (engine contract, T-32).
class DrawdownTest {
  private long nanos;
  private int ruins;
  private final Drawdown drawdown = new Drawdown(100, () -> nanos, () -> ruins++);

  /// Marks one after the other, the first at 1.
  private void curve(long... navs) {
    for (long nav : navs) {
      nanos++;
      drawdown.mark(nav);
    }
  }

  @Test
  @DisplayName(
      "A-13: the deepest fall relative to its peak, when it began, ended and was made good")
  void deepest() {
    curve(110, 99, 105, 120, 60, 90, 130, 120);
    // 110 to 99 is 10 %, 120 to 60 50 %, 130 to 120 still open and 7.7 %
    drawdown.settle(0);
    assertEquals(0.5, drawdown.largestRatio());
    assertEquals(60, drawdown.largestE8());
    assertEquals(120, drawdown.largestPeakE8());
    assertEquals(4, drawdown.largestPeakNanos());
    assertEquals(60, drawdown.largestTroughE8());
    assertEquals(5, drawdown.largestTroughNanos());
    assertEquals(7, drawdown.recoveredNanos());
    assertEquals(130, drawdown.peakE8());
    assertEquals(120, drawdown.troughE8());
  }

  @Test
  @DisplayName("A-13: one that is open at the end was never made good; money counts before it ends")
  void open() {
    curve(50, 150, 60);
    assertEquals(90, drawdown.largestE8());
    drawdown.settle(0);
    // 100 to 50 is 50 %, 150 to 60 60 %
    assertEquals(0.6, drawdown.largestRatio());
    assertEquals(2, drawdown.largestPeakNanos());
    assertEquals(3, drawdown.largestTroughNanos());
    assertEquals(0, drawdown.recoveredNanos());
  }

  @Test
  @DisplayName("A-13: largest in money and largest in relation may be two; of equals the first")
  void moneyAndRatio() {
    curve(50, 1_000, 500, 1_001, 700, 1_002);
    // 50 of 100 and 500 of 1,000 are both 50 %; 301 of 1,001 is 30 %
    assertEquals(500, drawdown.largestE8());
    assertEquals(0.5, drawdown.largestRatio());
    assertEquals(100, drawdown.largestPeakE8());
    assertEquals(2, drawdown.recoveredNanos());
  }

  @Test
  @DisplayName("A-13: the peak again is no recovery; a mark as low as the trough no new one")
  void touches() {
    curve(90, 100, 90);
    assertEquals(0, drawdown.recoveredNanos());
    curve(101);
    assertEquals(1, drawdown.largestTroughNanos());
    assertEquals(4, drawdown.recoveredNanos());
    assertEquals(101, drawdown.troughE8());
  }

  @Test
  @DisplayName("A-13: a deposit is no recovery, a withdrawal no fall")
  void flows() {
    curve(90);
    drawdown.flow(50);
    curve(140);
    assertEquals(150, drawdown.peakE8());
    assertEquals(140, drawdown.troughE8());
    drawdown.flow(-100);
    curve(40);
    assertEquals(10, drawdown.largestE8());
    assertEquals(0, drawdown.recoveredNanos());
  }

  @Test
  @DisplayName("T-32: ruin is a mark below zero, once for each new low")
  void ruin() {
    curve(0);
    assertEquals(0, ruins);
    curve(-1, -1, 5, -2);
    assertEquals(2, ruins);
    drawdown.settle(0);
    assertEquals(1.02, drawdown.largestRatio());
  }
}
