package io.quantlab.engine.data.csv;

import io.quantlab.engine.market.RowSink;

/// Where imported rows go.
@FunctionalInterface
public interface DatasetTarget {
  /// The sink of one dataset; called once per symbol of a file. The import commits every sink after
  /// the last row and closes it in any case.
  RowSink open(DatasetKey key);
}
