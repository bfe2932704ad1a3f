package io.quantlab.engine.execution;

import io.quantlab.engine.order.LongIntMap;
import io.quantlab.engine.order.Order;
import io.quantlab.engine.order.OrderPool;
import java.util.Arrays;

/// The orders a distant venue keeps itself, and which order of the engine each of them is.
///
/// They change when things happen there; the engine's change when it is told.
final class MirroredOrders {
  private final OrderPool pool = new OrderPool();
  private final LongIntMap handles = new LongIntMap();
  private long[] engineIds = new long[64];
  private Order[] ended = new Order[16];
  private int endedCount;

  OrderPool pool() {
    return pool;
  }

  /// A new order reaches the venue.
  Order open(DueQueue.Entry submit) {
    Order order =
        pool.open(
            submit.account,
            submit.slot,
            submit.side,
            submit.kind,
            submit.timeInForce,
            submit.lots,
            submit.first,
            submit.second,
            0,
            submit.terms,
            submit.trail);
    int handle = order.handle();
    if (handle >= engineIds.length) {
      engineIds = Arrays.copyOf(engineIds, Math.max(handle + 1, engineIds.length * 2));
    }
    engineIds[handle] = submit.orderId;
    handles.put(submit.orderId, handle);
    return order;
  }

  /// The order at the venue, or `null` when it ended there or did not arrive yet.
  Order atVenue(long engineId) {
    int handle = handles.get(engineId);
    return handle < 0 ? null : pool.at(handle);
  }

  long engineId(Order atVenue) {
    return engineIds[atVenue.handle()];
  }

  /// An order ended at the venue; it may be touched until [#forgetEnded].
  void ended(Order atVenue) {
    if (endedCount == ended.length) {
      ended = Arrays.copyOf(ended, endedCount * 2);
    }
    ended[endedCount++] = atVenue;
  }

  /// The venue's step is over.
  void forgetEnded() {
    for (int i = 0; i < endedCount; i++) {
      handles.remove(engineIds[ended[i].handle()]);
      pool.release(ended[i]);
    }
    endedCount = 0;
  }
}
