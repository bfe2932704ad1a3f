package io.quantlab.fargate.cli.bench;

import io.quantlab.engine.data.synthetic.QlbWorkload;
import io.quantlab.engine.market.DepthKind;
import io.quantlab.engine.market.Flags;
import io.quantlab.engine.market.Schema;
import java.util.Arrays;

/// An order book and its trades made by formula: what the row `book` replays.
///
/// Step i draws `r = mix(seed + (i + 1) · 0x9E3779B97F4A7C15)` as QLB-1 does. Of sixteen steps
/// eleven set the size of one of the ten best levels of a side, three trade at the best price of a
/// side and take from it what they traded, two improve a best price while there is room. A level
/// that is used up goes, and the next price is the best one. Steps are whole microseconds apart, 10
/// ms in the mean; an update follows its trade by one.
final class BookMarket {
  private static final long SEED = 20260102L;
  private static final long GOLDEN = 0x9E3779B97F4A7C15L;
  private static final int FIRST_BID = 16_384;
  private static final int LEVELS = 30;
  private static final long MICRO = 1_000;

  /// Rows that grow.
  private static final class Rows {
    private final long[][] columns;
    private int size;

    Rows(Schema schema) {
      columns = new long[schema.columnCount()][1024];
    }

    void add(long... row) {
      if (size == columns[0].length) {
        for (int i = 0; i < columns.length; i++) {
          columns[i] = Arrays.copyOf(columns[i], size * 2);
        }
      }
      for (int i = 0; i < columns.length; i++) {
        columns[i][size] = row[i];
      }
      size++;
    }

    ArrayRows finished(Schema schema) {
      long[][] whole = new long[columns.length][];
      for (int i = 0; i < columns.length; i++) {
        whole[i] = Arrays.copyOf(columns[i], size);
      }
      return new ArrayRows(schema, whole);
    }
  }

  private final Rows depth = new Rows(Schema.DEPTH);
  private final Rows trades = new Rows(Schema.TRADE);

  /// Sizes by price, of bids and of asks.
  private final long[][] lots = new long[2][2 * FIRST_BID];

  /// Best prices, of bids and of asks.
  private final int[] best = {FIRST_BID, FIRST_BID + 1};

  private long now = QlbWorkload.START_NANOS;

  private BookMarket(long steps) {
    for (int level = LEVELS - 1; level >= 0; level--) {
      set(0, best[0] - level, 50, 0);
      set(1, best[1] + level, 50, level == 0 ? Flags.EVENT_END : 0);
    }
    for (long step = 1; step <= steps; step++) {
      step(mix(SEED + step * GOLDEN));
    }
  }

  /// What a venue sent: its updates and its trades.
  record Sent(ArrayRows depth, ArrayRows trades) {
    long rows() {
      return (long) depth.rows() + trades.rows();
    }
  }

  static Sent of(long steps) {
    BookMarket made = new BookMarket(steps);
    return new Sent(made.depth.finished(Schema.DEPTH), made.trades.finished(Schema.TRADE));
  }

  private void step(long bits) {
    now += MICRO * (1 + ((bits >>> 32) * 20_000 >>> 32));
    int kind = (int) bits & 15;
    int side = (int) (bits >>> 4) & 1;
    int draw = (int) (bits >>> 5) & 1023;
    long size = 1 + (bits >>> 15 & 127);
    if (kind >= 11 && kind < 14) {
      trade(side, 1 + draw % 40, size);
    } else if (kind >= 14 && best[1] - best[0] > 1) {
      best[side] += sign(side);
      set(side, best[side], size, Flags.EVENT_END);
    } else {
      set(side, best[side] - sign(side) * (draw % 10), size, Flags.EVENT_END);
    }
  }

  private void trade(int side, long most, long nextLots) {
    int price = best[side];
    long traded = Math.min(most, lots[side][price]);
    trades.add(now, price * QlbWorkload.PRICE_SCALE, traded, 0);
    now += MICRO;
    long left = lots[side][price] - traded;
    int next = price - sign(side);
    boolean empty = left == 0 && lots[side][next] == 0;
    set(side, price, left, empty ? 0 : Flags.EVENT_END);
    if (empty) {
      set(side, next, nextLots, Flags.EVENT_END);
    }
    best[side] = left == 0 ? next : price;
  }

  private void set(int side, int price, long size, long flags) {
    lots[side][price] = size;
    long ticks = price * QlbWorkload.PRICE_SCALE;
    depth.add(now, DepthKind.SET.id(), side, ticks, size, flags);
  }

  private static int sign(int side) {
    return 1 - 2 * side;
  }

  private static long mix(long bits) {
    long z = (bits ^ bits >>> 30) * 0xBF58476D1CE4E5B9L;
    z = (z ^ z >>> 27) * 0x94D049BB133111EBL;
    return z ^ z >>> 31;
  }
}
