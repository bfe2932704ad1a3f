package io.quantlab.engine.analysis;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("S-3, W-6: bootstrap, shuffles, overfitting")
final class ResamplingTest {
  private static final long SEED = 7;

  @Test
  void pboAgreesWithTheNaiveTwin() {
    System.out.println("ResamplingTest seed " + SEED);
    SplittableRandom random = new SplittableRandom(SEED);
    for (int round = 0; round < 20; round++) {
      int trials = 2 + random.nextInt(6);
      double[][] returns = new double[trials][25]; // 6 blocks of 4, one period left out
      for (double[] trial : returns) {
        for (int i = 0; i < trial.length; i++) {
          trial[i] = random.nextGaussian() + (round % 2) * trial.length * 0.01;
        }
      }
      assertEquals(naivePbo(returns, 6), BacktestOverfitting.pbo(returns, 6), 1e-12);
    }
  }

  @Test
  void pboKnowsSkillFromNoise() {
    SplittableRandom random = new SplittableRandom(11);
    double[][] noise = new double[30][640];
    for (double[] trial : noise) {
      for (int i = 0; i < trial.length; i++) {
        trial[i] = random.nextGaussian();
      }
    }
    double withoutSkill = BacktestOverfitting.pbo(noise, 16);
    assertTrue(withoutSkill > 0.2, "pbo of noise was " + withoutSkill);
    for (int i = 0; i < 640; i++) {
      noise[3][i] += 0.5;
    }
    assertEquals(0, BacktestOverfitting.pbo(noise, 16), 1e-12);
    assertTrue(Double.isNaN(BacktestOverfitting.pbo(new double[0][], 16)));
    assertThrows(IllegalArgumentException.class, () -> BacktestOverfitting.pbo(noise, 5));
  }

  @Test
  void bootstrapOfIndependentReturnsMatchesTheory() {
    // The mean of n independent standard normals has deviation 1/sqrt(n): 95 % lie within
    // ±1.96/sqrt(n).
    SplittableRandom random = new SplittableRandom(3);
    double[] r = new double[2500];
    for (int i = 0; i < r.length; i++) {
      r[i] = random.nextGaussian();
    }
    double mean = Moments.mean(r);
    StationaryBootstrap.Interval interval =
        new StationaryBootstrap(4000, 5, 1).interval(r, 0.95, Moments::mean);
    assertEquals(mean, interval.median(), 0.005);
    assertEquals(mean - 1.96 / 50, interval.low(), 0.006);
    assertEquals(mean + 1.96 / 50, interval.high(), 0.006);
    assertEquals(interval, new StationaryBootstrap(4000, 5, 1).interval(r, 0.95, Moments::mean));
  }

  @Test
  void pairedDifferenceOfAShiftIsTheShift() {
    SplittableRandom random = new SplittableRandom(4);
    double[] a = new double[300];
    double[] b = new double[300];
    for (int i = 0; i < a.length; i++) {
      b[i] = random.nextGaussian();
      a[i] = b[i] + 0.25;
    }
    StationaryBootstrap.Interval interval =
        new StationaryBootstrap(200, 3, 9).pairedDifference(a, b, 0.9, Moments::mean);
    assertEquals(0.25, interval.low(), 1e-12);
    assertEquals(0.25, interval.high(), 1e-12);
    assertTrue(
        Double.isNaN(
            new StationaryBootstrap(5, 1, 1).interval(new double[0], 0.9, Moments::mean).low()));
  }

  @Test
  void tradeOrderCoversAllOrders() {
    // 100 with +50 and -50: order +- falls 150 -> 100 (-1/3), order -+ falls 100 -> 50 (-1/2).
    TradeOrderMonteCarlo.Result result = TradeOrderMonteCarlo.of(new long[] {50, -50}, 100, 500, 1);
    assertEquals(-0.5, result.low(), 1e-12);
    assertEquals(-1.0 / 3, result.high(), 1e-12);
    assertEquals(-1.0 / 3, result.actual(), 1e-12);
    assertEquals(0, result.ruinShare(), 0);
    assertTrue(Double.isNaN(TradeOrderMonteCarlo.of(new long[0], 100, 5, 1).low()));
  }

  @Test
  void permutationTestSeesAPerfectSignal() {
    double[] signal = new double[100];
    double[] forward = new double[100];
    SplittableRandom random = new SplittableRandom(2);
    for (int i = 0; i < signal.length; i++) {
      signal[i] = random.nextBoolean() ? 1 : -1;
      forward[i] = signal[i] * 0.01;
    }
    // No shuffle of 999 beats a perfect signal: 1/1000.
    assertEquals(0.001, PermutationTest.pValue(signal, forward, 1, 999, 5), 1e-12);
    double[] always = new double[100];
    java.util.Arrays.fill(always, 1);
    assertEquals(1, PermutationTest.pValue(always, forward, 7, 99, 5), 1e-12);
  }

  /// Written from the paper's text with lists and whole series, no block sums.
  private static double naivePbo(double[][] returns, int blocks) {
    int size = returns[0].length / blocks;
    int below = 0;
    int splits = 0;
    for (List<Integer> in : subsets(blocks, blocks / 2)) {
      int best = -1;
      for (int t = 0; t < returns.length; t++) {
        if (best < 0
            || sharpe(returns[t], in, size, blocks, true)
                > sharpe(returns[best], in, size, blocks, true)) {
          best = t;
        }
      }
      double own = sharpe(returns[best], in, size, blocks, false);
      int rank = 1;
      for (double[] other : returns) {
        rank += sharpe(other, in, size, blocks, false) < own ? 1 : 0;
      }
      double omega = rank / (returns.length + 1.0);
      below += Math.log(omega / (1 - omega)) <= 0 ? 1 : 0;
      splits++;
    }
    return (double) below / splits;
  }

  private static double sharpe(
      double[] r, List<Integer> in, int size, int blocks, boolean inSample) {
    List<Double> part = new ArrayList<>();
    for (int block = 0; block < blocks; block++) {
      for (int i = 0; in.contains(block) == inSample && i < size; i++) {
        part.add(r[block * size + i]);
      }
    }
    double mean = part.stream().mapToDouble(x -> x).average().orElseThrow();
    double variance =
        part.stream().mapToDouble(x -> (x - mean) * (x - mean)).average().orElseThrow();
    return mean / Math.sqrt(variance);
  }

  private static List<List<Integer>> subsets(int n, int k) {
    if (k == 0) {
      return List.of(List.of());
    }
    List<List<Integer>> out = new ArrayList<>();
    for (int first = n - 1; first >= k - 1; first--) {
      for (List<Integer> rest : subsets(first, k - 1)) {
        List<Integer> set = new ArrayList<>(rest);
        set.add(first);
        out.add(set);
      }
    }
    return out;
  }
}
