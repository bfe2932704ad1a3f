package io.quantlab.engine.kernel;

import io.quantlab.engine.instrument.Decimal;
import io.quantlab.engine.math.Exact;
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
  private final Rolls[] rolls;

  Futures(Kernel kernel, FuturesRules rules, CorporateActions actions) {
    this.kernel = kernel;
    this.rules = rules;
    this.actions = actions;
    this.closing = new long[kernel.lanes.length * kernel.states.length];
    this.rolls = new Rolls[rules.rolls().size()];
    for (int i = 0; i < rolls.length; i++) {
      rolls[i] = new Rolls(kernel, rules.rolls().get(i));
    }
    if (rules.physical() == FuturesRules.Physical.DELIVER) {
      checkUnderlyings();
    }
  }

  /// Rolls positions, and closes those that would be delivered.
  void sessionOpened(SessionClock clock) {
    for (Rolls chain : rolls) {
      chain.sessionOpened(clock);
    }
    for (TokenState state : kernel.states) {
      FutureTerms terms = rules.of(state.instrument.token());
      if (state.sessions != clock || terms == null || !isClosedOn(clock, terms)) {
        continue;
      }
      for (Lane lane : kernel.lanes) {
        if (!Rolls.isOnItsWay(kernel, lane, state.slot)) {
          close(lane, state.slot);
        }
      }
    }
  }

  /// Sends what is not on its way already; it works until something trades.
  private void close(Lane lane, int slot) {
    Holding holding = lane.holdings[slot];
    if (holding.hedges()) {
      kernel.round.engineOrders().send(OrderCause.DELIVERY, lane, slot, -holding.longLots());
      kernel.round.engineOrders().send(OrderCause.DELIVERY, lane, slot, holding.shortLots());
      return;
    }
    long lots = holding.lots();
    int at = lane.index * kernel.states.length + slot;
    if (lots != 0 && closing[at] != lots) {
      kernel.round.engineOrders().send(OrderCause.DELIVERY, lane, slot, -lots);
    }
    closing[at] = lots;
  }

  /// Whether positions are closed in the session at hand: from `closeBefore` sessions before the
  /// delivery day on, so that what is bought later is closed too.
  private boolean isClosedOn(SessionClock clock, FutureTerms terms) {
    int last = clock.calendar.sessionOnOrAfterDay(terms.deliveryDay());
    return terms.delivery() == FutureTerms.Delivery.PHYSICAL
        && rules.physical() == FuturesRules.Physical.CLOSE_BEFORE
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
        lane.account.payments().vary(holding);
      }
      FutureTerms terms = rules.of(state.instrument.token());
      if (terms != null && clock.epochDay() == lastSession(clock, terms.lastTradeDay())) {
        end(state, terms);
      }
    }
  }

  private void end(TokenState state, FutureTerms terms) {
    boolean delivers =
        rules.physical() == FuturesRules.Physical.DELIVER
            && terms.delivery() == FutureTerms.Delivery.PHYSICAL;
    if (delivers) {
      TokenState underlying = stateOf(terms.underlying());
      actions.deliver(state, underlying, lotsPerContract(state, underlying));
    } else {
      actions.expire(state);
    }
  }

  // ---- what is delivered ----

  private void checkUnderlyings() {
    for (TokenState state : kernel.states) {
      FutureTerms terms = rules.of(state.instrument.token());
      if (terms != null && terms.delivery() == FutureTerms.Delivery.PHYSICAL) {
        TokenState underlying = stateOf(terms.underlying());
        if (underlying == null) {
          throw new IllegalArgumentException(
              "token "
                  + terms.token()
                  + " delivers token "
                  + terms.underlying()
                  + ", which this run does not have");
        }
        lotsPerContract(state, underlying);
      }
    }
  }

  private TokenState stateOf(int token) {
    for (TokenState state : kernel.states) {
      if (state.instrument.token() == token) {
        return state;
      }
    }
    return null;
  }

  /// Lots of the underlying that one lot of a contract delivers: a whole number.
  private static long lotsPerContract(TokenState future, TokenState underlying) {
    Decimal lot = future.instrument.lotSize();
    Decimal multiplier = future.instrument.multiplier();
    Decimal into = underlying.instrument.lotSize();
    Decimal per = underlying.instrument.multiplier();
    long units =
        Math.multiplyExact(
            Math.multiplyExact(lot.unscaled(), multiplier.unscaled()),
            Exact.pow10(into.scale() + per.scale()));
    long each =
        Math.multiplyExact(
            Math.multiplyExact(into.unscaled(), per.unscaled()),
            Exact.pow10(lot.scale() + multiplier.scale()));
    boolean sameMoney = future.instrument.currency().equals(underlying.instrument.currency());
    if (units % each != 0 || !sameMoney) {
      throw new IllegalArgumentException(
          "token "
              + future.instrument.token()
              + " must deliver whole lots of token "
              + underlying.instrument.token()
              + " in its currency, is "
              + multiplier
              + " "
              + future.instrument.currency()
              + " to lots of "
              + into
              + " "
              + underlying.instrument.currency());
    }
    return units / each;
  }

  /// The session date of a last day, or the last one before when that has no session.
  static int lastSession(SessionClock clock, int lastDay) {
    int session = clock.calendar.sessionOnOrAfterDay(lastDay + 1) - 1;
    return session < 0 ? Integer.MIN_VALUE : clock.calendar.epochDay(session);
  }
}
