package io.quantlab.engine.analysis;

import io.quantlab.engine.instrument.Decimal;
import io.quantlab.engine.instrument.Instrument;

/// What one price tick and one lot of a table row are worth, so that counts print as exact
/// decimals.
public record RowUnits(Decimal priceUnit, Decimal lotSize) {
  public static RowUnits of(Instrument instrument) {
    return new RowUnits(instrument.priceUnit(), instrument.lotSize());
  }
}
