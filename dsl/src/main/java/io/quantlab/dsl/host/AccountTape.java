package io.quantlab.dsl.host;

import java.util.List;

/// Recorded marks of an account: what a rule is played on.
///
/// @param currency of the amounts
/// @param epochNanos when each mark was made, rising
/// @param equityE8 balance and open profit, 1e-8
/// @param balanceE8 starting money and closed profit, 1e-8
public record AccountTape(String currency, long[] epochNanos, long[] equityE8, long[] balanceE8) {
  private static final long START = 1_735_689_600_000_000_000L; // 2025-01-01T00:00Z
  private static final long MINUTE = 60_000_000_000L;
  private static final double E8 = 1e8;

  public AccountTape {
    if (equityE8.length != epochNanos.length || balanceE8.length != equityE8.length) {
      throw new IllegalArgumentException(
          "a tape has as many times, equities and balances, were "
              + List.of(epochNanos.length, equityE8.length, balanceE8.length));
    }
    for (int i = 1; i < epochNanos.length; i++) {
      if (epochNanos[i] < epochNanos[i - 1]) {
        throw new IllegalArgumentException("the times of a tape rise, mark " + i + " goes back");
      }
    }
  }

  /// Marks in units of the currency; one a minute from 2025-01-01T00:00Z where no times are given.
  ///
  /// @param balance `null` for that of the equity
  /// @param times `null` for those
  public static AccountTape of(String currency, double[] equity, double[] balance, long[] times) {
    long[] at = times;
    if (at == null) {
      at = new long[equity.length];
      for (int i = 0; i < at.length; i++) {
        at[i] = START + i * MINUTE;
      }
    }
    long[] marks = e8(equity);
    return new AccountTape(currency, at, marks, balance == null ? marks.clone() : e8(balance));
  }

  private static long[] e8(double[] amounts) {
    long[] result = new long[amounts.length];
    for (int i = 0; i < result.length; i++) {
      result[i] = Math.round(amounts[i] * E8);
    }
    return result;
  }

  public int size() {
    return equityE8.length;
  }
}
