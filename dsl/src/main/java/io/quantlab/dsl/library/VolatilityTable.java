package io.quantlab.dsl.library;

/// Volatility and bands (wick.md 17.4).
final class VolatilityTable {
  static final String ROWS =
      """
      true_range(first_bar: bool = true) -> float | state | 10 | 0 | Range of the bar with the gap to the close before.
      atr(n: int† = 14) -> float | state | 10 | n-1 | Wilder's mean of the true range.
      natr(n: int† = 14) -> float | state | 10 | n-1 | Average true range in percent of the close.
      stdev(src: float, n: int*, sample: bool = false) -> float | state | 10+n/4 | n-1 | Standard deviation.
      variance(src: float, n: int*, sample: bool = false) -> float | state | 10+n/4 | n-1 | Variance.
      bollinger(src: float, n: int* = 20, k: float = 2) -> (mid: float, up: float, lo: float) | state | 10+n/4 | n-1 | Mean and k standard deviations around it.
      bb_width(src: float, n: int* = 20, k: float = 2) -> float | state | 10+n/4 | n-1 | Width of Bollinger's bands in percent of the middle.
      bb_percent(src: float, n: int* = 20, k: float = 2) -> float | state | 10+n/4 | n-1 | Place between Bollinger's bands.
      keltner(src: float = close, n: int† = 20, k: float = 2, true_range: bool = true) -> (mid: float, up: float, lo: float) | state | 10 | n-1 | Exponential mean and k mean ranges around it.
      keltner_width(src: float = close, n: int† = 20, k: float = 2, true_range: bool = true) -> float | state | 10 | n | Width of Keltner's channel over its middle.
      donchian(n: int* = 20) -> (mid: float, up: float, lo: float) | state | 10 | n-1 | Highest high, lowest low, and their mean.
      envelope(src: float, n: int* = 20, pct: percent = 2.5%) -> (mid: float, up: float, lo: float) | state | 10 | n-1 | Mean and a percentage around it.
      starc(n: int* = 5, k: float = 2, atr_n: int† = 10) -> (mid: float, up: float, lo: float) | state | 10 | 9 | Mean and k average ranges around it.
      hist_vol(src: float = close, n: int* = 10, per_year: int = 252) -> float | state | 10+n/4 | n | Deviation of log returns, per year, in percent.
      parkinson(n: int* = 20, per_year: int = 252) -> float | state | 10 | n-1 | Volatility from high and low, in percent.
      garman_klass(n: int* = 20, per_year: int = 252) -> float | state | 10 | n-1 | Volatility from all four prices, in percent.
      ulcer(src: float = close, n: int* = 14) -> float | state | 10+n/4 | n-1 | Depth of the declines in the window.
      """;

  private VolatilityTable() {}
}
