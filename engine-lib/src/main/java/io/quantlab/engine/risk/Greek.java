package io.quantlab.engine.risk;

import java.util.Locale;

/// How the value of a portfolio moves, money of the account for a whole unit of what moves (engine
/// contract O-35, M-32).
public enum Greek {
  /// For a move of the underlying by its whole price: what the portfolio is worth in terms of its
  /// underlyings.
  DELTA,
  /// Change of delta for that move: for a move x the value changes by delta × x + gamma × x² / 2.
  GAMMA,
  /// For 1.00 of volatility.
  VEGA,
  /// For a year that passes.
  THETA,
  /// For 1.00 of the rate.
  RHO;

  /// Its name in words.
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
