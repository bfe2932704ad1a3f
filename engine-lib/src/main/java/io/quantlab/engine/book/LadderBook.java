package io.quantlab.engine.book;

import io.quantlab.engine.market.BookSide;
import io.quantlab.engine.market.DepthKind;
import io.quantlab.engine.market.DepthView;
import io.quantlab.engine.market.Flags;
import io.quantlab.engine.market.RowBlock;

/// An order book by price levels (market by price, L2), kept from rows of
/// [io.quantlab.engine.market.Schema#DEPTH].
///
/// Best bid and ask are at hand at any time, an update near the touch is one array write
/// ([LadderSide]). The book may be crossed between the rows of one update; it is whole at a row
/// with [Flags#EVENT_END]. Not thread-safe. Hot; benchmark: `bench`, row `book`, slow twin in the
/// tests: `NaiveBook`.
public final class LadderBook implements DepthView {
  /// Levels of each side that are reached by index, unless said otherwise.
  public static final int WINDOW = 16_384;

  /// What [#nextTicks] gives when there is no further level.
  public static final long NONE = Long.MIN_VALUE;

  private static final int SET = DepthKind.SET.id();

  private final LadderSide bids;
  private final LadderSide asks;

  public LadderBook() {
    this(WINDOW);
  }

  /// @param window levels of each side around its best that are reached by index: a power of two,
  ///   at least 128
  public LadderBook(int window) {
    bids = new LadderSide(window);
    asks = new LadderSide(window);
  }

  /// Applies one depth row; returns the size the level had before, 0 for a side that is cleared.
  ///
  /// @param kind id of a [DepthKind]
  /// @param side id of a [BookSide]
  /// @param flags [Flags#RESET] empties the book first; [Flags#GAP] is the caller's to heed
  public long apply(int kind, int side, long priceTicks, long lots, long flags) {
    if ((flags & Flags.RESET) != 0) {
      clear();
    }
    if (kind == SET) {
      return side == 0 ? bids.set(priceTicks, lots) : asks.set(-priceTicks, lots);
    }
    DepthKind.ofId(kind);
    clear(BookSide.ofId(side));
    return 0;
  }

  /// Applies depth rows until a message ends; returns the row after the last one applied.
  ///
  /// @param to end of the rows, exclusive: the message may go on in another block
  public int applyMessage(RowBlock rows, int from, int to) {
    long[] kinds = rows.column(1);
    long[] sides = rows.column(2);
    long[] prices = rows.column(3);
    long[] lots = rows.column(4);
    long[] flags = rows.column(5);
    for (int i = from; i < to; i++) {
      if (kinds[i] != SET || (flags[i] & Flags.RESET) != 0) {
        apply((int) kinds[i], (int) sides[i], prices[i], lots[i], flags[i]);
      } else if (sides[i] == 0) {
        bids.set(prices[i], lots[i]);
      } else {
        asks.set(-prices[i], lots[i]);
      }
      if ((flags[i] & Flags.EVENT_END) != 0) {
        return i + 1;
      }
    }
    return to;
  }

  /// Sets the size of a level, 0 removes it; returns the size before.
  public long set(BookSide side, long priceTicks, long lots) {
    if (lots < 0) {
      throw new IllegalArgumentException(
          "a level must not have less than 0 lots, was " + lots + " at " + priceTicks);
    }
    return side(side).set(side.sign() * priceTicks, lots);
  }

  /// Empties both sides.
  public void clear() {
    bids.clear();
    asks.clear();
  }

  public void clear(BookSide side) {
    side(side).clear();
  }

  /// The next level of a side that is worse than a price, or [#NONE].
  public long nextTicks(BookSide side, long priceTicks) {
    long key = side(side).below(side.sign() * priceTicks);
    return key == LadderSide.NONE ? NONE : side.sign() * key;
  }

  /// The best price of a side, or [#NONE].
  public long bestTicks(BookSide side) {
    long key = side(side).best();
    return key == LadderSide.NONE ? NONE : side.sign() * key;
  }

  /// Whether both sides are there and the bid is at or above the ask.
  public boolean crossed() {
    return hasBid() && hasAsk() && bids.best() >= -asks.best();
  }

  private LadderSide side(BookSide side) {
    return side == BookSide.BID ? bids : asks;
  }

  @Override
  public boolean hasBid() {
    return bids.best() != LadderSide.NONE;
  }

  @Override
  public boolean hasAsk() {
    return asks.best() != LadderSide.NONE;
  }

  @Override
  public long bidTicks() {
    return bids.best();
  }

  @Override
  public long askTicks() {
    return -asks.best();
  }

  @Override
  public long bidLots() {
    return bids.bestLots();
  }

  @Override
  public long askLots() {
    return asks.bestLots();
  }

  @Override
  public long lotsAt(BookSide side, long priceTicks) {
    return side(side).lots(side.sign() * priceTicks);
  }

  @Override
  public int levels(BookSide side) {
    return side(side).levels();
  }

  @Override
  public int best(BookSide side, int count, long[] priceTicks, long[] lots) {
    LadderSide ladder = side(side);
    int most = Math.min(count, Math.min(priceTicks.length, lots.length));
    int found = 0;
    for (long key = ladder.best(); found < most && key != LadderSide.NONE; found++) {
      priceTicks[found] = side.sign() * key;
      lots[found] = ladder.lots(key);
      key = ladder.below(key);
    }
    return found;
  }
}
