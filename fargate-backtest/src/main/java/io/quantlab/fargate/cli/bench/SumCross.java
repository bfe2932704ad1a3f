package io.quantlab.fargate.cli.bench;

/// The signal of QLB-1's tick form: the average of 20 prices against that of 50, in whole numbers.
final class SumCross {
  private static final int RING = 63;

  private final long[] prices = new long[RING + 1];
  private int ticks;
  private long fastSum;
  private long slowSum;
  private long difference;

  /// Takes the next price; +1 when the short average rises above the long one, -1 when it falls
  /// below, else 0.
  int next(long price) {
    int at = ticks++;
    fastSum += price - prices[at - 20 & RING];
    slowSum += price - prices[at - 50 & RING];
    prices[at & RING] = price;
    long before = difference;
    long now = 50 * fastSum - 20 * slowSum;
    difference = now;
    if (at < 50) {
      return 0;
    }
    if (before <= 0 && now > 0) {
      return 1;
    }
    return before >= 0 && now < 0 ? -1 : 0;
  }
}
