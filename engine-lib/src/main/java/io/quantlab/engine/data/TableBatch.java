package io.quantlab.engine.data;

import java.util.List;

/// Up to [#CAPACITY] rows of a table as columns of primitives; reused from batch to batch.
///
/// Which array holds a column's cells says its [TableType]. A cell whose entry in [#absent] is true
/// has no value, whatever the arrays hold. Entries from [#rows] on are undefined.
public final class TableBatch {
  public static final int CAPACITY = 4096;

  private final List<TableColumn> columns;
  private final long[][] values;
  private final long[][] high;
  private final String[][] texts;
  private final boolean[][] absent;
  private int rows;

  /// A batch for these columns; of a reader they may be some of its columns in any order.
  public TableBatch(List<TableColumn> columns) {
    this.columns = List.copyOf(columns);
    int count = columns.size();
    values = new long[count][];
    high = new long[count][];
    texts = new String[count][];
    absent = new boolean[count][CAPACITY];
    for (int i = 0; i < count; i++) {
      switch (columns.get(i).type()) {
        case TableType.Text _ -> texts[i] = new String[CAPACITY];
        case TableType.Fixed fixed -> {
          values[i] = new long[CAPACITY];
          high[i] = fixed.isWide() ? new long[CAPACITY] : null;
        }
        case TableType.Whole _,
            TableType.Real _,
            TableType.Truth _,
            TableType.Stamp _,
            TableType.Day _ ->
            values[i] = new long[CAPACITY];
        case TableType.Unreadable odd ->
            throw new IllegalArgumentException(
                "column " + columns.get(i).name() + " cannot be read: " + odd.what());
      }
    }
  }

  public List<TableColumn> columns() {
    return columns;
  }

  /// Rows in use, 0..[#CAPACITY].
  public int rows() {
    return rows;
  }

  /// Declares that the first `count` rows are filled.
  public void rows(int count) {
    if (count < 0 || count > CAPACITY) {
      throw new IllegalArgumentException("rows must be 0.." + CAPACITY + ", was " + count);
    }
    rows = count;
  }

  /// Numbers of a column; `null` for [TableType.Text].
  public long[] values(int column) {
    return values[column];
  }

  /// Upper halves of a wide [TableType.Fixed]; `null` for every other type.
  public long[] high(int column) {
    return high[column];
  }

  /// Texts of a [TableType.Text]; `null` for every other type.
  public String[] texts(int column) {
    return texts[column];
  }

  /// Which cells have no value.
  public boolean[] absent(int column) {
    return absent[column];
  }
}
