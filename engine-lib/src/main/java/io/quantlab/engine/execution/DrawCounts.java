package io.quantlab.engine.execution;

import io.quantlab.engine.order.Order;
import java.util.Arrays;

/// How many draws each order has had of one purpose (engine contract K-6), by the order's handle.
final class DrawCounts {
  private long[] ids = new long[64];
  private long[] counts = new long[64];

  /// Draws an order had.
  long of(Order order) {
    int handle = order.handle();
    return handle < ids.length && ids[handle] == order.id() ? counts[handle] : 0;
  }

  void keep(Order order, long count) {
    int handle = order.handle();
    if (handle >= ids.length) {
      ids = Arrays.copyOf(ids, Math.max(handle + 1, ids.length * 2));
      counts = Arrays.copyOf(counts, ids.length);
    }
    ids[handle] = order.id();
    counts[handle] = count;
  }
}
