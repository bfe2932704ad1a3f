package io.quantlab.engine.kernel;

import io.quantlab.engine.market.ActionKind;
import io.quantlab.engine.order.DenyReason;
import io.quantlab.engine.risk.VenueState;
import io.quantlab.engine.time.SessionCalendar.HaltOrders;

/// Halts, auction calls and price bands at rank 20 of their instant (engine contract M-4).
///
/// In a halt nothing matches; whether orders are taken says the venue's table
/// ([io.quantlab.engine.time.SessionCalendar#haltOrders]). In an auction call they always are. A
/// price band refuses orders priced outside of it.
final class VenueStates {
  private final Kernel kernel;
  private final VenueState[] states;
  private boolean heeded;

  VenueStates(Kernel kernel, int slots) {
    this.kernel = kernel;
    this.states = new VenueState[slots];
    for (int i = 0; i < slots; i++) {
      states[i] = new VenueState();
    }
  }

  void apply(TokenState token, ActionKind kind, long numerator, long denominator) {
    VenueState state = states[token.slot];
    long now = kernel.epochNanos();
    switch (kind) {
      case HALT -> {
        token.halt.begin(now);
        if (token.sessions.calendar.haltOrders() == HaltOrders.REFUSED) {
          state.refuse(DenyReason.HALTED_INSTRUMENT);
        }
      }
      case AUCTION -> {
        token.halt.begin(now);
        state.accept();
      }
      case RESUME -> {
        token.halt.end(now);
        state.accept();
      }
      case BAND_LOW -> state.low(-Math.floorDiv(-numerator, denominator));
      case BAND_HIGH -> state.high(Math.floorDiv(numerator, denominator));
      default -> throw new IllegalStateException(kind + " is no state of the venue");
    }
    token.top.trading(token.matches());
    token.venueTop.trading(token.matches());
    heed();
  }

  /// Nothing of an instrument is taken any more.
  void refuse(TokenState token, DenyReason why) {
    states[token.slot].refuse(why);
    heed();
  }

  /// From the first state on the gates look.
  private void heed() {
    if (!heeded) {
      heeded = true;
      for (Lane lane : kernel.lanes) {
        lane.gate.heed(states);
      }
    }
  }
}
