package io.quantlab.dsl.library;

import java.util.List;

/// Values of the engine and streaming objects, with their members (wick.md 6, 16.7 to 16.9, 9.4,
/// 10).
final class ObjectTable {
  static final List<String> NAMES =
      List.of(
          "bar",
          "session_info",
          "session",
          "account",
          "position",
          "stats",
          "order",
          "fill",
          "tick",
          "quote",
          "equity",
          "day",
          "review",
          "feed",
          "chain",
          "rng",
          "Sma",
          "Ema",
          "Rma",
          "Wma",
          "Rsi",
          "Stdev",
          "Highest",
          "Lowest",
          "Window",
          "Ewma",
          "Atr",
          "Macd",
          "Vwap",
          "RateOver",
          "source",
          "test_run",
          "test_replay",
          "test_trade",
          "test_alert",
          "fee",
          "slippage");

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
      # account
      name -> string | | | | Name of the account.
      currency -> string | | | | Currency of the account.
      balance -> money | | | | Closed profit and starting money.
      equity -> money | | | | Balance and open profit.
      cash -> money | | | | Free cash.
      realized -> money | | | | Closed profit.
      unrealized -> money | | | | Open profit.
      fees -> money | | | | Fees so far.
      day_pnl -> money | | | | Profit of the day.
      start_balance -> money | | | | Money at the start.
      peak -> money | | | | Highest equity.
      margin_used -> money | | | | Margin in use.
      margin_free -> money | | | | Margin left.
      drawdown -> float | | | | (peak - equity) / peak.
      leverage -> float | | | | Gross exposure over equity.
      # position
      symbol -> symbol | | | | Its symbol.
      qty -> float | | | | Signed units.
      flat -> bool | | | | True without units.
      long -> bool | | | | True above 0.
      short -> bool | | | | True below 0.
      avg_price -> float | | | | Mean entry price.
      value -> money | | | | Market value.
      realized -> money | | | | Closed profit.
      unrealized -> money | | | | Open profit.
      opened_at -> time? | | | | When it was opened.
      bars_held -> int | | | | Bars since it was opened.
      tag -> string | | | | Tag of the order that opened it.
      # stats
      fills -> int | | | | Number of fills.
      trades -> int | | | | Number of round trips.
      wins -> int | | | | Round trips with profit.
      losses -> int | | | | Round trips with loss.
      win_rate -> float | | | | Share of round trips with profit.
      profit_factor -> float | | | | Gross profit over gross loss.
      max_drawdown -> float | | | | Largest drawdown, a ratio.
      net_profit -> money | | | | Profit after fees.
      ambiguous_fills -> int | | | | Fills whose order inside a bar was assumed.
      # order
      id -> string | | | | Client order id.
      symbol -> symbol | | | | Its symbol.
      side -> Side | | | | Buy or sell.
      qty -> float | | | | Units ordered.
      signed_qty -> float | | | | Units ordered, negative for sales.
      filled -> float | | | | Units filled.
      remaining -> float | | | | Units still open.
      avg_price -> float | | | | Mean price of its fills.
      limit -> float | | | | Limit price.
      stop -> float | | | | Stop price.
      tif -> Tif | | | | Time in force.
      tag -> string | | | | Its tag.
      state -> OrderState | | | | What became of it.
      is_open -> bool | | | | True while it can still fill.
      reason -> string? | | | | Why it was rejected.
      created -> time | | | | When it was created.
      bar -> int | | | | Bar that created it.
      legs -> array<order> | | | | Its children.
      reduce_only -> bool | | | | True when it only closes.
      # fill
      order_id -> string | | | | The order's id.
      symbol -> symbol | | | | Its symbol.
      side -> Side | | | | Buy or sell.
      qty -> float | | | | Units.
      price -> float | | | | Price.
      fee -> money | | | | Fee.
      time -> time | | | | When.
      tag -> string | | | | The order's tag.
      maker -> bool | | | | True when it rested in the book.
      # tick
      symbol -> symbol | | | | Its symbol.
      price -> float | | | | Price.
      size -> float | | | | Units.
      time -> time | | | | When.
      aggressor -> Side? | | | | Who crossed the spread.
      # quote
      bid -> float | | | | Best bid.
      ask -> float | | | | Best ask.
      bid_size -> float | | | | Units at the bid.
      ask_size -> float | | | | Units at the ask.
      mid -> float | | | | Mean of bid and ask.
      spread -> float | | | | Ask less bid.
      time -> time? | | | | When it was quoted.
      # equity
      equity -> money | | | | Balance and open profit.
      balance -> money | | | | Closed profit and starting money.
      unrealized -> money | | | | Open profit.
      time -> time | | | | When.
      event_id -> string | | | | The event it belongs to.
      # day
      key -> string | | | | The day as 2025-03-07.
      number -> int | | | | Trading days since the start.
      start -> time | | | | When it began.
      end -> time | | | | When it ended.
      first_of_week -> bool | | | | True on the first day of a week.
      # review
      kind -> string | | | | What is reviewed.
      phase -> string | | | | Phase of the account.
      time -> time | | | | When.
      # chain
      expiry(min: int = none, max: int = none, date: string = none) -> chain | | | | The options of one expiry.
      expiries -> array<time> | | | | All expiries.
      strikes -> array<float> | | | | All strikes.
      calls -> array<symbol> | | | | All calls.
      puts -> array<symbol> | | | | All puts.
      strike_nearest(price: float) -> (strike: float, call: symbol, put: symbol) | | | | The strike nearest to a price.
      # rng
      float() -> float | change | | | The next number from 0 up to 1.
      int(lo: int, hi: int) -> int | change | | | The next whole number from lo to hi, both included.
      bool(p: float) -> bool | change | | | True with a probability.
      normal() -> float | change | 8 | | The next number of the standard normal distribution.
      # Sma + Ema + Rma + Rsi + Highest + Lowest
      update(x: float) -> float | change | 10 | | Takes the next value.
      # Wma + Stdev
      update(x: float) -> float | change | 10+n/4 | | Takes the next value.
      # Window
      update(x: float) | change | 10 | | Takes the next value.
      size -> int | | | | Values in it.
      first -> float | | | | The oldest value.
      last -> float | | | | The newest value.
      sum() -> float | | 10+n/8 | | Sum.
      mean() -> float | | 10+n/8 | | Mean.
      min() -> float | | 10+n/8 | | The smallest.
      max() -> float | | 10+n/8 | | The largest.
      median() -> float | | 10+n/8 | | The middle one.
      stdev() -> float | | 10+n/8 | | Standard deviation of the population.
      to_array() -> array<float> | | 10+n/8 | | The values, oldest first.
      # Ewma + RateOver
      update(x: float, time: time) -> float | change | 10 | | Takes the next value.
      # Atr
      update(high: float, low: float, close: float) -> float | change | 10 | | Takes the next bar.
      # Vwap
      update(price: float, size: float) -> float | change | 10 | | Takes the next trade.
      # Macd
      update(x: float) -> float | change | 10 | | Takes the next value.
      line -> float | | | | Difference of the averages.
      signal -> float | | | | Average of the line.
      hist -> float | | | | Line less signal.
      # Sma + Ema + Rma + Rsi + Highest + Lowest + Wma + Stdev + Ewma + RateOver + Atr + Vwap
      value -> float | | | | The result so far; na until there are enough values.
      # Sma + Ema + Rma + Rsi + Highest + Lowest + Wma + Stdev + Window + Ewma + RateOver + Atr + Vwap + Macd
      ready -> bool | | | | True once there are enough values.
      count -> int | | | | Values taken.
      reset() | change | | | Starts anew.
      # test_run
      orders -> array<order> | | | | One for each call; attached exits under its legs.
      fills -> array<fill> | | | | All fills.
      trades -> array<test_trade> | | | | All round trips.
      alerts -> array<test_alert> | | | | All alerts.
      logs -> array<string> | | | | All lines of the log.
      equity -> array<money> | | | | Equity after each bar.
      series(title: string) -> array<float> | | | | The values of a plot.
      error -> string? | | | | The error that ended the run.
      fuel -> array<int> | | | | Fuel of each bar.
      # test_trade
      symbol -> symbol | | | | Its symbol.
      qty -> float | | | | Signed units.
      profit -> money | | | | Profit after fees.
      # test_alert
      bar -> int | | | | Bar of the alert.
      text -> string | | | | Its text.
      # test_replay
      verdict -> string | | | | none, breach:code, pass or fail:code.
      at -> int? | | | | Index of the first verdict.
      breaches -> array<string> | | | | Codes of all breaches.
      warnings -> array<string> | | | | Codes of all warnings.
      denials -> array<string> | | | | Texts of all denials.
      #
      Sma(n: int) -> Sma | | | | A simple mean to feed by hand.
      Ema(n: int) -> Ema | | | | An exponential mean to feed by hand.
      Rma(n: int) -> Rma | | | | Wilder's mean to feed by hand.
      Wma(n: int) -> Wma | | | | A weighted mean to feed by hand.
      Rsi(n: int) -> Rsi | | | | A relative strength index to feed by hand.
      Stdev(n: int) -> Stdev | | | | A standard deviation to feed by hand.
      Highest(n: int) -> Highest | | | | The largest of n values fed by hand.
      Lowest(n: int) -> Lowest | | | | The smallest of n values fed by hand.
      Window(n: int) -> Window | | | | The last n values fed by hand.
      Ewma(half_life: duration) -> Ewma | | | | A mean whose weights halve in a time.
      Atr(n: int) -> Atr | | | | An average true range to feed by hand.
      Macd(fast: int = 12, slow: int = 26, signal: int = 9) -> Macd | | | | Convergence of averages to feed by hand.
      Vwap() -> Vwap | | | | A mean price by volume to feed by hand.
      RateOver(d: duration) -> RateOver | | | | A rate over a time to feed by hand.
      bars(tf: timeframe) -> feed | | | | The primary symbol on another clock.
      feed(sym: symbol, tf: timeframe = primary) -> feed | | | | Another symbol.
      symbol(x: symbol) -> symbol | run | | | A symbol with its facts.
      future(sym: symbol, index: int = 0) -> symbol | series | | | The future that is index-th to expire.
      options(sym: symbol) -> chain | series | | | The options on a symbol.
      greeks(option: symbol) -> (delta: float, gamma: float, theta: float, vega: float, rho: float, iv: float) | series | 8 | | Sensitivities of an option; na without a quote.
      quote(sym: symbol) -> quote | series | | | The newest quote of a symbol.
      position(sym: symbol) -> position | series | | | Position in a symbol.
      """;

  private ObjectTable() {}
}
