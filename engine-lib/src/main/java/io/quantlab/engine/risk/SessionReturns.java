package io.quantlab.engine.risk;

import java.util.Arrays;

/// Returns of the instruments of a run from session close to session close, the last ones of each
/// (engine contract O-35).
///
/// The returns of two instruments stand side by side by their place from the newest back, so
/// instruments of one calendar are aligned by date.
public final class SessionReturns {
  private final int sessions;
  private final double[] lastClose;
  private final double[][] returns;
  private final int[] count;

  /// @param instruments dense slots
  /// @param sessions returns that are kept of each
  public SessionReturns(int instruments, int sessions) {
    this.sessions = sessions;
    this.lastClose = new double[instruments];
    this.returns = new double[instruments][sessions];
    this.count = new int[instruments];
    Arrays.fill(lastClose, Double.NaN);
  }

  /// Takes a close; one that is not known, or not above zero, is no close.
  public void closed(int slot, double price) {
    if (!(price > 0)) {
      return;
    }
    if (!Double.isNaN(lastClose[slot])) {
      returns[slot][count[slot]++ % sessions] = price / lastClose[slot] - 1;
    }
    lastClose[slot] = price;
  }

  /// Restates the last close for a split `numerator` new for `denominator` old.
  public void split(int slot, long numerator, long denominator) {
    lastClose[slot] = lastClose[slot] * denominator / numerator;
  }

  /// Number of returns that are known of an instrument, at most those kept.
  int known(int slot) {
    return Math.min(count[slot], sessions);
  }

  /// A return by its place: 0 is the newest.
  double at(int slot, int back) {
    return returns[slot][(count[slot] - 1 - back) % sessions];
  }
}
