package io.quantlab.engine.kernel;

import io.quantlab.engine.order.Order;
import io.quantlab.engine.order.OrderPool;
import java.util.Arrays;

/// What is to happen at an instant somebody asked for: timers of strategies (engine contract T-9),
/// ends of orders (O-14).
final class Alarms {
  private final Kernel kernel;
  private final OrderPool pool;
  private int[] timerLanes = new int[8];
  private int timers;
  private long[] expiryOrders = new long[8];
  private int expiries;

  Alarms(Kernel kernel, OrderPool pool) {
    this.kernel = kernel;
    this.pool = pool;
  }

  /// Wakes a lane's strategy at an instant, or now when that has passed; returns the timer.
  int timer(Lane lane, long epochNanos) {
    if (timers == timerLanes.length) {
      timerLanes = Arrays.copyOf(timerLanes, timers * 2);
    }
    timerLanes[timers] = lane.index;
    kernel.schedule(Math.max(epochNanos, kernel.epochNanos()), Agenda.Kind.TIMER, timers, timers);
    return timers++;
  }

  void timerDue(int timer) {
    Lane lane = kernel.lanes[timerLanes[timer]];
    kernel.round.call(lane, "onTimer", () -> lane.strategy.onTimer(timer));
    kernel.round.settle();
  }

  /// Ends an order at an instant, before any matching at or after it (O-14).
  void expireAt(Order order, long epochNanos) {
    if (expiries == expiryOrders.length) {
      expiryOrders = Arrays.copyOf(expiryOrders, expiries * 2);
    }
    expiryOrders[expiries] = order.id();
    long due = Math.max(epochNanos, kernel.epochNanos());
    kernel.schedule(due, Agenda.Kind.EXPIRY, order.id(), expiries++);
  }

  void expiryDue(int expiry, OrderDesk desk) {
    Order order = pool.find(expiryOrders[expiry]);
    if (order != null && order.isWorking()) {
      desk.expire(order);
      kernel.round.settle();
    }
  }
}
