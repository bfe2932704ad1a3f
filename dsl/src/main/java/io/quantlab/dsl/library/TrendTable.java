package io.quantlab.dsl.library;

/// Trend (wick.md 17.3).
final class TrendTable {
  static final String ROWS =
      """
      dmi(n: int† = 14, smooth: int† = 14) -> (plus: float, minus: float, adx: float) | state | 10 | n | Directional movement and its average.
      adx(n: int† = 14) -> float | state | 10 | 2n-1 | Average directional movement.
      aroon(n: int* = 14) -> (up: float, down: float, osc: float) | state | 10 | n | How recent the extremes are.
      supertrend(factor: float = 3, n: int† = 10) -> (line: float, dir: int) | state | 10 | n-1 | Trailing bands of the average range; -1 is an up trend.
      psar(start: float = 0.02, step: float = 0.02, max: float = 0.2) -> float | state | 10 | 1 | Parabolic stop and reverse.
      ichimoku(a: int* = 9, b: int* = 26, c: int* = 52) -> (tenkan: float, kijun: float, span_a: float, span_b: float) | state | 10 | 8 | Middles of three spans, undisplaced.
      vortex(n: int* = 14) -> (plus: float, minus: float) | state | 10 | n | Vortex movement over the true range.
      choppiness(n: int* = 14) -> float | state | 10 | n-1 | How sideways the market moves, 0 to 100.
      mass_index(n: int* = 10) -> float | state | 10 | n+15 | Sum of ratios of range means.
      alligator() -> (jaw: float, teeth: float, lips: float) | state | 10 | 20 | Three displaced means of hl2.
      chandelier(n: int* = 22, k: float = 3) -> (long: float, short: float) | state | 10 | n-1 | Exits k average ranges from the extremes.
      chande_kroll(p: int† = 10, x: float = 1, q: int* = 9) -> (long: float, short: float) | state | 10 | p-1 | Chande and Kroll's stops.
      pivot_high(src: float = high, left: int* = 5, right: int* = 5) -> float | state | 10 | left+right | A high above its neighbors, when confirmed.
      pivot_low(src: float = low, left: int* = 5, right: int* = 5) -> float | state | 10 | left+right | A low below its neighbors, when confirmed.
      pivot_points(high: float, low: float, close: float, kind: PivotKind = traditional) -> (p: float, r1: float, r2: float, r3: float, r4: float, s1: float, s2: float, s3: float, s4: float) | state | 10 | 0 | Supports and resistances from a finished bar.
      heikin_ashi() -> (open: float, high: float, low: float, close: float) | state | 10 | 0 | Averaged candles.
      """;

  private TrendTable() {}
}
