package io.quantlab.engine.kernel;

import io.quantlab.engine.instrument.Decimal;
import io.quantlab.engine.math.Exact;
import io.quantlab.engine.order.OrderCause;
import io.quantlab.engine.order.OrderKind;
import io.quantlab.engine.order.OrderTerms;
import io.quantlab.engine.order.Side;
import io.quantlab.engine.portfolio.FutureTerms;
import io.quantlab.engine.portfolio.Holding;
import io.quantlab.engine.portfolio.Position;
import io.quantlab.engine.portfolio.RollRule;
import io.quantlab.engine.portfolio.RollRule.Legs;
import io.quantlab.engine.portfolio.RollRule.Timing;
import io.quantlab.engine.time.SessionCalendar;
import java.time.LocalDate;

/// One chain of futures contracts: which of them is the one to hold, and the orders that move
/// positions into it (engine contract A-11).
///
/// At the open of every session positions in contracts before the one to hold are closed, and as
/// many lots opened in it, by real orders of cause `ROLL` with their fees and slippage; what such
/// orders have under way is not sent twice. What a strategy buys later in a contract that was left
/// rolls at the next open. The last contract of a chain is not left.
final class Rolls {
  private final Kernel kernel;
  private final RollRule.Chain chain;
  private final TokenState[] contracts;

  /// The net price spread orders must keep, price units; 0 where there is none.
  private final long netLimitTicks;

  private int front;

  Rolls(Kernel kernel, RollRule.Chain chain) {
    this.kernel = kernel;
    this.chain = chain;
    this.contracts = new TokenState[chain.contracts().size()];
    for (int i = 0; i < contracts.length; i++) {
      contracts[i] = contract(chain.contracts().get(i).token());
      if (chain.rule() instanceof RollRule.Volume) {
        contracts[i].countVolume();
      }
      if (!contracts[i].instrument.multiplier().equals(contracts[0].instrument.multiplier())) {
        throw new IllegalArgumentException(
            "chain "
                + chain.name()
                + " rolls lot for lot, its contracts must have one multiplier, have "
                + contracts[0].instrument.multiplier()
                + " and "
                + contracts[i].instrument.multiplier());
      }
    }
    this.netLimitTicks = chain.netLimitE8().isPresent() ? netLimitTicks() : 0;
  }

  private long netLimitTicks() {
    Decimal unit = contracts[0].instrument.priceUnit();
    for (TokenState each : contracts) {
      if (!each.instrument.priceUnit().equals(unit)) {
        throw new IllegalArgumentException(
            "chain "
                + chain.name()
                + " limits a net price, its contracts must have one price unit, have "
                + unit.text()
                + " and "
                + each.instrument.priceUnit().text());
      }
    }
    long scaled = Math.multiplyExact(chain.netLimitE8().getAsLong(), Exact.pow10(unit.scale()));
    long whole = Math.multiplyExact(unit.unscaled(), 100_000_000L);
    if (scaled % whole != 0) {
      throw new IllegalArgumentException(
          "chain "
              + chain.name()
              + ": its net limit must be a whole number of price units of "
              + unit.text());
    }
    return scaled / whole;
  }

  private TokenState contract(int token) {
    for (TokenState state : kernel.states) {
      if (state.instrument.token() == token) {
        return state;
      }
    }
    throw new IllegalArgumentException(
        "chain " + chain.name() + " names token " + token + ", which this run does not have");
  }

  // ---- which contract is held ----

  /// Moves on by what the dates say and what the sessions before showed, and rolls.
  void sessionOpened(SessionClock clock) {
    if (front < contracts.length - 1 && contracts[front].sessions == clock && crossed()) {
      front++;
    }
    while (front < contracts.length - 1
        && contracts[front].sessions == clock
        && leftByDate(clock, chain.contracts().get(front), front)) {
      front++;
    }
    for (int i = 0; i < front; i++) {
      if (contracts[i].sessions == clock) {
        for (Lane lane : kernel.lanes) {
          roll(lane, contracts[i].slot, contracts[front].slot);
        }
      }
    }
  }

  private boolean leftByDate(SessionClock clock, FutureTerms terms, int at) {
    return switch (chain.rule()) {
      case RollRule.LastTrade(int sessions) -> isBefore(clock, terms.lastTradeDay(), sessions);
      case RollRule.FirstNotice(int sessions) -> isBefore(clock, terms.deliveryDay(), sessions);
      case RollRule.CalendarDay(int day) -> {
        LocalDate last = LocalDate.ofEpochDay(terms.lastTradeDay());
        LocalDate date = last.withDayOfMonth(Math.min(day, last.lengthOfMonth()));
        yield clock.epochDay() >= date.toEpochDay();
      }
      case RollRule.Dated dated -> {
        int held = at;
        for (int i = 0; i < dated.fronts().size(); i++) {
          RollRule.Dated.Front row = dated.fronts().get(i);
          held = row.epochDay() <= clock.epochDay() ? indexOf(row.token()) : held;
        }
        yield held > at;
      }
      case RollRule.Volume _, RollRule.OpenInterest _ -> false;
    };
  }

