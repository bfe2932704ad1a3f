package io.quantlab.engine.data.csv;

/// V-10: a price further than k times the recent volatility from the last trusted price.
///
/// Volatility is the mean absolute non-zero change between rows: the plain mean of the first 64,
/// then exponentially weighted with 1/64. Zero changes are left out because a quiet book would
/// otherwise make every small move a jump. Nothing is flagged during the first 64 changes. A
/// flagged row moves neither the volatility nor the trusted price, so the way back from a bad print
/// is no jump; the third flagged row in a row is taken as the new level.
///
/// The mean is held in 1/65,536 price units and updated without a branch on the change: whether the
/// price moved is a coin toss to the processor. Changes count up to 2^40 units.
final class JumpCheck {
  static final int MAX_FACTOR = 100;
  private static final int WARM_UP = 64;
  private static final int WARM_UP_SHIFT = 6;
  private static final int NEW_LEVEL = 3;
  private static final int FRACTION_BITS = 16;
  private static final long MAX_CHANGE = 1L << 40;

  private final long factor;
  private long mean;
  private int changes;
  private int flagged;
  private long trusted;
  private boolean started;

  /// @param factor the k of the rule, 1..[#MAX_FACTOR]; 0 turns it off
  JumpCheck(int factor) {
    this.factor = factor;
  }

  /// Takes the next row; true when it jumps.
  ///
  /// @param low the lowest price of the row, for ticks the price
  /// @param high the highest price of the row, for ticks the price
  /// @param last the price the next row is compared with
  boolean jumps(long low, long high, long last) {
    if (changes < WARM_UP) {
      warmUp(last);
      return false;
    }
    long reach = Math.max(Math.abs(high - trusted), Math.abs(low - trusted));
    if (Math.min(reach, MAX_CHANGE) << FRACTION_BITS > factor * mean) {
      return jumped(last);
    }
    flagged = 0;
    long change = Math.min(Math.abs(last - trusted), MAX_CHANGE);
    long moved = -change >> 63;
    mean += ((change << FRACTION_BITS) - mean >> WARM_UP_SHIFT) & moved;
    trusted = last;
    return false;
  }

  /// Takes the next ticks as [#jumps] does, up to the first one that jumps or comes during the
  /// warm-up; gives the end of those taken.
  int quiet(long[] prices, int from, int to) {
    if (factor == 0) {
      return to;
    }
    if (changes < WARM_UP) {
      return from;
    }
    long near = trusted;
    long recent = mean;
    int i = from;
    for (; i < to; i++) {
      long change = Math.min(Math.abs(prices[i] - near), MAX_CHANGE) << FRACTION_BITS;
      if (change > factor * recent) {
        break;
      }
      long moved = -change >> 63;
      recent += (change - recent >> WARM_UP_SHIFT) & moved;
      near = prices[i];
    }
    flagged = i > from ? 0 : flagged;
    trusted = near;
    mean = recent;
    return i;
  }

  private void warmUp(long last) {
    if (started && last != trusted && factor > 0) {
      long change = Math.min(Math.abs(last - trusted), MAX_CHANGE);
      changes++;
      mean += ((change << FRACTION_BITS) - mean) / changes;
    }
    started = true;
    trusted = last;
  }

  private boolean jumped(long last) {
    flagged++;
    if (flagged == NEW_LEVEL) {
      trusted = last;
      flagged = 0;
    }
    return true;
  }
}
