package io.quantlab.engine.kernel;

/// Counts orders, executions and refusals of a run (engine contract S-30, F-91).
final class OrderCounts {
  private long orders;
  private long fills;
  private long rejects;
  private long ambiguousFills;
  private long optimisticFills;
  private long cappedFills;
  private long oneTickWorseFills;
  private long overfilled;
  private long lateFills;

  void order() {
    orders++;
  }

  /// An order was denied, or a venue refused something.
  void reject() {
    rejects++;
  }

  /// @param flags bits of [io.quantlab.engine.order.FillFlags]
  void fill(int flags) {
    fills++;
    if (flags != 0) {
      ambiguousFills += flags >>> 1 & 1;
      optimisticFills += flags >>> 2 & 1;
      cappedFills += flags >>> 3 & 1;
      oneTickWorseFills += flags >>> 4 & 1;
      overfilled += flags >>> 5 & 1;
      lateFills += flags >>> 7 & 1;
    }
  }

  /// @param filter of reports, `null` where none can be wrong
  RunCounts of(long events, ReportFilter filter, long ambiguousBars) {
    return new RunCounts(
        events,
        orders,
        fills,
        rejects,
        ambiguousBars,
        ambiguousFills,
        optimisticFills,
        cappedFills,
        oneTickWorseFills,
        overfilled,
        lateFills,
        filter == null ? 0 : filter.duplicates(),
        filter == null ? 0 : filter.unheeded(),
        filter == null ? 0 : filter.inDoubt());
  }
}
