package io.quantlab.engine.data.synthetic;

/// A stock split: `numerator` new shares for `denominator` old ones, from the open of the first
/// session on or after `exDay` on.
///
/// @param exDay ex-date, days since 1970-01-01
public record Split(int exDay, int numerator, int denominator) {
  public Split {
    if (numerator < 1 || denominator < 1) {
      throw new IllegalArgumentException(
          "need a ratio of positive numbers, was " + numerator + ":" + denominator);
    }
  }

  double factor() {
    return (double) numerator / denominator;
  }
}
