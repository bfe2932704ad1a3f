package io.quantlab.fargate.debug;

/// Hears of each step of a run, on the thread of the run; the run waits until it returns.
interface StepListener {
  /// A step begins: the strategy is told next.
  void begins(int strategy);

  /// The strategy was told; views it was handed are still valid.
  void ended(int strategy, StepKind kind, StepFacts facts);
}
