package io.quantlab.engine.kernel;

import io.quantlab.engine.market.ActionKind;
import io.quantlab.engine.time.Clock;

/// Writes what corporate actions did to accounts into the output events.
final class ActionEvents {
  private final EventBuffer events;
  private final Clock clock;

  ActionEvents(EventBuffer events, Clock clock) {
    this.events = events;
    this.clock = clock;
  }

  /// @param lotsBefore the account held
  void applied(
      Lane lane,
      TokenState state,
      ActionKind kind,
      long numerator,
      long denominator,
      long lotsBefore) {
    events.add(
        EventType.ACTION,
        lane.index,
        kind.id(),
        clock.epochNanos(),
        state.instrument.token(),
        numerator,
        denominator,
        lotsBefore,
        lane.holdings[state.slot].lots());
  }
}
