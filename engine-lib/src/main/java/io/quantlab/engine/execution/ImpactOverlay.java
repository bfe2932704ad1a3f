package io.quantlab.engine.execution;

import java.util.Arrays;

/// Where our own trades have moved prices for us: ticks on top of the data, by account and
/// instrument (engine contract F-81). The data itself never changes.
///
/// An account sees what it did itself, so that strategies stay what they are alone (T-31).
public final class ImpactOverlay {
  private final int slots;
  private final double halfLifeNanos;
  private double[] ticks = new double[0];
  private long[] sinceNanos = new long[0];

  /// @param halfLifeNanos span after which half is left; 0 = it stays for good
  ImpactOverlay(int slots, long halfLifeNanos) {
    this.slots = slots;
    this.halfLifeNanos = halfLifeNanos;
  }

  /// Ticks the price of an instrument stands higher for an account now.
  public double ticks(int account, int slot, long epochNanos) {
    int at = account * slots + slot;
    if (at >= ticks.length || ticks[at] == 0) {
      return 0;
    }
    if (halfLifeNanos == 0) {
      return ticks[at];
    }
    double lives = (epochNanos - sinceNanos[at]) / halfLifeNanos;
    return ticks[at] * StrictMath.pow(0.5, lives);
  }

  /// The ticks of [#ticks] as marks are moved: the nearest whole number.
  public long markTicks(int account, int slot, long epochNanos) {
    return (long) Math.rint(ticks(account, slot, epochNanos));
  }

  /// Moves the price of an instrument for an account.
  void add(int account, int slot, long epochNanos, double moved) {
    int at = account * slots + slot;
    if (at >= ticks.length) {
      ticks = Arrays.copyOf(ticks, (account + 1) * slots);
      sinceNanos = Arrays.copyOf(sinceNanos, ticks.length);
    }
    ticks[at] = ticks(account, slot, epochNanos) + moved;
    sinceNanos[at] = epochNanos;
  }

  /// Restates an instrument after a split of `numerator` new for `denominator` old.
  void split(int slot, long numerator, long denominator) {
    for (int at = slot; at < ticks.length; at += slots) {
      ticks[at] = ticks[at] * denominator / numerator;
    }
  }
}
