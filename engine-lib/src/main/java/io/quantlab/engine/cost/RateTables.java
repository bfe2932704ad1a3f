package io.quantlab.engine.cost;

import io.quantlab.engine.data.NamedRows;
import io.quantlab.engine.time.DatedTable;
import java.util.List;
import java.util.function.ToLongBiFunction;

/// Dated files as tables: a column `date` (the first day, midnight UTC, or an instant) and columns
/// of numbers.
final class RateTables {
  private RateTables() {}

  /// A table of one column, its numbers divided by a whole number without rest: 100 turns percent
  /// into ratios.
  static DatedTable one(NamedRows file, String column, long divisor) {
    return of(file, List.of(column), divisor, file.rows());
  }

  /// A table of several columns; an empty cell is 0.
  static DatedTable of(
      NamedRows file, List<String> columns, long divisor, List<NamedRows.Row> rows) {
    return table(
        file,
        columns,
        rows,
        (row, column) -> {
          long value = row.e8(column);
          if (value % divisor != 0) {
            throw row.wrong(column, "a number with fewer decimals");
          }
          return value / divisor;
        });
  }

  /// A table of some rows of a file, which must rise by instant.
  static DatedTable table(
      NamedRows file,
      List<String> columns,
      List<NamedRows.Row> rows,
      ToLongBiFunction<NamedRows.Row, String> cell) {
    long[] from = new long[rows.size()];
    long[][] values = new long[rows.size()][columns.size()];
    for (int i = 0; i < from.length; i++) {
      NamedRows.Row row = rows.get(i);
      from[i] = row.when();
      if (i > 0 && from[i] <= from[i - 1]) {
        throw row.wrong(file.has("ts_ms") ? "ts_ms" : "date", "later than the row before");
      }
      for (int c = 0; c < columns.size(); c++) {
        values[i][c] = cell.applyAsLong(row, columns.get(c));
      }
    }
    return new DatedTable(file.file(), columns, from, values);
  }
}
