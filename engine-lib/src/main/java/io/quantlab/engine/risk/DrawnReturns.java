package io.quantlab.engine.risk;

import io.quantlab.engine.math.Rng;

/// Normal returns drawn with the means and covariances of the past (Monte-Carlo, engine contract
/// O-35).
///
/// Each instrument has draws of its own by its token (K-6), so another instrument shifts none, and
/// two portfolios are judged by the same draws. The draws are made once and kept.
final class DrawnReturns {
  /// Draws of each instrument.
  static final int COUNT = 10_000;

  private static final double LOWEST = -0.999_999;

  private final Rng rng;
  private final double[][] normals;

  /// @param instruments dense slots
  DrawnReturns(long seed, int instruments) {
    this.rng = new Rng(seed);
    this.normals = new double[instruments][];
  }

  /// What positions make in each draw, account currency in 1e-8.
  ///
  /// @param tokens by slot of the prices that move them
  void made(Revaluation positions, Covariances past, int[] drivers, int[] tokens, double[] made) {
    double[][] triangle = past.triangle();
    double[][] own = new double[drivers.length][];
    for (int i = 0; i < drivers.length; i++) {
      own[i] = normals(drivers[i], tokens[drivers[i]]);
    }
    double[] moves = new double[normals.length];
    for (int draw = 0; draw < COUNT; draw++) {
      for (int i = 0; i < drivers.length; i++) {
        double sum = past.mean(i);
        for (int j = 0; j <= i; j++) {
          sum += triangle[i][j] * own[j][draw];
        }
        moves[drivers[i]] = Math.max(LOWEST, sum);
      }
      made[draw] = positions.gain(moves, 0);
    }
  }

  private double[] normals(int slot, int token) {
    if (normals[slot] == null) {
      normals[slot] = new double[COUNT];
      for (int i = 0; i < COUNT; i++) {
        normals[slot][i] = rng.normal(Rng.PORTFOLIO_LOSS, token, i);
      }
    }
    return normals[slot];
  }
}
