package io.quantlab.dsl.library;

/// Random numbers and streaming objects, which handlers feed by hand (wick.md 10, 16.9).
final class StreamTable {
  static final String ROWS =
      """
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
      """;

  private StreamTable() {}
}
