package io.quantlab.engine.kernel;

import io.quantlab.engine.portfolio.CashFlow;
import java.util.List;

/// Runs what is due without data, in the order of the agenda (engine contract T-3), and keeps the
/// two things that are put on it from the start: flows of cash and snapshots in between.
final class DueWork {
  private final Kernel kernel;
  private final Agenda agenda;
  private final OrderDesk desk;
  private final List<CashFlow> flows;
  private final long snapshotNanos;

  DueWork(Kernel kernel, KernelConfig config, Agenda agenda, OrderDesk desk) {
    this.kernel = kernel;
    this.agenda = agenda;
    this.desk = desk;
    this.flows = config.terms().rules().flows();
    this.snapshotNanos = config.snapshotNanos();
  }

  /// Puts flows and the first snapshot on the agenda.
  void begin(long epochNanos) {
    for (int i = 0; i < flows.size(); i++) {
      int highest = flows.get(i).highestAccount();
      if (highest >= kernel.lanes.length) {
        throw new IllegalArgumentException(
            "a transfer names account " + (highest + 1) + ", the run has " + kernel.lanes.length);
      }
      if (flows.get(i).epochNanos() >= epochNanos) {
        agenda.add(flows.get(i).epochNanos(), Agenda.Kind.FLOW, i, i);
      }
    }
    if (snapshotNanos > 0) {
      long first = Math.floorDiv(epochNanos, snapshotNanos) + 1;
      agenda.add(first * snapshotNanos, Agenda.Kind.SNAPSHOT, 0, 0);
    }
  }

  /// Runs what is due before an item at (`epochNanos`, `rank`).
  void before(long epochNanos, int rank) {
    while (!kernel.stopped && agenda.dueBefore(epochNanos, rank)) {
      Agenda.Kind kind = agenda.kind();
      int subject = agenda.subject();
      long due = agenda.time();
      kernel.time.moveTo(due);
      agenda.remove();
      switch (kind) {
        case FLOW -> flow(flows.get(subject));
        case SETTLEMENT -> kernel.lanes[subject].account.settlement().settle();
        case SESSION_OPEN -> kernel.sessions.openDue(subject);
        case SESSION_CLOSE -> kernel.sessions.closeDue(subject);
        case AUCTION_OVER -> kernel.matching.auctionOver(subject);
        case VENUE -> kernel.matching.due(due);
        case BREAK_START -> kernel.sessions.breakStart(subject, due);
        case BREAK_END -> kernel.sessions.breakEnd(subject, due);
        case MARK -> kernel.venueMarks.due(subject, due);
        case EXPIRY -> kernel.alarms.expiryDue(subject, desk);
        case BAR -> kernel.bars.bar(subject, due);
        case TIMER -> kernel.alarms.timerDue(subject);
        case MARGIN -> kernel.margins.check();
        case FUNDING -> kernel.accruals.funding(subject, due);
        case RECALL -> kernel.accruals.recall(subject, due);
        case ACCRUAL -> kernel.accruals.day(due);
        case BARS_DONE -> kernel.bars.onBars(due);
        case SNAPSHOT -> snapshot(due, epochNanos);
      }
    }
  }

  private void flow(CashFlow flow) {
    Lane[] lanes = kernel.lanes;
    if (flow.isTransfer()) {
      lanes[flow.from()].account.payments().transfer(lanes[flow.to()].account, flow.amountE8());
      return;
    }
    for (Lane lane : lanes) {
      lane.account.payments().flow(flow.amountE8());
    }
  }

  /// Intervals in which nothing happened get no snapshot of their own.
  private void snapshot(long due, long upcomingNanos) {
    kernel.snapshot(SnapshotKind.INTERVAL);
    long last = Math.floorDiv(upcomingNanos, snapshotNanos) * snapshotNanos;
    agenda.add(Math.max(due + snapshotNanos, last), Agenda.Kind.SNAPSHOT, 0, 0);
  }
}
