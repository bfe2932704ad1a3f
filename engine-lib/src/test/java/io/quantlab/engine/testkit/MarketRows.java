package io.quantlab.engine.testkit;

import io.quantlab.engine.market.Flags;
import io.quantlab.engine.market.RowBlock;
import io.quantlab.engine.market.RowCursor;
import io.quantlab.engine.market.Schema;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/// Rows of one schema kept as plain arrays; read in blocks of any size, cut at any instant.
public final class MarketRows {
  private final Schema schema;
  private final List<long[]> rows = new ArrayList<>();

  private MarketRows(Schema schema) {
    this.schema = schema;
  }

  public static MarketRows of(Schema schema) {
    return new MarketRows(schema);
  }

  /// All rows of a cursor.
  public static MarketRows read(Supplier<RowCursor> open) {
    try (RowCursor cursor = open.get()) {
      MarketRows rows = new MarketRows(cursor.schema());
      for (RowBlock block = cursor.next(); block != null; block = cursor.next()) {
        for (int i = 0; i < block.size(); i++) {
          long[] row = new long[cursor.schema().columnCount()];
          for (int c = 0; c < row.length; c++) {
            row[c] = block.column(c)[i];
          }
          rows.row(row);
        }
      }
      return rows;
    }
  }

  public static MarketRows trades() {
    return new MarketRows(Schema.TRADE);
  }

  public static MarketRows quotes() {
    return new MarketRows(Schema.QUOTE);
  }

  /// Rows of an order book, see [#level] and [#message].
  public static MarketRows depth() {
    return new MarketRows(Schema.DEPTH);
  }

  public static MarketRows bars() {
    return new MarketRows(Schema.BAR);
  }

  public static MarketRows quoteBars() {
    return new MarketRows(Schema.QUOTE_BAR);
  }

  public static MarketRows actions() {
    return new MarketRows(Schema.ACTION);
  }

  public MarketRows trade(long nanos, long price, long lots) {
    return row(nanos, price, lots, lots == 0 ? Flags.NO_SIZE : 0);
  }

  /// A trade that is the official print of an opening auction.
  public MarketRows officialOpen(long nanos, long price, long lots) {
    return row(nanos, price, lots, Flags.OFFICIAL_OPEN);
  }

  /// A trade that is the official print of a closing auction.
  public MarketRows officialClose(long nanos, long price, long lots) {
    return row(nanos, price, lots, Flags.OFFICIAL_CLOSE);
  }

  public MarketRows quote(long nanos, long bid, long bidLots, long ask, long askLots) {
    return row(nanos, bid, bidLots, ask, askLots, bid >= ask ? Flags.CROSSED : 0);
  }

  /// A quote that shows no ask.
  public MarketRows bidOnly(long nanos, long bid, long bidLots) {
    return row(nanos, bid, bidLots, 0, 0, Flags.NO_ASK);
  }

  /// A quote that shows no bid.
  public MarketRows askOnly(long nanos, long ask, long askLots) {
    return row(nanos, 0, 0, ask, askLots, Flags.NO_BID);
  }

  public MarketRows bar(
      long start, long end, long open, long high, long low, long close, long volume) {
    return row(end, start, open, high, low, close, volume, 0, 0);
  }

  /// A message of the book: levels as `B 100 5` or `A 101 0`, absolute sizes.
  public MarketRows message(long nanos, String... levels) {
    return message(nanos, 0, levels);
  }

  /// A full book: what was known before is dropped.
  public MarketRows fullBook(long nanos, String... levels) {
    return message(nanos, Flags.SNAPSHOT, levels);
  }

  private MarketRows message(long nanos, long flags, String... levels) {
    for (int i = 0; i < levels.length; i++) {
      String[] part = levels[i].split(" ");
      long bits = flags | (i == 0 && flags != 0 ? Flags.RESET : 0);
      bits |= i == levels.length - 1 ? Flags.EVENT_END : 0;
      long side = part[0].equals("B") ? 0 : 1;
      row(nanos, 1, side, Long.parseLong(part[1]), Long.parseLong(part[2]), bits);
    }
    return this;
  }

  /// A bar whose bid and ask are a constant spread apart.
  public MarketRows quoteBar(
      long start, long end, long open, long high, long low, long close, long spread) {
    return row(
        end,
        start,
        open,
        high,
        low,
        close,
        open + spread,
        high + spread,
        low + spread,
        close + spread,
        0,
        0,
        0);
  }

  /// Any row, by the columns of the schema.
  public MarketRows row(long... columns) {
    if (columns.length != schema.columnCount()) {
      throw new IllegalArgumentException(
          schema + " has the columns " + schema.columns() + ", not " + columns.length);
    }
    rows.add(columns);
    return this;
  }

  public Schema schema() {
    return schema;
  }

  public List<long[]> rows() {
    return rows;
  }

  public boolean isBars() {
    return schema == Schema.BAR || schema == Schema.QUOTE_BAR;
  }

  /// The rows known at an instant: a bar is known once it ended (T-1).
  public MarketRows knownAt(long nanos) {
    MarketRows cut = new MarketRows(schema);
    for (long[] row : rows) {
      if (row[0] <= nanos) {
        cut.rows.add(row);
      }
    }
    return cut;
  }

  /// The same stamps; rows not known at an instant have prices far from everything else.
  public MarketRows poisonedAfter(long nanos) {
    MarketRows poisoned = new MarketRows(schema);
    for (long[] row : rows) {
      long[] copy = row.clone();
      if (row[0] > nanos) {
        for (int c : priceColumns()) {
          copy[c] = 3 * row[c] + 1_000;
        }
      }
      poisoned.rows.add(copy);
    }
    return poisoned;
  }

  private int[] priceColumns() {
    return switch (schema) {
      case TRADE -> new int[] {1};
      case QUOTE -> new int[] {1, 3};
      case BAR -> new int[] {2, 3, 4, 5};
      case QUOTE_BAR -> new int[] {2, 3, 4, 5, 6, 7, 8, 9};
      case DEPTH, MBO -> new int[] {3};
      case ACTION -> new int[0];
    };
  }

  /// A reader in blocks of `blockRows` rows at most.
  public RowCursor cursor(int blockRows) {
    return new RowCursor() {
      private final RowBlock block = new RowBlock(schema);
      private int next;

      @Override
      public Schema schema() {
        return schema;
      }

      @Override
      public RowBlock next() {
        int n = Math.min(blockRows, rows.size() - next);
        if (n == 0) {
          return null;
        }
        for (int c = 0; c < schema.columnCount(); c++) {
          long[] column = block.column(c);
          for (int i = 0; i < n; i++) {
            column[i] = rows.get(next + i)[c];
          }
        }
        block.written(n);
        next += n;
        return block;
      }

      @Override
      public void close() {}
    };
  }
}
