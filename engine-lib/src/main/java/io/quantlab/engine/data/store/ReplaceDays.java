package io.quantlab.engine.data.store;

/// What a writer does with a session day the dataset already holds (engine contract D-13).
public enum ReplaceDays {
  /// The day is refused and nothing is published.
  NO,
  /// The new segment takes the place of the old one.
  YES
}
