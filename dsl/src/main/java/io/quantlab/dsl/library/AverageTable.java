package io.quantlab.dsl.library;

/// Moving averages (wick.md 17.1).
final class AverageTable {
  static final String ROWS =
      """
      sma(src: float, n: int*) -> float | state | 10 | n-1 | Mean of the last n values.
      ema(src: float, n: int†) -> float | state | 10 | n-1 | Exponential mean, seeded with the mean of the first n values.
      rma(src: float, n: int†) -> float | state | 10 | n-1 | Wilder's mean: (prev * (n-1) + src) / n.
      wma(src: float, n: int*) -> float | state | 10+n/4 | n-1 | Mean with weights 1 to n, the newest n.
      swma(src: float) -> float | state | 10 | 3 | Symmetric mean of four values: (x + 2x[1] + 2x[2] + x[3]) / 6.
      vwma(src: float, n: int*) -> float | state | 10 | n-1 | Mean weighted by volume.
      hma(src: float, n: int*) -> float | state | 10+n/4 | n-1+floor(sqrt n)-1 | Hull's mean of weighted means.
      dema(src: float, n: int†) -> float | state | 10 | 2n-2 | Double exponential mean.
      tema(src: float, n: int†) -> float | state | 10 | 3n-3 | Triple exponential mean.
      t3(src: float, n: int† = 5, v: float = 0.7) -> float | state | 10 | 6n-6 | Tillson's mean of six exponential means.
      kama(src: float, n: int* = 10, fast: int = 2, slow: int = 30) -> float | state | 10+n/4 | n-1 | Kaufman's mean, faster where prices move straight.
      alma(src: float, n: int* = 9, offset: float = 0.85, sigma: float = 6) -> float | state | 10+n/4 | n-1 | Arnaud Legoux's mean with Gaussian weights.
      zlema(src: float, n: int†) -> float | state | 10 | n-1+(n-1) div 2 | Exponential mean with its lag taken off.
      trima(src: float, n: int*) -> float | state | 10 | n-1 | Triangular mean: a mean of means.
      vidya(src: float, n: int† = 14) -> float | state | 10 | n | Chande's mean, its weight scaled by momentum.
      mcginley(src: float, n: int† = 14) -> float | state | 10 | n-1 | McGinley's dynamic mean.
      linreg(src: float, n: int*, offset: int = 0) -> float | state | 10+n/4 | n-1 | Value of the least-squares line, offset steps back.
      ewma(src: float, half_life: float†) -> float | state | 10 | 0 | Exponential mean whose weights halve every half_life steps.
      """;

  private AverageTable() {}
}
