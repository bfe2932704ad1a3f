package io.quantlab.engine.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quantlab.engine.instrument.Instrument;
import io.quantlab.engine.market.Flags;
import io.quantlab.engine.market.Schema;
import io.quantlab.engine.order.FillFlags;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;

/// I-7, the size: nobody takes more than was displayed, as far as the data record sizes (F-20,
/// F-23, F-30, F-31).
///
/// - Quotes: what is taken at a level until it changes is at most its size; a fill one tick worse
///   and a level of unknown size are free.
/// - Prints fill resting orders up to their share of the size; takers pay the price of the print
///   whatever its size.
/// - Order books: [BookSizeInvariants].
/// - Bars: a side has at most its share of the volume; a fill at the close that decided is free.
///
/// Where several rows bear the stamp of a fill, the sum of what they offer counts: the events do
/// not say which of them it met.
final class SizeInvariants {
  private static final long WHOLE = 100_000_000;
  private static final long UNLIMITED = Long.MAX_VALUE;

  /// What one row offers to one side.
  private static final class Offer {
    final long nanos;
    final long price;
    long left;

    Offer(long nanos, long price, long left) {
      this.nanos = nanos;
      this.price = price;
      this.left = left;
    }

    long take(long wanted) {
      long taken = Math.min(left, wanted);
      left -= left == UNLIMITED ? 0 : taken;
      return taken;
    }
  }

  private final Evidence run;

  SizeInvariants(Evidence run) {
    this.run = run;
  }

  void check() {
    for (Instrument terms : run.instruments()) {
      List<LabResult.Fill> fills = run.fills(terms.token());
      List<MarketRows> rows = run.prices(terms.token());
      if (rows.stream().anyMatch(r -> ReachInvariants.isBook(r.schema()))) {
        book(fills, rows);
        continue;
      }
      boolean quotes = rows.stream().anyMatch(r -> r.schema() == Schema.QUOTE);
      boolean prints = rows.stream().anyMatch(r -> r.schema() == Schema.TRADE);
      boolean ticks = rows.stream().anyMatch(r -> !r.isBars());
      if (run.standIns().contains(terms.token()) || ticks && run.reportsTakeTime()) {
        continue; // the events do not say which of the data a fill met
      }
      if (quotes || prints) {
        ticks(terms, fills, rows);
      } else if (run.profile().volumeCapE8() != 0
          && terms.volume() == Instrument.VolumeData.REAL
          && rows.stream().allMatch(r -> r.schema() == Schema.BAR)) {
        bars(fills, rows, 1);
        bars(fills, rows, -1);
      }
    }
  }

  /// A report that takes time does not say when the fill was, and by order only the venue knows
  /// whom an execution met.
  private void book(List<LabResult.Fill> fills, List<MarketRows> rows) {
    boolean levels = rows.stream().noneMatch(r -> r.schema() == Schema.MBO);
    if (levels && run.profile().latencies().ordersAtOnce()) {
      new BookSizeInvariants(rows, this::share).check(fills);
    }
  }

  // ---- ticks ----

  private void ticks(Instrument terms, List<LabResult.Fill> fills, List<MarketRows> rows) {
    List<Offer> prints = new ArrayList<>();
    List<Offer> auctions = new ArrayList<>();
    List<Level> asks = new ArrayList<>();
    List<Level> bids = new ArrayList<>();
    for (MarketRows of : rows) {
      if (of.schema() == Schema.TRADE) {
        of.rows().forEach(row -> prints.add(new Offer(row[0], row[1], share(row[2]))));
        of.rows().stream()
            .filter(row -> (row[3] & (Flags.OFFICIAL_OPEN | Flags.OFFICIAL_CLOSE)) != 0)
            .forEach(row -> auctions.add(new Offer(row[0], row[1], share(row[2]))));
      } else if (of.schema() == Schema.QUOTE) {
        asks.add(new Level(of.rows(), 3, Flags.NO_ASK, run.splits(terms.token())));
        bids.add(new Level(of.rows(), 1, Flags.NO_BID, run.splits(terms.token())));
      }
    }
    prints.sort(java.util.Comparator.comparingLong(p -> p.nanos));
    int next = 0;
    for (LabResult.Fill fill : fills) {
      boolean worse = (fill.flags() & FillFlags.ONE_TICK_WORSE) != 0;
      boolean free = worse || !fill.maker() && asks.isEmpty();
      if (free) {
        continue;
      }
      while (next < prints.size() && prints.get(next).nanos < fill.nanos()) {
        next++;
      }
      long left = fill.lots();
      // prints first: they serve resting orders only, at their instant only
      for (int i = next; fill.maker() && i < prints.size(); i++) {
        Offer print = prints.get(i);
        if (print.nanos > fill.nanos()) {
          break;
        }
        boolean reached = fill.side().sign() * (fill.priceTicks() - print.price) >= 0;
        left -= reached ? print.take(left) : 0;
      }
      long price = fill.priceTicks() - fill.side().sign() * fill.slippageTicks();
      for (Offer auction : auctions) { // the official print of one serves orders for it (F-3)
        boolean met = auction.nanos == fill.nanos() && auction.price == price;
        left -= met && !fill.maker() ? auction.take(left) : 0;
      }
      for (Level level : fill.side().sign() > 0 ? asks : bids) {
        left -= level.take(fill, left);
      }
      assertEquals(0, left, () -> "I-7: more lots than were displayed: " + fill);
    }
  }

