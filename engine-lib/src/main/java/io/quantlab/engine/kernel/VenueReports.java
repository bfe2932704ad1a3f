package io.quantlab.engine.kernel;

import io.quantlab.engine.execution.Command;
import io.quantlab.engine.execution.ReportSink;
import io.quantlab.engine.order.Order;
import io.quantlab.engine.order.OrderEventType;
import io.quantlab.engine.order.OrderStatus;
import io.quantlab.engine.time.Clock;

/// Takes what the broker reports: states go to [OrderLife], executions to [FillBooking]; answers
/// what a simulated venue asks of accounts.
final class VenueReports implements ReportSink {
  private final Clock clock;
  private final Lane[] lanes;
  private final OrderLife life;
  private final FillBooking booking;
  private final WorkingLots working;
  private final OrderRecorder recorder;
  private final OrderCounts counts;

  /// `null` where no report can be wrong.
  private final ReportFilter filter;

  private CommandRound round;

  VenueReports(
      Clock clock,
      Lane[] lanes,
      OrderLife life,
      FillBooking booking,
      WorkingLots working,
      OrderRecorder recorder,
      OrderCounts counts,
      ReportFilter filter) {
    this.clock = clock;
    this.lanes = lanes;
    this.life = life;
    this.booking = booking;
    this.working = working;
    this.recorder = recorder;
    this.counts = counts;
    this.filter = filter;
  }

  /// Names the round that sends what reports set off; called once, before the first report.
  void connect(CommandRound to) {
    round = to;
  }

  // ---- what the venue asks ----

  @Override
  public long epochNanos() {
    return clock.epochNanos();
  }

  @Override
  public long positionLots(Order order) {
    return working.position(order);
  }

  @Override
  public long affordableLots(Order order, long lots, long priceTicks) {
    MarginKeeper margin = lanes[order.account()].margin;
    return margin == null || working.closesNamed(order)
        ? lots
        : margin.affordable(order.slot(), order.sign(), lots, priceTicks);
  }

  @Override
  public long worthE8(Order order, long lots, long priceTicks, long closeTicks, int flags) {
    return booking.worthE8(order, lots, priceTicks, closeTicks, flags);
  }

  @Override
  public void sendReleased() {
    round.sendReleased();
  }

  // ---- reports in doubt ----

  @Override
  public boolean heeds(Order order, OrderEventType report, long lots, long number, long tradeId) {
    ReportFilter.Verdict verdict = filter.judge(order, report, number, tradeId);
    if (verdict == ReportFilter.Verdict.HEEDED) {
      return true;
    }
    recorder.unheeded(order, verdict, report, lots, number, tradeId);
    return false;
  }

  @Override
  public void timedOut(Order order) {
    if (filter.doubts(order)) {
      recorder.unheeded(
          order, ReportFilter.Verdict.IN_DOUBT, OrderEventType.SUBMITTED, order.lots(), 0, 0);
    }
  }

  @Override
  public void tooLate(long orderId) {
    counts.reject();
  }

  // ---- executions ----

  @Override
  public void filled(Order order, long lots, long priceTicks, long slippageTicks, int flags) {
    long excess = booking.filled(order, lots, priceTicks, slippageTicks, flags);
    if (excess > 0) {
      round.overfilled(order, excess);
    }
  }

  @Override
  public void impact(Order order, long temporaryTicks, long overlayTicks) {
    recorder.impact(order, temporaryTicks, overlayTicks);
  }

  @Override
  public void seen(Order order, long spreadTicks, long queueAheadLots) {
    recorder.seen(order, spreadTicks, queueAheadLots);
  }

  @Override
  public void ambiguous(Order order, long betterE8, long worseE8, long lots) {
    recorder.ambiguous(order, betterE8, worseE8, lots);
  }

  // ---- states ----

  @Override
  public void accepted(Order order) {
    life.accepted(order);
  }

  @Override
  public void triggered(Order order) {
    life.triggered(order);
  }

  @Override
  public void updated(Order order, long lots, long limitTicks, long triggerTicks) {
    life.updated(order, lots, limitTicks, triggerTicks);
  }

  @Override
  public Replacement recalled(Order order, long lots, long limitTicks, long triggerTicks) {
    recorder.command(Command.Type.REPLACE, order, lots, limitTicks, triggerTicks);
    return Replacement.AT_ONCE;
  }

  @Override
  public void canceled(Order order, RejectReason why) {
    life.ended(order, OrderEventType.CANCELED, why);
  }

  @Override
  public void expired(Order order) {
    life.ended(order, OrderEventType.EXPIRED, RejectReason.NONE);
  }

  @Override
  public void rejected(Order order, RejectReason why) {
    counts.reject();
    life.ended(order, OrderEventType.REJECTED, why);
  }

  @Override
  public void cancelRejected(Order order, RejectReason why) {
    counts.reject();
    if (order.status() == OrderStatus.PENDING_CANCEL) {
      life.refused(order, OrderEventType.CANCEL_REJECTED, why);
    }
  }

  @Override
  public void updateRejected(Order order, RejectReason why) {
    counts.reject();
    if (order.status() == OrderStatus.PENDING_UPDATE) {
      life.refused(order, OrderEventType.UPDATE_REJECTED, why);
    }
  }
}
