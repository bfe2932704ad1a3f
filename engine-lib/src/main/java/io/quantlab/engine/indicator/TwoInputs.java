package io.quantlab.engine.indicator;

/// A kernel that takes two numbers a step: two series, or a price and its volume.
public abstract non-sealed class TwoInputs extends Indicator {

  /// Takes the next step, in the order its class says, and returns the newest value.
  public abstract double update(double a, double b);

  @Override
  public final int inputs() {
    return 2;
  }

  @Override
  public final void step(double[][] columns, int row) {
    update(columns[0][row], columns[1][row]);
  }

  @Override
  public final void run(double[][] columns, int from, int to, double[][] results) {
    double[] a = columns[0];
    double[] b = columns[1];
    double[] result = results[0];
    for (int row = from; row < to; row++) {
      result[row] = update(a[row], b[row]);
      others(results, row);
    }
  }
}
