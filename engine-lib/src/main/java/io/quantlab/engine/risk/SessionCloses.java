package io.quantlab.engine.risk;

import java.util.Arrays;

/// The session closes of the instruments of a run so far, by date: what episodes are read from.
/// Closes are as of now: a split restates those before it.
public final class SessionCloses {
  private final int[][] days;
  private final double[][] prices;
  private final int[] count;

  /// @param instruments dense slots
  public SessionCloses(int instruments) {
    this.days = new int[instruments][64];
    this.prices = new double[instruments][64];
    this.count = new int[instruments];
  }

  /// Takes a close; one that is not known, or not above zero, is no close.
  ///
  /// @param day session date, days since 1970-01-01, later than the one before
  public void closed(int slot, int day, double price) {
    if (!(price > 0)) {
      return;
    }
    int at = count[slot]++;
    if (at == days[slot].length) {
      days[slot] = Arrays.copyOf(days[slot], at * 2);
      prices[slot] = Arrays.copyOf(prices[slot], at * 2);
    }
    days[slot][at] = day;
    prices[slot][at] = price;
  }

  /// Restates the closes before a split `numerator` new for `denominator` old.
  public void split(int slot, long numerator, long denominator) {
    for (int i = 0; i < count[slot]; i++) {
      prices[slot][i] = prices[slot][i] * denominator / numerator;
    }
  }

  /// The move of an instrument over an episode, a ratio; `NaN` when the episode has not ended, or
  /// there is no close before it.
  double move(int slot, Episode episode) {
    int first = lastUpTo(slot, episode.fromDay() - 1);
    int last = lastUpTo(slot, episode.throughDay());
    boolean ended = count[slot] > 0 && days[slot][count[slot] - 1] >= episode.throughDay();
    return first < 0 || !ended ? Double.NaN : prices[slot][last] / prices[slot][first] - 1;
  }

  private int lastUpTo(int slot, int day) {
    int at = Arrays.binarySearch(days[slot], 0, count[slot], day);
    return at >= 0 ? at : -at - 2;
  }
}
