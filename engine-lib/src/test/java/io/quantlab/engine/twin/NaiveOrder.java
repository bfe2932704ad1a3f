package io.quantlab.engine.twin;

import io.quantlab.engine.order.OrderKind;
import io.quantlab.engine.order.TimeInForce;

/// An order of the naive venue: everything in plain fields.
final class NaiveOrder {
  final int number;
  final int id;
  final int sign;
  final OrderKind.Code kind;
  final TimeInForce timeInForce;
  final long group;
  long lots;
  long limit;
  long trigger;
  long filled;
  long noise;
  long draws;
  boolean atVenue;
  boolean closed;
  boolean pendingCancel;

  /// Has not met a market event since it arrived or its price was changed.
  boolean fresh;

  boolean triggered;
  long arrivedNanos;
  long priority;

  NaiveOrder(int number, int id, Plan.Spec spec) {
    this.number = number;
    this.id = id;
    sign = spec.side().sign();
    kind = spec.kind().code();
    timeInForce = spec.timeInForce();
    group = spec.group();
    lots = spec.lots();
    limit = spec.kind().limitOrZero();
    trigger = spec.kind().triggerOrZero();
  }

  NaiveOrder(NaiveOrder o) {
    number = o.number;
    id = o.id;
    sign = o.sign;
    kind = o.kind;
    timeInForce = o.timeInForce;
    group = o.group;
    lots = o.lots;
    limit = o.limit;
    trigger = o.trigger;
    filled = o.filled;
    triggered = o.triggered;
  }

  long open() {
    return lots - filled;
  }

  boolean works() {
    return atVenue && !closed;
  }

  boolean rests() {
    return works() && !fresh;
  }

  /// A stop that has not been reached.
  boolean waitsForTrigger() {
    return kind.hasTrigger() && !triggered;
  }

  /// Takes any price: a market order or a triggered stop.
  boolean isMarket() {
    return kind == OrderKind.Code.MARKET || kind == OrderKind.Code.STOP_MARKET && triggered;
  }

  boolean isIoc() {
    return timeInForce == TimeInForce.IOC;
  }

  /// Lots at a price are at least as good as `than` for this side.
  boolean reaches(long price, long than) {
    return sign > 0 ? price <= than : price >= than;
  }
}
