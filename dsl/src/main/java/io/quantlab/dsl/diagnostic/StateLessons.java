package io.quantlab.dsl.diagnostic;

/// Lessons on state, functions, clocks, kinds and modules: E14xx to E17xx.
final class StateLessons {
  static final String ROWS =
      """
      # E1401 4:11 Call it before the branch.
      var x = 0.0
      if close > 2 {
        x = x + close
        let e = ema(x, 5)
      }
      ---
      var x = 0.0
      let e = ema(x, 5)
      if close > 2 {
        x = x + close + e
      }
      # E1402 4:11 Call it before the loop, or loop over a constant list.
      var n = 3
      while n > 0 {
        n -= 1
        let e = ema(close, 5)
      }
      ---
      let e = ema(close, 5)
      var n = 3
      while n > 0 {
        n -= 1
        plot(e)
      }
      # E1403 2:26 Write the steps as separate functions.
      fn f(x: series<float>, n: int) -> float {
        return n == 0 ? x[1] : f(x, n - 1)
      }
      let r = f(close, 2)
      ---
      fn two(x: series<float>) -> float = x[1] + x[2]
      let r = two(close)
      # E1404 3:11 Use a streaming object: `Ema(5).update(t.price)`.
      events "E"
      on_tick(t: tick) {
        let e = ema(t.price, 5)
      }
      ---
      events "E"
      var e = Ema(5)
      on_tick(t: tick) {
        e.update(t.price)
      }
      # E1405 1:1 Add `(intrabar: true)` to the header, or write `var`.
      live var n = 0
      ---
      indicator "I" (intrabar: true)
      live var n = 0
      # E1406 2:20 Take a constant or an input; a window takes `min(n, 200)` too.
      let n = bar.index + 1
      let r = ema(close, n)
      ---
      input n: int = 20 in 2..=200
      let r = ema(close, n)
      # E1501 1:9 Declare a function: `fn f(x: float) = x + 1`.
      var f = x -> x + 1
      ---
      fn f(x: float) = x + 1
      # E1502 1:51 Return a value at the end.
      fn f(x: float) -> float { if x > 0 { return 1.0 } }
      ---
      fn f(x: float) -> float {
        return x > 0 ? 1.0 : 0.0
      }
      # E1503 1:29 Compute it before, or write a loop.
      let r = [1.0, 2.0].map(x -> ema(x, 3))
      ---
      let r = [1.0, 2.0].map(x -> x * 2)
      # E1601 1:12 Take a timeframe that the data can build.
      let r = at bars(1s) { close }
      ---
      let r = at bars(1d) { close }
      # E1602 2:31 Compute it outside of `at`.
      let a = close
      let r = at bars(1d) { close - a }
      ---
      let d = at bars(1d) { close }
      let r = d - close
      # E1603 2:33 Use the closed bar, or add `(intrabar: true)` to the header.
      strategy "S"
      if bars(1d).forming.close > 0 { buy(contracts(1)) }
      ---
      strategy "S"
      if bars(1d).close > 0 { buy(contracts(1)) }
      # E1604 1:14 Take a symbol of the data.
      let r = feed("NOWHERE").close
      ---
      let r = feed("TEST").close
      # E1605 1:18 Write amounts in the currency of the account.
      input m: money = 1_XXX
      ---
      input m: money = 1_USD
      # E1606 1:14 Look back less far.
      let r = close[50_000_000]
      ---
      let r = close[500]
      # E1701 3:1 Join the two handlers.
      events "E"
      on_start() { log("a") }
      on_start() { log("b") }
      ---
      events "E"
      on_start() {
        log("a")
        log("b")
      }
      # E1702 1:1 Orders belong to a `strategy` or `events` script.
      buy(shares(1))
      ---
      strategy "S"
      buy(shares(1))
      # E1703 2:1 Make it an `events` script.
      indicator "I"
      on_tick(t: tick) { log("x") }
      ---
      events "E"
      on_tick(t: tick) { log("x") }
      # E1704 1:8 Lock the library first.
      import "quantlab/nothing@1.0" as lib
      ---
      fn half(x: float) = x / 2
      # E1705 1:16 Take an option the message lists.
      indicator "I" (overly: true)
      ---
      indicator "I" (overlay: true)
      # E1706 2:1 Make it a `library`, or remove `export`.
      indicator "I"
      export fn f(x: float) = x
      ---
      library "L"
      export fn f(x: float) = x
      # E1707 2:1 Put it into a handler.
      events "E"
      log("x")
      ---
      events "E"
      on_start() { log("x") }
      """;

  private StateLessons() {}
}
