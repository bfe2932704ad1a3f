package io.quantlab.dsl.diagnostic;

/// Lessons on names, history, warnings and hints: E12xx, E13xx, W32xx, H30xx.
final class NameLessons {
  static final String ROWS =
      """
      # E1201 1:9 Declare the name before its use, or correct the spelling.
      let r = lenght + 1
      ---
      let length = 14
      let r = length + 1
      # E1202 2:1 Declare it with `var`.
      let n = 0
      n = 1
      ---
      var n = 0
      n = 1
      # E1203 2:5 Take another name; a `var` is changed with `n = 1`.
      let n = 0
      let n = 1
      ---
      let n = 0
      let m = 1
      # E1204 2:1 `break` and `continue` stand in loops, `return` in functions and handlers.
      let a = 1
      break
      ---
      for i in 0..3 {
        if i == 1 { break }
      }
      # E1301 1:15 `close[1]` is the bar before; the future is not addressable.
      let r = close[-1]
      ---
      let r = close[1]
      # E1302 3:12 Declare the value at the top level of the script or function.
      if close > 2 {
        let x = close * 2
        let y = x[1]
      }
      ---
      let x = close * 2
      if close > 2 {
        plot(x[1])
      }
      # W3201 2:7 Remove the name.
      fn f(x: float) -> float {
        let y = x
        return x
      }
      ---
      fn f(x: float) -> float {
        let y = x
        return y
      }
      # W3202 3:3 Remove the lines.
      fn f(x: float) -> float {
        return x
        log("x")
      }
      ---
      fn f(x: float) -> float {
        log("x")
        return x
      }
      # W3203 1:5 Take another name.
      let high = 5
      ---
      let top = 5
      # H3001 1:9 Write the opposite comparison: both are false on `na`.
      let r = not (close[1] > 1)
      ---
      let r = close[1] <= 1
      # H3002 2:7 Declare it at script level to keep it.
      if close > 1 {
        var n = 0
        n += 1
      }
      ---
      var n = 0
      if close > 1 {
        n += 1
      }
      """;

  private NameLessons() {}
}
