package io.quantlab.engine.reference;

import io.quantlab.engine.market.BarView;
import io.quantlab.engine.market.Flags;
import io.quantlab.engine.market.TickView;

/// Quotes and quote bars that lack a side: their middle means nothing, so the strategies pass them
/// over.
final class OneSided {
  private static final long SIDES = Flags.NO_BID | Flags.NO_ASK;

  private OneSided() {}

  static boolean is(TickView tick) {
    return tick.kind() == TickView.Kind.QUOTE && (tick.flags() & SIDES) != 0;
  }

  static boolean is(BarView bar) {
    return (bar.flags() & SIDES) != 0;
  }
}
