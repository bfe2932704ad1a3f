package io.quantlab.engine.data.csv;

import io.quantlab.engine.data.csv.ImportReport.DatasetReport;
import io.quantlab.engine.market.Flags;
import io.quantlab.engine.market.RowBlock;
import io.quantlab.engine.market.RowSink;
import io.quantlab.engine.market.Schema;
import java.util.Arrays;

/// The rows of one symbol on their way to its sink: V-05, the overlap of V-07, V-10, V-12.
final class Dataset {
  final String symbol;
  private final RowSink sink;
  private final Schema schema;
  private final Tally tally;
  private final JumpCheck jumps;
  private final GapCheck gaps;
  private final RowBlock block;
  private final long[][] columns;
  private final int[] written;
  private final int flagsSlot;
  private final boolean bars;
  private int filled;
  private long rows;
  private long first;
  private long last = Long.MIN_VALUE;

  Dataset(
      String symbol,
      RowSink sink,
      RowPlan plan,
      Tally tally,
      ImportOptions options,
      SessionCheck sessions) {
    this.symbol = symbol;
    this.sink = sink;
    this.schema = plan.schema;
    this.tally = tally;
    boolean judged = schema != Schema.ACTION && !plan.mapping.exact();
    this.jumps = new JumpCheck(judged ? options.jumpFactor() : 0);
    this.gaps = new GapCheck(symbol, sessions, tally);
    this.block = new RowBlock(schema);
    this.columns = new long[schema.columnCount()][];
    for (int i = 0; i < columns.length; i++) {
      columns[i] = block.column(i);
    }
    this.written = plan.writtenColumns();
    this.flagsSlot = plan.flagsSlot;
    this.bars = schema == Schema.BAR || schema == Schema.QUOTE_BAR;
  }

  /// Whether a row can be a repetition of the last one: same stamp, so worth comparing the text.
  boolean sameStamp(long[] values) {
    return values[0] == last;
  }

  /// V-05 and the overlap of V-07 against the last row; `null` when the row may follow.
  Fault misplaced(long[] values, String timeColumn) {
    if (values[0] < last) {
      return new Fault(
          Code.V_05,
          timeColumn,
          "stamp " + instant(values[0]) + " is before the last one, " + instant(last));
    }
    if (bars && values[1] < last) {
      return new Fault(
          Code.V_07,
          timeColumn,
          "bar from " + instant(values[1]) + " overlaps the last one, which ends " + instant(last));
    }
    return null;
  }

  private static java.time.Instant instant(long nanos) {
    return java.time.Instant.ofEpochSecond(0, nanos);
  }

  /// The end of the ticks from `from` on that are in order, of the session of the last row, no
  /// repetitions and no jumps; [#append] must take just these.
  int quiet(RowBatch batch, int from, int to, long[] prices) {
    long before = last;
    long dayEnds = gaps.dayEnds();
    long[] stamps = batch.columns[0];
    int end = from;
    for (; end < to; end++) {
      long stamp = stamps[end];
      if (stamp <= before && (stamp < before || batch.repeatsPrevious(end)) || stamp >= dayEnds) {
        break;
      }
      before = stamp;
    }
    return jumps.quiet(prices, from, end);
  }

  /// Appends quiet rows.
  void append(RowBatch batch, int from, int to, long flags) {
    for (int done = from; done < to; ) {
      int count = Math.min(to - done, RowBlock.CAPACITY - filled);
      for (int column : written) {
        if (column == flagsSlot) {
          Arrays.fill(columns[column], filled, filled + count, flags);
        } else {
          System.arraycopy(batch.columns[column], done, columns[column], filled, count);
        }
      }
      filled += count;
      done += count;
      if (filled == RowBlock.CAPACITY) {
        flush();
      }
    }
    last = batch.columns[0][to - 1];
    rows += to - from;
  }

  /// Appends a good row, flagged when it jumps.
  void append(long[] values) {
    if (jumps(values)) {
      values[flagsSlot] |= Flags.SUSPECT;
      if (tally.wants(Code.V_10)) {
        tally.note(Code.V_10, "", "price jump in " + symbol + " at " + instant(values[0]));
      }
    }
    gaps.row(bars ? values[1] : values[0]);
    for (int column : written) {
      columns[column][filled] = values[column];
    }
    if (rows == 0) {
      first = values[0];
    }
    last = values[0];
    rows++;
    if (++filled == RowBlock.CAPACITY) {
      flush();
    }
  }

  private boolean jumps(long[] values) {
    return switch (schema) {
      case TRADE -> {
        boolean ignored = (values[flagsSlot] & (Flags.NOT_PRICE_FORMING | Flags.SUSPECT)) != 0;
        yield !ignored && jumps.jumps(values[1], values[1], values[1]);
      }
      case QUOTE -> {
        boolean oneSided = (values[flagsSlot] & (Flags.NO_BID | Flags.NO_ASK)) != 0;
        long middle = values[1] + values[3];
        yield !oneSided && jumps.jumps(middle, middle, middle);
      }
      case BAR -> jumps.jumps(values[4], values[3], values[5]);
      case QUOTE_BAR -> {
        boolean oneSided = (values[flagsSlot] & (Flags.NO_BID | Flags.NO_ASK)) != 0;
        yield !oneSided
            && jumps.jumps(values[4] + values[8], values[3] + values[7], values[5] + values[9]);
      }
      case DEPTH, MBO, ACTION -> false;
    };
  }

  /// V-10 for the middle of a book.
  boolean jumps(long twiceMiddle) {
    return jumps.jumps(twiceMiddle, twiceMiddle, twiceMiddle);
  }

  private void flush() {
    block.written(filled);
    sink.accept(block);
    filled = 0;
  }

  /// Hands the last rows to the sink; [#commit] publishes them.
  void finish() {
    if (filled > 0) {
      flush();
    }
  }

  void commit() {
    sink.commit();
  }

  void close() {
    sink.close();
  }

  long rows() {
    return rows;
  }

  DatasetReport report() {
    return new DatasetReport(
        symbol, schema, rows, rows == 0 ? 0 : first, rows == 0 ? 0 : last, gaps.gaps());
  }
}
