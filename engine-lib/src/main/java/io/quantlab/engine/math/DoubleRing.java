package io.quantlab.engine.math;

/// The last `capacity` values of a `double` series, allocated once.
public final class DoubleRing {
  private final double[] values;
  private int next;
  private int size;

  /// A ring for 1 or more values.
  public DoubleRing(int capacity) {
    if (capacity < 1) {
      throw new IllegalArgumentException("capacity must be at least 1, was " + capacity);
    }
    values = new double[capacity];
  }

  /// Appends a value and returns the one it drops, `NaN` while the ring is not full.
  public double push(double value) {
    double dropped = size == values.length ? values[next] : Double.NaN;
    values[next] = value;
    next = next + 1 == values.length ? 0 : next + 1;
    size = Math.min(size + 1, values.length);
    return dropped;
  }

  /// The value `age` steps back, 0 is the newest; 0..[#size]-1.
  public double ago(int age) {
    if (age < 0 || age >= size) {
      throw new IndexOutOfBoundsException("age must be 0.." + (size - 1) + ", was " + age);
    }
    int at = next - 1 - age;
    return values[at < 0 ? at + values.length : at];
  }

  public int size() {
    return size;
  }

  public int capacity() {
    return values.length;
  }

  public boolean full() {
    return size == values.length;
  }

  public void clear() {
    next = 0;
    size = 0;
  }

  /// Multiplies every value kept.
  public void scale(double factor) {
    for (int i = 0; i < size; i++) {
      values[i] *= factor;
    }
  }

  /// Adds to every value kept.
  public void shift(double distance) {
    for (int i = 0; i < size; i++) {
      values[i] += distance;
    }
  }

  /// Keeps or brings back the state.
  public void exchange(Snapshot snapshot) {
    snapshot.pass(values);
    next = snapshot.pass(next);
    size = snapshot.pass(size);
  }
}
