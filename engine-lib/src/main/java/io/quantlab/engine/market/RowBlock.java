package io.quantlab.engine.market;

/// Up to [#CAPACITY] rows of one schema as columns of `long`; reused from block to block.
///
/// Columns may be decoded on first use: a reader overrides [#fill], so a run that never looks at
/// sizes never pays for them; a column nobody asks for has no array either. Benchmark:
/// `StoreDecodeBenchmark`.
public class RowBlock {
  /// Rows of a full block (engine contract D-3, Z-2).
  public static final int CAPACITY = 4096;

  private final Schema schema;
  private final long[][] columns;
  private long made;
  private long filled;
  private int size;

  public RowBlock(Schema schema) {
    this.schema = schema;
    this.columns = new long[schema.columnCount()][];
  }

  public final Schema schema() {
    return schema;
  }

  /// Rows in use, 0..[#CAPACITY].
  public final int size() {
    return size;
  }

  /// The values of a column; entries from [#size] on are undefined. The array is reused, and of a
  /// block that a cursor gave it is for reading only.
  public final long[] column(int index) {
    if ((filled >>> index & 1) == 0) {
      make(index);
    }
    return columns[index];
  }

  private void make(int index) {
    if (columns[index] == null) {
      columns[index] = new long[CAPACITY];
      made |= 1L << index;
    }
    fill(index, columns[index]);
    filled |= 1L << index;
  }

  /// Starts a new block whose columns are still to be filled by [#fill].
  protected final void begin(int rows) {
    size = rows;
    filled = 0;
  }

  /// Declares that the caller wrote `rows` rows into the arrays of [#column].
  public final void written(int rows) {
    size = rows;
    filled = made;
  }

  /// Decodes one column into `target`; called once per block and column, on first use.
  protected void fill(int index, long[] target) {}
}
