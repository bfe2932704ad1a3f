package io.quantlab.engine.execution;

import io.quantlab.engine.order.Order;
import io.quantlab.engine.order.OrderPool;
import io.quantlab.engine.order.OrderStatus;

/// What is left of the positions that ladders close, on a walk through a bar (engine contract
/// O-23): the largest member of a ladder stands for the whole of its position, also one the bar
/// does not reach.
final class PathLadders {
  private final OrderPool pool;

  /// @param pool where the members are, as they were before the walk
  PathLadders(OrderPool pool) {
    this.pool = pool;
  }

  /// Lots no member of an order's ladder may exceed, after what the walk executed of any of them.
  long leftTo(Order member, PathCandidates candidates, PathFills fills) {
    long whole = 0;
    for (int i = 0; i < pool.handleLimit(); i++) {
      Order peer = pool.at(i);
      boolean sent = peer.isWorking() && peer.status() != OrderStatus.INITIALIZED;
      whole = sent && together(member, peer) ? Math.max(whole, peer.openLots()) : whole;
    }
    for (int i = 0; i < candidates.count(); i++) {
      PathCandidate peer = candidates.at(i);
      whole = together(member, peer.order) ? Math.max(whole, peer.firstLots) : whole;
    }
    for (int i = 0; i < fills.count(); i++) {
      whole -= together(member, fills.order(i)) ? fills.lots(i) : 0;
    }
    return Math.max(0, whole);
  }

  private static boolean together(Order a, Order b) {
    return a.group() == b.group() && a.account() == b.account();
  }
}
