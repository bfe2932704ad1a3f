package io.quantlab.engine.data.csv;

/// Parses many plain lines at once, field by field: the first field of all lines, then the second.
///
/// That way one small loop runs for hundreds of lines without asking what kind of field it has, and
/// the processor works on several lines at a time, since none waits for the end of the one before.
/// Takes no line that [FastRow] would not read to the same values; the first line that is anything
/// else ends the batch. Benchmark: `CsvImportBenchmark`.
final class FastRows {
  /// A batch shorter than this does not pay; then so many lines are read one by one.
  private static final int WORTHWHILE = 16;

  private static final int LONGEST_PAUSE = 1024;

  private final RowPlan plan;
  private final LineReader reader;
  private final RowBatch batch;
  private final boolean fits;
  private final byte separator;
  private final byte mark;
  private final byte comment;
  private final long separators;
  private final FieldColumns columns = new FieldColumns();
  private int pause;
  private int resting;

  FastRows(RowPlan plan, LineReader reader, RowBatch batch) {
    this.plan = plan;
    this.reader = reader;
    this.batch = batch;
    this.fits = fits(plan);
    this.separator = (byte) plan.mapping.dialect().separator();
    this.mark = (byte) plan.mapping.dialect().decimalMark();
    this.comment = (byte) plan.mapping.dialect().comment();
    this.separators = separator * 0x0101010101010101L;
  }

  /// Fields that set flags or choose the dataset are left to [FastRow].
  private static boolean fits(RowPlan plan) {
    for (int work : plan.work) {
      switch (work) {
        case RowPlan.SKIP, RowPlan.NUMBER, RowPlan.UNIT_NUMBER, RowPlan.TIME, RowPlan.WHOLE -> {}
        default -> {
          return false;
        }
      }
    }
    return true;
  }

  /// Fills the batch from the current line on; gives the number of its rows, perhaps 0.
  int parse() {
    if (!fits || --resting >= 0) {
      return 0;
    }
    int rows = reader.lines(batch.starts, RowBatch.ROWS);
    int lines = rows;
    System.arraycopy(batch.starts, 0, columns.at, 0, rows);
    byte[] b = reader.bytes;
    rows = comment == 0 ? rows : uncommented(b, rows);
    for (int i = 0; i < plan.fields - 1; i++) {
      rows = field(b, separator, i, rows);
    }
    int breakLength = rows > 0 && b[batch.starts[1] - 2] == '\r' ? 2 : 1;
    rows = field(b, (byte) (breakLength == 2 ? '\r' : '\n'), plan.fields - 1, rows);
    rows = ended(rows, breakLength);
    pause = rows >= Math.min(lines, WORTHWHILE) ? 0 : Math.min(LONGEST_PAUSE, 2 * pause + 8);
    resting = pause;
    return rows;
  }

  private int field(byte[] b, byte stop, int field, int rows) {
    long[] out = batch.columns[plan.slot[field]];
    return switch (plan.work[field]) {
      case RowPlan.NUMBER -> columns.numbers(b, stop, mark, plan.scale[field], out, rows);
      case RowPlan.UNIT_NUMBER -> unitNumbers(b, stop, field, out, rows);
      case RowPlan.TIME -> columns.stamps(b, stop, plan.stamps, out, rows);
      case RowPlan.WHOLE -> columns.wholes(b, stop, out, rows);
      default -> columns.skip(b, stop, separators, rows);
    };
  }

  private int unitNumbers(byte[] b, byte stop, int field, long[] out, int rows) {
    int good = columns.numbers(b, stop, mark, plan.scale[field], out, rows);
    long unit = plan.unit[field];
    for (int i = 0; i < good; i++) {
      long count = out[i] / unit;
      if (count * unit != out[i]) {
        return i;
      }
      out[i] = count;
    }
    return good;
  }

  private int uncommented(byte[] b, int rows) {
    for (int i = 0; i < rows; i++) {
      if (b[columns.at[i]] == comment) {
        return i;
      }
    }
    return rows;
  }

  /// Each line must end where its last field does.
  private int ended(int rows, int breakLength) {
    for (int i = 0; i < rows; i++) {
      if (columns.at[i] + breakLength - 1 != batch.starts[i + 1]) {
        return i;
      }
    }
    return rows;
  }
}
