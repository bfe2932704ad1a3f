package io.quantlab.engine.execution;

import io.quantlab.engine.order.Order;
import java.util.Arrays;

/// What happens to orders on a walk through a bar, in its order: executions, and triggers without
/// one (0 lots). Columns; they allocate while they grow, never else.
final class PathFills {
  /// How an order executed.
  enum Role {
    TAKER,
    MAKER
  }

  /// Whether the order's trigger fired on the walk.
  enum Trigger {
    NONE,
    FIRED
  }

  private Order[] orders = new Order[8];
  private long[] ticks = new long[8];
  private long[] lots = new long[8];
  private Role[] roles = new Role[8];
  private Trigger[] fired = new Trigger[8];
  private long[] triggers = new long[8];
  private int count;

  void clear() {
    count = 0;
  }

  void add(PathCandidate of, long executedLots, long price, Role role, Trigger trigger) {
    if (count == orders.length) {
      orders = Arrays.copyOf(orders, count * 2);
      ticks = Arrays.copyOf(ticks, count * 2);
      lots = Arrays.copyOf(lots, count * 2);
      roles = Arrays.copyOf(roles, count * 2);
      fired = Arrays.copyOf(fired, count * 2);
      triggers = Arrays.copyOf(triggers, count * 2);
    }
    orders[count] = of.order;
    triggers[count] = of.triggerTicks;
    ticks[count] = price;
    lots[count] = executedLots;
    roles[count] = role;
    fired[count++] = trigger;
  }

  int count() {
    return count;
  }

  Order order(int index) {
    return orders[index];
  }

  long ticks(int index) {
    return ticks[index];
  }

  long lots(int index) {
    return lots[index];
  }

  boolean isMaker(int index) {
    return roles[index] == Role.MAKER;
  }

  /// Whether the order's trigger fired on the walk.
  boolean fired(int index) {
    return fired[index] == Trigger.FIRED;
  }

  /// Where the trigger of the order stood when it fired.
  long triggerTicks(int index) {
    return triggers[index];
  }

  /// Lots of all executions.
  long sumLots() {
    long sum = 0;
    for (int i = 0; i < count; i++) {
      sum = Math.addExact(sum, lots[i]);
    }
    return sum;
  }

  /// Whether both walks execute the same lots at the same prices in the same order; triggers alone
  /// make no difference (F-90).
  boolean sameAs(PathFills other) {
    int theirs = other.nextFill(0);
    for (int i = nextFill(0); i < count; i = nextFill(i + 1)) {
      if (theirs == other.count
          || orders[i] != other.orders[theirs]
          || ticks[i] != other.ticks[theirs]
          || lots[i] != other.lots[theirs]) {
        return false;
      }
      theirs = other.nextFill(theirs + 1);
    }
    return theirs == other.count;
  }

  /// The first entry at or after `from` that executes lots.
  private int nextFill(int from) {
    int at = from;
    while (at < count && lots[at] == 0) {
      at++;
    }
    return at;
  }
}
