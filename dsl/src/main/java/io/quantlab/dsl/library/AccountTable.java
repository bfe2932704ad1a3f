package io.quantlab.dsl.library;

/// Account, positions, orders, fills, and the records of rules (wick.md 16.8).
final class AccountTable {
  static final String ROWS =
      """
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
      #
      position(sym: symbol) -> position | series | | | Position in a symbol.
      """;

  private AccountTable() {}
}
