package io.quantlab.engine.indicator;

import io.quantlab.engine.math.Snapshot;

/// A one-pass kernel: the numbers of a step in, its values out, no allocation after the
/// constructor.
///
/// A kernel extends the class of its number of inputs and has an `update` that takes them. Step by
/// step and column by column ([#run]) is the same code, so both give equal bits. Every kernel
/// passes its whole state through a [Snapshot]; a kernel loaded goes on as if it had seen the steps
/// itself.
public abstract sealed class Indicator permits OneInput, TwoInputs, ThreeInputs, FourInputs {
  private double value = Double.NaN;
  private boolean ready;

  /// Sets the newest value; what is not finite becomes `NaN` (wick.md 4: no infinity is visible).
  protected final double give(double next) {
    return put(Math.abs(next) <= Double.MAX_VALUE ? next : Double.NaN);
  }

  /// Sets the newest value as it is.
  protected final double put(double next) {
    if (Double.isNaN(next)) {
      value = Double.NaN; // the one na, whatever bits came
    } else {
      value = next;
      ready = true;
    }
    return value;
  }

  /// Multiplies the newest value, for kernels that can restate what they saw.
  protected final void scaleValue(double factor) {
    value *= factor;
  }

  /// Forgets the newest value and that there was one, for kernels that can start anew.
  protected final void forgetValue() {
    value = Double.NaN;
    ready = false;
  }

  /// The newest value, the first of the outputs; `NaN` when there is none.
  public final double value() {
    return value;
  }

  /// One of the outputs, 0 is [#value]; the order is that of the catalogue.
  public double output(int index) {
    return value;
  }

  /// Outputs of a step.
  public int outputs() {
    return 1;
  }

  /// Whether there was a value yet.
  public final boolean ready() {
    return ready;
  }

  /// Steps to the first value, on series without `NaN`.
  public abstract int warmUp();

  /// Steps to the first value of one of the outputs.
  public int warmUp(int index) {
    return warmUp();
  }

  /// Numbers a step takes.
  public abstract int inputs();

  /// Takes one row of columns, in the order of the arguments of `update`.
  public abstract void step(double[][] columns, int row);

  /// Takes rows `from` to `to` (exclusive) of columns and writes the outputs to the same rows of
  /// the columns given, one for each output or fewer.
  public abstract void run(double[][] columns, int from, int to, double[][] results);

  /// Writes the outputs behind the first to their columns.
  final void others(double[][] results, int row) {
    for (int index = 1; index < results.length; index++) {
      results[index][row] = output(index);
    }
  }

  /// Keeps or brings back the state.
  public final void exchange(Snapshot snapshot) {
    value = snapshot.pass(value);
    ready = snapshot.pass(ready);
    state(snapshot);
  }

  /// Passes every field that changes after the constructor, the kernels inside included.
  protected abstract void state(Snapshot snapshot);

  /// @throws IllegalArgumentException when the length is below `least`
  protected static int atLeast(int least, int length, String name) {
    if (length < least) {
      throw new IllegalArgumentException(name + " must be at least " + least + ", was " + length);
    }
    return length;
  }

  /// @throws IllegalArgumentException when the number is not finite
  protected static double finite(double number, String name) {
    if (!Double.isFinite(number)) {
      throw new IllegalArgumentException(name + " must be finite, was " + number);
    }
    return number;
  }
}
