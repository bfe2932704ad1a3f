package io.quantlab.engine.portfolio;

import io.quantlab.engine.math.Exact;

/// What a unit of a currency is worth in the account's, as fractions: one for what is owned, one
/// for what is owed (engine contract A-2).
public record FxRate(long assetNum, long assetDen, long debtNum, long debtDen) {
  /// An amount in the account's currency, rounded half to even, 1e-8.
  ///
  /// @throws ArithmeticException when it does not fit
  public long toBaseE8(long amountE8) {
    return amountE8 >= 0
        ? Exact.mulDivHalfEven(amountE8, assetNum, assetDen)
        : Exact.mulDivHalfEven(amountE8, debtNum, debtDen);
  }
}
