package io.quantlab.dsl.library;

/// Mathematics, conversions, text, time (wick.md 16.2, 16.3, 16.6).
final class FunctionTable {
  static final String ROWS =
      """
      abs(x: N) -> N | | | | Magnitude without sign.
      sign(x: N) -> int | | | | -1, 0 or 1.
      min(values…: N) -> N | | | | The smallest.
      max(values…: N) -> N | | | | The largest.
      clamp(x: N, lo: N, hi: N) -> N | | | | x, not below lo and not above hi.
      avg(values…: N) -> N | | | | Mean of the arguments.
      floor(x: float) -> int | | | | Next whole number at or below.
      ceil(x: float) -> int | | | | Next whole number at or above.
      trunc(x: float) -> int | | | | Whole part.
      round(x: float) -> int | | | | Nearest whole number; halves go away from zero.
      round(x: float, digits: int) -> float | | | | Rounded to decimal digits.
      round_to(x: float, step: float) -> float | | | | Nearest multiple of step.
      sqrt(x: float) -> float | | | | Square root; na below 0.
      exp(x: float) -> float | | 8 | | e to the power of x.
      log(x: float) -> float | | 8 | | Natural logarithm.
      log(text: string) | log | 50+n/8 | | Writes a line to the log.
      log10(x: float) -> float | | 8 | | Logarithm to base 10.
      log2(x: float) -> float | | 8 | | Logarithm to base 2.
      sin(x: float) -> float | | 8 | | Sine.
      cos(x: float) -> float | | 8 | | Cosine.
      tan(x: float) -> float | | 8 | | Tangent.
      asin(x: float) -> float | | 8 | | Arc sine.
      acos(x: float) -> float | | 8 | | Arc cosine.
      atan(x: float) -> float | | 8 | | Arc tangent.
      sinh(x: float) -> float | | 8 | | Hyperbolic sine.
      cosh(x: float) -> float | | 8 | | Hyperbolic cosine.
      tanh(x: float) -> float | | 8 | | Hyperbolic tangent.
      pow(x: float, y: float) -> float | | 8 | | x to the power of y.
      atan2(y: float, x: float) -> float | | 8 | | Angle of the point (x, y).
      hypot(x: float, y: float) -> float | | 8 | | Length of (x, y).
      to_radians(x: float) -> float | | | | Degrees to radians.
      to_degrees(x: float) -> float | | | | Radians to degrees.
      is_na(x: float) -> bool | | | | True for na.
      approx(a: float, b: float, rel: float = 1e-9, abs: float = 1e-12) -> bool | | | | Equal within a tolerance.
      money(x: int, currency: string) -> money | | | | An amount of a currency.
      money(text: string, currency: string) -> money | | | | An amount of a currency, from digits.
      int(x: float) -> int | | | | Whole part; na is an error.
      int(x: percent) -> int | | | | Whole part of the ratio.
      float(x: N) -> float | | 0 | | The number as a float; money in units of its currency.
      string(x: T) -> string | | 10+n/8 | | The value as text.
      rng(seed: int) -> rng | run | | | A generator of random numbers, one stream for each place it is called from.
      fixed(x: float, digits: int) -> string | | 10+n/8 | | Text with so many decimal digits.
      format_time(t: time, pattern: string, zone: string = "exchange") -> string | | 10+n/8 | | A time as text.
      format_money(m: money) -> string | | 10+n/8 | | An amount with separators and currency.
      time(text: string) -> time | | | | A time from ISO 8601 with offset.
      time(year: int, month: int, day: int, hour: int = 0, minute: int = 0, second: int = 0, zone: string = "UTC") -> time | | | | A time from its parts.
      zeros(n: int) -> array<float> | | 10+n/8 | | n zeros.
      filled(n: int, value: T) -> array<T> | | 10+n/8 | | n times the value.
      set_of(values: array<K>) -> set<K> | | 10+n/8 | | A set of the elements.
      snapshot(value: T) -> T | state | 10 | | Keeps copies of a collection, so that [n] works on it.
      rgb(r: int, g: int, b: int) -> color | | | | A color of parts 0 to 255.
      gradient(x: float, lo: float, hi: float, c1: color, c2: color) -> color | | | | A color between two, by where x lies.
      """;

  private FunctionTable() {}
}
