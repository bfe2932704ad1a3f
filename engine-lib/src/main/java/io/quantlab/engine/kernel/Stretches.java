package io.quantlab.engine.kernel;

/// Finds how far rows go before something else is due.
final class Stretches {
  private Stretches() {}

  /// First row of [from, to) stamped at or after `limit`, else `to`. Looks near `from` first: most
  /// stretches of built bars are short.
  static int end(long[] stamps, int from, int to, long limit) {
    if (stamps[to - 1] < limit) {
      return to;
    }
    int low = from;
    int high = from;
    for (int step = 1; stamps[high] < limit; step *= 2) {
      low = high + 1;
      high = Math.min(high + step, to - 1);
    }
    while (low < high) {
      int middle = low + high >>> 1;
      if (stamps[middle] < limit) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }
}
