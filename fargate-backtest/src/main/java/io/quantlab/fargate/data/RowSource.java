package io.quantlab.fargate.data;

import io.quantlab.engine.market.RowCursor;

/// Opens the rows of one dataset, as often as asked.
@FunctionalInterface
public interface RowSource {
  /// The rows whose stamp lies in `[fromNanos, toNanos)`; `Long.MIN_VALUE` and `Long.MAX_VALUE`
  /// have no bound.
  RowCursor open(long fromNanos, long toNanos);
}
