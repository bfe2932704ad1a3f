package io.quantlab.engine.risk;

import io.quantlab.engine.order.DenyReason;
import io.quantlab.engine.order.OrderKind;

/// Asks whether an instrument takes orders now, and at what prices: its trading state, its session
/// and its price band (engine contract O-31).
final class VenueCheck {
  private final RiskLimits limits;
  private final Denial denial;

  /// By slot; `null` while nothing is heard of venues.
  private VenueState[] venues;

  VenueCheck(RiskLimits limits, Denial denial) {
    this.limits = limits;
    this.denial = denial;
  }

  void heed(VenueState[] bySlot) {
    venues = bySlot;
  }

  /// NOT_TRADABLE, SESSION_CLOSED, HALTED_INSTRUMENT.
  int state(Proposal p) {
    DenyReason refusal = venues == null ? null : venues[p.holding().slot()].refusal();
    if (refusal == DenyReason.NOT_TRADABLE) {
      return denial.because(refusal, 0, 1, "orders");
    }
    OrderKind.Wait waits = p.kind().waitsFor();
    if (waits == OrderKind.Wait.CLOSE && p.epochNanos() > p.closingOrdersUntil()) {
      return denial.because(
          DenyReason.SESSION_CLOSED,
          p.closingOrdersUntil(),
          p.epochNanos(),
          "nanoseconds UTC",
          "cutoff of the closing auction");
    }
    boolean late =
        limits.closed() == RiskLimits.ClosedOrders.DENIED
            && p.phase() == Proposal.Phase.CLOSED
            && !p.kind().isAuction();
    if (late) {
      return denial.because(DenyReason.SESSION_CLOSED, 0, 1, "orders");
    }
    return refusal == null ? Gate.PASS : denial.because(refusal, 0, 1, "orders");
  }

  /// PRICE_BAND.
  int band(Proposal p) {
    boolean priced = p.kind().hasLimit() || p.kind().hasTrigger();
    if (venues == null || !priced) {
      return Gate.PASS;
    }
    VenueState venue = venues[p.holding().slot()];
    long price = p.kind().hasLimit() ? p.limitTicks() : p.triggerTicks();
    if (price < venue.lowTicks()) {
      return denial.because(DenyReason.PRICE_BAND, venue.lowTicks(), price, "ticks");
    }
    return price > venue.highTicks()
        ? denial.because(DenyReason.PRICE_BAND, venue.highTicks(), price, "ticks")
        : Gate.PASS;
  }
}
