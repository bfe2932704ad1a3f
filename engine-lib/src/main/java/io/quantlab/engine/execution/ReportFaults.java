package io.quantlab.engine.execution;

import io.quantlab.engine.math.Rng;
import io.quantlab.engine.math.RngStream;
import io.quantlab.engine.order.Order;

/// Draws what happens to a report on its way (K-6 purpose 6, subject: order id): always four
/// values, so that no fault moves the draws of the next report.
final class ReportFaults {
  private final VenueFaults faults;
  private final RngStream draws;
  private final DrawCounts counts = new DrawCounts();
  private boolean late;
  private boolean duplicate;
  private boolean reordered;
  private boolean lost;

  ReportFaults(VenueFaults faults, long seed) {
    this.faults = faults;
    this.draws = new Rng(seed).stream(Rng.FAULT, 0);
  }

  boolean any() {
    return faults.any();
  }

  /// @param atVenue the venue's order, for the number of draws it has had
  void draw(Order atVenue, long engineId) {
    if (!faults.any()) {
      return;
    }
    draws.seek(Rng.FAULT, engineId, counts.of(atVenue));
    late = draws.uniform() < faults.late().probability();
    duplicate = draws.uniform() < faults.duplicate().probability();
    reordered = draws.uniform() < faults.reordered().probability();
    lost = draws.uniform() < faults.lost().probability();
    counts.keep(atVenue, draws.index());
  }

  /// How much later the report comes.
  long laterNanos() {
    return (late ? faults.late().nanos() : 0) + (reordered ? faults.reordered().nanos() : 0);
  }

  /// Whether others may overtake the report.
  boolean isOvertaken() {
    return reordered;
  }

  /// How long after the report it comes once more, -1 when it does not.
  long againNanos() {
    return duplicate ? faults.duplicate().nanos() : -1;
  }

  /// Whether the report is lost and the venue must be asked for it.
  boolean isLost() {
    return lost;
  }

  /// How long the engine waits for a lost report.
  long timeOutNanos() {
    return faults.lost().nanos();
  }
}
