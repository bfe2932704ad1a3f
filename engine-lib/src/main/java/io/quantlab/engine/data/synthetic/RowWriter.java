package io.quantlab.engine.data.synthetic;

import io.quantlab.engine.market.RowBlock;
import io.quantlab.engine.market.RowSink;
import io.quantlab.engine.market.Schema;

/// Gathers rows into blocks for a sink.
final class RowWriter {
  private final RowBlock block;
  private final RowSink sink;
  private final long[][] columns;
  private int size;
  private long rows;

  RowWriter(Schema schema, RowSink sink) {
    this.block = new RowBlock(schema);
    this.sink = sink;
    columns = new long[schema.columnCount()][];
    block.written(0);
    for (int c = 0; c < columns.length; c++) {
      columns[c] = block.column(c);
    }
  }

  /// Columns of TRADE.
  void trade(long eventNanos, long price, long lots) {
    columns[0][size] = eventNanos;
    columns[1][size] = price;
    columns[2][size] = lots;
    columns[3][size] = 0;
    next();
  }

  /// Columns of QUOTE.
  void quote(long eventNanos, long bid, long bidLots, long ask, long askLots) {
    columns[0][size] = eventNanos;
    columns[1][size] = bid;
    columns[2][size] = bidLots;
    columns[3][size] = ask;
    columns[4][size] = askLots;
    columns[5][size] = 0;
    next();
  }

  /// Columns of ACTION.
  void action(long eventNanos, long kind, long numerator, long denominator) {
    columns[0][size] = eventNanos;
    columns[1][size] = kind;
    columns[2][size] = numerator;
    columns[3][size] = denominator;
    columns[4][size] = 0;
    next();
  }

  private void next() {
    size++;
    rows++;
    if (size == RowBlock.CAPACITY) {
      flush();
    }
  }

  /// Hands over the rows gathered so far.
  void flush() {
    if (size > 0) {
      block.written(size);
      sink.accept(block);
      size = 0;
    }
  }

  long rows() {
    return rows;
  }
}
