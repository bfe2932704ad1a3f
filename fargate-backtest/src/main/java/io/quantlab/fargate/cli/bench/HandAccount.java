package io.quantlab.fargate.cli.bench;

/// Account and signal of QLB-1 written by hand in exact whole numbers: what a person would write
/// who needs nothing but this one strategy.
///
/// Prices are minimum ticks. A fill costs 2 basis points; equity is marked at every event; the sign
/// of `50 · sum20 - 20 · sum50` is that of the averages' difference.
final class HandAccount {
  private static final int LOTS = 10;
  private static final int RING = 63;

  private final long[] prices = new long[RING + 1];
  private int pending;
  private long cash = Answer.START_E4;
  private long lots;
  private long last;
  private long peak = cash;
  private long drawdown;
  private long fills;
  private long hash;
  private long fastSum;
  private long slowSum;
  private long difference;
  private int events;

  /// Executes the order that waits, if any, at a price.
  void meet(long price) {
    if (pending != 0) {
      cash -= pending * price * LOTS * 10_000 + price * LOTS * 2;
      lots += (long) pending * LOTS;
      hash = 31 * hash + pending * price;
      fills++;
      pending = 0;
    }
  }

  void mark(long price) {
    last = price;
    long equity = cash + lots * price * 10_000;
    if (equity > peak) {
      peak = equity;
    } else if (peak - equity > drawdown) {
      drawdown = peak - equity;
    }
  }

  void decide(long price) {
    int at = events++;
    fastSum += price - prices[at - 20 & RING];
    slowSum += price - prices[at - 50 & RING];
    prices[at & RING] = price;
    if (at < 49) {
      return;
    }
    long before = difference;
    long now = 50 * fastSum - 20 * slowSum;
    difference = now;
    if (at == 49) {
      return;
    }
    if (before <= 0 && now > 0) {
      pending = lots == 0 ? 1 : pending;
    } else if (before >= 0 && now < 0) {
      pending = lots > 0 ? -1 : pending;
    }
  }

  Answer answer() {
    return new Answer(fills, cash + lots * last * 10_000, drawdown, hash);
  }
}