  private static boolean isBefore(SessionClock clock, int day, int sessions) {
    SessionCalendar calendar = clock.calendar;
    return clock.session() >= calendar.sessionOnOrAfterDay(day) - sessions;
  }

  private int indexOf(int token) {
    for (int i = 0; i < contracts.length; i++) {
      if (contracts[i].instrument.token() == token) {
        return i;
      }
    }
    throw new IllegalArgumentException(
        "the roll dates of chain " + chain.name() + " name token " + token + ", not one of it");
  }

  /// Compares the contract that is held with the next one by what is known of the session before.
  private boolean crossed() {
    TokenState held = contracts[front];
    TokenState next = contracts[front + 1];
    return switch (chain.rule()) {
      case RollRule.Volume _ -> {
        // a daily bar may be known only after its session has closed
        boolean late = held.days.hasMore() || next.days.hasMore();
        yield late
            ? next.days.moreVolume() > held.days.moreVolume()
            : next.days.lastVolume() > held.days.lastVolume();
      }
      case RollRule.OpenInterest interest -> {
        long now = kernel.epochNanos();
        long of = interest.lots(held.instrument.token(), now);
        yield of >= 0 && interest.lots(next.instrument.token(), now) > of;
      }
      case RollRule.LastTrade _, RollRule.FirstNotice _, RollRule.CalendarDay _, RollRule.Dated _ ->
          false;
    };
  }

  // ---- the orders ----

  private void roll(Lane lane, int from, int to) {
    Holding holding = lane.holdings[from];
    for (int i = 0; i < holding.positionCount(); i++) {
      Position p = holding.position(i);
      long named = holding.hedges() ? p.id() : 0;
      long rest =
          Math.abs(p.lots())
              - kernel.round.engineOrders().underWay(OrderCause.ROLL, lane, from, named);
      if (p.lots() != 0 && rest > 0) {
        roll(lane, from, to, named, Long.signum(p.lots()), rest);
      }
    }
  }

  private void roll(Lane lane, int from, int to, long position, int sign, long lots) {
    if (chain.legs() == Legs.SPREAD) {
      spread(lane, from, to, position, sign, lots);
      return;
    }
    OrderTicket out = ticket(from, Side.ofSign(-sign), lots);
    out.terms = OrderTerms.PLAIN.closing(position).reducing();
    long closing = kernel.round.engineOrders().send(OrderCause.ROLL, lane, out);
    if (closing != 0) {
      OrderTicket in = ticket(to, Side.ofSign(sign), lots);
      if (chain.legs() == Legs.ONE_AFTER_OTHER) {
        in.terms = OrderTerms.PLAIN.childOf(closing, OrderTerms.Release.PARTIAL);
      }
      kernel.round.engineOrders().send(OrderCause.ROLL, lane, in);
    }
  }

  /// Sends both legs as one spread order, a group of its own.
  private void spread(Lane lane, int from, int to, long position, int sign, long lots) {
    OrderTicket out = ticket(from, Side.ofSign(-sign), lots);
    OrderTicket in = ticket(to, Side.ofSign(sign), lots);
    out.group = kernel.groups().own();
    in.group = out.group;
    OrderTerms leg =
        chain.netLimitE8().isPresent()
            ? OrderTerms.PLAIN.legOfSpreadAtLimit()
            : OrderTerms.PLAIN.legOfSpread();
    out.terms = leg.closing(position).reducing();
    in.terms = leg;
    out.limitTicks = netLimitTicks;
    in.limitTicks = netLimitTicks;
    if (kernel.round.engineOrders().send(OrderCause.ROLL, lane, out) != 0) {
      kernel.round.engineOrders().send(OrderCause.ROLL, lane, in);
    }
  }

  private OrderTicket ticket(int slot, Side side, long lots) {
    OrderTicket ticket = new OrderTicket().market(slot, side, lots);
    if (chain.timing() == Timing.CLOSE) {
      ticket.kind = OrderKind.Code.MARKET_ON_CLOSE;
    }
    return ticket;
  }

  /// Whether a roll of an instrument is on its way.
  static boolean isOnItsWay(Kernel kernel, Lane lane, int slot) {
    Holding holding = lane.holdings[slot];
    for (int i = 0; i < holding.positionCount(); i++) {
      long named = holding.hedges() ? holding.position(i).id() : 0;
      if (kernel.round.engineOrders().underWay(OrderCause.ROLL, lane, slot, named) != 0) {
        return true;
      }
    }
    return false;
  }
}
