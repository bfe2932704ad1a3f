package io.quantlab.dsl.host;

import io.quantlab.dsl.host.OrderDraft.Direction;
import io.quantlab.engine.order.OrderKind;
import io.quantlab.engine.order.OrderRequest;
import io.quantlab.engine.order.OrderTerms;
import io.quantlab.engine.order.Side;
import io.quantlab.engine.order.TimeInForce;
import io.quantlab.engine.order.Trail;

/// Writes the engine's request for what a script drafted: prices to ticks, words to terms.
final class OrderForm {
  private static final double E8 = 1e8;
  private static final OrderKind MARKET = new OrderKind.Market();

  private final TrueRanges ranges;

  /// How an order hangs on others.
  ///
  /// @param parent engine's id of the order whose executions release it, 0 for none
  /// @param group of orders that end each other, 0 for none
  record Tie(
      long parent, OrderTerms.Release release, long group, OrderTerms.Contingency contingency) {
    /// An order of its own.
    static final Tie NONE = new Tie(0, OrderTerms.Release.PARTIAL, 0, OrderTerms.Contingency.OCO);

    boolean isNone() {
      return parent == 0 && group == 0;
    }
  }

  /// A price that cannot stand in an order.
  static final class BadPrice extends Exception {
    private static final long serialVersionUID = 1;

    BadPrice(String reason) {
      super(reason, null, false, false);
    }
  }

  OrderForm(TrueRanges ranges) {
    this.ranges = ranges;
  }

  /// @param lots 1 or more
  /// @throws BadPrice with the script's word for why
  OrderRequest request(OrderTicket ticket, OrderDraft draft, Scales own, long lots, Tie tie)
      throws BadPrice {
    OrderKind kind = kind(ticket, draft, own);
    return new OrderRequest(
        ticket.token(),
        ticket.direction() == Direction.BUY ? Side.BUY : Side.SELL,
        lots,
        kind,
        timeInForce(draft.life().kind()),
        tie.group(),
        OrderRequest.Snap.DENY,
        ticket.id(),
        draft.tag(),
        terms(draft, tie, shownLots(draft, own)));
  }

  private static OrderTerms terms(OrderDraft draft, Tie tie, long shownLots) {
    boolean expires = draft.life().kind() == Life.Kind.GTD;
    boolean watches = draft.watches() != OrderTerms.Source.TAKEN_SIDE;
    boolean plain = !expires && !draft.reduceOnly() && !draft.postOnly() && tie.isNone();
    if (plain && shownLots == 0 && !watches) {
      return OrderTerms.PLAIN;
    }
    return new OrderTerms(
        draft.postOnly() ? OrderTerms.Taking.REJECT : OrderTerms.Taking.ALLOWED,
        draft.reduceOnly() ? OrderTerms.Effect.REDUCE_ONLY : OrderTerms.Effect.ANY,
        shownLots,
        expires ? draft.life().untilNanos() : 0,
        tie.parent(),
        tie.release(),
        tie.contingency(),
        0,
        OrderTerms.Sessions.OF_RUN,
        draft.watches());
  }

  /// Lots an iceberg shows at a time, 0 for all.
  private static long shownLots(OrderDraft draft, Scales own) throws BadPrice {
    if (Double.isNaN(draft.shown())) {
      return 0;
    }
    long lots = own.lots(draft.shown());
    if (lots < 1) {
      throw new BadPrice("zero_quantity");
    }
    return lots;
  }

  private static TimeInForce timeInForce(Life.Kind kind) {
    return switch (kind) {
      case DAY -> TimeInForce.DAY;
      case GTC -> TimeInForce.GTC;
      case GTD -> TimeInForce.GTD;
      case IOC -> TimeInForce.IOC;
      case FOK -> TimeInForce.FOK;
      case OPG -> TimeInForce.AT_OPEN;
      case CLS -> TimeInForce.AT_CLOSE;
    };
  }

  private OrderKind kind(OrderTicket ticket, OrderDraft draft, Scales own) throws BadPrice {
    if (draft.price() == null) {
      return MARKET;
    }
    int limitSide = Scales.limitSide(ticket.direction());
    int stopSide = Scales.stopSide(ticket.direction());
    return switch (draft.price()) {
      case PriceSpec.Bare(double price) -> new OrderKind.Limit(ticks(price, limitSide, draft, own));
      case PriceSpec.Limit(double price) ->
          new OrderKind.Limit(ticks(price, limitSide, draft, own));
      case PriceSpec.Stop(double price) ->
          new OrderKind.StopMarket(ticks(price, stopSide, draft, own));
      case PriceSpec.StopLimit(double stop, double limit) ->
          new OrderKind.StopLimit(
              ticks(stop, stopSide, draft, own), ticks(limit, limitSide, draft, own));
      case PriceSpec.Touched(double price) ->
          new OrderKind.MarketIfTouched(ticks(price, limitSide, draft, own));
      case PriceSpec.TouchedLimit(double touch, double limit) ->
          new OrderKind.LimitIfTouched(
              ticks(touch, limitSide, draft, own), ticks(limit, limitSide, draft, own));
      case PriceSpec.TrailBy(double distance) -> trailing(distance(distance, own));
      case PriceSpec.TrailShare(long shareE8) -> trailing(share(shareE8));
      case PriceSpec.TrailTicks(long count) ->
          trailing(count > 0 ? new Trail.Offset.OrderTicks(count) : bad());
      case PriceSpec.TrailRange(int period, double factor) ->
          trailing(distance(factor * ranges.average(ticket.symbol(), period), own));
    };
  }

  private static OrderKind trailing(Trail.Offset offset) {
    return new OrderKind.TrailingStop(Trail.by(offset));
  }

  private static Trail.Offset bad() throws BadPrice {
    throw new BadPrice("bad_price");
  }

  private static Trail.Offset distance(double distance, Scales own) throws BadPrice {
    if (!(distance > 0)) {
      return bad();
    }
    return new Trail.Offset.Price(Math.max(1, own.priceTicks(distance)));
  }

  private static Trail.Offset share(long shareE8) throws BadPrice {
    return shareE8 > 0 && shareE8 < E8 ? new Trail.Offset.Percent(shareE8) : bad();
  }

  private static long ticks(double price, int toward, OrderDraft draft, Scales own)
      throws BadPrice {
    if (!own.isPrice(price)) {
      throw new BadPrice("bad_price");
    }
    if (!draft.snap() && !own.isOnTick(price)) {
      throw new BadPrice("off_tick");
    }
    return own.orderTicks(price, toward);
  }

  /// The count of a price that is moved to a tick; 0 for none.
  static long ticksOrZero(double price, int toward, Scales own) {
    return Double.isNaN(price) ? 0 : own.orderTicks(price, toward);
  }
}
