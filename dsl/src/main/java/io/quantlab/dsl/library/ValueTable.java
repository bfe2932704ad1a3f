package io.quantlab.dsl.library;

/// Names that are read: the current bar, time, account, colors (wick.md 9.2, 16.1, 16.7, 16.8).
final class ValueTable {
  static final String ROWS =
      """
      open -> float | | | | Opening price of the bar.
      high -> float | | | | Highest price of the bar.
      low -> float | | | | Lowest price of the bar.
      close -> float | | | | Closing price of the bar.
      volume -> float | | | | Volume of the bar.
      hl2 -> float | | | | Mean of high and low.
      hlc3 -> float | | | | Mean of high, low and close.
      ohlc4 -> float | | | | Mean of open, high, low and close.
      hlcc4 -> float | | | | Mean of high, low and twice the close.
      open_time -> time | | | | Time the bar opens.
      close_time -> time | | | | Time the bar closes.
      bar -> bar | | | | The bar of the current clock.
      now -> time | | | | Time of the current event.
      session -> session_info | | | | The trading session of the primary symbol.
      symbol -> symbol | run | | | The primary symbol.
      timeframe -> timeframe | run | | | Timeframe of the primary clock.
      account -> account | | | | The account the script trades on.
      position -> position | | | | Position in the primary symbol.
      positions -> array<position> | | | | All open positions.
      orders -> array<order> | | | | Open orders.
      stats -> stats | | | | Figures of the run so far.
      equity -> equity | rule_read | | | The newest mark of the account.
      day -> day | rule_read | | | The current day of the account.
      pi -> float | const | 0 | | 3.141592653589793.
      euler -> float | const | 0 | | 2.718281828459045, the base of the natural logarithm.
      black -> color | const | 0 | | Black.
      white -> color | const | 0 | | White.
      gray -> color | const | 0 | | Gray.
      red -> color | const | 0 | | Red.
      green -> color | const | 0 | | Green.
      blue -> color | const | 0 | | Blue.
      orange -> color | const | 0 | | Orange.
      yellow -> color | const | 0 | | Yellow.
      purple -> color | const | 0 | | Purple.
      teal -> color | const | 0 | | Teal.
      """;

  private ValueTable() {}
}
