package io.quantlab.engine.backtest;

import io.quantlab.engine.market.RowBlock;
import io.quantlab.engine.market.RowCursor;
import io.quantlab.engine.market.Schema;
import java.util.function.LongConsumer;

/// The rows of a source as they are up to a cut; what comes later is left out or poisoned: every
/// price and every size is another, only stamps and flags stay.
///
/// A bar that has begun at the cut keeps what was known at its start, its open and its capacity;
/// the rest of it is poisoned in both passes, so that the run can meet its open.
final class CutCursor implements RowCursor {
  /// What becomes of rows after the cut.
  enum After {
    LEFT_OUT,
    POISONED
  }

  private final RowCursor rows;
  private final long cutNanos;
  private final After after;
  private final RowBlock out;
  private final boolean bars;
  private final LongConsumer known;
  private boolean ended;

  /// @param known takes the stamps, not later than the cut, at which something is known
  CutCursor(RowCursor rows, long cutNanos, After after, LongConsumer known) {
    this.known = known;
    this.rows = rows;
    this.cutNanos = cutNanos;
    this.after = after;
    this.out = new RowBlock(rows.schema());
    this.bars = rows.schema() == Schema.BAR || rows.schema() == Schema.QUOTE_BAR;
  }

  @Override
  public Schema schema() {
    return rows.schema();
  }

  @Override
  public RowBlock next() {
    RowBlock in = ended ? null : rows.next();
    if (in == null) {
      return null;
    }
    int size = in.size();
    for (int i = 0; i < rows.schema().columnCount(); i++) {
      System.arraycopy(in.column(i), 0, columns(i), 0, size);
    }
    int kept = 0;
    while (kept < size && columns(0)[kept] <= cutNanos) {
      kept++;
    }
    if (kept > 0) {
      known.accept(columns(0)[kept - 1]);
    }
    int row = kept;
    while (row < size && keepsOpen(row)) {
      known.accept(columns(1)[row]);
      begun(row++);
    }
    if (after == After.LEFT_OUT) {
      ended = row < size;
      size = row;
    }
    for (; row < size; row++) {
      poison(row);
    }
    out.written(size);
    return size == 0 ? null : out;
  }

  /// The array of a column of the block handed out.
  private long[] columns(int index) {
    return out.column(index);
  }

  private boolean keepsOpen(int row) {
    return bars && columns(1)[row] <= cutNanos;
  }

  /// Poisons all of a bar but its open.
  private void begun(int row) {
    begunSide(row, 2);
    if (schema() == Schema.QUOTE_BAR) {
      begunSide(row, 6);
    }
  }

  private void begunSide(int row, int open) {
    long was = columns(open)[row];
    long up = raised(Math.max(was, columns(open + 1)[row]));
    columns(open + 1)[row] = up;
    columns(open + 2)[row] = was;
    columns(open + 3)[row] = up;
  }

  private void poison(int row) {
    switch (schema()) {
      case TRADE -> raiseAll(row, 1, 3);
      case QUOTE -> raiseAll(row, 1, 5);
      case DEPTH, MBO -> raiseAll(row, 3, 5);
      case BAR -> raiseAll(row, 2, 8);
      case QUOTE_BAR -> raiseAll(row, 2, 12);
      case ACTION -> columns(2)[row] = Math.multiplyExact(columns(2)[row], 2);
    }
  }

  private void raiseAll(int row, int from, int to) {
    for (int i = from; i < to; i++) {
      columns(i)[row] = raised(columns(i)[row]);
    }
  }

  /// Half as high again, and never the same.
  private static long raised(long value) {
    return value + Math.max(1, Math.abs(value) / 2);
  }

  @Override
  public void close() {
    rows.close();
  }
}
