package io.quantlab.engine.order;

/// What became of an order at the risk gate (engine contract O-30).
public sealed interface Submission {
  /// The order is on its way to the venue.
  record Accepted(long orderId) implements Submission {}

  /// Nothing was sent and nothing changed.
  ///
  /// @param limit the bound that was hit, in `unit`
  /// @param actual what the order would have made of it, in `unit`
  record Denied(DenyReason reason, long limit, long actual, String unit, String detail)
      implements Submission {}

  /// The client order id was used before with the same content; this is its first outcome.
  record Duplicate(long orderId, OrderStatus status) implements Submission {}
}
