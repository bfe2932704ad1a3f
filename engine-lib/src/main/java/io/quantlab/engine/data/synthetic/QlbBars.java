package io.quantlab.engine.data.synthetic;

import io.quantlab.engine.market.RowBlock;
import io.quantlab.engine.market.RowCursor;
import io.quantlab.engine.market.Schema;

/// One-minute bars of a cursor of trades, made while it is read.
final class QlbBars implements RowCursor {
  private static final long MINUTE_NANOS = 60_000_000_000L;
  private static final int END = Schema.BAR.column("end");
  private static final int START = Schema.BAR.column("start");
  private static final int OPEN = Schema.BAR.column("open");
  private static final int HIGH = Schema.BAR.column("high");
  private static final int LOW = Schema.BAR.column("low");
  private static final int CLOSE = Schema.BAR.column("close");
  private static final int VOLUME = Schema.BAR.column("volume");
  private static final int COUNT = Schema.BAR.column("count");
  private static final int FLAGS = Schema.BAR.column("flags");

  private final RowCursor trades;
  private final RowBlock bars = new RowBlock(Schema.BAR);
  private RowBlock source;
  private int sourceRow;
  private long end = Long.MIN_VALUE;
  private long open;
  private long high;
  private long low;
  private long close;
  private long volume;
  private long count;

  QlbBars(RowCursor trades) {
    this.trades = trades;
    bars.written(0);
    source = trades.next();
  }

  @Override
  public Schema schema() {
    return Schema.BAR;
  }

  @Override
  public RowBlock next() {
    int rows = 0;
    while (rows < RowBlock.CAPACITY && source != null) {
      long stamp = source.column(0)[sourceRow];
      if (stamp >= end) {
        if (count > 0) {
          emit(rows++);
        }
        begin(stamp, source.column(1)[sourceRow]);
      }
      take(source.column(1)[sourceRow], source.column(2)[sourceRow]);
      advance();
    }
    if (rows < RowBlock.CAPACITY && count > 0) {
      emit(rows++);
      count = 0;
    }
    bars.written(rows);
    return rows == 0 ? null : bars;
  }

  private void advance() {
    sourceRow++;
    if (sourceRow == source.size()) {
      source = trades.next();
      sourceRow = 0;
    }
  }

  private void begin(long stamp, long price) {
    end = (Math.floorDiv(stamp, MINUTE_NANOS) + 1) * MINUTE_NANOS;
    open = price;
    high = price;
    low = price;
    volume = 0;
    count = 0;
  }

  private void take(long price, long lots) {
    high = Math.max(high, price);
    low = Math.min(low, price);
    close = price;
    volume += lots;
    count++;
  }

  private void emit(int row) {
    bars.column(END)[row] = end;
    bars.column(START)[row] = end - MINUTE_NANOS;
    bars.column(OPEN)[row] = open;
    bars.column(HIGH)[row] = high;
    bars.column(LOW)[row] = low;
    bars.column(CLOSE)[row] = close;
    bars.column(VOLUME)[row] = volume;
    bars.column(COUNT)[row] = count;
    bars.column(FLAGS)[row] = 0;
  }

  @Override
  public void close() {
    trades.close();
    source = null;
    count = 0;
  }
}
