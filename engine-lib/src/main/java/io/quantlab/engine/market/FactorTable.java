package io.quantlab.engine.market;

import java.util.Arrays;

/// Cumulative adjustment factors of one instrument: what a raw price of the past is multiplied by
/// to stand beside prices after the last action (engine contract M-11).
///
/// A row holds for stamps before its end and from the row before on; after the last row the factor
/// is 1. A split n:m has the factor m/n, a cash dividend D after the price P has 1 - D/P; the
/// factor of a stamp is the product over all later actions.
///
/// Point in time (M-12): [#asOf] leaves out actions that were not known. Lookups are binary
/// searches without allocation.
public final class FactorTable {
  /// No action at all.
  public static final FactorTable NONE = new Builder().build();

  private final long[] untilNanos;
  private final double[] dividends;
  private final double[] splits;
  private final double dividendScale;
  private final double splitScale;
  private final int count;

  private FactorTable(
      long[] untilNanos,
      double[] dividends,
      double[] splits,
      int count,
      double dividendScale,
      double splitScale) {
    this.untilNanos = untilNanos;
    this.dividends = dividends;
    this.splits = splits;
    this.count = count;
    this.dividendScale = dividendScale;
    this.splitScale = splitScale;
  }

  /// Collects actions in time order.
  public static final class Builder {
    private long[] nanos = new long[8];
    private double[] dividends = new double[8];
    private double[] splits = new double[8];
    private int count;

    /// `numerator` new shares for `denominator` old ones from an instant on.
    public Builder split(long epochNanos, long numerator, long denominator) {
      return add(epochNanos, 1, (double) denominator / numerator);
    }

    /// A dividend from an instant on, in the unit of the price before it; left out when it takes
    /// the whole price.
    public Builder dividend(long epochNanos, double amount, double priceBefore) {
      return amount < priceBefore ? add(epochNanos, 1 - amount / priceBefore, 1) : this;
    }

    private Builder add(long epochNanos, double dividend, double split) {
      if (count > 0 && epochNanos < nanos[count - 1]) {
        throw new IllegalArgumentException("actions must come in time order");
      }
      if (count == nanos.length) {
        nanos = Arrays.copyOf(nanos, count * 2);
        dividends = Arrays.copyOf(dividends, count * 2);
        splits = Arrays.copyOf(splits, count * 2);
      }
      nanos[count] = epochNanos;
      dividends[count] = dividend;
      splits[count++] = split;
      return this;
    }

    /// The table of cumulative factors.
    public FactorTable build() {
      double dividend = 1;
      double split = 1;
      double[] cumulativeDividends = new double[count];
      double[] cumulativeSplits = new double[count];
      for (int i = count - 1; i >= 0; i--) {
        dividend *= dividends[i];
        split *= splits[i];
        cumulativeDividends[i] = dividend;
        cumulativeSplits[i] = split;
      }
      return new FactorTable(
          Arrays.copyOf(nanos, count), cumulativeDividends, cumulativeSplits, count, 1, 1);
    }
  }

  /// A table of cumulative factors as they stand in a file.
  ///
  /// @param untilNanos rising ends of the rows, exclusive
  public static FactorTable ofCumulative(long[] untilNanos, double[] dividends, double[] splits) {
    for (int i = 0; i < untilNanos.length; i++) {
      boolean rising = i == 0 || untilNanos[i] > untilNanos[i - 1];
      if (!rising || !(dividends[i] > 0) || !(splits[i] > 0)) {
        throw new IllegalArgumentException(
            "row " + i + ": factors are positive and their ends rise");
      }
    }
    int n = untilNanos.length;
    return new FactorTable(untilNanos.clone(), dividends.clone(), splits.clone(), n, 1, 1);
  }

  /// The table as it was known at an instant: actions after it are left out, so the factor at that
  /// instant is 1.
  public FactorTable asOf(long epochNanos) {
    int known = row(epochNanos);
    if (known == count) {
      return this;
    }
    return new FactorTable(untilNanos, dividends, splits, known, dividends[known], splits[known]);
  }

  /// Number of rows.
  public int count() {
    return count;
  }

  /// First stamp after a row.
  public long untilNanos(int row) {
    return untilNanos[row];
  }

  /// What a raw price of a stamp is multiplied by in a view.
  public double price(long epochNanos, PriceView view) {
    return switch (view) {
      case RAW -> 1;
      case SPLIT -> split(epochNanos);
      case SPLIT_DIVIDEND -> split(epochNanos) * dividend(epochNanos);
    };
  }

  /// Factor of the splits after a stamp; sizes are divided by it.
  public double split(long epochNanos) {
    int row = row(epochNanos);
    return row == count ? 1 : splits[row] / splitScale;
  }

  /// Factor of the cash dividends after a stamp.
  public double dividend(long epochNanos) {
    int row = row(epochNanos);
    return row == count ? 1 : dividends[row] / dividendScale;
  }

  /// First row that ends after a stamp.
  private int row(long epochNanos) {
    int low = 0;
    int high = count;
    while (low < high) {
      int middle = low + high >>> 1;
      if (untilNanos[middle] > epochNanos) {
        high = middle;
      } else {
        low = middle + 1;
      }
    }
    return low;
  }
}
