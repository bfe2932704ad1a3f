package io.quantlab.engine.kernel;

import io.quantlab.engine.order.Order;
import io.quantlab.engine.portfolio.Holding;
import io.quantlab.engine.portfolio.Position;

/// Counts the open lots of orders among the working lots of each side of a position, which limits
/// and margin look at (engine contract O-32, F-71).
final class WorkingLots {
  private final Lane[] lanes;
  private final OrderGroups groups;

  WorkingLots(Lane[] lanes, OrderGroups groups) {
    this.lanes = lanes;
    this.groups = groups;
  }

  /// An order's open lots changed; a group counts by its largest member.
  void change(Order order, long before, long after) {
    long change = after - before;
    if (order.group() != 0) {
      long others =
          groups.largestLots(order.account(), order.slot(), order.side(), order.group(), order);
      change = Math.max(others, after) - Math.max(others, before);
    }
    Holding holding = holding(order);
    Position named = holding.hedges() ? holding.positionOf(order.terms().closes()) : null;
    if (named != null) {
      named.working(order.sign(), change);
    }
    if (!closesNamed(order)) {
      holding.working(order.sign(), change);
    }
  }

  /// Whether an order may only shrink one of several positions.
  boolean closesNamed(Order order) {
    return order.terms().reduceOnly() && holding(order).hedges();
  }

  /// Position an order works on, signed lots: that of its account in its instrument, or where
  /// positions hedge the one it names.
  long position(Order order) {
    Position p = holding(order).positionOf(order.terms().closes());
    return p == null ? 0 : p.lots();
  }

  private Holding holding(Order order) {
    return lanes[order.account()].holdings[order.slot()];
  }
}
