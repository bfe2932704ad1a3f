package io.quantlab.engine.testkit;

import io.quantlab.engine.market.Flags;
import io.quantlab.engine.market.RowBlock;
import io.quantlab.engine.market.RowCursor;
import io.quantlab.engine.market.Schema;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;

/// Rows of market data written out by hand, read as often as wanted.
///
/// Times of day are UTC on the date of the last [#day].
public final class Tape {
  private final Schema schema;
  private final List<long[]> rows = new ArrayList<>();
  private LocalDate date;
  private long barNanos;

  private Tape(Schema schema, String date) {
    this.schema = schema;
    this.date = LocalDate.parse(date);
  }

  public static Tape trades(String date) {
    return new Tape(Schema.TRADE, date);
  }

  public static Tape quotes(String date) {
    return new Tape(Schema.QUOTE, date);
  }

  /// Bars of so many minutes, added by the time they start.
  public static Tape bars(String date, int minutes) {
    return new Tape(Schema.BAR, date).lasting(minutes);
  }

  /// Quote bars, as [#bars].
  public static Tape quoteBars(String date, int minutes) {
    return new Tape(Schema.QUOTE_BAR, date).lasting(minutes);
  }

  /// Corporate actions; add them with [#row].
  public static Tape actions(String date) {
    return new Tape(Schema.ACTION, date);
  }

  private Tape lasting(int minutes) {
    barNanos = minutes * 60_000_000_000L;
    return this;
  }

  /// The date of the rows that follow.
  public Tape day(String next) {
    date = LocalDate.parse(next);
    return this;
  }

  /// UTC nanoseconds of a time of the current date.
  public long nanos(String time) {
    return nanos(date, time);
  }

  private static long nanos(LocalDate date, String time) {
    LocalTime of = LocalTime.parse(time);
    return date.atTime(of).toEpochSecond(ZoneOffset.UTC) * 1_000_000_000L + of.getNano();
  }

  /// UTC nanoseconds of a date and a time of day.
  public static long nanos(String date, String time) {
    return nanos(LocalDate.parse(date), time);
  }

  public Tape trade(String time, long priceTicks, long lots) {
    return row(nanos(time), priceTicks, lots, 0);
  }

  public Tape quote(String time, long bidTicks, long bidLots, long askTicks, long askLots) {
    return row(nanos(time), bidTicks, bidLots, askTicks, askLots, 0);
  }

  /// A quote without an ask.
  public Tape bidOnly(String time, long bidTicks, long bidLots) {
    return row(nanos(time), bidTicks, bidLots, 0, 0, Flags.NO_ASK);
  }

  /// A quote without a bid.
  public Tape askOnly(String time, long askTicks, long askLots) {
    return row(nanos(time), 0, 0, askTicks, askLots, Flags.NO_BID);
  }

  /// A bar that starts at `time`.
  public Tape bar(String time, long open, long high, long low, long close, long volume) {
    long start = nanos(time);
    return row(start + barNanos, start, open, high, low, close, volume, 0, 0);
  }

  /// A quote bar that starts at `time`, bid side first, sizes unknown.
  public Tape quoteBar(String time, long[] bidOpenHighLowClose, long[] askOpenHighLowClose) {
    long[] b = bidOpenHighLowClose;
    long[] a = askOpenHighLowClose;
    long start = nanos(time);
    return row(start + barNanos, start, b[0], b[1], b[2], b[3], a[0], a[1], a[2], a[3], 0, 0, 0);
  }

  /// Any row, by the columns of the schema.
  public Tape row(long... columns) {
    if (columns.length != schema.columnCount()) {
      throw new IllegalArgumentException(schema + " has the columns " + schema.columns());
    }
    rows.add(columns);
    return this;
  }

  public int size() {
    return rows.size();
  }

  /// The rows from the first one on.
  public RowCursor cursor() {
    return new Rows(schema, List.copyOf(rows));
  }

  private static final class Rows implements RowCursor {
    private final Schema schema;
    private final List<long[]> rows;
    private final RowBlock block;
    private int at;

    Rows(Schema schema, List<long[]> rows) {
      this.schema = schema;
      this.rows = rows;
      this.block = new RowBlock(schema);
      block.written(0);
    }

    @Override
    public Schema schema() {
      return schema;
    }

    @Override
    public RowBlock next() {
      int count = Math.min(RowBlock.CAPACITY, rows.size() - at);
      if (count == 0) {
        return null;
      }
      for (int row = 0; row < count; row++) {
        long[] values = rows.get(at++);
        for (int column = 0; column < values.length; column++) {
          block.column(column)[row] = values[column];
        }
      }
      block.written(count);
      return block;
    }

    @Override
    public void close() {
      at = rows.size();
    }
  }
}
