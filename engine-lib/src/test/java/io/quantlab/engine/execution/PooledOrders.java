package io.quantlab.engine.execution;

import io.quantlab.engine.order.Order;
import io.quantlab.engine.order.OrderKind;
import io.quantlab.engine.order.OrderPool;
import io.quantlab.engine.order.OrderRequest;
import io.quantlab.engine.order.OrderTerms;
import io.quantlab.engine.order.Side;
import io.quantlab.engine.order.TimeInForce;
import io.quantlab.engine.order.Trail;

/// Orders of five lots, for parts of the venue that are tested alone.
final class PooledOrders {
  final OrderPool pool = new OrderPool();

  Order limit(Side side, long price) {
    return limit(0, side, price);
  }

  Order limit(int account, Side side, long price) {
    return open(account, 0, side, OrderKind.Code.LIMIT, price, OrderTerms.PLAIN, null);
  }

  /// A trailing stop so many ticks behind the best price.
  Order trailing(Side side, long ticks) {
    return trailing(0, side, ticks);
  }

  Order trailing(int slot, Side side, long ticks) {
    Trail trail = Trail.by(new Trail.Offset.Price(ticks));
    return open(0, slot, side, OrderKind.Code.TRAILING_STOP, 0, OrderTerms.PLAIN, trail);
  }

  /// A limit order that must not take.
  Order postOnly(Side side, long price) {
    OrderTerms terms = OrderRequest.limit(1, side, 5, price).postOnly().terms();
    return open(0, 0, side, OrderKind.Code.LIMIT, price, terms, null);
  }

  private Order open(
      int account,
      int slot,
      Side side,
      OrderKind.Code kind,
      long limit,
      OrderTerms terms,
      Trail trail) {
    return pool.open(account, slot, side, kind, TimeInForce.GTC, 5, limit, 0, 0, terms, trail);
  }
}
