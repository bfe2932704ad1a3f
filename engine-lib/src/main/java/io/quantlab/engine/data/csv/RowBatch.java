package io.quantlab.engine.data.csv;

import java.util.Arrays;

/// Rows of consecutive plain lines, column by column; reused. [FastRows] fills it.
final class RowBatch {
  static final int ROWS = 512;

  /// Values by slot of the plan and row.
  final long[][] columns;

  /// Where the line of each row starts in the window, and where the line after the last one does.
  final int[] starts = new int[ROWS + 1];

  private final LineReader reader;

  RowBatch(RowPlan plan, LineReader reader) {
    this.columns = new long[plan.newValues().length][ROWS];
    this.reader = reader;
  }

  /// Copies one row.
  void get(int row, long[] values) {
    for (int i = 0; i < values.length; i++) {
      values[i] = columns[i][row];
    }
  }

  /// Whether the line of a row repeats the line before it byte for byte.
  boolean repeatsPrevious(int row) {
    int start = starts[row];
    int previous = row == 0 ? reader.previous : starts[row - 1];
    return Arrays.equals(reader.bytes, previous, start, reader.bytes, start, starts[row + 1]);
  }
}
