package io.quantlab.engine.execution;

import io.quantlab.engine.order.Order;
import io.quantlab.engine.order.OrderEventType;
import io.quantlab.engine.order.OrderPool;

/// Takes what happens at a distant venue, keeps the venue's own orders in step and sends reports of
/// it on their way; answers what the venue asks of accounts.
final class VenueReporter implements ReportSink {
  private final VenueClock clock;
  private final MirroredOrders mirrored;
  private final OrderPool engineOrders;
  private final ResponseLeg leg;
  private ReportSink engine;
  private long temporary;
  private long overlay;
  private long spread = UNKNOWN;
  private long ahead = UNKNOWN;

  VenueReporter(
      VenueClock clock, MirroredOrders mirrored, OrderPool engineOrders, ResponseLeg leg) {
    this.clock = clock;
    this.mirrored = mirrored;
    this.engineOrders = engineOrders;
    this.leg = leg;
  }

  /// The reporter while the venue works for an engine.
  VenueReporter towards(ReportSink out) {
    engine = out;
    return this;
  }

  private Order engineOrder(Order atVenue) {
    return engineOrders.find(mirrored.engineId(atVenue));
  }

  private DueQueue.Entry report(Report what, Order atVenue) {
    return leg.send(what, atVenue, mirrored.engineId(atVenue), clock.epochNanos());
  }

  // ---- what the venue asks ----

  @Override
  public long epochNanos() {
    return clock.epochNanos();
  }

  /// What the account holds and what is on the way to it.
  @Override
  public long positionLots(Order order) {
    return engine.positionLots(engineOrder(order))
        + leg.queue().executedLots(order.account(), order.slot());
  }

  /// By the account as the engine knows it: executions on the way are not in it yet, so several at
  /// once may take more margin than there is; the call for it follows (F-72).
  @Override
  public long affordableLots(Order order, long lots, long priceTicks) {
    return engine.affordableLots(engineOrder(order), lots, priceTicks);
  }

  @Override
  public long worthE8(Order order, long lots, long priceTicks, long closeTicks, int flags) {
    return engine.worthE8(engineOrder(order), lots, priceTicks, closeTicks, flags);
  }

  @Override
  public boolean heeds(Order order, OrderEventType report, long lots, long number, long tradeId) {
    throw new IllegalStateException("a venue asks nobody about its own reports");
  }

  // ---- executions ----

  /// Travels with the execution it belongs to.
  @Override
  public void impact(Order order, long temporaryTicks, long overlayTicks) {
    temporary = temporaryTicks;
    overlay = overlayTicks;
  }

  /// Travels with the execution it belongs to.
  @Override
  public void seen(Order order, long spreadTicks, long queueAheadLots) {
    spread = spreadTicks;
    ahead = queueAheadLots;
  }

  @Override
  public void filled(Order order, long lots, long priceTicks, long slippageTicks, int flags) {
    DueQueue.Entry entry = report(Report.FILLED, order);
    entry.lots = lots;
    entry.first = priceTicks;
    entry.second = slippageTicks;
    entry.flags = flags;
    entry.temporary = temporary;
    entry.overlay = overlay;
    entry.spread = spread;
    entry.ahead = ahead;
    temporary = 0;
    overlay = 0;
    spread = UNKNOWN;
    ahead = UNKNOWN;
    order.fill(lots, 0, 0);
    if (order.openLots() == 0) {
      mirrored.ended(order);
    }
  }

  // ---- states ----

  @Override
  public void accepted(Order order) {
    report(Report.ACCEPTED, order);
  }

  @Override
  public void triggered(Order order) {
    DueQueue.Entry entry = report(Report.TRIGGERED, order);
    entry.first = order.limitTicks();
    entry.second = order.triggerTicks();
  }

  @Override
  public void updated(Order order, long lots, long limitTicks, long triggerTicks) {
    DueQueue.Entry entry = report(Report.UPDATED, order);
    entry.lots = lots;
    entry.first = limitTicks;
    entry.second = triggerTicks;
    order.amend(lots, limitTicks, triggerTicks);
  }

  @Override
  public Replacement recalled(Order order, long lots, long limitTicks, long triggerTicks) {
    DueQueue.Entry entry = report(Report.RECALLED, order);
    entry.lots = lots;
    entry.first = limitTicks;
    entry.second = triggerTicks;
    return Replacement.LATER;
  }

  @Override
  public void updateRejected(Order order, RejectReason why) {
    report(Report.UPDATE_REJECTED, order).why = why;
  }

  @Override
  public void canceled(Order order, RejectReason why) {
    report(Report.CANCELED, order).why = why;
    wantsNoMore(order);
  }

  @Override
  public void cancelRejected(Order order, RejectReason why) {
    report(Report.CANCEL_REJECTED, order).why = why;
  }

  @Override
  public void rejected(Order order, RejectReason why) {
    report(Report.REJECTED, order).why = why;
    wantsNoMore(order);
  }

  @Override
  public void expired(Order order) {
    report(Report.EXPIRED, order);
    wantsNoMore(order);
  }

  /// What is left of an order that ended is nobody's any more.
  private void wantsNoMore(Order order) {
    order.amend(order.filledLots(), order.limitTicks(), order.triggerTicks());
    mirrored.ended(order);
  }

  @Override
  public void timedOut(Order order) {
    throw new IllegalStateException("a venue answers");
  }

  @Override
  public void tooLate(long orderId) {
    throw new IllegalStateException("a venue knows every order it reports of");
  }
}
