package io.quantlab.engine.strategy;

import io.quantlab.engine.math.Snapshot;

/// Gives back what a [StateWriter] took, in the same order.
public interface StateReader {
  long getLong();

  double getDouble();

  String getText();

  /// Reads the state of an indicator, to be taken as `indicator.exchange(snapshot.load())`.
  default void getSnapshot(Snapshot snapshot) {
    snapshot.save();
    long size = getLong();
    for (long i = 0; i < size; i++) {
      snapshot.append(getDouble());
    }
  }
}
