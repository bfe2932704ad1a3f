package io.quantlab.engine.kernel;

import io.quantlab.engine.execution.Broker;
import io.quantlab.engine.execution.ReportSink.RejectReason;
import io.quantlab.engine.order.Order;
import io.quantlab.engine.order.OrderEventType;
import io.quantlab.engine.order.OrderStatus;
import io.quantlab.engine.order.OrderTerms;
import io.quantlab.engine.risk.BrokerLacks;

/// The one place that moves an order's state (engine contract 3.3): every move is recorded, counted
/// among the working lots, queued for the strategy, and felt by the orders that depend on it.
final class OrderLife {
  private final OrderRecorder recorder;
  private final Callbacks callbacks;
  private final Lane[] lanes;
  private final WorkingLots working;
  private final Contingencies contingencies;

  /// `null` where the broker lacks nothing.
  private final BrokerLacks emulator;

  private final boolean answersLater;

  OrderLife(
      OrderRecorder recorder,
      Callbacks callbacks,
      Lane[] lanes,
      WorkingLots working,
      Contingencies contingencies,
      BrokerLacks lacks,
      Broker broker) {
    this.recorder = recorder;
    this.callbacks = callbacks;
    this.lanes = lanes;
    this.working = working;
    this.contingencies = contingencies;
    this.answersLater = broker.answersLater();
    this.emulator = lacks.features().isEmpty() ? null : lacks;
  }

  /// Moves an order and records it.
  void move(Order order, OrderEventType event, long lots, long price, int reason, long detail) {
    OrderStatus from = order.status();
    order.apply(event);
    recorder.moved(order, from, event, lots, price, reason, detail);
  }

  private void moveAndTell(
      Order order, OrderEventType event, long lots, long price, int reason, long detail) {
    move(order, event, lots, price, reason, detail);
    tell(order, event);
  }

  /// Queues an event for its strategy. A strategy that does not listen to order events is told
  /// fills only, and what ends an order, so that the kernel can forget it.
  private void tell(Order order, OrderEventType event) {
    if (lanes[order.account()].hearsOrders() || order.status().isClosed()) {
      callbacks.add(order, event);
    }
  }

  // ---- on the way to the venue ----

  /// An order leaves for its broker, or is watched here because the broker cannot (O-15).
  void submitted(Order order) {
    working.change(order, 0, order.lots());
    if (emulator != null && emulates(order)) {
      moveAndTell(order, OrderEventType.EMULATED, order.lots(), 0, 0, 0);
      return;
    }
    move(order, OrderEventType.SUBMITTED, order.lots(), 0, 0, 0);
  }

  private boolean emulates(Order order) {
    return emulator.support(order.kind(), order.timeInForce(), order.terms())
        == BrokerLacks.Support.EMULATED;
  }

  /// An order watched here reached its trigger: it is sent as what it becomes (O-15). A distant
  /// venue accepts it later.
  private void released(Order order) {
    moveAndTell(order, OrderEventType.RELEASED, order.openLots(), order.triggerTicks(), 0, 0);
    move(order, OrderEventType.SUBMITTED, order.openLots(), 0, 0, 0);
    if (!answersLater) {
      moveAndTell(order, OrderEventType.ACCEPTED, order.openLots(), 0, 0, 0);
    }
  }

  void denied(Order order, int reason, long bound) {
    move(order, OrderEventType.DENIED, order.lots(), 0, reason, bound);
    callbacks.add(order, OrderEventType.DENIED);
  }

  // ---- at the venue ----

  void accepted(Order order) {
    if (order.status() != OrderStatus.EMULATED) { // no venue has that yet
      moveAndTell(order, OrderEventType.ACCEPTED, order.lots(), 0, 0, 0);
    }
  }

  void triggered(Order order) {
    if (order.status() == OrderStatus.EMULATED) {
      released(order);
    } else {
      moveAndTell(order, OrderEventType.TRIGGERED, order.openLots(), order.triggerTicks(), 0, 0);
    }
  }

  void updated(Order order, long lots, long limitTicks, long triggerTicks) {
    long before = order.lots();
    if (!OrderGroups.isHeld(order)) {
      working.change(order, order.openLots(), lots - order.filledLots());
    }
    order.amend(lots, limitTicks, triggerTicks);
    if (order.openLots() == order.wantedLots()) {
      order.allow(Long.MAX_VALUE); // what its group asked for has happened
    }
    moveAndTell(order, OrderEventType.UPDATED, lots, limitTicks, 0, triggerTicks);
    if (lots != before && contingencies.any()) {
      contingencies.resized(order, before, lots);
    }
  }

  /// A cancel or an amendment was refused.
  void refused(Order order, OrderEventType event, RejectReason why) {
    moveAndTell(order, event, order.openLots(), 0, why.ordinal(), 0);
  }

  // ---- ends ----

  /// An order ended without filling the rest.
  void ended(Order order, OrderEventType event, RejectReason why) {
    if (!OrderGroups.isHeld(order)) {
      working.change(order, order.openLots(), 0);
    }
    move(order, event, order.openLots(), 0, why.ordinal(), 0);
    closed(order);
    tell(order, event);
    contingencies.ended(order);
  }

  /// Nothing more can happen to an order.
  void closed(Order order) {
    lanes[order.account()].gate.closed();
    if (order.terms() != OrderTerms.PLAIN || order.group() != 0) {
      contingencies.closed(order);
    }
  }
}
