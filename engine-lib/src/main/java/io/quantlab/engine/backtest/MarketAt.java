package io.quantlab.engine.backtest;

import io.quantlab.engine.book.FifoBook;
import io.quantlab.engine.book.LadderBook;
import io.quantlab.engine.market.Flags;
import io.quantlab.engine.market.RowBlock;
import io.quantlab.engine.market.RowCursor;
import java.util.List;

/// What the data of a run had shown of an instrument at given instants: the last row at or before
/// each of them.
///
/// Rows of one stamp all count as shown. Prices are price units, sizes lots, as in the data.
public final class MarketAt {

  /// A price that was shown, and the size at it; 0 lots where the data has none.
  public record Shown(long ticks, long lots) {}

  /// Four prices of a bar.
  public record Prices(long open, long high, long low, long close) {}

  /// A bar.
  ///
  /// @param prices of trades, or of the bid
  /// @param ask of the ask, `null` for a bar of trades
  public record Bar(long startNanos, long endNanos, Prices prices, Prices ask) {}

  /// What was known at one instant; `null` for what was not.
  ///
  /// @param bar the last one that began before the instant
  /// @param opening the one that begins at the instant: of it, only the open is known
  public record Seen(Shown bid, Shown ask, Shown last, Bar bar, Bar opening) {
    static final Seen NOTHING = new Seen(null, null, null, null, null);

    /// Whether the data had shown nothing yet.
    public boolean isEmpty() {
      return equals(NOTHING);
    }
  }

  private MarketAt() {}

  /// Looks the instants up.
  ///
  /// @param nanos rising
  public static Seen[] of(List<RunSource> sources, int token, long[] nanos) {
    Seen[] seen = new Seen[nanos.length];
    java.util.Arrays.fill(seen, Seen.NOTHING);
    for (RunSource source : sources) {
      if (source.instrument().token() == token && nanos.length > 0) {
        look(source, nanos, seen);
      }
    }
    return seen;
  }

  private static void look(RunSource source, long[] nanos, Seen[] seen) {
    Reader reader =
        switch (source.schema()) {
          case TRADE -> new Trades();
          case QUOTE -> new Quotes();
          case DEPTH -> new Levels();
          case MBO -> new Orders();
          case BAR, QUOTE_BAR -> new Bars();
          case ACTION -> null;
        };
    if (reader == null) {
      return;
    }
    // A bar counts from its start on: what fills at its open has that stamp.
    int stamp = source.isTicks() ? 0 : 1;
    int next = 0;
    try (RowCursor rows = source.open().get()) {
      for (RowBlock block = rows.next();
          block != null && next < nanos.length;
          block = rows.next()) {
        long[] stamps = block.column(stamp);
        for (int row = 0; row < block.size() && next < nanos.length; row++) {
          while (next < nanos.length && nanos[next] < stamps[row]) {
            seen[next] = reader.add(seen[next], nanos[next]);
            next++;
          }
          if (next < nanos.length) {
            reader.row(block, row);
          }
        }
      }
    }
    for (; next < nanos.length; next++) {
      seen[next] = reader.add(seen[next], nanos[next]);
    }
  }

  /// Keeps the last row of one source.
  private interface Reader {
    void row(RowBlock block, int row);

    /// What is known, with what this source has shown.
    Seen add(Seen known, long nanos);
  }

  private static final class Trades implements Reader {
    private Shown last;

    @Override
    public void row(RowBlock block, int row) {
      last = new Shown(block.column(1)[row], block.column(2)[row]);
    }

    @Override
    public Seen add(Seen known, long nanos) {
      return new Seen(known.bid(), known.ask(), last, known.bar(), known.opening());
    }
  }

  private static final class Quotes implements Reader {
    private Shown bid;
    private Shown ask;

    @Override
    public void row(RowBlock block, int row) {
      long flags = block.column(5)[row];
      if ((flags & Flags.NO_BID) == 0) {
        bid = new Shown(block.column(1)[row], block.column(2)[row]);
      }
      if ((flags & Flags.NO_ASK) == 0) {
        ask = new Shown(block.column(3)[row], block.column(4)[row]);
      }
    }

    @Override
    public Seen add(Seen known, long nanos) {
      return new Seen(bid, ask, known.last(), known.bar(), known.opening());
    }
  }

  private static final class Levels implements Reader {
    private final LadderBook book = new LadderBook();

    @Override
    public void row(RowBlock block, int row) {
      book.apply(
          (int) block.column(1)[row],
          (int) block.column(2)[row],
          block.column(3)[row],
          block.column(4)[row],
          block.column(5)[row]);
    }

    @Override
    public Seen add(Seen known, long nanos) {
      return best(book, known);
    }
  }

  private static final class Orders implements Reader {
    private final LadderBook book = new LadderBook();
    private final FifoBook orders = FifoBook.over(book);

    @Override
    public void row(RowBlock block, int row) {
      orders.apply(
          (int) block.column(1)[row],
          (int) block.column(2)[row],
          block.column(3)[row],
          block.column(4)[row],
          block.column(5)[row],
          block.column(6)[row]);
    }

    @Override
    public Seen add(Seen known, long nanos) {
      return best(book, known);
    }
  }

  private static Seen best(LadderBook book, Seen known) {
    Shown bid = book.hasBid() ? new Shown(book.bidTicks(), book.bidLots()) : null;
    Shown ask = book.hasAsk() ? new Shown(book.askTicks(), book.askLots()) : null;
    return new Seen(bid, ask, known.last(), known.bar(), known.opening());
  }

  private static final class Bars implements Reader {
    private long[] current;
    private long[] before;

    @Override
    public void row(RowBlock rows, int row) {
      long[] values = before == null ? new long[rows.schema().columnCount()] : before;
      before = current;
      current = values;
      for (int i = 0; i < values.length; i++) {
        values[i] = rows.column(i)[row];
      }
    }

    @Override
    public Seen add(Seen known, long nanos) {
      boolean opens = current != null && current[1] == nanos;
      Bar bar = bar(opens ? before : current);
      return new Seen(known.bid(), known.ask(), known.last(), bar, opens ? bar(current) : null);
    }

    private static Bar bar(long[] c) {
      if (c == null) {
        return null;
      }
      Prices ask = c.length > 10 ? new Prices(c[6], c[7], c[8], c[9]) : null;
      return new Bar(c[1], c[0], new Prices(c[2], c[3], c[4], c[5]), ask);
    }
  }
}
