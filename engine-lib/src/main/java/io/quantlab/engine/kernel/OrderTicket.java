package io.quantlab.engine.kernel;

import io.quantlab.engine.order.OrderCause;
import io.quantlab.engine.order.OrderKind;
import io.quantlab.engine.order.OrderTerms;
import io.quantlab.engine.order.Side;
import io.quantlab.engine.order.TimeInForce;
import io.quantlab.engine.order.Trail;

/// An order on its way through gate and desk, before it has an id; reused.
final class OrderTicket {
  int slot;
  Side side;
  OrderKind.Code kind;
  TimeInForce timeInForce;
  long lots;
  long limitTicks;
  long triggerTicks;
  long group;
  OrderTerms terms;
  Trail trail;

  /// The average the trail was read from, `null` where it was none.
  Trail.Offset.Atr averaged;

  OrderCause cause;

  /// Length of its tag.
  int tagCharacters;

  /// A market order, good till canceled.
  OrderTicket market(int toSlot, Side buySell, long size) {
    slot = toSlot;
    side = buySell;
    kind = OrderKind.Code.MARKET;
    timeInForce = TimeInForce.GTC;
    lots = size;
    limitTicks = 0;
    triggerTicks = 0;
    group = 0;
    terms = OrderTerms.PLAIN;
    trail = null;
    averaged = null;
    cause = OrderCause.STRATEGY;
    tagCharacters = 0;
    return this;
  }

  /// Any order.
  OrderTicket of(int toSlot, Side buySell, OrderKind asked, TimeInForce tif, long size) {
    market(toSlot, buySell, size);
    kind = asked.code();
    timeInForce = tif;
    limitTicks = asked.limitOrZero();
    triggerTicks = asked.triggerOrZero();
    trail = asked.trailOrNull();
    return this;
  }

  boolean isChild() {
    return terms.parent() != 0;
  }
}
