package io.quantlab.engine.execution;

import io.quantlab.engine.order.Order;
import io.quantlab.engine.order.OrderKind;
import io.quantlab.engine.order.OrderPool;
import io.quantlab.engine.order.OrderTerms;
import io.quantlab.engine.order.Side;
import io.quantlab.engine.order.TimeInForce;
import io.quantlab.engine.order.Trail;

/// Plain orders of five lots of one instrument, for parts of the venue that are tested alone.
final class PooledOrders {
  final OrderPool pool = new OrderPool();

  Order limit(Side side, long price) {
    return limit(0, side, price);
  }

  Order limit(int account, Side side, long price) {
    return open(account, side, OrderKind.Code.LIMIT, price, 0, null);
  }

  /// A trailing stop so many ticks behind the best price.
  Order trailing(Side side, long ticks) {
    Trail trail = Trail.by(new Trail.Offset.Price(ticks));
    return open(0, side, OrderKind.Code.TRAILING_STOP, 0, 0, trail);
  }

  private Order open(
      int account, Side side, OrderKind.Code kind, long limit, long trigger, Trail trail) {
    return pool.open(
        account, 0, side, kind, TimeInForce.GTC, 5, limit, trigger, 0, OrderTerms.PLAIN, trail);
  }
}
