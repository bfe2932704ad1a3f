package io.quantlab.engine.feed;

import io.quantlab.engine.instrument.AssetClass;
import io.quantlab.engine.instrument.Decimal;
import io.quantlab.engine.instrument.Instrument;
import io.quantlab.engine.instrument.Instrument.PriceSign;
import io.quantlab.engine.instrument.TickBands;

/// Instruments of plain terms for feed tests.
final class TestInstruments {
  private TestInstruments() {}

  static Instrument of(int token, Decimal priceUnit, Decimal lotSize, PriceSign sign) {
    return Instrument.of(
        token,
        "T" + token,
        "XNSE",
        AssetClass.EQUITY,
        "INR",
        priceUnit,
        lotSize,
        Decimal.ONE,
        TickBands.uniform(1),
        "TEST",
        1,
        1_000_000,
        Instrument.VolumeData.REAL,
        sign);
  }
}
