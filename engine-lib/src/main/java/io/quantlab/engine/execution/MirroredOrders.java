package io.quantlab.engine.execution;

import io.quantlab.engine.order.LongIntMap;
import io.quantlab.engine.order.Order;
import io.quantlab.engine.order.OrderPool;
import java.util.Arrays;

/// Which order of the engine an order at a distant venue is, and back.
final class VenueIds {
  private final LongIntMap venueHandles = new LongIntMap();
  private long[] engineIds = new long[64];

  void pair(Order atVenue, long engineId) {
    if (atVenue.handle() >= engineIds.length) {
      engineIds = Arrays.copyOf(engineIds, Math.max(atVenue.handle() + 1, engineIds.length * 2));
    }
    engineIds[atVenue.handle()] = engineId;
    venueHandles.put(engineId, atVenue.handle());
  }

  /// The order at the venue, or `null` when it ended there.
  Order atVenue(long engineId, OrderPool venueOrders) {
    int handle = venueHandles.get(engineId);
    return handle < 0 ? null : venueOrders.at(handle);
  }

  long engineId(Order atVenue) {
    return engineIds[atVenue.handle()];
  }

  void forget(Order atVenue) {
    venueHandles.remove(engineIds[atVenue.handle()]);
  }
}
