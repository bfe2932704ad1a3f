package io.quantlab.dsl.library;

/// When a value is known, earliest first.
public enum Stage {
  /// In the text.
  CONST,
  /// Before the first step of a run: inputs, facts of symbols.
  RUN,
  /// Anew at every step.
  SERIES;

  public Stage or(Stage other) {
    return compareTo(other) >= 0 ? this : other;
  }
}
