package io.quantlab.engine.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quantlab.engine.market.Flags;
import io.quantlab.engine.market.Schema;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongUnaryOperator;

/// I-7, the size, against order books: what is taken of a level until it changes is at most what it
/// showed (F-22, F-31); resting orders have what levels that came to them show, and their share of
/// the prints that reached them (F-23).
///
/// Where rows bear the stamp of a fill, what was replaced with that stamp counts too: the events do
/// not say which state the fill met.
final class BookSizeInvariants {
  private static final long NEVER = Long.MAX_VALUE;

  /// What a level or a print offers until it is replaced.
  private static final class Offer {
    final long price;
    final long nanos;
    final long shown;
    long left;
    long until = NEVER;

    Offer(long price, long nanos, long left) {
      this.price = price;
      this.nanos = nanos;
      this.shown = left;
      this.left = left;
    }
  }

  private final List<long[]> depth = new ArrayList<>();
  private final List<Offer> prints = new ArrayList<>();
  private final List<Map<Long, List<Offer>>> sides = List.of(new HashMap<>(), new HashMap<>());
  private int next;

  /// @param share lots of a print resting orders may have
  BookSizeInvariants(List<MarketRows> rows, LongUnaryOperator share) {
    for (MarketRows of : rows) {
      if (of.schema() == Schema.DEPTH) {
        depth.addAll(of.rows());
      } else if (of.schema() == Schema.TRADE) {
        for (long[] row : of.rows()) {
          prints.add(new Offer(row[1], row[0], share.applyAsLong(row[2])));
        }
      }
    }
    depth.sort(Comparator.comparingLong(row -> row[0]));
  }

  void check(List<LabResult.Fill> fills) {
    for (LabResult.Fill fill : fills) {
      forward(fill.nanos());
      long left = fill.lots();
      int sign = fill.side().sign();
      if (fill.maker()) {
        left -= take(prints.stream().filter(p -> p.nanos == fill.nanos()).toList(), fill, left);
      }
      for (List<Offer> level : sides.get(sign > 0 ? 1 : 0).values()) {
        left -= take(level, fill, left);
      }
      assertEquals(0, left, () -> "I-7: more lots than the book showed: " + fill);
    }
  }

  private static long take(List<Offer> offers, LabResult.Fill fill, long wanted) {
    int sign = fill.side().sign();
    long price = fill.priceTicks() - sign * fill.slippageTicks();
    long taken = 0;
    for (Offer offer : offers) {
      boolean meets = fill.maker() ? sign * (price - offer.price) >= 0 : price == offer.price;
      if (meets && offer.until >= fill.nanos()) {
        long some = Math.min(offer.left, wanted - taken);
        offer.left -= offer.left == NEVER ? 0 : some;
        taken += some;
      }
    }
    return taken;
  }

  private void forward(long nanos) {
    while (next < depth.size() && depth.get(next)[0] <= nanos) {
      row(depth.get(next++));
    }
  }

  private void row(long[] row) {
    if (row[1] != 1 || (row[5] & Flags.RESET) != 0) {
      sides.forEach(side -> side.values().forEach(level -> end(level, row[0])));
    }
    if (row[1] == 1) {
      set(row);
    }
    if ((row[5] & Flags.GAP) != 0) {
      sides.forEach(side -> side.values().forEach(level -> end(level, row[0])));
    }
  }

  private void set(long[] row) {
    List<Offer> level = sides.get((int) row[2]).computeIfAbsent(row[3], price -> new ArrayList<>());
    if (level.stream().anyMatch(o -> o.until == NEVER && o.shown == row[4])) {
      return; // not changed
    }
    end(level, row[0]);
    level.removeIf(offer -> offer.until < row[0]);
    level.add(new Offer(row[3], row[0], row[4]));
  }

  private static void end(List<Offer> level, long nanos) {
    for (Offer offer : level) {
      offer.until = Math.min(offer.until, nanos);
    }
  }
}
