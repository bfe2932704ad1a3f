package io.quantlab.engine.kernel;

import io.quantlab.engine.order.DenyReason;
import io.quantlab.engine.order.Order;
import io.quantlab.engine.order.OrderPool;
import io.quantlab.engine.order.OrderRequest;
import io.quantlab.engine.order.OrderStatus;
import io.quantlab.engine.order.Submission;
import java.util.Arrays;

/// Client order ids of one account: what was sent under each, and what became of it, so that the
/// same request never acts twice (engine contract O-33).
final class ClientOrders {
  private final OrderPool pool;
  private final RequestTable sent = new RequestTable();

  /// What became of the orders from [#first] on: a status and one, 0 for an order without an id.
  /// Their ids count up, so those of one time lie side by side.
  private byte[] outcomes = new byte[64];

  private long first;

  ClientOrders(OrderPool pool) {
    this.pool = pool;
  }

  boolean knows(OrderRequest request) {
    String id = request.clientOrderId();
    return !id.isEmpty() && sent.find(id) != null;
  }

  /// A request under a new id was answered.
  void answered(OrderRequest request, long orderId, OrderStatus status) {
    sent.add(request, orderId);
    if (first == 0) {
      first = orderId;
    }
    int place = Math.toIntExact(orderId - first);
    if (place >= outcomes.length) {
      outcomes = Arrays.copyOf(outcomes, Math.max(place + 1, 2 * outcomes.length));
    }
    outcomes[place] = (byte) (status.ordinal() + 1);
  }

  /// An order of this account ended; remembered for those that carry an id.
  void ended(long orderId, OrderStatus status) {
    long place = orderId - first;
    if (place >= 0 && place < outcomes.length && outcomes[(int) place] != 0) {
      outcomes[(int) place] = (byte) (status.ordinal() + 1);
    }
  }

  /// The answer to a request whose id was used before.
  Submission repeated(OrderRequest request) {
    RequestTable.Sent before = sent.find(request.clientOrderId());
    if (!before.request().equals(request)) {
      return new Submission.Denied(
          DenyReason.IDEMPOTENCY_CONFLICT,
          0,
          before.orderId(),
          "order id",
          "client order id " + request.clientOrderId() + " was used with other content");
    }
    Order order = pool.find(before.orderId());
    OrderStatus status =
        order == null
            ? OrderStatus.ofOrdinal(outcomes[(int) (before.orderId() - first)] - 1)
            : order.status();
    return new Submission.Duplicate(before.orderId(), status);
  }
}
