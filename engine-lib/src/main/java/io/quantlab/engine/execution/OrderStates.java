package io.quantlab.engine.execution;

import io.quantlab.engine.order.Order;
import io.quantlab.engine.order.OrderKind;
import java.util.Arrays;

/// What the venue keeps of each order, by the order's handle, and what follows from it.
///
/// Records grow with the number of orders that are open at once and are reused with their handles.
final class OrderStates {
  private Resting[] states = new Resting[64];
  private long arrivals;

  /// A new order is at the venue.
  Resting begin(Order order) {
    int handle = order.handle();
    if (handle >= states.length) {
      states = Arrays.copyOf(states, Math.max(handle + 1, states.length * 2));
    }
    if (states[handle] == null) {
      states[handle] = new Resting();
    }
    states[handle].reset(++arrivals);
    return states[handle];
  }

  Resting of(Order order) {
    return states[order.handle()];
  }

  /// Puts an order behind all others that are here.
  void arriveAnew(Order order) {
    of(order).priority = ++arrivals;
  }

  // ---- what an order may do ----

  /// Whether the venue has the order; one it was never sent may be asked for too.
  boolean isWorking(Order order) {
    Resting state = order.handle() < states.length ? states[order.handle()] : null;
    return state != null && state.place != Resting.Place.NOWHERE;
  }

  boolean isFresh(Order order) {
    return of(order).place == Resting.Place.FRESH;
  }

  boolean isTrailing(Order order) {
    return of(order).place == Resting.Place.TRAILING;
  }

  boolean isWatching(Order order) {
    return of(order).place == Resting.Place.WATCHING;
  }

  boolean isTriggered(Order order) {
    return of(order).triggered;
  }

  /// Whether the order must not trade beyond its limit now.
  boolean isBound(Order order) {
    OrderKind.Code kind = order.kind();
    return kind.hasLimit() || kind.endsAsLimit() && isTriggered(order);
  }

  /// Whether the order waits for its limit or its trigger.
  boolean waitsForPrice(Order order) {
    return isBound(order) || order.kind().hasTrigger() && !isTriggered(order);
  }

  /// What did not trade goes: the order may not wait.
  boolean mayNotRest(Order order) {
    return order.timeInForce().isImmediate() || of(order).auction;
  }

  /// Whether an order that was executed wants more.
  static boolean goesOn(Order order) {
    return order.isWorking() && order.openLots() > 0;
  }

  // ---- icebergs (O-13) ----

  /// Lots a resting order shows: all, or what is left of an iceberg's tip.
  long shownLots(Order order) {
    long display = order.terms().displayLots();
    if (display == 0) {
      return order.openLots();
    }
    Resting state = of(order);
    if (state.shownLots <= 0) {
      state.shownLots = display;
    }
    return Math.min(state.shownLots, order.openLots());
  }

  /// Takes executed lots off the tip; an empty tip is refilled at the back of the queue.
  void shown(Order order, long executedLots) {
    if (order.terms().displayLots() == 0) {
      return;
    }
    Resting state = of(order);
    state.shownLots -= executedLots;
    if (state.shownLots <= 0) {
      state.shownLots = order.terms().displayLots();
      arriveAnew(order);
    }
  }
}
