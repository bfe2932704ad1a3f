package io.quantlab.engine.kernel;

import io.quantlab.engine.execution.TopOfBook;
import io.quantlab.engine.execution.TriggerBand;
import io.quantlab.engine.feed.TradeSpan;
import io.quantlab.engine.instrument.Instrument;

/// What the kernel keeps of one instrument during a run.
final class TokenState {
  final int slot;
  final Instrument instrument;
  final TopOfBook top;
  final TriggerBand band;
  final PriceWatch watch = new PriceWatch();
  final TradeSpan span = new TradeSpan();
  final TradeCursor trade;
  final QuoteCursor quote;
  final SessionClock sessions;
  BuiltBars[] built = new BuiltBars[0];

  TokenState(
      int slot, Instrument instrument, TopOfBook top, TriggerBand band, SessionClock sessions) {
    this.slot = slot;
    this.instrument = instrument;
    this.top = top;
    this.band = band;
    this.sessions = sessions;
    this.trade = new TradeCursor(instrument.token(), top);
    this.quote = new QuoteCursor(instrument.token(), top);
  }
}
