package io.quantlab.engine.analysis;

import io.quantlab.engine.math.Rng;
import io.quantlab.engine.math.RngStream;

/// Whether a signal knows anything: its profit against that of the same signal in shuffled order
/// (S-3).
///
/// The p-value is `(1 + shuffles at least as good)/(1 + shuffles)`, never 0 (Phipson and Smyth,
/// 2010). Shuffling breaks runs of equal positions: for a slow signal on trending returns use the
/// block form.
public final class PermutationTest {
  private static final long SUBJECT = 3;

  private PermutationTest() {}

  /// p-value of `Σ signal·forward return`, shuffling blocks of `block` neighbouring signals (1 =
  /// each for itself; the last block may be shorter). `NaN` when empty.
  public static double pValue(
      double[] signal, double[] forwardReturns, int block, int runs, long seed) {
    if (signal.length != forwardReturns.length) {
      throw new IllegalArgumentException(
          "need as many returns as signals, were "
              + forwardReturns.length
              + " and "
              + signal.length);
    }
    if (block < 1 || runs < 1) {
      throw new IllegalArgumentException(
          "need block and runs of at least 1, were " + block + " and " + runs);
    }
    if (signal.length == 0) {
      return Double.NaN;
    }
    int blocks = Math.ceilDiv(signal.length, block);
    long[] order = new long[blocks];
    for (int i = 0; i < blocks; i++) {
      order[i] = i;
    }
    double actual = profit(signal, forwardReturns, order, block);
    RngStream random = new Rng(seed).stream(StationaryBootstrap.PURPOSE, SUBJECT);
    int better = 0;
    for (int run = 0; run < runs; run++) {
      TradeOrderMonteCarlo.shuffle(order, random);
      better += profit(signal, forwardReturns, order, block) >= actual ? 1 : 0;
    }
    return (1.0 + better) / (1.0 + runs);
  }

  private static double profit(double[] signal, double[] returns, long[] order, int block) {
    double sum = 0;
    int at = 0;
    for (long from : order) {
      int end = (int) Math.min(signal.length, (from + 1) * block);
      for (int i = (int) from * block; i < end; i++) {
        sum += signal[i] * returns[at++];
      }
    }
    return sum;
  }
}
