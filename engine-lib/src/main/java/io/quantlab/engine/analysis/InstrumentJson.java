package io.quantlab.engine.analysis;

import io.quantlab.engine.instrument.Instrument;
import java.io.IOException;

/// Prints the identity and the scales of an instrument into an open JSON object.
public final class InstrumentJson {
  private InstrumentJson() {}

  public static void write(JsonWriter json, Instrument instrument) throws IOException {
    json.key("token").value(instrument.token()).key("symbol").value(instrument.symbol());
    json.key("currency").value(instrument.currency());
    json.key("priceUnit").value(instrument.priceUnit().text());
    json.key("lotSize").value(instrument.lotSize().text());
  }
}
