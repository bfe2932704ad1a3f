package io.quantlab.engine.risk;

import io.quantlab.engine.order.DenyReason;

/// Counts orders: by strategy event, by minute, working (engine contract O-36).
final class OrderRates {
  private static final long MINUTE_NANOS = 60_000_000_000L;

  private final RiskLimits limits;
  private final Denial denial;
  private final long[] sentNanos;
  private int sentAt;
  private long sentCount;
  private int open;
  private int thisEvent;

  OrderRates(RiskLimits limits, Denial denial) {
    this.limits = limits;
    this.denial = denial;
    this.sentNanos = new long[limits.ordersPerMinute()];
  }

  void beginEvent() {
    thisEvent = 0;
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
    boolean full = sentCount >= sentNanos.length;
    if (full && epochNanos - sentNanos[sentAt] < MINUTE_NANOS) {
      int most = limits.ordersPerMinute();
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
    sentNanos[sentAt] = epochNanos;
    sentAt = sentAt + 1 == sentNanos.length ? 0 : sentAt + 1;
    sentCount++;
  }
}
