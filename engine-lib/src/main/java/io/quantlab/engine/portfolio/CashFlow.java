package io.quantlab.engine.portfolio;

/// A deposit, or below zero a withdrawal, of each account at an instant.
///
/// @param epochNanos UTC; it counts before anything else of that instant
/// @param amountE8 1e-8 of the account's currency, not 0
public record CashFlow(long epochNanos, long amountE8) {
  public CashFlow {
    if (amountE8 == 0) {
      throw new IllegalArgumentException("a flow of 0 is none");
    }
  }
}