  private long share(long printLots) {
    return printLots == 0 ? UNLIMITED : portion(printLots, run.profile().tradeShareE8());
  }

  /// `floor(lots * ratio)`, in whole numbers of any length.
  private static long portion(long lots, long ratioE8) {
    return BigInteger.valueOf(lots)
        .multiply(BigInteger.valueOf(ratioE8))
        .divide(BigInteger.valueOf(WHOLE))
        .longValueExact();
  }

  /// One side of the best quote as time goes on.
  private static final class Level {
    private final List<long[]> rows;
    private final int column;
    private final long missing;
    private final List<Evidence.Split> splits;
    private final List<Offer> offers = new ArrayList<>();
    private long price;
    private long lots;
    private boolean shown;
    private int next;
    private int nextSplit;

    Level(List<long[]> rows, int column, long missing, List<Evidence.Split> splits) {
      this.rows = rows;
      this.column = column;
      this.missing = missing;
      this.splits = splits;
    }

    /// Lots of the fill this side had to offer.
    long take(LabResult.Fill fill, long wanted) {
      forward(fill.nanos());
      long before = fill.priceTicks() - fill.side().sign() * fill.slippageTicks();
      long taken = 0;
      for (Offer offer : offers) {
        boolean meets =
            fill.maker() ? fill.side().sign() * (before - offer.price) >= 0 : before == offer.price;
        if (meets && taken < wanted) {
          taken += offer.take(wanted - taken);
        }
      }
      return taken;
    }

    /// Moves to an instant; offers of before it that were replaced before it are gone.
    private void forward(long nanos) {
      while (next < rows.size() && rows.get(next)[0] <= nanos) {
        splitsUpTo(rows.get(next)[0]);
        row(rows.get(next++));
      }
      splitsUpTo(nanos);
      for (int i = offers.size() - 2; i >= 0; i--) {
        if (offers.get(i + 1).nanos < nanos) {
          offers.remove(i);
        }
      }
    }

    private void row(long[] row) {
      boolean shows = (row[5] & missing) == 0;
      boolean changed = row[column] != price || row[column + 1] != lots || !shown;
      if (shows && changed) {
        price = row[column];
        lots = row[column + 1];
        offers.add(new Offer(row[0], price, lots == 0 ? UNLIMITED : lots));
      } else if (!shows) {
        offers.add(new Offer(row[0], price, 0));
      }
      shown = shows;
    }

    /// A split restates the level and forgets what was taken of it.
    private void splitsUpTo(long nanos) {
      while (nextSplit < splits.size() && splits.get(nextSplit).nanos() <= nanos) {
        Evidence.Split split = splits.get(nextSplit++);
        price = split.restated(price);
        if (shown) {
          offers.add(new Offer(split.nanos(), price, lots == 0 ? UNLIMITED : lots));
        }
      }
    }
  }

  // ---- bars ----

  private void bars(List<LabResult.Fill> fills, List<MarketRows> rows, int sign) {
    for (MarketRows of : rows) {
      List<Offer> offers = new ArrayList<>();
      for (long[] row : of.rows()) {
        offers.add(new Offer(row[1], 0, portion(row[6], run.profile().volumeCapE8())));
      }
      int first = 0;
      for (LabResult.Fill fill : fills) {
        boolean free = (fill.flags() & FillFlags.OPTIMISTIC) != 0;
        if (free || fill.side().sign() != sign || rows.size() > 1) {
          continue;
        }
        // the close of a session takes from the last bar, also when that ended earlier (O-10)
        while (first + 1 < offers.size()
            && of.rows().get(first)[0] < fill.nanos()
            && offers.get(first + 1).nanos <= fill.nanos()) {
          first++;
        }
        long left = fill.lots();
        for (int i = first; i < offers.size() && offers.get(i).nanos <= fill.nanos(); i++) {
          left -= offers.get(i).take(left);
        }
        assertEquals(0, left, () -> "I-7: more lots than the volume cap leaves: " + fill);
      }
    }
  }
}
