package io.quantlab.fargate.data;

import io.quantlab.engine.instrument.Decimal;
import java.util.List;
import java.util.Map;

/// What an option asks of the price units of a run: its underlying must be able to stand at the
/// strike, and the option at the difference of the two.
///
/// @param option symbol
/// @param underlying symbol
public record OptionPrices(String option, String underlying, Decimal strike) {

  /// Makes the units of a run fine enough for its options.
  ///
  /// @param units price unit by symbol; symbols that are not in it are left alone
  static void refine(Map<String, Decimal> units, List<OptionPrices> options) {
    for (OptionPrices each : options) {
      units.computeIfPresent(each.underlying, (_, unit) -> UnitRatio.common(unit, each.strike));
    }
    for (OptionPrices each : options) {
      Decimal of = units.get(each.underlying);
      if (of != null) {
        units.computeIfPresent(each.option, (_, unit) -> UnitRatio.common(unit, of));
      }
    }
  }
}
