package io.quantlab.engine.kernel;

import io.quantlab.engine.order.DenyReason;
import io.quantlab.engine.order.LongIntMap;
import io.quantlab.engine.order.Order;
import io.quantlab.engine.order.OrderPool;
import io.quantlab.engine.order.OrderRequest;
import io.quantlab.engine.order.OrderStatus;
import io.quantlab.engine.order.Submission;
import java.util.HashMap;
import java.util.Map;

/// Client order ids of one account: what was sent under each, and what became of it, so that the
/// same request never acts twice (engine contract O-33).
final class ClientOrders {
  private record Sent(OrderRequest request, long orderId) {}

  private final OrderPool pool;
  private final Map<String, Sent> sent = new HashMap<>();
  private final LongIntMap outcomes = new LongIntMap();

  ClientOrders(OrderPool pool) {
    this.pool = pool;
  }

  boolean knows(OrderRequest request) {
    return !request.clientOrderId().isEmpty() && sent.containsKey(request.clientOrderId());
  }

  /// A request under a new id was answered.
  void answered(OrderRequest request, long orderId, OrderStatus first) {
    sent.put(request.clientOrderId(), new Sent(request, orderId));
    outcomes.put(orderId, first.ordinal());
  }

  /// An order of this account ended; remembered for those that carry an id.
  void ended(long orderId, OrderStatus status) {
    if (outcomes.get(orderId) >= 0) {
      outcomes.put(orderId, status.ordinal());
    }
  }

  /// The answer to a request whose id was used before.
  Submission repeated(OrderRequest request) {
    Sent before = sent.get(request.clientOrderId());
    if (!before.request.equals(request)) {
      return new Submission.Denied(
          DenyReason.IDEMPOTENCY_CONFLICT,
          0,
          before.orderId,
          "order id",
          "client order id " + request.clientOrderId() + " was used with other content");
    }
    Order order = pool.find(before.orderId);
    OrderStatus status =
        order == null ? OrderStatus.ofOrdinal(outcomes.get(before.orderId)) : order.status();
    return new Submission.Duplicate(before.orderId, status);
  }
}
