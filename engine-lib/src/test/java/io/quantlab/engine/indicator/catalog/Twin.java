package io.quantlab.engine.indicator.catalog;

/// A slow, obvious computation of one function.
interface Twin {

  /// @param in inputs in the order of the kernel
  /// @param p parameters in the order of the call
  double[][] of(double[][] in, double[] p);
}
