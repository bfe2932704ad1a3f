package io.quantlab.dsl.library;

/// Bars, feeds, sessions, symbols, ticks, quotes, options (wick.md 6, 16.7, 16.8).
final class MarketTable {
  static final String ROWS =
      """
      # bar
      symbol -> symbol | | | | Symbol of the bar.
      timeframe -> timeframe | | | | Timeframe of the bar.
      index -> int | | | | Number of the bar, from 0.
      open -> float | | | | Opening price.
      high -> float | | | | Highest price.
      low -> float | | | | Lowest price.
      close -> float | | | | Closing price.
      volume -> float | | | | Volume.
      open_time -> time | | | | Time it opens.
      close_time -> time | | | | Time it closes.
      is_first -> bool | | | | True on the first bar.
      is_live -> bool | | | | True on bars that arrive in real time.
      is_confirmed -> bool | | | | True when the bar is closed.
      # feed
      open -> float | | | | Opening price of its last closed bar.
      high -> float | | | | Highest price of its last closed bar.
      low -> float | | | | Lowest price of its last closed bar.
      close -> float | | | | Closing price of its last closed bar.
      volume -> float | | | | Volume of its last closed bar.
      open_time -> time? | | | | Time its last closed bar opened.
      close_time -> time? | | | | Time its last closed bar closed.
      index -> int? | | | | Number of its last closed bar.
      symbol -> symbol | run | | | Its symbol.
      timeframe -> timeframe | run | | | Its timeframe.
      fresh -> bool | | | | True when a new bar arrived in this step.
      forming -> bar | | | | The developing bar.
      inside -> array<bar> | | | | Finished finer bars inside the current one.
      # session_info
      first_bar -> bool | | | | True on the first bar of the session.
      last_bar -> bool | | | | True on the last bar of the session.
      is_open -> bool | | | | True inside the session.
      elapsed -> duration | | | | From the session's open to the close of this bar.
      remaining -> duration | | | | From the close of this bar to the session's close.
      open_time -> time | | | | Time the session opens.
      close_time -> time | | | | Time the session closes.
      date -> string | | | | Date of the session as 2025-03-07.
      is_early_close -> bool | | | | True on days that end early.
      # symbol
      name -> string | | | | Name on the screen.
      description -> string | | | | What it is.
      type -> string | | | | Kind of instrument.
      exchange -> string | | | | Where it trades.
      currency -> string | | | | Currency of its price.
      zone -> string | | | | Time zone of its exchange.
      tick -> float | | | | Smallest step of its price.
      tick_value -> money | | | | What one tick of one unit is worth.
      lot -> float | | | | Smallest step of its quantity.
      multiplier -> float | | | | Units of the underlying in one unit.
      base -> string | | | | Base currency of a pair.
      expiry -> time? | | | | When it expires.
      strike -> float | | | | Strike of an option.
      right -> string | | | | call or put.
      underlying -> symbol? | | | | What it derives from.
      days_left -> int? | series | | | Days to its expiry.
      # timeframe
      name -> string | | | | As it is written: 30m.
      seconds -> float | | | | Length in seconds.
      is_intraday -> bool | | | | True below a day.
      is_daily -> bool | | | | True for days.
      multiplier -> int | | | | The number in its name.
      # tick
      symbol -> symbol | | | | Its symbol.
      price -> float | | | | Price.
      size -> float | | | | Units.
      time -> time | | | | When.
      aggressor -> Side? | | | | Who crossed the spread, by the quote before it; none at the middle and without quotes.
      # quote
      bid -> float | | | | Best bid.
      ask -> float | | | | Best ask.
      bid_size -> float | | | | Units at the bid.
      ask_size -> float | | | | Units at the ask.
      mid -> float | | | | Mean of bid and ask.
      spread -> float | | | | Ask less bid.
      time -> time? | | | | When it was quoted.
      # chain
      expiry(min: int = none, max: int = none, date: string = none) -> chain | | | | The options of one expiry.
      expiries -> array<time> | | | | All expiries.
      strikes -> array<float> | | | | All strikes.
      calls -> array<symbol> | | | | All calls.
      puts -> array<symbol> | | | | All puts.
      strike_nearest(price: float) -> (strike: float, call: symbol, put: symbol) | | | | The strike nearest to a price.
      #
      bars(tf: timeframe) -> feed | | | | The primary symbol on another clock.
      feed(sym: symbol, tf: timeframe = primary) -> feed | | | | Another symbol.
      symbol(x: symbol) -> symbol | run | | | A symbol with its facts.
      future(sym: symbol, index: int = 0) -> symbol | series | | | The future that is index-th to expire.
      options(sym: symbol) -> chain | series | | | The options on a symbol.
      greeks(option: symbol, dividend_yield: float = 0.0) -> (delta: float, gamma: float, theta: float, vega: float, rho: float, iv: float) | series | 8 | | Sensitivities of an option; na without a quote.
      quote(sym: symbol) -> quote | series | | | The newest quote of a symbol.
      """;

  private MarketTable() {}
}
