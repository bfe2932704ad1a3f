package io.quantlab.dsl.diagnostic;

/// Lessons on what a run shows, E2xxx.
final class RunLessons {
  static final String ROWS =
      """
      # E2001 2:11 Use `float`, or keep the numbers smaller.
      var x = 9007199254740991
      let r = x + 1
      ---
      var x = 9007199254740991.0
      let r = x + 1
      # E2002 2:11 Keep the amounts smaller.
      var m = 92_233_720_368_USD
      let r = m * 2
      ---
      var m = 92_233_720_368_USD
      let r = m / 2
      # E2003 2:11 Test the divisor before.
      var n = 0
      let r = 7 div n
      ---
      var n = 0
      let r = n == 0 ? 0 : 7 div n
      # E2004 1:9 Test with `is_na` before.
      let r = round(close[1])
      ---
      let r = is_na(close[1]) ? 0 : round(close[1])
      # E2005 1:9 Clamp the value before.
      let r = int(close * 1e300)
      ---
      let r = int(clamp(close * 1e300, -1e15, 1e15))
      # E2201 1:12 Test the index against `size` before.
      let r = [1][bar.index]
      ---
      let a = [1]
      let r = bar.index < a.size ? a[bar.index] : 0
      # E2202 2:11 Make both equally long.
      let a = zeros(bar.index)
      let r = a.covariance([1.0])
      ---
      let a = zeros(1)
      let r = a.covariance([1.0])
      # E2301 2:14 Keep the offset at 0 or above: `max(k, 0)`.
      let k = 1 - bar.index
      let r = close[k]
      ---
      let k = max(1 - bar.index, 0)
      let r = close[k]
      # E2302 1:14 Raise `max_history` in the header, or bound the offset.
      let r = close[bar.index * 600]
      ---
      let r = close[min(bar.index * 600, 5000)]
      # E2303 2:9 Clamp the length.
      let n = min(5 - bar.index, 200)
      let r = sma(close, n)
      ---
      let n = clamp(5 - bar.index, 1, 200)
      let r = sma(close, n)
      # E2400 1:25 Compute less per event; the message names the hottest line.
      for i in 0..1_000_000 { for j in 0..1_000_000 { } }
      ---
      var n = 0
      for i in 0..1_000 { n += i }
      # E2401 2:25 Keep only what is needed; a collection holds 100,000 elements.
      var a: array<int> = []
      for i in 0..100_001 { a.push(i) }
      ---
      var a: array<int> = []
      a.clear()
      for i in 0..1_000 { a.push(i) }
      # E2402 1:23 End the recursion, or write a loop; calls nest 128 deep.
      fn f(n: int) -> int = f(n + 1)
      let r = f(0)
      ---
      fn f(n: int) -> int = n == 0 ? 0 : f(n - 1)
      let r = f(10)
      # E2403 2:24 Keep strings below 65,536 units.
      var s = "x"
      for i in 0..64 { s = s + s }
      ---
      var s = "x"
      if s.size < 1_000 { s = s + s }
      # E2404 2:21 Keep less: an indicator has 16 MiB, other scripts 64 MiB.
      var a = [zeros(100_000)]
      for i in 0..100 { a.push(zeros(100_000)) }
      ---
      var a: array<float> = []
      a.push(close)
      if a.size > 1_000 { a.remove_at(0) }
      # E2405 2:19 Send at most 100 orders per event.
      strategy "S"
      for i in 0..101 { buy(shares(1)) }
      ---
      strategy "S"
      for i in 0..10 { buy(shares(1)) }
      # E2501 1:1 The text says what was assumed.
      assert close < 0 "a price"
      ---
      assert close > 0 "a price"
      # E2502 3:1 Choose other inputs.
      input fast: int = 10
      input slow: int = 5
      require fast < slow "fast below slow"
      ---
      input fast: int = 5
      input slow: int = 10
      require fast < slow "fast below slow"
      # E2503 1:12 The script or the test is wrong.
      test "t" { expect 1 == 2 }
      ---
      test "t" { expect 1 + 1 == 2 }
      """;

  private RunLessons() {}
}
