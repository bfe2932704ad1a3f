package io.quantlab.dsl.library;

/// Momentum and oscillators (wick.md 17.2).
final class OscillatorTable {
  static final String ROWS =
      """
      change(src: float, n: int* = 1) -> float | state | 10 | n | Difference to n steps ago.
      mom(src: float, n: int* = 10) -> float | state | 10 | n | Difference to n steps ago.
      roc(src: float, n: int* = 9) -> float | state | 10 | n | Change over n steps in percent.
      rsi(src: float, n: int† = 14) -> float | state | 10 | n | Relative strength index, 0 to 100.
      stoch(src: float, hi: float, lo: float, n: int*) -> float | state | 10 | n-1 | Place of src in the range of n steps, 0 to 100.
      stochastic(n: int* = 14, k_smooth: int* = 3, d_smooth: int* = 3) -> (k: float, d: float) | state | 10 | n+1 | Stochastic of the close, smoothed.
      stoch_rsi(src: float = close, rsi_n: int† = 14, n: int* = 14, k_smooth: int* = 3, d_smooth: int* = 3) -> (k: float, d: float) | state | 10 | 17 | Stochastic of the relative strength index.
      macd(src: float, fast: int† = 12, slow: int† = 26, signal: int† = 9) -> (line: float, signal: float, hist: float) | state | 10 | slow-1 | Difference of two exponential means, its mean, and the rest.
      ppo(src: float, fast: int† = 12, slow: int† = 26, signal: int† = 9) -> (line: float, signal: float, hist: float) | state | 10 | slow-1 | As macd, in percent of the slow mean.
      cci(src: float = hlc3, n: int* = 20) -> float | state | 10+n/4 | n-1 | Commodity channel index.
      cmo(src: float, n: int* = 9) -> float | state | 10 | n | Chande's momentum, -100 to 100.
      williams_r(n: int* = 14) -> float | state | 10 | n-1 | Place of the close under the high of n bars, -100 to 0.
      tsi(src: float, short: int† = 13, long: int† = 25) -> float | state | 10 | short+long-1 | True strength index, -1 to 1.
      ultimate(a: int* = 7, b: int* = 14, c: int* = 28) -> float | state | 10 | c | Ultimate oscillator over three spans.
      awesome(fast: int* = 5, slow: int* = 34) -> float | state | 10 | slow-1 | Difference of two means of hl2.
      accelerator() -> float | state | 10 | 37 | Awesome less its mean of five.
      trix(src: float, n: int† = 18) -> float | state | 10 | 3n-2 | Change of the triple exponential mean in percent.
      dpo(src: float, n: int* = 21) -> float | state | 10 | n+n div 2 | Source less its mean of n div 2 + 1 steps ago.
      kst(src: float) -> (line: float, signal: float) | state | 10 | 44 | Know sure thing: weighted rates of change.
      coppock(src: float = close, n: int* = 10, long: int* = 14, short: int* = 11) -> float | state | 10+n/4 | long+n-1 | Coppock's curve.
      fisher(n: int* = 9) -> (fisher: float, trigger: float) | state | 10 | n-1 | Ehlers' Fisher transform of hl2.
      connors_rsi(src: float, rsi_n: int† = 3, streak_n: int† = 2, rank_n: int* = 100) -> float | state | 10 | rank_n | Mean of three relative strengths.
      smi(n: int* = 13, smooth1: int† = 25, smooth2: int† = 2, signal: int† = 3) -> (smi: float, signal: float) | state | 10 | n+smooth1+smooth2-3 | Stochastic momentum index.
      stc(src: float = close, n: int* = 10, fast: int† = 23, slow: int† = 50) -> float | state | 10 | slow+n | Schaff's trend cycle.
      pmo(src: float = close, n1: int† = 35, n2: int† = 20, signal: int† = 10) -> (pmo: float, signal: float) | state | 10 | n1+n2-1 | Price momentum oscillator.
      bop() -> float | state | 10 | 0 | Balance of power: (close - open) / (high - low).
      elder_ray(n: int† = 13) -> (bull: float, bear: float) | state | 10 | n-1 | High and low against the exponential mean.
      rvgi(n: int* = 10) -> (line: float, signal: float) | state | 10 | n+2 | Relative vigor index.
      relative_volatility(src: float = close, n: int* = 10, smooth: int† = 14) -> float | state | 10 | n+smooth-2 | Relative strength of the deviation.
      """;

  private OscillatorTable() {}
}
