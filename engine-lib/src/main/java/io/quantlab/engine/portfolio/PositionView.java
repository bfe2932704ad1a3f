package io.quantlab.engine.portfolio;

import io.quantlab.engine.instrument.Instrument;

/// A position as strategies and models see it.
public interface PositionView {
  /// Id of the order that opened it, by which orders name it; 0 where the positions of an
  /// instrument net, and for several together.
  default long id() {
    return 0;
  }

  Instrument instrument();

  /// Signed lots: long above zero.
  long lots();

  /// What the open lots cost, signed as the lots are, 1e-8.
  long costE8();

  /// Last mark in ticks; 0 before the first one.
  long markTicks();

  /// Market value at the mark, 1e-8.
  long valueE8();

  long unrealizedE8();

  long realizedE8();

  /// Lots of all working buys (O-32).
  long workingBuyLots();

  /// Lots of all working sells (O-32).
  long workingSellLots();

  /// Price at which a position on isolated margin is liquidated, in ticks; `NaN` for others (F-73).
  double liquidationTicks();

  /// When the oldest open lot was opened; 0 when flat.
  long openedNanos();
}
