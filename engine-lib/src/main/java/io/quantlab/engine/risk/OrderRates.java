package io.quantlab.engine.risk;

import io.quantlab.engine.order.DenyReason;

/// Counts orders: by strategy event, by minute, working (engine contract O-36).
final class OrderRates {
  private final RiskLimits limits;
  private final Denial denial;
  private final MinuteRate minute;
  private int open;
  private int thisEvent;

  OrderRates(RiskLimits limits, Denial denial) {
    this.limits = limits;
    this.denial = denial;
    this.minute = new MinuteRate(limits.ordersPerMinute());
  }

  void beginEvent() {
    thisEvent = 0;
  }

  /// Working orders.
  int open() {
    return open;
  }

  void opened() {
    open++;
  }

  void closed() {
    open--;
  }

  int check(long epochNanos) {
    if (thisEvent >= limits.ordersPerEvent()) {
      return denial.because(
          DenyReason.ORDER_RATE, limits.ordersPerEvent(), thisEvent + 1, "orders per event");
    }
    if (minute.isFull(epochNanos)) {
      int most = minute.most();
      return denial.because(DenyReason.ORDER_RATE, most, most + 1, "orders per minute");
    }
    if (open >= limits.openOrders()) {
      return denial.because(DenyReason.OPEN_ORDERS, limits.openOrders(), open + 1, "orders");
    }
    return Gate.PASS;
  }

  void count(long epochNanos) {
    thisEvent++;
    open++;
    minute.count(epochNanos);
  }
}
