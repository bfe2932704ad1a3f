package io.quantlab.platform.batch;

import java.util.Arrays;

/// How long recent runs took against what was estimated for them; the estimates to come follow it.
///
/// The middle of the last 32 ratios, so that one slow run changes nothing. Safe for several
/// threads.
public final class Measured {
  private static final int KEPT = 32;
  private static final int ENOUGH = 5;

  private final double[] ratios = new double[KEPT];
  private int count;

  /// Notes a finished run.
  ///
  /// @param estimatedMillis by the calibration alone, without the ratio of earlier runs
  public synchronized void add(long estimatedMillis, long tookMillis) {
    ratios[count++ % KEPT] = (double) Math.max(1, tookMillis) / Math.max(1, estimatedMillis);
  }

  /// The ratio to estimate with; 1 until there are enough runs.
  public synchronized double ratio() {
    if (count < ENOUGH) {
      return 1;
    }
    double[] sorted = Arrays.copyOf(ratios, Math.min(count, KEPT));
    Arrays.sort(sorted);
    return Math.clamp(sorted[sorted.length / 2], 0.1, 10.0);
  }
}
