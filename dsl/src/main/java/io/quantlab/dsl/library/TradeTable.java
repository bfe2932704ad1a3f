package io.quantlab.dsl.library;

/// Quantities, prices, orders, timers, verdicts (wick.md 8, 11, 16.6, 16.7).
final class TradeTable {
  static final String ROWS =
      """
      shares(x: float) -> quantity | | | | So many shares.
      contracts(x: float) -> quantity | | | | So many contracts.
      units(x: float) -> quantity | | | | So many units of the instrument.
      cash(m: money) -> quantity | | | | As many units as the money buys.
      pct_equity(p: percent) -> quantity | series | | | As many units as a share of equity buys.
      risk_qty(p: percent, entry: float, stop: float) -> quantity | series | | | Units so that the way from entry to stop costs a share of equity.
      limit_at(p: float) -> price | | | | A limit price.
      stop_at(p: float) -> price | | | | A stop price.
      stop_limit_at(stop: float, limit: float) -> price | | | | A limit price once the stop is touched.
      trailing(distance: float) -> price | | | | A stop that follows at a distance.
      trailing_pct(p: percent) -> price | | | | A stop that follows at a percentage.
      trailing_ticks(n: int) -> price | | | | A stop that follows at n ticks.
      trailing_atr(n: int, k: float) -> price | | | | A stop that follows at k average ranges.
      Tif.gtd(until: time) -> Tif | | | | Good until a time.
      buy(qty: quantity, symbol: symbol = primary, limit: float = none, stop: float = none, take: price = none, stop_loss: price = none, trail: price = none, tif: Tif = gtc, reduce_only: bool = false, post_only: bool = false, snap: bool = false, tag: string = "") -> order | order | 200 | | Buys.
      sell(qty: quantity, symbol: symbol = primary, limit: float = none, stop: float = none, take: price = none, stop_loss: price = none, trail: price = none, tif: Tif = gtc, reduce_only: bool = false, post_only: bool = false, snap: bool = false, tag: string = "") -> order | order | 200 | | Sells.
      target(qty: quantity, symbol: symbol = primary, tag: string = "") -> order? | order | 200 | | Sends what is missing to a net position.
      exit_limit(price: float, qty: quantity = whole, snap: bool = false, tag: string = "", reduce_only: bool = true) -> order? | order | 200 | | One resting exit of the position.
      bracket(side: Side, qty: quantity, entry: price = none, take: price = none, stop: price = none, tif: Tif = gtc, snap: bool = false, tag: string = "") -> order | order | 200 | | An entry with a take and a stop.
      oco(orders…: order) | order | 200 | | One cancels the others.
      oto(a: order, b: order) | order | 200 | | The second is sent when the first fills.
      cancel(o: order?) | order | 200 | | Cancels an order; none is ignored.
      replace(o: order?, qty: quantity = none, price: float = none) | order | 200 | | Changes an order.
      cancel_all(symbol: symbol = all) | order | 200 | | Cancels all orders.
      flatten(symbol: symbol = primary) | order | 200 | | Closes one position.
      close_all(tag: string = "") | order | 200 | | Closes all positions of the script.
      order.market(sym: symbol, side: Side, qty: quantity, tif: Tif = gtc, reduce_only: bool = false, snap: bool = false, tag: string = "") -> order | order | 200 | | A market order.
      order.limit(sym: symbol, side: Side, qty: quantity, price: float, tif: Tif = gtc, reduce_only: bool = false, post_only: bool = false, snap: bool = false, tag: string = "", show: float = none) -> order | order | 200 | | A limit order.
      order.stop(sym: symbol, side: Side, qty: quantity, price: float, tif: Tif = gtc, reduce_only: bool = false, snap: bool = false, tag: string = "", trigger: Trigger = side) -> order | order | 200 | | A stop order.
      order.stop_limit(sym: symbol, side: Side, qty: quantity, stop: float, limit: float, tif: Tif = gtc, reduce_only: bool = false, snap: bool = false, tag: string = "", trigger: Trigger = side) -> order | order | 200 | | A stop that becomes a limit.
      order.touched(sym: symbol, side: Side, qty: quantity, price: float, tif: Tif = gtc, reduce_only: bool = false, snap: bool = false, tag: string = "", trigger: Trigger = side) -> order | order | 200 | | A market order once a better price is touched.
      order.touched_limit(sym: symbol, side: Side, qty: quantity, touch: float, limit: float, tif: Tif = gtc, reduce_only: bool = false, snap: bool = false, tag: string = "", trigger: Trigger = side) -> order | order | 200 | | A limit order once a better price is touched.
      order.trailing(sym: symbol, side: Side, qty: quantity, trail: price, tif: Tif = gtc, reduce_only: bool = false, snap: bool = false, tag: string = "", trigger: Trigger = side) -> order | order | 200 | | A stop that follows.
      order.bracket(sym: symbol, side: Side, qty: quantity, entry: price = none, take: price = none, stop: price = none, tif: Tif = gtc, snap: bool = false, tag: string = "") -> order | order | 200 | | An entry with a take and a stop.
      order.oco(orders…: order) | order | 200 | | One cancels the others.
      order.oto(a: order, b: order) | order | 200 | | The second is sent when the first fills.
      after(d: duration, name: string) | schedule | 100 | | Calls on_timer once.
      every(d: duration, name: string) | schedule | 100 | | Calls on_timer again and again.
      cancel_timer(name: string) | schedule | 100 | | Ends a timer.
      subscribe(sym: symbol) | schedule | 100 | | Asks for the data of a symbol.
      unsubscribe(sym: symbol) | schedule | 100 | | Asks no longer.
      breach(code: string, evidence…: T) | verdict | 100 | | The account fails.
      warn(code: string, evidence…: T) | verdict | 100 | | Noted and published.
      deny(text: string) | denial | 100 | | Refuses the order.
      pass() | review | 100 | | The review is passed.
      fail(code: string, evidence…: T) | review | 100 | | The review is failed.
      worst_case(o: order) -> (equity: money, margin: money, position: float) | rule_read | 200 | | The account if all goes against it.
      bps(x: float) -> fee | const | | | A fee in 1e-4 of the value.
      per_unit(m: money) -> fee | const | | | A fee for each unit.
      per_order(m: money) -> fee | const | | | A fee for each order.
      ticks(n: int) -> slippage | const | | | Slippage in ticks.
      """;

  private TradeTable() {}
}
