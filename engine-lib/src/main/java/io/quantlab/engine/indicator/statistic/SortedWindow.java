package io.quantlab.engine.indicator.statistic;

import io.quantlab.engine.math.DoubleRing;
import io.quantlab.engine.math.Snapshot;
import java.util.Arrays;

/// The last `period` values in ascending order; one search and one block move per value, O(period)
/// at worst.
final class SortedWindow {
  private final DoubleRing window;
  private final double[] sorted;

  SortedWindow(int period) {
    window = new DoubleRing(period);
    sorted = new double[period];
  }

  /// Takes the next value, not `NaN`; true when the window is full.
  boolean push(double value) {
    boolean full = window.full();
    int count = window.size();
    double dropped = window.push(value);
    if (full) {
      int hole = Arrays.binarySearch(sorted, 0, count, dropped);
      System.arraycopy(sorted, hole + 1, sorted, hole, count - hole - 1);
      count--;
    }
    int found = Arrays.binarySearch(sorted, 0, count, value);
    int place = found < 0 ? -found - 1 : found;
    System.arraycopy(sorted, place, sorted, place + 1, count - place);
    sorted[place] = value;
    return window.full();
  }

  /// The value at a rank, 1 is the smallest.
  double rank(int rank) {
    return sorted[rank - 1];
  }

  int period() {
    return sorted.length;
  }

  void exchange(Snapshot snapshot) {
    window.exchange(snapshot);
    snapshot.pass(sorted);
  }
}
