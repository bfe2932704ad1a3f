package io.quantlab.engine.indicator;

/// A kernel that takes four numbers a step, as open, high, low and close of a bar.
public abstract non-sealed class FourInputs extends Indicator {

  /// Takes the next step, in the order its class says, and returns the newest value.
  public abstract double update(double a, double b, double c, double d);

  @Override
  public final int inputs() {
    return 4;
  }

  @Override
  public final void step(double[][] columns, int row) {
    update(columns[0][row], columns[1][row], columns[2][row], columns[3][row]);
  }

  @Override
  public final void run(double[][] columns, int from, int to, double[][] results) {
    double[] a = columns[0];
    double[] b = columns[1];
    double[] c = columns[2];
    double[] d = columns[3];
    double[] result = results[0];
    for (int row = from; row < to; row++) {
      result[row] = update(a[row], b[row], c[row], d[row]);
      others(results, row);
    }
  }
}
