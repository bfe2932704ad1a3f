package io.quantlab.engine.portfolio;

/// Cash that comes or goes without a trade: a deposit or withdrawal of each account, or a transfer
/// between two of them.
///
/// @param epochNanos UTC; it counts before anything else of that instant
/// @param amountE8 1e-8 of the account's currency, not 0; below zero is a withdrawal
/// @param from index of the account a transfer leaves, [#OUTSIDE] for a deposit or withdrawal
/// @param to index of the account a transfer reaches, [#OUTSIDE] for a deposit or withdrawal
public record CashFlow(long epochNanos, long amountE8, int from, int to) {
  /// Not one of the accounts.
  public static final int OUTSIDE = -1;

  /// A deposit, or below zero a withdrawal, of each account.
  public CashFlow(long epochNanos, long amountE8) {
    this(epochNanos, amountE8, OUTSIDE, OUTSIDE);
  }

  public CashFlow {
    if (amountE8 == 0) {
      throw new IllegalArgumentException("a flow of 0 is none");
    }
    boolean outside = from == OUTSIDE && to == OUTSIDE;
    if (!outside && (from < 0 || to < 0 || from == to || amountE8 < 0)) {
      throw new IllegalArgumentException(
          "a transfer moves an amount above 0 between two accounts, was "
              + amountE8
              + "e-8 from "
              + from
              + " to "
              + to);
    }
  }

  public boolean isTransfer() {
    return from != OUTSIDE;
  }

  /// Highest index of an account it names, [#OUTSIDE] when it names none.
  public int highestAccount() {
    return Math.max(from, to);
  }
}
