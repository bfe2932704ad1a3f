package io.quantlab.dsl.library;

/// Volume (wick.md 17.5).
final class VolumeTable {
  static final String ROWS =
      """
      obv() -> float | state | 10 | 1 | On-balance volume.
      vwap(src: float = hlc3, reset: bool = session.first_bar) -> float | state | 10 | 0 | Mean price by volume since the reset.
      vwap_bands(src: float = hlc3, k: float = 1, reset: bool = session.first_bar) -> (mid: float, up: float, lo: float) | state | 10 | 0 | vwap and k deviations around it.
      mfi(src: float = hlc3, n: int* = 14) -> float | state | 10 | n-1 | Money flow index.
      adl() -> float | state | 10 | 0 | Accumulation and distribution line.
      chaikin_osc(fast: int† = 3, slow: int† = 10) -> float | state | 10 | slow-1 | Difference of two means of adl.
      cmf(n: int* = 20) -> float | state | 10 | n-1 | Chaikin's money flow.
      pvt() -> float | state | 10 | 1 | Price volume trend.
      nvi() -> float | state | 10 | 0 | Negative volume index.
      pvi() -> float | state | 10 | 0 | Positive volume index.
      eom(n: int* = 14, scale: float = 10_000) -> float | state | 10 | n | Ease of movement.
      force(n: int† = 13) -> float | state | 10 | n | Elder's force index.
      klinger(fast: int† = 34, slow: int† = 55, signal: int† = 13) -> (line: float, signal: float) | state | 10 | slow+1 | Klinger's volume oscillator.
      pvo(fast: int† = 12, slow: int† = 26, signal: int† = 9) -> (line: float, signal: float, hist: float) | state | 10 | 25 | As ppo, of volume.
      wad() -> float | state | 10 | 0 | Williams' accumulation and distribution.
      volume_osc(fast: int† = 5, slow: int† = 10) -> float | state | 10 | slow-1 | Difference of two means of volume in percent.
      rel_volume(n: int* = 20) -> float | state | 10 | n-1 | Volume over its mean.
      """;

  private VolumeTable() {}
}
