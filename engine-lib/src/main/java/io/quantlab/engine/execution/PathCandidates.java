package io.quantlab.engine.execution;

import io.quantlab.engine.order.Order;
import java.util.Arrays;

/// The orders on a walk through a bar, and what their executions leave of each other (engine
/// contract O-21 to O-23). Allocates while it grows, never else.
final class PathCandidates {
  private PathCandidate[] all = new PathCandidate[8];
  private int count;

  void clear() {
    count = 0;
  }

  int count() {
    return count;
  }

  PathCandidate at(int index) {
    return all[index];
  }

  PathCandidate add(Order order, Resting state) {
    if (count == all.length) {
      all = Arrays.copyOf(all, count * 2);
    }
    if (all[count] == null) {
      all[count] = new PathCandidate();
    }
    PathCandidate added = all[count++];
    added.begin(order, state);
    return added;
  }

  /// A member of a group executed lots: what that leaves of the others.
  ///
  /// @param most what a member of a ladder may keep
  void shrinkPeers(PathCandidate executed, long lots, long most) {
    Order order = executed.order;
    for (int i = 0; i < count; i++) {
      PathCandidate peer = all[i];
      if (peer != executed && peer.order.group() == order.group()) {
        peer.openLots =
            switch (order.terms().contingency()) {
              case OCO -> 0;
              case OUO -> Math.max(0, peer.openLots - lots);
              case LADDER -> Math.min(peer.openLots, most);
              case SPREAD, SPREAD_AT_LIMIT -> peer.openLots;
            };
        peer.done |= peer.openLots == 0;
      }
    }
  }
}
