package io.quantlab.engine.market;

/// A closed bar as a strategy sees it; a reused view, valid during the call that hands it out.
///
/// A quote bar shows its bid prices; the ask side is in the `ask…` accessors, equal to the bid side
/// for trade bars.
public interface BarView {
  int token();

  /// Length of the bar in nanoseconds as subscribed or stored; a session's last bar may be shorter.
  long intervalNanos();

  long startNanos();

  long endNanos();

  long openTicks();

  long highTicks();

  long lowTicks();

  long closeTicks();

  long askOpenTicks();

  long askHighTicks();

  long askLowTicks();

  long askCloseTicks();

  /// Traded volume, 0 for quote bars.
  long volumeLots();

  /// Number of ticks inside, 0 when unknown.
  long count();

  /// Bits of [Flags].
  long flags();
}
