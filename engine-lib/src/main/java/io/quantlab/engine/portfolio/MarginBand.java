package io.quantlab.engine.portfolio;

import java.util.List;

/// One notional band of a perpetual's margin table (engine contract F-70).
///
/// @param fromE8 notional from which the band holds, 1e-8
/// @param initialE8 smallest initial margin as a share of the notional, in 1e-8 (1 / largest
///   leverage)
/// @param maintenanceE8 maintenance rate, a share of the notional in 1e-8
/// @param deductionE8 what the rate charges too much on the bands below, 1e-8 of the currency
public record MarginBand(long fromE8, long initialE8, long maintenanceE8, long deductionE8) {
  public MarginBand {
    if (fromE8 < 0 || initialE8 < 0 || maintenanceE8 < 0 || deductionE8 < 0) {
      throw new IllegalArgumentException(
          "a margin band has no negative numbers, was "
              + fromE8
              + ", "
              + initialE8
              + ", "
              + maintenanceE8
              + ", "
              + deductionE8);
    }
  }

  /// The band of a notional.
  public static MarginBand of(List<MarginBand> bands, long notionalE8) {
    int at = bands.size() - 1;
    while (at > 0 && notionalE8 < bands.get(at).fromE8) {
      at--;
    }
    return bands.get(at);
  }

  /// The bands, which must rise from 0.
  static List<MarginBand> checked(List<MarginBand> bands) {
    if (bands.isEmpty() || bands.getFirst().fromE8 != 0) {
      throw new IllegalArgumentException("margin bands must begin at 0, were " + bands);
    }
    for (int i = 1; i < bands.size(); i++) {
      if (bands.get(i).fromE8 <= bands.get(i - 1).fromE8) {
        throw new IllegalArgumentException("margin bands must rise, were " + bands);
      }
    }
    return List.copyOf(bands);
  }
}
