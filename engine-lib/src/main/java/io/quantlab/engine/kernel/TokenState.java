package io.quantlab.engine.kernel;

import io.quantlab.engine.execution.TopOfBook;
import io.quantlab.engine.execution.TriggerBand;
import io.quantlab.engine.instrument.Instrument;

/// What the kernel keeps of one instrument during a run.
final class TokenState {
  final int slot;
  final Instrument instrument;
  final TopOfBook top;
  final TriggerBand band;
  final PriceWatch watch = new PriceWatch();
  final TradeCursor trade;
  final QuoteCursor quote;
  final SessionClock sessions;
  final Pause halt = new Pause();
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

  /// Whether an order may match a tick now: the session trades and the instrument is not halted.
  boolean matches() {
    return sessions.matches() && !halt.isOn();
  }

  /// Whether a break or a halt is on, so that a bar beginning now has no open to trade at.
  boolean pauses() {
    return sessions.pause().isOn() || halt.isOn();
  }

  /// Whether a break or a halt lay over the whole of a bar.
  boolean pausedOver(long startNanos, long endNanos) {
    return sessions.pause().covers(startNanos, endNanos) || halt.covers(startNanos, endNanos);
  }
}
