package io.quantlab.platform.store;

/// What became of a change.
public sealed interface Committed {
  /// All of it is written.
  record Done() implements Committed {}

  /// None of it is written: the condition of a part did not hold.
  ///
  /// @param part which one, in the order they were added, from 0
  record Refused(int part) implements Committed {}

  /// Whether it is written.
  default boolean isDone() {
    return this instanceof Done;
  }
}
