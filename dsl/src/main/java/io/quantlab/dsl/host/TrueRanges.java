package io.quantlab.dsl.host;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/// True ranges of the bars of each symbol, for stops that follow at a multiple of their average
/// (Wilder, *New Concepts in Technical Trading Systems*, 1978).
///
/// Every bar is kept for a script that names such a stop, as nobody knows what average it will ask
/// for; an average that was asked for once goes on from where it was.
final class TrueRanges {
  private static final int FIRST_SIZE = 1024;

  /// The call that asks for an average; a script that nowhere names it never does.
  private static final String ASKING = "trailing_atr";

  private final Column[] columns;
  private final boolean keeps;

  private static final class Column {
    final Map<Integer, Average> averages = new HashMap<>();
    double[] ranges = new double[FIRST_SIZE];
    int count;
    double lastClose = Double.NaN;
  }

  /// @param symbols how many
  /// @param text of the script with those of its libraries
  TrueRanges(int symbols, ScriptText text) {
    columns = new Column[symbols];
    keeps = text.mentions(ASKING);
  }

  /// Whether the bars are kept.
  boolean keeps() {
    return keeps;
  }

  /// A bar closed.
  ///
  /// @param symbol the script's token
  void add(int symbol, double high, double low, double close) {
    if (!keeps) {
      return;
    }
    Column column = columns[symbol];
    if (column == null) {
      column = new Column();
      columns[symbol] = column;
    }
    if (column.count == column.ranges.length) {
      column.ranges = Arrays.copyOf(column.ranges, 2 * column.count);
    }
    double range = high - low;
    if (!Double.isNaN(column.lastClose)) {
      range = Math.max(range, Math.abs(high - column.lastClose));
      range = Math.max(range, Math.abs(low - column.lastClose));
    }
    column.ranges[column.count++] = range;
    column.lastClose = close;
  }

  /// Wilder's average over all bars so far: the mean of the first `period`, then one part in
  /// `period` of each next; `NaN` before there are so many.
  ///
  /// @param symbol the script's token; -1 for an instrument without one, of which nothing is known
  double average(int symbol, int period) {
    Column column = symbol < 0 ? null : columns[symbol];
    if (column == null || period < 1 || column.count < period) {
      return Double.NaN;
    }
    return column
        .averages
        .computeIfAbsent(period, length -> new Average(column.ranges, length))
        .over(column.ranges, column.count);
  }

  /// An average as far as it was asked for.
  private static final class Average {
    private final int period;
    private double value;
    private int taken;

    /// @param ranges at least `period`
    Average(double[] ranges, int period) {
      this.period = period;
      for (int i = 0; i < period; i++) {
        value += ranges[i];
      }
      value /= period;
      taken = period;
    }

    double over(double[] ranges, int count) {
      for (; taken < count; taken++) {
        value = (value * (period - 1) + ranges[taken]) / period;
      }
      return value;
    }
  }
}
