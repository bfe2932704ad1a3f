package io.quantlab.engine.backtest;

import io.quantlab.engine.kernel.KernelView;

/// Watches a run from outside: progress, and the wish to stop it. Called between windows of rows.
public interface RunWatch {
  /// The run is about to begin; the view stays valid until it ends. It may be asked on the thread
  /// of the run alone, or while that one waits in a callback of a strategy.
  default void started(KernelView run) {}

  /// That many more rows were read.
  void rows(long count);

  /// Whether somebody asked the run to stop.
  boolean canceled();

  /// Watches nothing.
  static RunWatch none() {
    return new RunWatch() {
      @Override
      public void rows(long count) {}

      @Override
      public boolean canceled() {
        return false;
      }
    };
  }
}
