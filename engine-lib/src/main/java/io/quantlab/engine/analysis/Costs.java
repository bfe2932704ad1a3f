package io.quantlab.engine.analysis;

/// What trading cost, by kind, in 1e-8 of the account currency; positive is paid, negative
/// received.
///
/// Spread, slippage and impact are inside the fill prices; the others are ledger entries.
///
/// @param grossE8 profit before all of these costs
/// @param tradedValueE8 sum of the absolute values of all fills
/// @param impactExponent how modelled impact per traded value grows with size: 0.5 square root
///   (default), 1 linear, 0.6 Almgren 2005
public record Costs(
    long commissionE8,
    long spreadE8,
    long slippageE8,
    long impactE8,
    long borrowE8,
    long fundingE8,
    long taxE8,
    long grossE8,
    long tradedValueE8,
    double impactExponent) {
  /// No costs, no trading.
  public static Costs none() {
    return new Costs(0, 0, 0, 0, 0, 0, 0, 0, 0, 0.5);
  }

  /// Sum of all kinds; overflow throws.
  public long totalE8() {
    long sum = Math.addExact(Math.addExact(commissionE8, spreadE8), slippageE8);
    sum = Math.addExact(Math.addExact(sum, impactE8), borrowE8);
    return Math.addExact(Math.addExact(sum, fundingE8), taxE8);
  }
}
