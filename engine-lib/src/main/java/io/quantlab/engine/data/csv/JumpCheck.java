package io.quantlab.engine.data.csv;

/// V-10: a price further than k times the recent volatility from the last trusted price.
///
/// Volatility is the mean absolute non-zero change between rows: the plain mean of the first 64,
/// then exponentially weighted with 1/64. Zero changes are left out because a quiet book would
/// otherwise make every small move a jump. Nothing is flagged during the first 64 changes. A
/// flagged row moves neither the volatility nor the trusted price, so the way back from a bad print
/// is no jump; the third flagged row in a row is taken as the new level.
final class JumpCheck {
  private static final int WARM_UP = 64;
  private static final int NEW_LEVEL = 3;

  private final double factor;
  private double mean;
  private int changes;
  private int flagged;
  private long trusted;
  private boolean started;

  /// @param factor the k of the rule; 0 turns it off
  JumpCheck(int factor) {
    this.factor = factor == 0 ? Double.POSITIVE_INFINITY : factor;
  }

  /// Takes the next row; true when it jumps.
  ///
  /// @param low the lowest price of the row, for ticks the price
  /// @param high the highest price of the row, for ticks the price
  /// @param last the price the next row is compared with
  boolean jumps(long low, long high, long last) {
    if (!started) {
      started = true;
      trusted = last;
      return false;
    }
    if (low == trusted && high == trusted && last == trusted) {
      flagged = 0;
      return false;
    }
    double reach =
        Math.max(Math.abs((double) (high - trusted)), Math.abs((double) (low - trusted)));
    if (changes >= WARM_UP && reach > factor * mean) {
      flagged++;
      if (flagged == NEW_LEVEL) {
        trusted = last;
        flagged = 0;
      }
      return true;
    }
    flagged = 0;
    learn(Math.abs((double) (last - trusted)));
    trusted = last;
    return false;
  }

  private void learn(double change) {
    if (change > 0) {
      if (changes < WARM_UP) {
        changes++;
        mean += (change - mean) / changes;
      } else {
        mean += (change - mean) * (1.0 / WARM_UP);
      }
    }
  }
}
