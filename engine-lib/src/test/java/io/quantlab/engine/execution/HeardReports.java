package io.quantlab.engine.execution;

import io.quantlab.engine.order.Order;
import io.quantlab.engine.order.OrderEventType;
import java.util.ArrayList;
import java.util.List;

/// The engine's side of a venue that is tested alone: writes down what it reports. Accounts hold
/// nothing and can pay everything.
final class HeardReports implements ReportSink {
  final List<String> heard = new ArrayList<>();
  long now;

  /// What was heard since the last call.
  List<String> take() {
    List<String> all = List.copyOf(heard);
    heard.clear();
    return all;
  }

  private void hear(String what, Order order) {
    heard.add(what + " " + order.id());
  }

  private void hear(String what, Order order, RejectReason why) {
    heard.add(what + " " + order.id() + " " + why);
  }

  @Override
  public long epochNanos() {
    return now;
  }

  @Override
  public long positionLots(Order order) {
    return 0;
  }

  @Override
  public long affordableLots(Order order, long lots, long priceTicks) {
    return lots;
  }

  @Override
  public long worthE8(Order order, long lots, long priceTicks, long closeTicks, int flags) {
    return 0;
  }

  @Override
  public boolean heeds(Order order, OrderEventType report, long lots, long number, long tradeId) {
    return true;
  }

  @Override
  public void timedOut(Order order) {
    hear("timed out", order);
  }

  @Override
  public void accepted(Order order) {
    hear("accepted", order);
  }

  @Override
  public void triggered(Order order) {
    hear("triggered", order);
  }

  @Override
  public void filled(Order order, long lots, long priceTicks, long slippageTicks, int flags) {
    heard.add("filled " + order.id() + ": " + lots + " @ " + priceTicks);
    order.fill(lots, 0, 0);
  }

  @Override
  public void impact(Order order, long temporaryTicks, long overlayTicks) {
    heard.add("impact " + order.id() + ": " + temporaryTicks + " and " + overlayTicks);
  }

  @Override
  public void seen(Order order, long spreadTicks, long queueAheadLots) {}

  @Override
  public void canceled(Order order, RejectReason why) {
    hear("canceled", order, why);
  }

  @Override
  public void rejected(Order order, RejectReason why) {
    hear("rejected", order, why);
  }

  @Override
  public void cancelRejected(Order order, RejectReason why) {
    hear("cancel refused", order, why);
  }

  @Override
  public void expired(Order order) {
    hear("expired", order);
  }

  @Override
  public void updated(Order order, long lots, long limitTicks, long triggerTicks) {
    heard.add("updated " + order.id() + ": " + lots + " at " + limitTicks + ", " + triggerTicks);
    order.amend(lots, limitTicks, triggerTicks);
  }

  @Override
  public void updateRejected(Order order, RejectReason why) {
    hear("update refused", order, why);
  }

  @Override
  public void tooLate(long orderId) {
    heard.add("too late " + orderId);
  }
}
