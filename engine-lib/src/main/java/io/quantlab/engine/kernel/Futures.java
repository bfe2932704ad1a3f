package io.quantlab.engine.kernel;

import io.quantlab.engine.order.OrderCause;
import io.quantlab.engine.portfolio.FutureTerms;
import io.quantlab.engine.portfolio.FuturesRules;
import io.quantlab.engine.portfolio.Holding;

/// Futures by their sessions: variation at the close, the end of a contract, and before a delivery
/// the order that closes (engine contract A-10).
///
/// The settlement price is the mark at the close. At its last close a contract ends as a delisting
/// at that price does: positions become cash, working orders are withdrawn, no order is taken any
/// more.
final class Futures {
  private final Kernel kernel;
  private final FuturesRules rules;
  private final CorporateActions actions;
  private final long[] closing;

  Futures(Kernel kernel, FuturesRules rules, CorporateActions actions) {
    this.kernel = kernel;
    this.rules = rules;
    this.actions = actions;
    this.closing = new long[kernel.lanes.length * kernel.states.length];
  }

  /// Closes positions that would be delivered.
  void sessionOpened(SessionClock clock) {
    for (TokenState state : kernel.states) {
      FutureTerms terms = rules.of(state.instrument.token());
      if (state.sessions != clock || terms == null || !isClosedOn(clock, terms)) {
        continue;
      }
      for (Lane lane : kernel.lanes) {
        close(lane, state.slot);
      }
    }
  }

  /// Sends what is not on its way already; it works until something trades.
  private void close(Lane lane, int slot) {
    Holding holding = lane.holdings[slot];
    if (holding.hedges()) {
      kernel.round.sendFor(OrderCause.DELIVERY, lane, slot, -holding.longLots());
      kernel.round.sendFor(OrderCause.DELIVERY, lane, slot, holding.shortLots());
      return;
    }
    long lots = holding.lots();
    int at = lane.index * kernel.states.length + slot;
    if (lots != 0 && closing[at] != lots) {
      kernel.round.sendFor(OrderCause.DELIVERY, lane, slot, -lots);
    }
    closing[at] = lots;
  }

  /// Whether positions are closed in the session at hand: from `closeBefore` sessions before the
  /// delivery day on, so that what is bought later is closed too.
  private boolean isClosedOn(SessionClock clock, FutureTerms terms) {
    int last = clock.calendar.sessionOnOrAfterDay(terms.deliveryDay());
    return terms.delivery() == FutureTerms.Delivery.PHYSICAL
        && clock.session() >= last - rules.closeBefore();
  }

  /// Pays variation, and ends the contracts whose last session this was.
  void sessionClosed(SessionClock clock) {
    for (TokenState state : kernel.states) {
      if (state.sessions != clock) {
        continue;
      }
      for (Lane lane : kernel.lanes) {
        Holding holding = lane.holdings[state.slot];
        lane.account.vary(holding);
      }
      FutureTerms terms = rules.of(state.instrument.token());
      if (terms != null && clock.epochDay() == lastSession(clock, terms)) {
        actions.expire(state);
      }
    }
  }

  /// The session date of the last trade day, or the last one before when that has no session.
  private static int lastSession(SessionClock clock, FutureTerms terms) {
    int session = clock.calendar.sessionOnOrAfterDay(terms.lastTradeDay() + 1) - 1;
    return session < 0 ? Integer.MIN_VALUE : clock.calendar.epochDay(session);
  }
}
