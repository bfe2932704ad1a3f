package io.quantlab.engine.kernel;

import io.quantlab.engine.feed.Batch;

/// The inner loop over the rows of one window: trades, quotes or stored bars.
interface RowLoop {
  void rows(Kernel kernel, TokenState state, Batch batch);
}
