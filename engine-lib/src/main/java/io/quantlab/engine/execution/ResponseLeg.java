package io.quantlab.engine.execution;

import io.quantlab.engine.math.Rng;
import io.quantlab.engine.math.RngStream;
import io.quantlab.engine.order.Order;

/// Reports on their way back from a venue (engine contract F-40, O-26 to O-29): their delays, drawn
/// by order (K-6), what else happens to them, and their order of arrival.
final class ResponseLeg {
  private final LatencyModel latency;
  private final ReportFaults faults;
  private final RngStream draws;
  private final DrawCounts counts = new DrawCounts();
  private final InOrder order = new InOrder();
  private final DueQueue queue = new DueQueue();
  private long reportNumber;
  private long tradeNumber;

  ResponseLeg(LatencyModel latency, VenueFaults faults, long seed) {
    this.latency = latency;
    this.faults = new ReportFaults(faults, seed);
    this.draws = new Rng(seed).stream(Rng.RESPONSE_LATENCY, 0);
  }

  DueQueue queue() {
    return queue;
  }

  /// Whether reports may come twice, late or in another order.
  boolean faulty() {
    return faults.any();
  }

  /// A report of an order leaves at an instant; the caller fills in what it says.
  ///
  /// @param engineId the engine's order it is about
  DueQueue.Entry send(Report what, Order atVenue, long engineId, long now) {
    draws.seek(Rng.RESPONSE_LATENCY, engineId, counts.of(atVenue));
    long delay = latency.nanos(LatencyModel.Leg.RESPONSE, engineId, now, draws);
    counts.keep(atVenue, draws.index());
    int account = atVenue.account();
    faults.draw(atVenue, engineId);
    long due = order.dueNanos(account, Math.addExact(now, delay + faults.laterNanos()));
    if (what == Report.ACCEPTED && faults.isLost()) {
      long timeOut = Math.addExact(now, faults.timeOutNanos());
      fill(queue.add(timeOut), Report.TIMED_OUT, atVenue, engineId);
      due = Math.max(due, timeOut + 2 * delay); // there with the question, back with the answer
    } else if (!faults.isOvertaken()) {
      order.keep(account, due);
    }
    DueQueue.Entry entry = queue.add(due);
    fill(entry, what, atVenue, engineId);
    entry.number = ++reportNumber;
    entry.tradeId = what == Report.FILLED ? ++tradeNumber : 0;
    entry.againNanos = faults.againNanos();
    return entry;
  }

  private static void fill(DueQueue.Entry entry, Report what, Order atVenue, long engineId) {
    entry.what = what;
    entry.orderId = engineId;
    entry.account = atVenue.account();
    entry.slot = atVenue.slot();
    entry.side = atVenue.side();
    entry.why = ReportSink.RejectReason.NONE;
    entry.again = false;
    entry.againNanos = -1;
  }

  /// Lets a report that arrived come once more, when that was drawn for it.
  void again(DueQueue.Entry arrived) {
    if (arrived.againNanos >= 0) {
      queue.again(arrived, Math.addExact(arrived.dueNanos(), arrived.againNanos));
    }
  }
}
