package io.quantlab.engine.kernel;

import io.quantlab.engine.feed.Batch;

/// The inner loop over the ticks of one window.
interface TickLoop {
  void trades(Kernel kernel, TokenState state, Batch batch);

  void quotes(Kernel kernel, TokenState state, Batch batch);
}
