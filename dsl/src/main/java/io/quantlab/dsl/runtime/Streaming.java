package io.quantlab.dsl.runtime;

import io.quantlab.engine.indicator.Indicator;
import io.quantlab.engine.indicator.OneInput;
import io.quantlab.engine.indicator.catalog.Catalog;
import io.quantlab.engine.indicator.catalog.Entry;
import io.quantlab.engine.indicator.catalog.VaryingLength;
import io.quantlab.engine.math.Snapshot;

/// What a streaming object computes (wick.md 16.9): numbers in, results out.
abstract sealed class Streaming {
  /// Takes the next value.
  ///
  /// @param time nanoseconds, for those that weigh by time
  abstract void update(double a, double b, double c, long time);

  /// A result; 0 is the first.
  abstract double output(int index);

  abstract boolean isReady();

  /// Passes the state.
  abstract void exchange(Snapshot snapshot);

  /// A new one with the same settings.
  abstract Streaming fresh();

  /// Whether it always keeps the same number of numbers.
  boolean isSteady() {
    return true;
  }

  /// The state, ready to be loaded.
  final Snapshot saved(Snapshot into) {
    exchange(into.save());
    return into.load();
  }

  /// An indicator of the engine.
  static final class OfKernel extends Streaming {
    private final String name;
    private final double[] arguments;
    private final Indicator kernel;
    private final OneInput single;
    private final double[][] row;

    OfKernel(String name, double... arguments) {
      this.name = name;
      this.arguments = arguments;
      this.kernel = Catalog.find(name).create(arguments);
      this.single = kernel instanceof OneInput one ? one : null;
      this.row = new double[kernel.inputs()][1];
    }

    @Override
    void update(double a, double b, double c, long time) {
      if (single != null) {
        single.update(a);
        return;
      }
      row[0][0] = a;
      row[1][0] = b;
      if (row.length > 2) {
        row[2][0] = c;
      }
      kernel.step(row, 0);
    }

    @Override
    double output(int index) {
      return kernel.output(index);
    }

    @Override
    boolean isReady() {
      return kernel.ready();
    }

    @Override
    void exchange(Snapshot snapshot) {
      kernel.exchange(snapshot);
    }

    @Override
    Streaming fresh() {
      return new OfKernel(name, arguments);
    }
  }

  /// Weight 1 - 0.5^(dt / half-life); the first value is taken as it is.
  static final class ByHalfLife extends Streaming {
    private final long halfLife;
    private double value = Double.NaN;
    private long last;

    ByHalfLife(long halfLife) {
      this.halfLife = halfLife;
    }

    @Override
    void update(double a, double b, double c, long time) {
      if (Double.isNaN(a)) {
        return;
      }
      double weight = 1 - StrictMath.pow(0.5, (double) (time - last) / halfLife);
      value = Double.isNaN(value) ? a : value + weight * (a - value);
      last = time;
    }

    @Override
    double output(int index) {
      return value;
    }

    @Override
    boolean isReady() {
      return !Double.isNaN(value);
    }

    @Override
    void exchange(Snapshot snapshot) {
      value = snapshot.pass(value);
      last = snapshot.pass(last);
    }

    @Override
    Streaming fresh() {
      return new ByHalfLife(halfLife);
    }
  }

  /// The mean price, weighted by size.
  static final class BySize extends Streaming {
    private double turnover;
    private double size;

    @Override
    void update(double a, double b, double c, long time) {
      if (!Double.isNaN(a) && !Double.isNaN(b)) {
        turnover += a * b;
        size += b;
      }
    }

    @Override
    double output(int index) {
      return size > 0 ? turnover / size : Double.NaN;
    }

    @Override
    boolean isReady() {
      return size > 0;
    }

    @Override
    void exchange(Snapshot snapshot) {
      turnover = snapshot.pass(turnover);
      size = snapshot.pass(size);
    }

    @Override
    Streaming fresh() {
      return new BySize();
    }
  }

  /// The sum of the values of the last `length`, per second. At most [#KEPT_MAX] values are kept.
  static final class PerSecond extends Streaming {
    static final int KEPT_MAX = 65_536;

    private final long length;
    private double[] values = new double[16];
    private long[] times = new long[16];
    private int first;
    private int count;
    private double sum;

