package io.quantlab.engine.indicator;

/// A kernel that takes one number a step: a value of a series.
public abstract non-sealed class OneInput extends Indicator {

  /// Takes the next step, and returns the newest value.
  public abstract double update(double a);

  @Override
  public final int inputs() {
    return 1;
  }

  @Override
  public final void step(double[][] columns, int row) {
    update(columns[0][row]);
  }

  /// One loop for all kernels; one that is used in most runs may bring a faster one of its own that
  /// gives the same bits.
  @Override
  public void run(double[][] columns, int from, int to, double[][] results) {
    double[] a = columns[0];
    double[] result = results[0];
    for (int row = from; row < to; row++) {
      result[row] = update(a[row]);
      others(results, row);
    }
  }
}
