package io.quantlab.engine.strategy;

/// Gives back what a [StateWriter] took, in the same order.
public interface StateReader {
  long getLong();

  double getDouble();

  String getText();
}
