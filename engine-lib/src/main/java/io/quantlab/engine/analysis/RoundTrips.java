package io.quantlab.engine.analysis;

/// The closed round trips of a run as columns of equal length, for the trade metrics.
///
/// Money in 1e-8 of the account currency. [#UNKNOWN] marks a value nobody knew: the excursions of a
/// trip without a mark, the risk of a trip without a stop. Arrays are not copied.
///
/// @param netE8 profit after fees
/// @param entryValueE8 absolute value at entry
/// @param riskE8 loss at the stop known at entry, positive; the R of the trip
/// @param maeE8 maximum adverse excursion, zero or negative
/// @param mfeE8 maximum favorable excursion, zero or positive
/// @param maeTicks the same as a price distance in price units
/// @param mfeTicks the same as a price distance in price units
/// @param holdingNanos exit time minus entry time
/// @param ambiguous trips with an ambiguous fill
/// @param optimistic trips with an optimistic fill
public record RoundTrips(
    long[] netE8,
    long[] entryValueE8,
    long[] riskE8,
    long[] maeE8,
    long[] mfeE8,
    long[] maeTicks,
    long[] mfeTicks,
    long[] holdingNanos,
    int ambiguous,
    int optimistic) {
  /// Stands for a value nobody knew.
  public static final long UNKNOWN = Long.MIN_VALUE;

  /// No trips.
  public static RoundTrips none() {
    long[] none = {};
    return new RoundTrips(none, none, none, none, none, none, none, none, 0, 0);
  }

  /// The closed rows of a table with the schema [ResultTables#TRADES], in table order.
  public static RoundTrips of(Table trades) {
    TableSchema schema = trades.schema();
    int exit = schema.column("exitTime");
    int[] rows = new int[trades.rows()];
    int n = 0;
    for (int row = 0; row < trades.rows(); row++) {
      if (trades.isPresent(row, exit)) {
        rows[n++] = row;
      }
    }
    rows = java.util.Arrays.copyOf(rows, n);
    long[] holding = new long[n];
    long[] exits = column(trades, rows, "exitTime");
    long[] entries = column(trades, rows, "entryTime");
    for (int i = 0; i < n; i++) {
      holding[i] = exits[i] - entries[i];
    }
    return new RoundTrips(
        column(trades, rows, "net"),
        absolute(column(trades, rows, "entryValue")),
        column(trades, rows, "initialRisk"),
        column(trades, rows, "mae"),
        column(trades, rows, "mfe"),
        column(trades, rows, "maeTicks"),
        column(trades, rows, "mfeTicks"),
        holding,
        yes(trades, rows, "ambiguous"),
        yes(trades, rows, "optimistic"));
  }

  /// Number of trips.
  public int size() {
    return netE8.length;
  }

  /// Net over entry value per trip; `NaN` where the entry value is zero or unknown.
  public double[] returns() {
    double[] out = new double[size()];
    for (int i = 0; i < out.length; i++) {
      out[i] = entryValueE8[i] > 0 ? (double) netE8[i] / entryValueE8[i] : Double.NaN;
    }
    return out;
  }

  private static long[] column(Table trades, int[] rows, String name) {
    int column = trades.schema().column(name);
    long[] out = new long[rows.length];
    for (int i = 0; i < out.length; i++) {
      out[i] = trades.isPresent(rows[i], column) ? trades.longAt(rows[i], column) : UNKNOWN;
    }
    return out;
  }

  private static long[] absolute(long[] values) {
    for (int i = 0; i < values.length; i++) {
      values[i] = values[i] == UNKNOWN ? UNKNOWN : Math.abs(values[i]);
    }
    return values;
  }

  private static int yes(Table trades, int[] rows, String name) {
    int column = trades.schema().column(name);
    int count = 0;
    for (int row : rows) {
      count += trades.textAt(row, column, ResultTables.NO).equals(ResultTables.YES) ? 1 : 0;
    }
    return count;
  }
}
