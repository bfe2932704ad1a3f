package io.quantlab.engine.kernel;

import io.quantlab.engine.instrument.Instrument;
import io.quantlab.engine.order.OrderKind;
import io.quantlab.engine.order.OrderRequest;
import io.quantlab.engine.order.Side;
import io.quantlab.engine.order.TimeInForce;

/// Turns the kind of order a request asks for into the kind that is meant: prices on order ticks
/// (engine contract P-1), auctions by time in force (O-14).
final class AskedKind {
  private AskedKind() {}

  /// A market or limit order sent with `AT_OPEN` or `AT_CLOSE` is the kind for it.
  static OrderKind forAuction(OrderKind kind, TimeInForce tif) {
    boolean open = tif == TimeInForce.AT_OPEN;
    if (!open && tif != TimeInForce.AT_CLOSE) {
      return kind;
    }
    return switch (kind) {
      case OrderKind.Market _ ->
          open ? new OrderKind.MarketOnOpen() : new OrderKind.MarketOnClose();
      case OrderKind.Limit(long limit) ->
          open ? new OrderKind.LimitOnOpen(limit) : new OrderKind.LimitOnClose(limit);
      default -> kind;
    };
  }

  /// Moves prices away from the market, when asked: a buy's limit down, its stop trigger up.
  static OrderRequest snapped(OrderRequest r, Instrument i) {
    return r.snap() == OrderRequest.Snap.AWAY_FROM_MARKET
        ? r.with(snapped(r.kind(), r.side() == Side.BUY, i))
        : r;
  }

  private static OrderKind snapped(OrderKind kind, boolean buy, Instrument i) {
    return switch (kind) {
      case OrderKind.Limit(long limit) -> new OrderKind.Limit(snap(i, limit, !buy));
      case OrderKind.StopMarket(long trigger) -> new OrderKind.StopMarket(snap(i, trigger, buy));
      case OrderKind.StopLimit(long trigger, long limit) ->
          new OrderKind.StopLimit(snap(i, trigger, buy), snap(i, limit, !buy));
      case OrderKind.MarketIfTouched(long trigger) ->
          new OrderKind.MarketIfTouched(snap(i, trigger, !buy));
      case OrderKind.LimitIfTouched(long trigger, long limit) ->
          new OrderKind.LimitIfTouched(snap(i, trigger, !buy), snap(i, limit, !buy));
      case OrderKind.LimitOnOpen(long limit) -> new OrderKind.LimitOnOpen(snap(i, limit, !buy));
      case OrderKind.LimitOnClose(long limit) -> new OrderKind.LimitOnClose(snap(i, limit, !buy));
      case OrderKind.Market _,
          OrderKind.TrailingStop _,
          OrderKind.TrailingStopLimit _,
          OrderKind.MarketOnOpen _,
          OrderKind.MarketOnClose _,
          OrderKind.MarketToLimit _ ->
          kind;
    };
  }

  private static long snap(Instrument i, long ticks, boolean up) {
    return up ? i.orderTicks().snapUp(ticks) : i.orderTicks().snapDown(ticks);
  }
}
