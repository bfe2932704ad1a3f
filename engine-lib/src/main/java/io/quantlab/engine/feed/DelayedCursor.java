package io.quantlab.engine.feed;

import io.quantlab.engine.market.Flags;
import io.quantlab.engine.market.RowBlock;
import io.quantlab.engine.market.RowCursor;
import io.quantlab.engine.market.Schema;

/// The rows of a source as they become known here: stamped later than they happened, never out of
/// order (engine contract T-1, T-2).
///
/// Rows of one depth message share one delay. Benchmark: `bench`, row `book`.
public final class DelayedCursor implements RowCursor {
  /// The delay of what happens at an instant, nanoseconds, 0 or more; asked once for each message
  /// in their order.
  @FunctionalInterface
  public interface Delay {
    long nanos(long epochNanos);
  }

  private final RowCursor source;
  private final Delay delay;
  private final Delayed block;
  private final boolean depth;
  private boolean begins = true;
  private long known = Long.MIN_VALUE;

  public DelayedCursor(RowCursor source, Delay delay) {
    this.source = source;
    this.delay = delay;
    this.block = new Delayed(source.schema());
    this.depth = source.schema() == Schema.DEPTH;
  }

  @Override
  public Schema schema() {
    return source.schema();
  }

  @Override
  public RowBlock next() {
    RowBlock rows = source.next();
    return rows == null ? null : block.show(rows);
  }

  @Override
  public void close() {
    source.close();
  }

  private void stamps(RowBlock rows, long[] target) {
    long[] happened = rows.column(0);
    long[] flags = depth ? rows.column(rows.schema().columnCount() - 1) : null;
    for (int i = 0; i < rows.size(); i++) {
      if (begins) {
        known = Math.max(known, Math.addExact(happened[i], delay.nanos(happened[i])));
      }
      target[i] = known;
      begins = !depth || (flags[i] & Flags.EVENT_END) != 0;
    }
  }

  /// A block with later stamps; its other columns are those of the source.
  private final class Delayed extends RowBlock {
    private RowBlock rows;

    Delayed(Schema schema) {
      super(schema);
    }

    Delayed show(RowBlock from) {
      rows = from;
      begin(from.size());
      column(0);
      return this;
    }

    @Override
    protected void fill(int index, long[] target) {
      if (index == 0) {
        stamps(rows, target);
      } else {
        System.arraycopy(rows.column(index), 0, target, 0, size());
      }
    }
  }
}
