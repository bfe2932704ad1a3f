package io.quantlab.engine.analysis;

/// A named line of a chart: values over time, `NaN` where there is none. Arrays are not copied.
///
/// @param style `a` the strategy, `b` the benchmark, `c` a third line, `loss` a drawdown
record Curve(String name, String style, long[] nanos, double[] values) {
  Curve {
    if (nanos.length != values.length) {
      throw new IllegalArgumentException(
          "a curve needs as many values as times, were " + values.length + " and " + nanos.length);
    }
  }

  /// At most about `points` points that keep every visible extreme: of each of `points/2` spans of
  /// equally many places the lowest and the highest value, in time order, and both ends.
  Curve thinned(int points) {
    int n = values.length;
    if (n <= points) {
      return this;
    }
    int buckets = points / 2 - 1;
    long[] t = new long[points];
    double[] v = new double[points];
    int count = append(t, v, 0, 0);
    for (int bucket = 0; bucket < buckets; bucket++) {
      int from = (int) ((long) n * bucket / buckets);
      int to = (int) ((long) n * (bucket + 1) / buckets);
      int low = extreme(from, to, -1);
      int high = extreme(from, to, 1);
      if (low >= 0) {
        count = append(t, v, count, Math.min(low, high));
        count = low == high ? count : append(t, v, count, Math.max(low, high));
      }
    }
    count = append(t, v, count, n - 1);
    return new Curve(
        name, style, java.util.Arrays.copyOf(t, count), java.util.Arrays.copyOf(v, count));
  }

  /// At most `points` points, each the mean of equally many neighbours at the time of the last.
  Curve averaged(int points) {
    int n = values.length;
    if (n <= points) {
      return this;
    }
    long[] t = new long[points];
    double[] v = new double[points];
    for (int bucket = 0; bucket < points; bucket++) {
      int from = (int) ((long) n * bucket / points);
      int to = (int) ((long) n * (bucket + 1) / points);
      t[bucket] = nanos[to - 1];
      v[bucket] = Moments.mean(java.util.Arrays.copyOfRange(values, from, to));
    }
    return new Curve(name, style, t, v);
  }

  private int append(long[] t, double[] v, int count, int place) {
    t[count] = nanos[place];
    v[count] = values[place];
    return count + 1;
  }

  private int extreme(int from, int to, int sign) {
    int best = -1;
    for (int i = from; i < to; i++) {
      boolean better = best < 0 || (values[i] - values[best]) * sign > 0;
      if (!Double.isNaN(values[i]) && better) {
        best = i;
      }
    }
    return best;
  }
}
