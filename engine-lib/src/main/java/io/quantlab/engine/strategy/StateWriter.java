package io.quantlab.engine.strategy;

/// Takes the state of a strategy for a snapshot, value by value.
public interface StateWriter {
  void putLong(long value);

  void putDouble(double value);

  void putText(String value);
}
