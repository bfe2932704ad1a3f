package io.quantlab.engine.strategy;

import io.quantlab.engine.math.Snapshot;

/// Takes the state of a strategy for a snapshot, value by value.
public interface StateWriter {
  void putLong(long value);

  void putDouble(double value);

  void putText(String value);

  /// Writes the state of an indicator, saved as `indicator.exchange(snapshot.save())`.
  default void putSnapshot(Snapshot snapshot) {
    putLong(snapshot.size());
    for (int i = 0; i < snapshot.size(); i++) {
      putDouble(snapshot.cell(i));
    }
  }
}
