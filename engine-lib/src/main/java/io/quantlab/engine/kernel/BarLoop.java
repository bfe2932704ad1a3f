package io.quantlab.engine.kernel;

import io.quantlab.engine.feed.Batch;

/// The inner loop over the stored bars of one window.
interface BarLoop {
  void bars(Kernel kernel, TokenState state, Batch batch);
}
