package io.quantlab.fargate.cli.bench;

import io.quantlab.engine.data.synthetic.QlbWorkload;
import io.quantlab.engine.market.Flags;
import java.util.PriorityQueue;

/// The slow, obvious twin of the row `book`: a venue and a strategy at a distance from it, each
/// with a picture of its own of the same rows, and what travels between them in a queue by time.
///
/// The strategy is that of [BookMaker]. No two things happen at one instant: rows come at whole
/// microseconds, and each delay ends in nanoseconds of its own.
final class BookTwin {
  static final long FEED_NANOS = 1_000_300;
  static final long ENTRY_NANOS = 2_000_500;
  static final long RESPONSE_NANOS = 1_500_700;

  /// What is on its way, in the order of its arrival.
  private record Due(long nanos, long sequence, Runnable what) implements Comparable<Due> {
    @Override
    public int compareTo(Due other) {
      int byTime = Long.compare(nanos, other.nanos);
      return byTime != 0 ? byTime : Long.compare(sequence, other.sequence);
    }
  }

  private final long[][] depth;
  private final long[][] trades;
  private final PriorityQueue<Due> onTheWay = new PriorityQueue<>();
  private final BookTwinVenue venue = new BookTwinVenue(this::executed);
  private final BookTwinVenue.Levels[] known = BookTwinVenue.Levels.both();
  private long now;
  private long sequence;

  // The strategy and its account.
  private long updates;
  private boolean working;
  private boolean canceled;
  private int side;
  private long price;
  private long position;
  private long cashE4 = Answer.START_E4;
  private long fills;
  private long hash;

  private BookTwin(BookMarket.Sent sent) {
    depth = sent.depth().columns();
    trades = sent.trades().columns();
  }

  /// What the run must come to.
  static Answer answer(BookMarket.Sent sent) {
    BookTwin twin = new BookTwin(sent);
    twin.run();
    long equity =
        twin.cashE4 + twin.position * twin.known[0].best(1) * 10_000 / QlbWorkload.PRICE_SCALE;
    return new Answer(twin.fills, equity, 0, twin.hash);
  }

  /// A place in the rows: of depth and of trades, earlier stamps first.
  private final class Reader {
    private final long delay;
    private int depthRow;
    private int tradeRow;

    Reader(long delay) {
      this.delay = delay;
    }

    boolean isAtTrade() {
      return tradeRow < trades[0].length
          && (depthRow == depth[0].length || trades[0][tradeRow] < depth[0][depthRow]);
    }

    /// When the next row gets here, `Long.MAX_VALUE` after the last one.
    long nanos() {
      if (isAtTrade()) {
        return trades[0][tradeRow] + delay;
      }
      return depthRow == depth[0].length ? Long.MAX_VALUE : depth[0][depthRow] + delay;
    }
  }

  private void run() {
    Reader there = new Reader(0);
    Reader here = new Reader(FEED_NANOS);
    while (here.nanos() != Long.MAX_VALUE) {
      long due = onTheWay.isEmpty() ? Long.MAX_VALUE : onTheWay.peek().nanos();
      now = Math.min(due, Math.min(there.nanos(), here.nanos()));
      if (now == due) {
        onTheWay.remove().what().run();
      } else if (now == there.nanos()) {
        happens(there);
      } else {
        becomesKnown(here);
      }
    }
  }

  private void happens(Reader at) {
    if (at.isAtTrade()) {
      venue.traded(trades[1][at.tradeRow], trades[2][at.tradeRow]);
      at.tradeRow++;
      return;
    }
    int row = at.depthRow++;
    venue.changed((int) depth[2][row], depth[3][row], depth[4][row]);
    if ((depth[5][row] & Flags.EVENT_END) != 0) {
      venue.updated();
    }
  }

  private void becomesKnown(Reader at) {
    if (at.isAtTrade()) {
      at.tradeRow++;
      return;
    }
    int row = at.depthRow++;
    known[(int) depth[2][row]].set(depth[3][row], depth[4][row]);
    if ((depth[5][row] & Flags.EVENT_END) != 0 && ++updates % BookMaker.EVERY == 0) {
      decide();
    }
  }

  private void decide() {
    if (!working) {
      side = position <= 0 ? 0 : 1;
      price = best();
      long lots = side == 0 ? BookMaker.LOTS : position;
      working = true;
      canceled = false;
      int ofSide = side;
      long atPrice = price;
      after(ENTRY_NANOS, () -> venue.submit(ofSide, atPrice, lots));
    } else if (!canceled && price != best()) {
      canceled = true;
      after(ENTRY_NANOS, this::cancelArrives);
    }
  }

  private long best() {
    return known[side].best(1 - 2 * side);
  }

  private void cancelArrives() {
    if (venue.cancel()) {
      after(RESPONSE_NANOS, () -> working = false);
    }
  }

  private void executed(long atPrice, long lots, boolean whole) {
    int sign = 1 - 2 * side;
    after(RESPONSE_NANOS, () -> booked(sign, atPrice / QlbWorkload.PRICE_SCALE, lots, whole));
  }

  private void booked(int sign, long minimumTicks, long lots, boolean whole) {
    position += sign * lots;
    cashE4 -= sign * minimumTicks * lots * 10_000 + minimumTicks * lots * 2;
    hash = 31 * hash + sign * minimumTicks;
    fills++;
    working = !whole;
  }

  private void after(long delayNanos, Runnable what) {
    onTheWay.add(new Due(now + delayNanos, ++sequence, what));
  }
}
