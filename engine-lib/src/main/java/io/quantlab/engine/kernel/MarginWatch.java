package io.quantlab.engine.kernel;

import io.quantlab.engine.risk.MarginRules;

/// When the margins of a run's accounts are checked (engine contract F-72).
final class MarginWatch {
  private final Kernel kernel;

  /// `null` when accounts have no margin model.
  private final MarginRules rules;

  MarginWatch(Kernel kernel, MarginRules rules) {
    this.kernel = kernel;
    this.rules = rules;
  }

  /// Whether accounts have a margin model.
  boolean isOn() {
    return rules != null;
  }

  /// Whether margins are checked at this occasion, or at a rarer one.
  boolean checks(MarginRules.Check occasion) {
    return rules != null && rules.check().compareTo(occasion) <= 0;
  }

  /// Checks every account and lets what comes of it reach the venue; returns whether the loop must
  /// look up.
  boolean check() {
    for (Lane lane : kernel.lanes) {
      if (lane.margin != null) {
        lane.margin.check();
      }
    }
    return kernel.workWaiting && kernel.round.settle();
  }

  /// Checks once more at an instant, though nothing happens then.
  void checkAt(int account, long epochNanos) {
    kernel.schedule(epochNanos, Agenda.Kind.MARGIN, account, account);
  }
}
