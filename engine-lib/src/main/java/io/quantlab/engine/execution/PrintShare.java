package io.quantlab.engine.execution;

import io.quantlab.engine.math.Exact;

/// Lots of a print that our resting orders may have, over all accounts of the run (engine contract
/// F-23).
///
/// @param ratioE8 share of the print, 1e-8
record PrintShare(long ratioE8) {
  private static final long WHOLE = 100_000_000;

  /// @param printLots 0 for a print of unknown size, which bounds nothing
  long of(long printLots) {
    if (printLots == 0) {
      return Long.MAX_VALUE;
    }
    return ratioE8 == WHOLE ? printLots : Exact.mulDivFloor(printLots, ratioE8, WHOLE);
  }
}
