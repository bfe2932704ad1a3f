package io.quantlab.engine.kernel;

import io.quantlab.engine.order.Order;

/// The commands of an instant, for those whose reports set off further ones (engine contract T-7).
interface CommandRound {
  /// Queues an order for the venue.
  void submit(Order order);

  /// Sends what waits for the venue while it matches: nothing but released children.
  void sendReleased();

  /// A group executed more than one of its members should have (O-26).
  void overfilled(Order order, long lots);
}
