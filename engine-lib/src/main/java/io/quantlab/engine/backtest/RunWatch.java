package io.quantlab.engine.backtest;

/// Watches a run from outside: progress, and the wish to stop it. Called between windows of rows.
public interface RunWatch {
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
