package io.quantlab.engine.kernel;

import io.quantlab.engine.execution.ImpactOverlay;
import io.quantlab.engine.portfolio.AccountRules;
import io.quantlab.engine.portfolio.Holding;

/// Marks holdings at prices of the data, moved by what an account's own trades did (engine contract
/// F-81, A-6).
final class Marking {
  private final Kernel kernel;

  /// Where own trades have moved prices, `null` when nothing moves them.
  private final ImpactOverlay overlay;

  private final Marks marks;

  /// Whether marks are the data's and nothing else is marked with them.
  private final boolean plain;

  /// After the lanes of the kernel are made.
  Marking(Kernel kernel, ImpactOverlay overlay, AccountRules rules) {
    this.kernel = kernel;
    this.overlay = overlay;
    this.marks = Marks.of(rules, kernel.lanes[0].account.currencies(), kernel.states);
    this.plain = overlay == null && marks == null;
  }

  boolean isPlain() {
    return plain;
  }

  void mark(Lane lane, Holding holding, long priceTicks) {
    if (plain) {
      lane.account.mark(holding, priceTicks);
      return;
    }
    int slot = holding.slot();
    long ticks =
        marks == null
            ? priceTicks
            : marks.ticks(
                lane.account, holding, kernel.states[slot].top, priceTicks, kernel.epochNanos());
    if (overlay == null) {
      lane.account.mark(holding, ticks);
    } else {
      long moved = overlay.markTicks(lane.index, slot, kernel.epochNanos());
      lane.account.mark(holding, ticks + moved);
      lane.overlayTicks[slot] = moved;
    }
  }

  /// A session closed: marks its instruments at their settlement prices, where those are the marks.
  void sessionClosed(SessionClock clock) {
    if (marks == null || !marks.settles()) {
      return;
    }
    int session = clock.session();
    long before = session == 0 ? Long.MIN_VALUE : clock.calendar.regularClose(session - 1);
    for (TokenState state : kernel.states) {
      if (state.sessions == clock && marks.settle(state, before, clock.closeNanos())) {
        for (Lane lane : kernel.lanes) {
          lane.account.mark(lane.holdings[state.slot], marks.settledTicks(state.slot));
        }
      }
    }
  }

  /// A split restates what was settled.
  void split(int slot, long numerator, long denominator) {
    if (marks != null) {
      marks.split(slot, numerator, denominator);
    }
  }

  /// Since when the mark of an instrument holds; `otherwise` where it is the data's.
  long sinceNanos(int slot, long otherwise) {
    return marks == null ? otherwise : marks.sinceNanos(slot, kernel.epochNanos(), otherwise);
  }
}
