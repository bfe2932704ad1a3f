package io.quantlab.engine.order;

/// What happened to an order; a reused view, valid during the call that hands it out.
public final class OrderEventView {
  private long orderId;
  private int token;
  private OrderEventType type;
  private OrderStatus status;
  private long lots;
  private long filledLots;
  private long epochNanos;

  public OrderEventView set(
      long order,
      int instrument,
      OrderEventType event,
      OrderStatus after,
      long size,
      long filled,
      long nanos) {
    orderId = order;
    token = instrument;
    type = event;
    status = after;
    lots = size;
    filledLots = filled;
    epochNanos = nanos;
    return this;
  }

  public long orderId() {
    return orderId;
  }

  public int token() {
    return token;
  }

  public OrderEventType type() {
    return type;
  }

  /// State after the event.
  public OrderStatus status() {
    return status;
  }

  /// Size of the order.
  public long lots() {
    return lots;
  }

  public long filledLots() {
    return filledLots;
  }

  public long epochNanos() {
    return epochNanos;
  }
}
