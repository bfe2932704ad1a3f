package io.quantlab.engine.schedule;

import io.quantlab.engine.math.Exact;
import java.util.Arrays;

/// Whole lots of the slices of a parent order: each gets its share rounded down, the lots left over
/// go to the largest remainders, equal ones to the earlier slice. So slices always sum to the
/// parent.
public final class Slices {
  private Slices() {}

  /// Equal slices (TWAP).
  public static long[] equal(long lots, int slices) {
    double[] weights = new double[slices];
    Arrays.fill(weights, 1);
    return byWeight(lots, weights);
  }

  /// Slices by expected volume (VWAP): `volume[i]` of slice i on earlier days.
  public static long[] byVolume(long lots, double[] volume) {
    return byWeight(lots, volume);
  }

  /// Slices in proportion to weights of 0 or more.
  public static long[] byWeight(long lots, double[] weights) {
    if (lots < 0) {
      throw new IllegalArgumentException("lots must not be negative, were " + lots);
    }
    double sum = 0;
    for (double weight : weights) {
      if (!(weight >= 0) || weight == Double.POSITIVE_INFINITY) {
        throw new IllegalArgumentException("weights must be 0 or more, one was " + weight);
      }
      sum += weight;
    }
    if (!(sum > 0)) {
      throw new IllegalArgumentException("at least one weight must be above 0");
    }
    long[] slices = new long[weights.length];
    double[] rest = new double[weights.length];
    long left = lots;
    for (int i = 0; i < slices.length; i++) {
      double share = lots * (weights[i] / sum);
      slices[i] = Math.min((long) share, left);
      rest[i] = share - slices[i];
      left -= slices[i];
    }
    for (; left > 0; left--) {
      int most = 0;
      for (int i = 1; i < rest.length; i++) {
        most = rest[i] > rest[most] ? i : most;
      }
      slices[most]++;
      rest[most]--;
    }
    return slices;
  }

  /// Lots that may have been sent when so much was traded (POV): a share of the volume, rounded
  /// down.
  ///
  /// @param shareE8 share of the volume in 1e-8, above 0 to 1
  public static long ofVolume(long volumeLots, long shareE8) {
    if (shareE8 <= 0 || shareE8 > 100_000_000) {
      throw new IllegalArgumentException(
          "share of the volume must be above 0 to 1, was " + shareE8 + "e-8");
    }
    return Exact.mulDivFloor(volumeLots, shareE8, 100_000_000);
  }
}
