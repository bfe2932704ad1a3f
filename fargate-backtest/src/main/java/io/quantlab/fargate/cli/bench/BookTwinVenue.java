package io.quantlab.fargate.cli.bench;

import io.quantlab.engine.data.synthetic.QlbWorkload;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;

/// The venue of [BookTwin]: its book, the one order it may hold, that order's place in the queue of
/// its level, and what was taken of the levels since they changed.
///
/// Cancels of a level are behind the order with the probability `1 - (front / (front + back))³`
/// (`POWER3` of the queue models).
final class BookTwinVenue {
  /// Tells an execution, and whether it was the order's last.
  @FunctionalInterface
  interface Teller {
    void executed(long priceTicks, long lots, boolean whole);
  }

  /// The levels of a side.
  static final class Levels {
    private final TreeMap<Long, Long> lots = new TreeMap<>();

    static Levels[] both() {
      return new Levels[] {new Levels(), new Levels()};
    }

    void set(long price, long size) {
      if (size == 0) {
        lots.remove(price);
      } else {
        lots.put(price, size);
      }
    }

    long at(long price) {
      return lots.getOrDefault(price, 0L);
    }

    /// The best price: the highest for `sign` +1, the lowest for -1.
    long best(int sign) {
      return sign > 0 ? lots.lastKey() : lots.firstKey();
    }
  }

  private final Teller teller;
  private final Levels[] levels = Levels.both();

  /// Lots by twice the price, plus one for asks.
  private final Map<Long, Long> taken = new HashMap<>();

  private final Map<Long, Long> printed = new HashMap<>();
  private int side;
  private long price;
  private long open;
  private double front;
  private long traded;

  BookTwinVenue(Teller teller) {
    this.teller = teller;
  }

  private int sign() {
    return 1 - 2 * side;
  }

  // ---- the market ----

  /// A level has a new size.
  void changed(int ofSide, long atPrice, long after) {
    long before = levels[ofSide].at(atPrice);
    levels[ofSide].set(atPrice, after);
    if (before == after) {
      return;
    }
    taken.remove(2 * atPrice + ofSide);
    if (open > 0 && ofSide == side && atPrice == price) {
      queueChanged(before, after);
    }
  }

  private void queueChanged(long before, long after) {
    double canceled = before - after - traded;
    traded = 0;
    double ahead = Math.max(0, front);
    if (canceled < 0) {
      front = Math.min(ahead, after);
      return;
    }
    double back = Math.max(0, before - ahead);
    double behind = ahead + back == 0 ? 1 : 1 - StrictMath.pow(ahead / (ahead + back), 3);
    double moved = ahead - (1 - behind) * canceled + Math.min(0, back - behind * canceled);
    front = Math.max(0, Math.min(after, moved));
  }

  /// An update is whole: the far side may have come to the order.
  void updated() {
    printed.clear();
    if (open > 0) {
      take();
    }
  }

  void traded(long atPrice, long lots) {
    for (int of = 0; of < 2; of++) {
      int sign = 1 - 2 * of;
      if (sign * (levels[of].best(sign) - atPrice) >= 0) {
        printed.merge(2 * atPrice + of, lots, Long::sum);
      }
    }
    long beyond = sign() * (price - atPrice);
    if (open == 0 || beyond < 0) {
      return;
    }
    if (beyond > 0) {
      fill(Math.min(open, lots), price);
      return;
    }
    front -= lots;
    traded += lots;
    long reached = Math.round(-front);
    front = Math.max(0, front);
    if (reached > 0) {
      fill(Math.min(open, Math.min(lots, reached)), price);
    }
  }

  // ---- the order ----

  void submit(int ofSide, long limit, long lots) {
    side = ofSide;
    price = limit;
    open = lots;
    boolean takes = sign() * (limit - levels[1 - side].best(-sign())) >= 0;
    if (takes) {
      walk();
    }
    front = levels[side].at(limit);
    traded = 0;
  }

  /// Withdraws the order; false when there is none any more.
  boolean cancel() {
    boolean there = open > 0;
    open = 0;
    return there;
  }

  /// Takes level by level, each fill at its own price.
  private void walk() {
    for (long at = levels[1 - side].best(-sign()); ; at += sign() * QlbWorkload.PRICE_SCALE) {
      if (open == 0 || sign() * (price - at) < 0) {
        return;
      }
      long some = Math.min(open, available(at));
      if (some > 0) {
        taken.merge(2 * at + 1 - side, some, Long::sum);
        fill(some, at);
      }
    }
  }

  /// The far side is at the order's price or beyond: it trades at its own price.
  private void take() {
    long lots = 0;
    for (long at = levels[1 - side].best(-sign());
        sign() * (price - at) >= 0;
        at += sign() * QlbWorkload.PRICE_SCALE) {
      front = 0;
      long some = Math.min(open - lots, available(at));
      if (some > 0) {
        taken.merge(2 * at + 1 - side, some, Long::sum);
        lots += some;
      }
    }
    if (lots > 0) {
      fill(lots, price);
    }
  }

  private long available(long at) {
    int far = 1 - side;
    long key = 2 * at + far;
    long gone = taken.getOrDefault(key, 0L) + printed.getOrDefault(key, 0L);
    return Math.max(0, levels[far].at(at) - gone);
  }

  private void fill(long lots, long atPrice) {
    open -= lots;
    teller.executed(atPrice, lots, open == 0);
  }
}
