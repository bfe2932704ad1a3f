package io.quantlab.engine.feed;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quantlab.engine.feed.ThresholdBarBuilder.Measure;
import io.quantlab.engine.market.Flags;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class ThresholdBarBuilderTest {
  private static String text(TradeBar bar) {
    return bar.startNanos()
        + "-"
        + bar.endNanos()
        + " "
        + bar.open()
        + " "
        + bar.high()
        + " "
        + bar.low()
        + " "
        + bar.close()
        + " v"
        + bar.volume()
        + " n"
        + bar.count();
  }

  /// Trades (stamp 1, 2, ...) of (price, lots): 10x2 12x3 11x1 9x4 9x5.
  private static List<String> build(Measure measure, long threshold) {
    ThresholdBarBuilder b = new ThresholdBarBuilder(measure, threshold);
    long[][] trades = {{10, 2}, {12, 3}, {11, 1}, {9, 4}, {9, 5}};
    List<String> bars = new ArrayList<>();
    for (int i = 0; i < trades.length; i++) {
      if (b.add(i + 1, trades[i][0], trades[i][1], 0)) {
        bars.add(text(b.closed()));
      }
    }
    if (b.flush()) {
      bars.add("rest " + text(b.closed()));
    }
    return bars;
  }

  @Test
  @DisplayName("T-15: ticks, volume, value and range by hand")
  void closesWhenTheThresholdIsReached() {
    assertEquals(
        List.of("1-2 10 12 10 12 v5 n2", "3-4 11 11 9 9 v5 n2", "rest 5-5 9 9 9 9 v5 n1"),
        build(Measure.TICKS, 2));
    assertEquals(
        List.of("1-2 10 12 10 12 v5 n2", "3-4 11 11 9 9 v5 n2", "5-5 9 9 9 9 v5 n1"),
        build(Measure.VOLUME, 5));
    // values 20, 36, 11, 36, 45: 56 reached at the second, 92 at the fifth
    assertEquals(
        List.of("1-2 10 12 10 12 v5 n2", "3-5 11 11 9 9 v10 n3"), build(Measure.VALUE, 56));
    assertEquals(
        List.of("1-2 10 12 10 12 v5 n2", "3-4 11 11 9 9 v5 n2", "rest 5-5 9 9 9 9 v5 n1"),
        build(Measure.RANGE, 2));
  }

  @Test
  @DisplayName("T-13: size 0 is ignored, trades without a price wait for one")
  void followsTheRulesOfTrades() {
    ThresholdBarBuilder b = new ThresholdBarBuilder(Measure.VOLUME, 5);
    assertFalse(b.add(1, 10, 9, Flags.NOT_PRICE_FORMING));
    assertFalse(b.flush());
    assertFalse(b.add(2, 11, 0, 0));
    assertTrue(b.add(3, 12, 1, 0));
    assertEquals("1-3 12 12 12 12 v10 n2", text(b.closed()));
    assertEquals(1, b.sizelessCount());
    assertThrows(IllegalArgumentException.class, () -> new ThresholdBarBuilder(Measure.TICKS, 0));
  }

  @Test
  @DisplayName("T-15: random trades agree with a list-based twin")
  void agreesWithTwin() {
    long seed = 4_711;
    SplittableRandom random = new SplittableRandom(seed);
    for (int round = 0; round < 400; round++) {
      Measure measure = Measure.values()[round % 4];
      long threshold = random.nextLong(1, measure == Measure.VALUE ? 900 : 25);
      ThresholdBarBuilder b = new ThresholdBarBuilder(measure, threshold);
      List<long[]> open = new ArrayList<>();
      for (int i = 0; i < 200; i++) {
        long[] trade = {i, random.nextLong(90, 110), random.nextLong(1, 6)};
        open.add(trade);
        boolean closed = b.add(trade[0], trade[1], trade[2], 0);
        String label = measure + " seed " + seed + " round " + round + " trade " + i;
        assertEquals(reached(measure, open) >= threshold, closed, label);
        if (closed) {
          assertEquals(naive(open), text(b.closed()), label);
          open.clear();
        }
      }
    }
  }

  private static long reached(Measure measure, List<long[]> trades) {
    return switch (measure) {
      case TICKS -> trades.size();
      case VOLUME -> trades.stream().mapToLong(t -> t[2]).sum();
      case VALUE -> trades.stream().mapToLong(t -> t[1] * t[2]).sum();
      case RANGE -> high(trades) - low(trades);
    };
  }

  private static long high(List<long[]> trades) {
    return trades.stream().mapToLong(t -> t[1]).max().orElseThrow();
  }

  private static long low(List<long[]> trades) {
    return trades.stream().mapToLong(t -> t[1]).min().orElseThrow();
  }

  private static String naive(List<long[]> trades) {
    return trades.getFirst()[0]
        + "-"
        + trades.getLast()[0]
        + " "
        + trades.getFirst()[1]
        + " "
        + high(trades)
        + " "
        + low(trades)
        + " "
        + trades.getLast()[1]
        + " v"
        + trades.stream().mapToLong(t -> t[2]).sum()
        + " n"
        + trades.size();
  }
}
