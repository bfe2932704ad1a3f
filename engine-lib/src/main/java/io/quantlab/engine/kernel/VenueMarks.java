package io.quantlab.engine.kernel;

import io.quantlab.engine.execution.Broker;
import io.quantlab.engine.execution.ReportSink;
import io.quantlab.engine.portfolio.MarkPrices;
import io.quantlab.engine.time.DatedTable;

/// Mark prices on their way to the triggers that watch them (engine contract 3.1, rank 40): each at
/// its stamp, after the data of that instant.
///
/// From the first order on that watches an instrument's marks they stand on the agenda, one at a
/// time; a run without such orders has none of this on its way.
final class VenueMarks {
  private final Kernel kernel;
  private final Broker broker;
  private final ReportSink reports;
  private final DatedTable[] published;
  private final boolean[] watched;

  /// After the states of the kernel are made.
  VenueMarks(Kernel kernel, Broker broker, ReportSink reports, MarkPrices prices) {
    this.kernel = kernel;
    this.broker = broker;
    this.reports = reports;
    this.published = new DatedTable[kernel.states.length];
    this.watched = new boolean[published.length];
    for (TokenState state : kernel.states) {
      published[state.slot] = prices.of(state.token);
    }
  }

  /// Whether the venue will publish a mark of an instrument after now.
  boolean publishes(int slot) {
    return published[slot] != null && nextRow(slot, kernel.epochNanos()) < published[slot].rows();
  }

  private int nextRow(int slot, long afterNanos) {
    return published[slot].rowAt(afterNanos) + 1;
  }

  /// An order watches the marks of an instrument.
  void watch(int slot) {
    if (!watched[slot]) {
      watched[slot] = true;
      schedule(slot, kernel.epochNanos());
    }
  }

  private void schedule(int slot, long afterNanos) {
    int row = nextRow(slot, afterNanos);
    if (row < published[slot].rows()) {
      kernel.schedule(published[slot].fromNanos(row), Agenda.Kind.MARK, slot, slot);
    }
  }

  /// The mark of an instant is published.
  void due(int slot, long nanos) {
    schedule(slot, nanos);
    broker.mark(slot, published[slot].at(0, nanos), reports);
    kernel.matching.lookAhead();
    kernel.round.tell();
    kernel.round.settle();
  }
}
