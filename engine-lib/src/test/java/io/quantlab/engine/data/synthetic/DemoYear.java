package io.quantlab.engine.data.synthetic;

import java.time.LocalDate;

/// The demo market over the weekdays of 2025, with the hours of New York's winter all year.
final class DemoYear {
  static final int[] TOKENS = {DemoMarket.NORTHCO, DemoMarket.SOUTHCO, DemoMarket.DEMOFX};
  private static final long HOUR = 3_600_000_000_000L;
  private static final int FIRST = (int) LocalDate.of(2025, 1, 1).toEpochDay();
  private static final int END = (int) LocalDate.of(2026, 1, 1).toEpochDay();

  /// 14:30 to 21:00 UTC.
  static final SessionTimes STOCKS =
      SessionTimes.weekdays(FIRST, END, 14 * HOUR + HOUR / 2, 21 * HOUR);

  /// 22:00 of the evening before to 22:00 UTC.
  static final SessionTimes FX = SessionTimes.weekdays(FIRST, END, -2 * HOUR, 22 * HOUR);

  private DemoYear() {}

  static SyntheticMarket market(long seed, int tradesPerSession) {
    return DemoMarket.of(seed, STOCKS, FX, tradesPerSession);
  }
}
