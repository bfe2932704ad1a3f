package io.quantlab.engine.execution;

import io.quantlab.engine.order.Order;
import io.quantlab.engine.order.OrderKind;

/// What the engine asks of a broker; a reused view over an order of the pool.
public final class Command {
  /// What is asked.
  public enum Type {
    SUBMIT,
    CANCEL,
    AMEND,
    /// A new order in place of one that was taken out of the book, under its id (O-28).
    REPLACE,
    /// Another size the engine gives an order for its group or position; kept from journals.
    RESIZE;

    private static final Type[] ALL = values();

    public static Type ofOrdinal(int ordinal) {
      return ALL[ordinal];
    }
  }

  private Type type;
  private Order order;
  private long orderId;
  private long lots;
  private long limitTicks;
  private long triggerTicks;
  private OrderKind.Code kind;
  private long epochNanos;

  public Command submit(Order of, long nanos) {
    return set(Type.SUBMIT, of, 0, 0, 0, nanos);
  }

  /// An order that becomes one of another kind on its way: what a broker lacks was done here.
  Command submitAs(OrderKind.Code released, Order of, long nanos) {
    submit(of, nanos);
    kind = released;
    return this;
  }

  public Command cancel(Order of, long nanos) {
    return set(Type.CANCEL, of, 0, 0, 0, nanos);
  }

  /// New size and prices of a working order.
  public Command amend(Order of, long newLots, long newLimit, long newTrigger, long nanos) {
    return set(Type.AMEND, of, newLots, newLimit, newTrigger, nanos);
  }

  /// Another size, which the engine itself asks for.
  public Command resize(Order of, long newLots, long nanos) {
    return set(Type.RESIZE, of, newLots, of.limitTicks(), of.triggerTicks(), nanos);
  }

  /// What replaces an order that its venue was asked to take out of the book.
  public Command replace(Order of, long newLots, long newLimit, long newTrigger, long nanos) {
    return set(Type.REPLACE, of, newLots, newLimit, newTrigger, nanos);
  }

  private Command set(Type t, Order of, long newLots, long newLimit, long newTrigger, long nanos) {
    type = t;
    order = of;
    orderId = of.id();
    kind = of.kind();
    lots = newLots;
    limitTicks = newLimit;
    triggerTicks = newTrigger;
    epochNanos = nanos;
    return this;
  }

  public Type type() {
    return type;
  }

  public Order order() {
    return order;
  }

  /// Whether the order it was made for ended in the meantime: its object may be another order now.
  public boolean isStale() {
    return order.id() != orderId || !order.isWorking();
  }

  /// Kind the order has at the venue.
  public OrderKind.Code kind() {
    return kind;
  }

  public long lots() {
    return lots;
  }

  public long limitTicks() {
    return limitTicks;
  }

  public long triggerTicks() {
    return triggerTicks;
  }

  /// When the command reaches the venue.
  public long epochNanos() {
    return epochNanos;
  }
}
