package io.quantlab.engine.kernel;

import io.quantlab.engine.instrument.Instrument;
import io.quantlab.engine.instrument.TickBands;
import io.quantlab.engine.math.Exact;
import io.quantlab.engine.order.Order;
import io.quantlab.engine.order.OrderPool;
import io.quantlab.engine.order.OrderTerms;
import java.util.Arrays;
import java.util.BitSet;

/// What orders do to each other: groups, parents and children, reduce-only (engine contract O-13,
/// O-20 to O-25).
///
/// Guaranteed by the engine for every broker. Effects reach the venue in the same instant; an order
/// that has not left for it yet never does.
final class Contingencies {
  /// Most orders of a group, and generations of children (O-25).
  static final int LARGEST_GROUP = 10;

  static final int DEEPEST = 3;

  private final OrderPool pool;
  private final OrderDesk desk;
  private final OrderGroups groups;
  private Order[] children = new Order[8];
  private long[] planned = new long[8];
  private long[] released = new long[8];
  private int count;

  /// Handles of the reduce-only orders that are not closed.
  private final BitSet reduceOnly = new BitSet();

  private boolean ending;
  private boolean scaling;

  Contingencies(OrderPool pool, OrderDesk desk) {
    this.pool = pool;
    this.desk = desk;
    this.groups = new OrderGroups(pool);
  }

  OrderGroups groups() {
    return groups;
  }

  // ---- what happens to orders ----

  /// Whether any order depends on another one's executions or on the position.
  boolean any() {
    return count > 0 || !reduceOnly.isEmpty();
  }

  /// A new order passed the gate.
  void opened(Order order) {
    groups.opened(order);
    if (order.terms().reduceOnly()) {
      reduceOnly.set(order.handle());
    }
    if (order.terms().parent() != 0) {
      if (count == children.length) {
        children = Arrays.copyOf(children, count * 2);
        planned = Arrays.copyOf(planned, count * 2);
        released = Arrays.copyOf(released, count * 2);
      }
      children[count] = order;
      planned[count] = order.lots();
      released[count++] = 0;
    }
  }

  /// An order executed some lots.
  ///
  /// @param excess how many of them its group had taken from it before: they change nothing else
  void executed(Order order, long lots, long excess) {
    if (order.group() != 0 && lots > excess) {
      shrinkGroup(order, lots - excess);
    }
    if (count > 0) {
      release(order);
    }
    capReduceOnly(order.account(), order.slot());
  }

  /// An order ended without filling the rest.
  void ended(Order order) {
    OrderTerms.Contingency of = order.terms().contingency();
    boolean together = of == OrderTerms.Contingency.OCO || of.isSpread();
    if (order.group() != 0 && together) {
      endGroup(order);
    }
    if (count > 0) {
      endChildren(order);
    }
  }

  /// An order is closed, whatever the reason: nothing more can happen to it.
  void closed(Order order) {
    groups.closed(order);
    if (order.terms().reduceOnly()) {
      reduceOnly.clear(order.handle());
    }
    if (order.terms().parent() != 0) {
      forget(order);
    }
  }

  /// The position changed without an order: a split, an assignment (O-24).
  void positionChanged(int account, int slot) {
    capReduceOnly(account, slot);
  }

  /// Restates children that wait for their parents; their size follows that of a parent in the same
  /// instrument (O-25). Those at the venue are restated there.
  void split(Instrument instrument, int slot, long numerator, long denominator) {
    for (int i = count - 1; i >= 0; i--) {
      Order child = children[i];
      if (child.slot() != slot || !OrderGroups.isHeld(child)) {
        continue;
      }
      Order parent = pool.find(child.terms().parent());
      boolean follows = parent != null && parent.slot() == slot;
      long lots = follows ? child.lots() : Exact.mulDivFloor(child.lots(), numerator, denominator);
      if (lots == 0) {
        desk.end(child);
        continue;
      }
      TickBands ticks = instrument.orderTicks();
      child.afterSplit(numerator, denominator);
      desk.restate(
          child,
          lots,
          ticks.afterSplit(child.limitTicks(), numerator, denominator, child.sign()),
          ticks.afterSplit(child.triggerTicks(), numerator, denominator, -child.sign()));
    }
  }

  /// Ends the children of an instrument that wait for their parents.
  void withdraw(int slot) {
    for (int i = count - 1; i >= 0; i--) {
      if (i < count && children[i].slot() == slot && OrderGroups.isHeld(children[i])) {
        desk.end(children[i]);
      }
    }
  }

