package io.quantlab.engine.strategy;

import io.quantlab.engine.instrument.Instrument;
import io.quantlab.engine.math.Exact;
import io.quantlab.engine.portfolio.Money;

/// How many lots an intent means (engine contract section 5, sizing). Pure functions, floored
/// toward zero; 0 when not even one lot fits or an input says nothing (`NaN`, no price).
///
/// Money is in 1e-8 of the instrument's currency.
public final class Sizing {
  /// Share of NAV kept back for fees and slippage unless told otherwise.
  public static final double BUFFER = 0.0025;

  private static final long WHOLE = 100_000_000;

  private Sizing() {}

  /// What a trade of so many lots costs besides its value, 1e-8.
  @FunctionalInterface
  public interface LotsFee {
    long feeE8(long lots);
  }

  /// Largest lots whose value is at most an amount of cash.
  public static long lotsForCash(long cashE8, Instrument instrument, long priceTicks) {
    if (priceTicks <= 0 || cashE8 <= 0) {
      return 0;
    }
    long perLot = Math.multiplyExact(instrument.valueNum(), priceTicks); // times 10^-valueScale
    long lots = Exact.mulDivFloor(cashE8, Exact.pow10(instrument.valueScale()), perLot);
    while (lots > 0 && Money.valueE8(instrument, priceTicks, lots) > cashE8) {
      lots--;
    }
    return Math.min(lots, instrument.maxLots());
  }

  /// Largest lots whose value is at most a share of equity.
  ///
  /// @param share 0..leverage
  public static long lotsForEquity(
      long equityE8, double share, Instrument instrument, long priceTicks) {
    return lotsForCash(shareOf(equityE8, share), instrument, priceTicks);
  }

  /// Largest lots whose value is at most a share of NAV, less a buffer for fees and slippage.
  ///
  /// @param weight share of NAV, 0..leverage
  /// @param buffer share of NAV kept back, 0..1; the contract's default is 0.0025
  /// @return lots, 0 when the price is not positive or not even one lot fits
  public static long lotsForWeight(
      long navE8, double weight, double buffer, Instrument instrument, long priceTicks) {
    if (!(weight > 0)) {
      return 0;
    }
    return lotsForEquity(navE8, weight * (1 - buffer), instrument, priceTicks);
  }

  /// Largest lots with `lots × price ≤ (NAV × (1 − buffer) − fee(lots)) × weight`.
  ///
  /// Descends from the lots without a fee: what the fee of a guess leaves gives the next, smaller
  /// one. A fee that grows with the lots is met in a few steps; the answer is the largest lots any
  /// fee that does not fall with size leaves room for.
  ///
  /// @param weight share of NAV, 0..leverage
  /// @param buffer share of NAV kept back, 0..1
  public static long lotsForWeight(
      long navE8,
      double weight,
      double buffer,
      Instrument instrument,
      long priceTicks,
      LotsFee fee) {
    if (!(weight > 0)) {
      return 0;
    }
    long nav = shareOf(navE8, 1 - buffer);
    long lots = lotsForEquity(nav, weight, instrument, priceTicks);
    while (lots > 0) {
      long left = Math.subtractExact(nav, fee.feeE8(lots));
      long fits = lotsForEquity(left, weight, instrument, priceTicks);
      if (fits >= lots) {
        return lots;
      }
      lots = fits;
    }
    return 0;
  }

  /// Largest lots that lose at most an amount when the stop is hit at its price.
  ///
  /// @param stopTicks the stop; its distance to the entry counts, on either side
  public static long lotsForRisk(
      long riskE8, Instrument instrument, long entryTicks, long stopTicks) {
    return lotsForCash(riskE8, instrument, Math.abs(Math.subtractExact(entryTicks, stopTicks)));
  }

  /// Largest lots whose yearly volatility is at most a share of NAV: the weight is target over
  /// volatility.
  ///
  /// @param target yearly volatility wanted, a ratio of NAV
  /// @param volatility yearly volatility of the instrument, a ratio
  public static long lotsForVolatility(
      long navE8, double target, double volatility, Instrument instrument, long priceTicks) {
    return volatility > 0 ? lotsForEquity(navE8, target / volatility, instrument, priceTicks) : 0;
  }

  /// Share of capital that grows it fastest, by the results of past trades: `W − (1 − W) / payoff`;
  /// 0 when the edge is not positive. Source: J. L. Kelly, *A New Interpretation of Information
  /// Rate*, Bell System Technical Journal 35, 1956, in the form of trades with one win and one
  /// loss.
  ///
  /// @param winRate share of winning trades, 0..1
  /// @param payoff mean win over mean loss
  public static double kelly(double winRate, double payoff) {
    double share = winRate - (1 - winRate) / payoff;
    return share > 0 ? Math.min(share, 1) : 0;
  }

  /// The same for returns that spread around a mean: `mean / variance`, before leverage limits.
  ///
  /// @param mean excess return per period
  /// @param variance of the return per period
  public static double kellyOfReturns(double mean, double variance) {
    return mean > 0 && variance > 0 ? mean / variance : 0;
  }

  /// What weights of equal risk are scaled by when the positions move together, so that the whole
  /// has the risk independent ones had: `1 / √(1 + (n − 1) × ρ)`, at most 1. Independent positions
  /// give 1, identical ones `1 / √n`.
  ///
  /// @param positions number of positions n, at least 1
  /// @param correlation mean pairwise correlation ρ, −1..1; below 0 nothing is scaled up
  public static double correlationScale(int positions, double correlation) {
    if (positions < 1) {
      throw new IllegalArgumentException("positions must be at least 1, was " + positions);
    }
    double spread = 1 + (positions - 1) * correlation;
    return spread > 1 ? 1 / Math.sqrt(spread) : 1;
  }

  /// A share of an amount, floored; 0 for `NaN` and below zero.
  private static long shareOf(long amountE8, double share) {
    if (!(share > 0) || amountE8 <= 0) {
      return 0;
    }
    double shareE8 = share * WHOLE;
    return Exact.mulDivFloor(amountE8, Math.round(Math.min(shareE8, 1e17)), WHOLE);
  }
}
