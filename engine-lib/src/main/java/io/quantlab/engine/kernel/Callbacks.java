package io.quantlab.engine.kernel;

import io.quantlab.engine.order.FillView;
import io.quantlab.engine.order.Order;
import io.quantlab.engine.order.OrderEventType;
import io.quantlab.engine.order.OrderStatus;
import io.quantlab.engine.portfolio.PositionView;
import java.util.Arrays;

/// Order events and fills that wait to be told to their strategy, in emission order (engine
/// contract T-6).
final class Callbacks {
  /// One event as it was when it happened; reused.
  static final class Callback {
    final FillView fill = new FillView();
    Order order;
    long orderId;
    OrderEventType event;
    OrderStatus status;
    long orderLots;
    long filledLots;
    boolean isFill;
    PositionView position;
  }

  private Callback[] queue = {new Callback(), new Callback(), new Callback(), new Callback()};
  private int head;
  private int tail;

  boolean isEmpty() {
    return head == tail;
  }

  /// Adds an event of an order as the order stands now.
  void add(Order order, OrderEventType event) {
    set(next(), order, event);
  }

  /// The place of the next fill: its view is filled before [#addFill] queues it.
  FillView nextFill() {
    return next().fill;
  }

  /// Queues the fill whose view was just filled.
  ///
  /// @param position it worked on
  void addFill(Order order, OrderEventType event, PositionView position) {
    Callback callback = queue[tail];
    set(callback, order, event);
    callback.isFill = true;
    callback.position = position;
  }

  private Callback next() {
    if (tail == queue.length) {
      queue = Arrays.copyOf(queue, tail * 2);
      for (int i = tail; i < queue.length; i++) {
        queue[i] = new Callback();
      }
    }
    return queue[tail];
  }

  private void set(Callback callback, Order order, OrderEventType event) {
    callback.order = order;
    callback.orderId = order.id();
    callback.event = event;
    callback.status = order.status();
    callback.orderLots = order.lots();
    callback.filledLots = order.filledLots();
    callback.isFill = false;
    tail++;
  }

  /// Takes the oldest; it stays as it is until [#clear].
  Callback take() {
    return queue[head++];
  }

  /// Forgets what was taken; called when the queue is empty.
  void clear() {
    head = 0;
    tail = 0;
  }
}
