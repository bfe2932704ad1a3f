package io.quantlab.engine.execution;

import io.quantlab.engine.execution.ReportSink.RejectReason;
import io.quantlab.engine.instrument.Instrument;
import io.quantlab.engine.order.Order;
import io.quantlab.engine.order.OrderStatus;
import io.quantlab.engine.order.OrderTerms;
import io.quantlab.engine.order.TimeInForce;
import java.util.List;

/// Orders a distant broker lacks, held at our side: each watches the best prices as they are seen
/// here, and leaves as the market or limit order it becomes when they reach its trigger (engine
/// contract O-15).
///
/// Nobody else has them, so what is asked of them happens at once. Prices seen here are late by the
/// delay of the feed, and what is released travels like any other command. Orders of an instrument
/// are looked at one by one, by arrival: they are few.
final class LocalOrders {
  private final Instrument[] instruments;
  private final FillProfile.Crossed crossed;
  private final ArrivalList[] orders;
  private final AllowedSessions[] sessions;
  private final OrderStates states = new OrderStates();
  private final Triggers triggers = new Triggers(states);
  private final Command release = new Command();

  /// @param crossed whether best prices that cross count
  LocalOrders(List<Instrument> instruments, FillProfile.Crossed crossed) {
    this.instruments = instruments.toArray(Instrument[]::new);
    this.crossed = crossed;
    this.orders = new ArrivalList[this.instruments.length];
    this.sessions = new AllowedSessions[orders.length];
    for (int i = 0; i < orders.length; i++) {
      orders[i] = new ArrivalList();
      sessions[i] = new AllowedSessions();
    }
  }

  /// Whether an order is held here, or is to be.
  static boolean concerns(Order order) {
    return order.status() == OrderStatus.EMULATED;
  }

  /// Whether an order of an instrument is held here.
  boolean holds(int slot) {
    return orders[slot].size() > 0;
  }

  // ---- commands ----

  void take(Command c, ReportSink out) {
    Order order = c.order();
    switch (c.type()) {
      case SUBMIT -> hold(order);
      case CANCEL -> {
        drop(order);
        out.canceled(order, RejectReason.NONE);
      }
      case AMEND, RESIZE -> amend(order, c, out);
      case REPLACE -> throw new IllegalStateException("no venue has order " + order.id());
    }
  }

  private void hold(Order order) {
    Resting state = states.begin(order);
    state.place = Resting.Place.QUEUED;
    orders[order.slot()].add(order, state);
  }

  /// A trigger that follows the market is not for the command to change.
  private void amend(Order order, Command c, ReportSink out) {
    boolean waits = order.trail() == null;
    long limit = order.kind().hasLimit() ? c.limitTicks() : order.limitTicks();
    long trigger = waits ? c.triggerTicks() : order.triggerTicks();
    out.updated(order, c.lots(), limit, trigger);
  }

  private void drop(Order order) {
    orders[order.slot()].remove(order);
    states.of(order).place = Resting.Place.NOWHERE;
  }

  /// Changes the distance of a trailing order's trigger.
  void follow(Order order, long offsetTicks) {
    triggers.distance(instruments[order.slot()], order, offsetTicks);
  }

  void expire(Order order, ReportSink out) {
    drop(order);
    out.expired(order);
  }

  // ---- prices ----

  /// The best prices of an instrument are seen: orders whose trigger they reach go to the venue.
  void see(int slot, TopOfBook top, Broker venue, ReportSink out) {
    ArrivalList held = orders[slot];
    if (held.size() == 0 || crossed == FillProfile.Crossed.SKIP && top.crossed()) {
      return;
    }
    int n = held.copy();
    for (int i = 0; i < n; i++) {
      Order order = held.copied(i);
      if (states.isWorking(order) && reaches(order, top)) {
        release(order, venue, out);
      }
    }
  }

  /// The venue publishes a mark price: it is known here at once.
  void mark(int slot, long priceTicks, Broker venue, ReportSink out) {
    ArrivalList held = orders[slot];
    int n = held.copy();
    for (int i = 0; i < n; i++) {
      Order order = held.copied(i);
      if (states.isWorking(order)
          && order.terms().source() == OrderTerms.Source.MARK
          && reaches(order, priceTicks)) {
        release(order, venue, out);
      }
    }
  }

  private void release(Order order, Broker venue, ReportSink out) {
    drop(order);
    triggers.fire(order, out);
    venue.take(release.submitAs(order.kind().released(), order, out.epochNanos()), out);
  }

  /// A buy watches the ask, a sell the bid, unless it names another price; where nobody quotes, the
  /// last price.
  private boolean reaches(Order order, TopOfBook top) {
    boolean buy = order.isBuy();
    OrderTerms.Source quoted = buy ? OrderTerms.Source.ASK : OrderTerms.Source.BID;
    OrderTerms.Source side = (buy ? top.hasAsk() : top.hasBid()) ? quoted : OrderTerms.Source.LAST;
    OrderTerms.Source named = order.terms().source();
    return switch (named == OrderTerms.Source.TAKEN_SIDE ? side : named) {
      case ASK, TAKEN_SIDE -> top.showsAsk() && reaches(order, top.askTicks());
      case BID -> top.showsBid() && reaches(order, top.bidTicks());
      case LAST -> top.hasLast() && reaches(order, top.lastTicks());
      case MARK -> false; // marks come apart from the data
    };
  }

  private boolean reaches(Order order, long priceTicks) {
    return !sessions[order.slot()].bars(order)
        && triggers.fires(instruments[order.slot()], order, priceTicks);
  }

  // ---- sessions and actions ----

  void sessionOpen(int slot) {
    sessions[slot].regular(true);
  }

  /// `DAY` orders end with their session.
  void sessionClose(int slot, ReportSink out) {
    sessions[slot].regular(false);
    ArrivalList held = orders[slot];
    int n = held.copy();
    for (int i = 0; i < n; i++) {
      Order order = held.copied(i);
      if (states.isWorking(order) && order.timeInForce() == TimeInForce.DAY) {
        expire(order, out);
      }
    }
  }

  void mixSessions(int slot, OrderTerms.Sessions plain, boolean regular) {
    sessions[slot].mix(plain, regular);
  }

  /// Restates the orders of an instrument in the shares after a split.
  void split(int slot, long numerator, long denominator, ReportSink out) {
    ArrivalList held = orders[slot];
    int n = held.copy();
    for (int i = 0; i < n; i++) {
      Order order = held.copied(i);
      if (!states.isWorking(order)) {
        continue;
      }
      if (SplitOrders.openLots(order, numerator, denominator) == 0) {
        drop(order);
      }
      SplitOrders.restate(instruments[slot], order, states.of(order), numerator, denominator, out);
    }
  }

  void withdraw(int slot, RejectReason why, ReportSink out) {
    ArrivalList held = orders[slot];
    int n = held.copy();
    for (int i = 0; i < n; i++) {
      Order order = held.copied(i);
      if (states.isWorking(order)) {
        drop(order);
        out.canceled(order, why);
      }
    }
  }
}
