package io.quantlab.dsl.host;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/// True ranges of the bars of each instrument, for stops that follow at a multiple of their average
/// (Wilder, *New Concepts in Technical Trading Systems*, 1978).
final class TrueRanges {
  private final Map<Integer, Column> columns = new HashMap<>();

  private static final class Column {
    double[] values = new double[64];
    int count;
    double lastClose = Double.NaN;
  }

  void add(int token, double high, double low, double close) {
    Column column = columns.computeIfAbsent(token, _ -> new Column());
    if (column.count == column.values.length) {
      column.values = Arrays.copyOf(column.values, 2 * column.count);
    }
    double range = high - low;
    if (!Double.isNaN(column.lastClose)) {
      range = Math.max(range, Math.abs(high - column.lastClose));
      range = Math.max(range, Math.abs(low - column.lastClose));
    }
    column.values[column.count++] = range;
    column.lastClose = close;
  }

  /// Wilder's average over all bars so far: the mean of the first `period`, then one part in
  /// `period` of each next; `NaN` before there are so many.
  double average(int token, int period) {
    Column column = columns.get(token);
    if (column == null || period < 1 || column.count < period) {
      return Double.NaN;
    }
    double average = 0;
    for (int i = 0; i < period; i++) {
      average += column.values[i];
    }
    average /= period;
    for (int i = period; i < column.count; i++) {
      average = (average * (period - 1) + column.values[i]) / period;
    }
    return average;
  }
}
