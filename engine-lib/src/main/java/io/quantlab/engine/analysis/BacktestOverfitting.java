package io.quantlab.engine.analysis;

/// Probability of backtest overfitting by combinatorially symmetric cross-validation.
///
/// The T periods are cut into S blocks of equal size (the rest of T is left out at the end). For
/// each of the C(S, S/2) ways to take half of them in sample, the trial with the best in-sample
/// Sharpe is ranked out of sample among all N: `ω = rank/(N+1)`, `λ = ln(ω/(1−ω))`. The probability
/// is the share of `λ ≤ 0`. Ties in sample go to the first trial; out of sample a tie counts half.
///
/// Source: Bailey, Borwein, López de Prado and Zhu, *The Probability of Backtest Overfitting*,
/// Journal of Computational Finance 20, 2017. Cost: C(S, S/2)·N·S additions; S is at most 20.
public final class BacktestOverfitting {
  /// Blocks of the paper's examples.
  public static final int BLOCKS = 16;

  private static final int BLOCKS_MAX = 20;

  private final int blocks;
  private final int trials;
  private final int blockSize;
  private final double[][] sums;
  private final double[][] squares;

  private BacktestOverfitting(double[][] returnsByTrial, int blocks) {
    this.blocks = blocks;
    this.trials = returnsByTrial.length;
    this.blockSize = returnsByTrial[0].length / blocks;
    this.sums = new double[trials][blocks];
    this.squares = new double[trials][blocks];
    for (int trial = 0; trial < trials; trial++) {
      for (int i = 0; i < blockSize * blocks; i++) {
        double r = returnsByTrial[trial][i];
        sums[trial][i / blockSize] += r;
        squares[trial][i / blockSize] += r * r;
      }
    }
  }

  /// The probability for `returnsByTrial[trial][period]`; `NaN` with fewer than two trials or fewer
  /// than two periods per block. `blocks` is even, 2..20.
  public static double pbo(double[][] returnsByTrial, int blocks) {
    if (blocks < 2 || blocks > BLOCKS_MAX || blocks % 2 != 0) {
      throw new IllegalArgumentException(
          "blocks must be even, 2.." + BLOCKS_MAX + ", was " + blocks);
    }
    if (returnsByTrial.length < 2 || returnsByTrial[0].length / blocks < 2) {
      return Double.NaN;
    }
    return new BacktestOverfitting(returnsByTrial, blocks).share();
  }

  private double share() {
    long below = 0;
    long splits = 0;
    for (int mask = 0; mask < 1 << blocks; mask++) {
      if (Integer.bitCount(mask) == blocks / 2) {
        splits++;
        below += median(mask) ? 1 : 0;
      }
    }
    return (double) below / splits;
  }

  /// Whether the best trial of the blocks in `mask` is at or below the median outside of them.
  private boolean median(int mask) {
    int best = 0;
    double bestSharpe = Double.NEGATIVE_INFINITY;
    for (int trial = 0; trial < trials; trial++) {
      double sharpe = sharpe(trial, mask);
      if (sharpe > bestSharpe) {
        bestSharpe = sharpe;
        best = trial;
      }
    }
    int outside = ~mask & (1 << blocks) - 1;
    double own = sharpe(best, outside);
    double rank = 1;
    for (int trial = 0; trial < trials; trial++) {
      int order = trial == best ? -1 : Double.compare(sharpe(trial, outside), own);
      rank += trial == best ? 0 : order < 0 ? 1 : order == 0 ? 0.5 : 0;
    }
    return rank / (trials + 1) <= 0.5;
  }

  private double sharpe(int trial, int mask) {
    double sum = 0;
    double square = 0;
    for (int block = 0; block < blocks; block++) {
      if ((mask >>> block & 1) != 0) {
        sum += sums[trial][block];
        square += squares[trial][block];
      }
    }
    double n = (double) blockSize * Integer.bitCount(mask);
    double mean = sum / n;
    double variance = square / n - mean * mean;
    return variance > 0 ? mean / Math.sqrt(variance) : 0;
  }
}
