package io.quantlab.engine.portfolio;

import io.quantlab.engine.instrument.Instrument;
import io.quantlab.engine.math.Exact;
import java.util.List;

/// Price at which a position on isolated margin is liquidated (engine contract F-73).
///
/// With entry E, size q, margin W, maintenance rate m, deduction d and closing fee rate f, all
/// linear: long (E·q − W − d) / (q·(1 − m − f)), short (E·q + W + d) / (q·(1 + m + f)). The rate is
/// that of the band the position is in at that price.
public final class LiquidationPrice {
  private LiquidationPrice() {}

  /// Price in ticks with a fraction; `NaN` when flat or when no price above zero liquidates.
  ///
  /// @param lots signed
  /// @param costE8 signed as the lots are
  /// @param marginE8 W
  public static double ticks(
      Instrument instrument,
      long lots,
      long costE8,
      long marginE8,
      List<MarginBand> bands,
      long closingFeeE8) {
    if (lots == 0) {
      return Double.NaN;
    }
    double perTick =
        Math.abs(lots) * ((double) instrument.valueNum() / Exact.pow10(instrument.valueScale()));
    for (MarginBand band : bands) {
      double rates = (band.maintenanceE8() + closingFeeE8) / 1e8;
      double cushion = (double) marginE8 + band.deductionE8();
      double money =
          lots > 0 ? (costE8 - cushion) / (1 - rates) : (Math.abs(costE8) + cushion) / (1 + rates);
      if (MarginBand.of(bands, (long) Math.max(0, money)) == band) {
        return money > 0 ? money / perTick : Double.NaN;
      }
    }
    return Double.NaN;
  }
}
