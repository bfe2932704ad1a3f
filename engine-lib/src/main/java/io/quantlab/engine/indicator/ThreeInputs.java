package io.quantlab.engine.indicator;

/// A kernel that takes three numbers a step, as high, low and close of a bar.
public abstract non-sealed class ThreeInputs extends Indicator {

  /// Takes the next step, in the order its class says, and returns the newest value.
  public abstract double update(double a, double b, double c);

  @Override
  public final int inputs() {
    return 3;
  }

  @Override
  public final void step(double[][] columns, int row) {
    update(columns[0][row], columns[1][row], columns[2][row]);
  }

  @Override
  public final void run(double[][] columns, int from, int to, double[][] results) {
    double[] a = columns[0];
    double[] b = columns[1];
    double[] c = columns[2];
    double[] result = results[0];
    for (int row = from; row < to; row++) {
      result[row] = update(a[row], b[row], c[row]);
      others(results, row);
    }
  }
}
