package io.quantlab.engine.kernel;

import io.quantlab.engine.execution.ImpactOverlay;
import io.quantlab.engine.portfolio.Holding;
import io.quantlab.engine.portfolio.MarkPolicy;

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
  Marking(Kernel kernel, ImpactOverlay overlay, MarkPolicy policy) {
    this.kernel = kernel;
    this.overlay = overlay;
    this.marks = Marks.of(policy, kernel.lanes[0].account.currencies());
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
            : marks.ticks(lane.account, holding, kernel.states[slot].top, priceTicks);
    if (overlay == null) {
      lane.account.mark(holding, ticks);
    } else {
      long moved = overlay.markTicks(lane.index, slot, kernel.epochNanos());
      lane.account.mark(holding, ticks + moved);
      lane.overlayTicks[slot] = moved;
    }
  }
}
