package io.quantlab.engine.portfolio;

import io.quantlab.engine.math.Exact;
import io.quantlab.engine.time.DatedTable;
import java.util.Objects;

/// Interest on settled cash: a dated benchmark less a spread on credit balances, plus a spread on
/// debit balances (engine contract F-76).
///
/// @param benchmark one column, a rate per year in 1e-8
/// @param creditSpreadE8 what the broker keeps of the benchmark; a credit rate is never below 0
/// @param debitSpreadE8 what the broker adds to it
/// @param dayCount days of a year for the currency
public record InterestTerms(
    DatedTable benchmark, long creditSpreadE8, long debitSpreadE8, DayCount dayCount) {

  /// Days of a year by which a rate is divided; days elapsed are counted as they are.
  public enum DayCount {
    ACT_360(360),
    ACT_365(365);

    private final int days;

    DayCount(int days) {
      this.days = days;
    }

    public int days() {
      return days;
    }

    /// The money-market convention of a currency: 365 days for the pound, the rupee and the dollars
    /// of Australia, Canada, Hong Kong, New Zealand and Singapore, and others of that family; 360
    /// elsewhere.
    public static DayCount of(String currency) {
      return switch (currency) {
        case "GBP", "INR", "AUD", "CAD", "HKD", "NZD", "SGD", "ZAR", "PLN", "THB", "KRW", "TWD" ->
            ACT_365;
        default -> ACT_360;
      };
    }
  }

  public InterestTerms {
    Objects.requireNonNull(dayCount, "dayCount");
    if (creditSpreadE8 < 0 || debitSpreadE8 < 0) {
      throw new IllegalArgumentException(
          "spreads must not be negative, were "
              + creditSpreadE8
              + "e-8 and "
              + debitSpreadE8
              + "e-8");
    }
  }

  /// Interest of one day on a balance, 1e-8, rounded half to even; below zero it is paid.
  public long dayE8(long balanceE8, long epochNanos) {
    long rate = benchmark.at(0, epochNanos);
    long charged = balanceE8 < 0 ? rate + debitSpreadE8 : Math.max(0, rate - creditSpreadE8);
    return Exact.mulDivHalfEven(balanceE8, charged, 100_000_000L * dayCount.days);
  }
}