    PerSecond(long length) {
      this.length = length;
    }

    @Override
    void update(double a, double b, double c, long time) {
      while (count > 0 && (times[first] <= time - length || count == KEPT_MAX)) {
        sum -= values[first];
        first = first + 1 & values.length - 1;
        count--;
      }
      if (count == 0) {
        sum = 0;
      }
      if (!Double.isNaN(a)) {
        reserve(count + 1);
        int at = first + count & values.length - 1;
        values[at] = a;
        times[at] = time;
        sum += a;
        count++;
      }
    }

    private void reserve(int needed) {
      int size = values.length;
      if (needed <= size) {
        return;
      }
      double[] moreValues = new double[2 * size];
      long[] moreTimes = new long[2 * size];
      for (int i = 0; i < count; i++) {
        moreValues[i] = values[first + i & size - 1];
        moreTimes[i] = times[first + i & size - 1];
      }
      values = moreValues;
      times = moreTimes;
      first = 0;
    }

    @Override
    double output(int index) {
      return count == 0 ? Double.NaN : sum / (length / 1e9);
    }

    @Override
    boolean isReady() {
      return count > 0;
    }

    @Override
    void exchange(Snapshot snapshot) {
      int kept = snapshot.pass(count);
      if (kept > values.length) {
        count = 0;
        first = 0;
        while (values.length < kept) {
          values = new double[2 * values.length];
          times = new long[values.length];
        }
      }
      count = kept;
      first = snapshot.pass(first) & values.length - 1;
      sum = snapshot.pass(sum);
      for (int i = 0; i < count; i++) {
        int at = first + i & values.length - 1;
        values[at] = snapshot.pass(values[at]);
        times[at] = snapshot.pass(times[at]);
      }
    }

    @Override
    boolean isSteady() {
      return false;
    }

    @Override
    Streaming fresh() {
      return new PerSecond(length);
    }
  }

  /// The last values.
  static final class Last extends Streaming {
    private final int length;
    private final double[] values;
    private int count;
    private int head;

    Last(int length) {
      this.length = length;
      this.values = new double[length];
    }

    @Override
    void update(double a, double b, double c, long time) {
      values[head] = a;
      head = head + 1 == length ? 0 : head + 1;
      count = Math.min(count + 1, length);
    }

    int size() {
      return count;
    }

    /// A value, the oldest first.
    double at(int index) {
      int place = head - count + index;
      return values[place < 0 ? place + length : place];
    }

    @Override
    double output(int index) {
      return count == 0 ? Double.NaN : at(count - 1);
    }

    @Override
    boolean isReady() {
      return count == length;
    }

    @Override
    void exchange(Snapshot snapshot) {
      count = snapshot.pass(count);
      head = snapshot.pass(head);
      snapshot.pass(values);
    }

    @Override
    boolean isSteady() {
      return false;
    }

    @Override
    Streaming fresh() {
      return new Last(length);
    }
  }

  /// An indicator one of whose lengths changes from step to step.
  static final class Varying extends Streaming {
    private final Entry entry;
    private final double[] arguments;
    private final int varying;
    private final VaryingLength kernel;
    private final double[][] row;

    /// @param arguments with the largest length in place of the varying one
    Varying(Entry entry, double[] arguments, int varying) {
      this.entry = entry;
      this.arguments = arguments;
      this.varying = varying;
      this.kernel = new VaryingLength(entry, arguments, varying);
      this.row = new double[entry.inputs().size()][1];
    }

    /// @param time the length of this step
    @Override
    void update(double a, double b, double c, long time) {
      row[0][0] = a;
      if (row.length > 1) {
        row[1][0] = b;
      }
      if (row.length > 2) {
        row[2][0] = c;
      }
      kernel.step(row, 0, Math.clamp(time, 0, Integer.MAX_VALUE));
    }

    @Override
    double output(int index) {
      return kernel.output(index);
    }

    @Override
    boolean isReady() {
      return !Double.isNaN(kernel.output(0));
    }

    @Override
    void exchange(Snapshot snapshot) {
      kernel.exchange(snapshot);
    }

    @Override
    boolean isSteady() {
      return false;
    }

    @Override
    Streaming fresh() {
      return new Varying(entry, arguments, varying);
    }
  }
}
