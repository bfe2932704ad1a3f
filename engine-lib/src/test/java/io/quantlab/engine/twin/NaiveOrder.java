package io.quantlab.engine.twin;

import io.quantlab.engine.order.OrderKind;
import io.quantlab.engine.order.OrderTerms;
import io.quantlab.engine.order.TimeInForce;
import io.quantlab.engine.order.Trail;

/// An order of the naive venue: everything in plain fields.
final class NaiveOrder {
  final int number;
  final int id;
  final int sign;
  final OrderKind.Code kind;
  final TimeInForce timeInForce;
  final long group;
  final OrderTerms terms;
  final Trail trail;
  long lots;
  long limit;
  long trigger;
  long filled;
  long noise;
  long draws;
  boolean atVenue;
  boolean closed;
  boolean pendingCancel;

  /// The order whose executions release this one, and the lots it asked for and was released with.
  NaiveOrder parent;

  long planned;
  long released;

  /// Waits for its parent.
  boolean held;

  /// Has not met a market event since it arrived or its price was changed.
  boolean fresh;

  boolean triggered;

  /// Follows the market already; the best price it has seen.
  boolean active;

  long best;

  /// Waits for the opening, takes part in one, waits for the close.
  boolean opening;

  boolean auction;
  boolean closing;

  /// Lots an iceberg still shows, 0 = not yet.
  long tip;

  long arrivedNanos;
  long priority;

  NaiveOrder(int number, int id, Plan.Spec spec) {
    this.number = number;
    this.id = id;
    sign = spec.side().sign();
    kind = spec.kind().code();
    timeInForce = spec.timeInForce();
    group = spec.group();
    terms = spec.terms();
    trail = spec.kind().trailOrNull();
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
    terms = o.terms;
    trail = o.trail;
    active = o.active;
    best = o.best;
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
    return works() && !fresh && !opening && !closing;
  }

  /// Its trigger follows the market.
  boolean trails() {
    return trail != null && !triggered;
  }

  /// Waits for a price as good as its trigger.
  boolean touches() {
    return kind.waitsFor() == OrderKind.Wait.TOUCH && !triggered;
  }

  /// Waits for a price as bad as its trigger.
  boolean stops() {
    return kind.waitsFor() == OrderKind.Wait.STOP && !triggered;
  }

  /// May only shrink the position.
  boolean reducesOnly() {
    return terms.reduceOnly();
  }

  /// Must not trade beyond its limit now.
  boolean bound() {
    return kind.hasLimit() || kind.endsAsLimit() && triggered;
  }

  /// A stop that has not been reached.
  boolean waitsForTrigger() {
    return kind.hasTrigger() && !triggered;
  }

  /// Takes any price: a market order or a triggered stop.
  boolean isMarket() {
    boolean waits = kind.hasTrigger() && !triggered;
    return !waits && !bound();
  }

  boolean isIoc() {
    return timeInForce == TimeInForce.IOC || timeInForce == TimeInForce.FOK;
  }

  boolean allOrNone() {
    return timeInForce == TimeInForce.FOK;
  }

  /// What does not trade now goes.
  boolean mayNotRest() {
    return isIoc() || auction;
  }

  /// Lots at a price are at least as good as `than` for this side.
  boolean reaches(long price, long than) {
    return sign > 0 ? price <= than : price >= than;
  }
}
