package io.quantlab.engine.execution;

import io.quantlab.engine.order.Order;
import io.quantlab.engine.order.OrderEventType;

/// What a venue at a distance reports.
enum Report {
  ACCEPTED(OrderEventType.ACCEPTED),
  TRIGGERED(OrderEventType.TRIGGERED),
  FILLED(OrderEventType.PARTIAL),
  CANCELED(OrderEventType.CANCELED),
  REJECTED(OrderEventType.REJECTED),
  CANCEL_REJECTED(OrderEventType.CANCEL_REJECTED),
  EXPIRED(OrderEventType.EXPIRED),
  UPDATED(OrderEventType.UPDATED),
  UPDATE_REJECTED(OrderEventType.UPDATE_REJECTED),
  /// It is out of the book, to be replaced.
  RECALLED(OrderEventType.PENDING_UPDATE),
  /// None came: what the engine finds out by itself.
  TIMED_OUT(OrderEventType.SUBMITTED);

  /// What it makes of an order.
  final OrderEventType event;

  Report(OrderEventType event) {
    this.event = event;
  }

  /// Tells the engine of one of its orders what arrived.
  void tell(Order order, DueQueue.Entry e, ReportSink out) {
    switch (this) {
      case TIMED_OUT -> out.timedOut(order);
      case ACCEPTED -> out.accepted(order);
      case TRIGGERED -> {
        order.amend(order.lots(), e.first, e.second); // a trailing trigger moved at the venue
        out.triggered(order);
      }
      case FILLED -> {
        if (e.spread != ReportSink.UNKNOWN || e.ahead != ReportSink.UNKNOWN) {
          out.seen(order, e.spread, e.ahead);
        }
        if (e.temporary != 0 || e.overlay != 0) {
          out.impact(order, e.temporary, e.overlay);
        }
        out.filled(order, e.lots, e.first, e.second, e.flags);
      }
      case CANCELED -> out.canceled(order, e.why);
      case REJECTED -> out.rejected(order, e.why);
      case CANCEL_REJECTED -> out.cancelRejected(order, e.why);
      case EXPIRED -> out.expired(order);
      case UPDATED -> out.updated(order, e.lots, e.first, e.second);
      case UPDATE_REJECTED -> out.updateRejected(order, e.why);
      case RECALLED -> out.recalled(order, e.lots, e.first, e.second);
    }
  }
}
