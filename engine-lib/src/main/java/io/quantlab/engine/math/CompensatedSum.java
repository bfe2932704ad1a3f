package io.quantlab.engine.math;

/// A running sum of doubles carried in two words, so that values may be added and taken out again
/// without the error building up.
///
/// The second word holds what rounding lost (two-sum); the error of the result is about 2^-104 of
/// the largest intermediate sum. Source: Ogita, Rump, Oishi, *Accurate sum and dot product*, SIAM
/// J. Sci. Comput. 26 (2005). An infinite value spoils the sum until [#clear].
public final class CompensatedSum {
  private double high;
  private double low;

  public void add(double value) {
    double sum = high + value;
    double back = sum - high;
    double lost = (high - (sum - back)) + (value - back);
    low += lost;
    high = sum;
    double total = high + low;
    low -= total - high;
    high = total;
  }

  public void subtract(double value) {
    add(-value);
  }

  public double value() {
    return high + low;
  }

  public void clear() {
    high = 0;
    low = 0;
  }

  /// Keeps or brings back the state.
  public void exchange(Snapshot snapshot) {
    high = snapshot.pass(high);
    low = snapshot.pass(low);
  }
}
