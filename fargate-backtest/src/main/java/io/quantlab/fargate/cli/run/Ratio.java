package io.quantlab.fargate.cli.run;

import java.math.BigDecimal;

/// A percentage as people write it, as a ratio: `-12.5%` is -0.125.
final class Ratio {
  private Ratio() {}

  /// @throws NumberFormatException when it is none
  static double of(String percent) {
    if (!percent.matches("[+-]?[0-9]{1,4}(\\.[0-9]{1,6})?%")) {
      throw new NumberFormatException("a percentage, was \"" + percent + "\"");
    }
    String number = percent.substring(0, percent.length() - 1);
    return new BigDecimal(number).movePointLeft(2).doubleValue();
  }
}