  /// An order's size changed: a child's plan with it, and its own children are scaled (O-25).
  void resized(Order parent, long before, long after) {
    for (int i = 0; i < count; i++) {
      if (children[i] == parent && OrderGroups.isHeld(parent) && !scaling) {
        planned[i] = after;
      }
      if (children[i].terms().parent() == parent.id() && before > 0) {
        planned[i] = planned[i] * after / before;
        if (OrderGroups.isHeld(children[i]) && planned[i] > 0) {
          scaling = true;
          desk.resize(children[i], planned[i]);
          scaling = false;
        }
      }
    }
  }

  // ---- groups ----

  private void shrinkGroup(Order order, long lots) {
    switch (order.terms().contingency()) {
      case OCO -> endGroup(order);
      case SPREAD, SPREAD_AT_LIMIT -> {}
      case OUO, LADDER -> {
        long most = leftOfLadder(order, lots);
        for (Order p = groups.peer(order, 0); p != null; p = groups.peer(order, p.handle() + 1)) {
          desk.keep(p, left(order, p, lots, most));
        }
      }
    }
  }

  /// Open lots a peer keeps.
  ///
  /// @param most what a member of a ladder may keep
  private static long left(Order order, Order peer, long lots, long most) {
    return order.terms().contingency() == OrderTerms.Contingency.OUO
        ? Math.max(0, peer.wantedLots() - lots)
        : Math.min(peer.wantedLots(), most);
  }

  /// What is left of the position a ladder closes: its largest member stands for the whole of it,
  /// and loses what any of them executes. No other may stay larger; one that is smaller keeps its
  /// size, so targets that add up to the position are all served (O-23).
  private long leftOfLadder(Order order, long lots) {
    long whole = order.wantedLots() + lots;
    for (Order p = groups.peer(order, 0); p != null; p = groups.peer(order, p.handle() + 1)) {
      whole = Math.max(whole, p.wantedLots());
    }
    return Math.max(0, whole - lots);
  }

  /// An execution, cancel or expiry of one order ends its peers (O-21).
  private void endGroup(Order order) {
    if (ending) {
      return;
    }
    ending = true;
    for (Order p = groups.peer(order, 0); p != null; p = groups.peer(order, p.handle() + 1)) {
      desk.keep(p, 0);
    }
    ending = false;
  }

  // ---- parents and children ----

  /// Releases children by what their parent executed so far, or lets released ones grow (O-20).
  private void release(Order parent) {
    for (int i = 0; i < count; i++) {
      Order child = children[i];
      boolean due =
          child.terms().parent() == parent.id()
              && (child.terms().release() == OrderTerms.Release.PARTIAL || parent.openLots() == 0);
      if (!due) {
        continue;
      }
      long lots = Math.multiplyExact(planned[i], parent.filledLots()) / parent.lots();
      long more = lots - released[i];
      if (more > 0) {
        released[i] = lots;
        if (OrderGroups.isHeld(child)) {
          scaling = true;
          desk.release(child, lots);
          scaling = false;
        } else {
          desk.keep(child, child.wantedLots() + more);
        }
      }
    }
  }

  /// A parent ended: children that still wait go with it, released ones stay as large as they are.
  private void endChildren(Order parent) {
    for (int i = count - 1; i >= 0; i--) {
      if (i < count
          && children[i].terms().parent() == parent.id()
          && OrderGroups.isHeld(children[i])) {
        desk.end(children[i]);
      }
    }
  }

  private void forget(Order child) {
    for (int i = 0; i < count; i++) {
      if (children[i] == child) {
        count--;
        System.arraycopy(children, i + 1, children, i, count - i);
        System.arraycopy(planned, i + 1, planned, i, count - i);
        System.arraycopy(released, i + 1, released, i, count - i);
        return;
      }
    }
  }

  // ---- reduce-only ----

  /// Cuts reduce-only orders to what is left of the position (O-13, O-24).
  private void capReduceOnly(int account, int slot) {
    for (int i = reduceOnly.nextSetBit(0); i >= 0; i = reduceOnly.nextSetBit(i + 1)) {
      Order order = pool.at(i);
      boolean concerned =
          order.isWorking()
              && !OrderGroups.isHeld(order)
              && order.account() == account
              && order.slot() == slot;
      if (concerned) {
        long most = Math.max(0, -order.sign() * desk.position(order));
        if (order.openLots() > most) {
          desk.shrink(order, order.openLots() - most);
        }
      }
    }
  }
}
