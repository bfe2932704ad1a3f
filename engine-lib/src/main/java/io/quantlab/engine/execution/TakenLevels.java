package io.quantlab.engine.execution;

import java.util.Arrays;

/// Lots taken of the levels of one side since the data changed them last (engine contract F-31).
///
/// A handful of levels at a time, so they lie in a row and are searched one by one.
final class TakenLevels {
  private long[] prices = new long[16];
  private long[] lots = new long[16];
  private int size;

  boolean isEmpty() {
    return size == 0;
  }

  /// Lots taken at a price.
  long at(long priceTicks) {
    for (int i = 0; i < size; i++) {
      if (prices[i] == priceTicks) {
        return lots[i];
      }
    }
    return 0;
  }

  void add(long priceTicks, long more) {
    for (int i = 0; i < size; i++) {
      if (prices[i] == priceTicks) {
        lots[i] += more;
        return;
      }
    }
    if (size == prices.length) {
      prices = Arrays.copyOf(prices, size * 2);
      lots = Arrays.copyOf(lots, size * 2);
    }
    prices[size] = priceTicks;
    lots[size++] = more;
  }

  /// Forgets a level: the data changed it.
  void forget(long priceTicks) {
    for (int i = 0; i < size; i++) {
      if (prices[i] == priceTicks) {
        size--;
        prices[i] = prices[size];
        lots[i] = lots[size];
        return;
      }
    }
  }

  void clear() {
    size = 0;
  }
}
