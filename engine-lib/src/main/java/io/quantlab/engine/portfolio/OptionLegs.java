package io.quantlab.engine.portfolio;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// The options of one underlying and what they need beside their net value, by the strategies the
/// exchanges know: covered, spread, short straddle, naked (engine contract F-70).
///
/// Cboe Rule 10.3 and FINRA Rule 4210(f)(2); Cboe, *Margin Manual*, 2000. Short calls are covered
/// by stock, dearest first. What is short beyond that is matched with longs of the same right that
/// live as long, the short most in the money with the long most in the money. Matched options of
/// one expiry need the largest loss they can make together, looked for at every strike, or what
/// their shorts would need alone, whichever is less. Shorts left over need their naked margin; a
/// call and a put only the larger of theirs and the value of the other.
///
/// All money is of one lot, 1e-8.
final class OptionLegs {
  /// An option of the underlying; lots shrink as they are dealt with.
  private static final class Leg {
    final int sign;
    final int expiryDay;
    final long strikeE8;
    final long valueE8;
    final long nakedE8;
    long lots;

    Leg(int sign, int expiryDay, long strikeE8, long valueE8, long nakedE8, long lots) {
      this.sign = sign;
      this.expiryDay = expiryDay;
      this.strikeE8 = strikeE8;
      this.valueE8 = valueE8;
      this.nakedE8 = nakedE8;
      this.lots = lots;
    }

    long payoffE8(long priceE8) {
      return Math.max(0, sign * (priceE8 - strikeE8));
    }
  }

  /// A short and the long that bounds its loss.
  private record Pair(Leg shorted, Leg held, long lots) {
    long lossE8(long priceE8) {
      return Math.multiplyExact(lots, shorted.payoffE8(priceE8) - held.payoffE8(priceE8));
    }
  }

  private static final Comparator<Leg> DEAREST =
      Comparator.comparingLong((Leg leg) -> leg.nakedE8)
          .thenComparingLong(leg -> leg.valueE8)
          .reversed();

  private final List<Leg> longs = new ArrayList<>();
  private final List<Leg> shorts = new ArrayList<>();
  private long neededE8;

  /// Adds a position.
  ///
  /// @param sign +1 for a call, -1 for a put
  /// @param lots signed
  /// @param strikeE8 what a lot delivers, at its strike
  /// @param valueE8 of a lot
  /// @param nakedE8 margin of a short lot alone, its value with it
  void add(int sign, int expiryDay, long lots, long strikeE8, long valueE8, long nakedE8) {
    Leg leg = new Leg(sign, expiryDay, strikeE8, valueE8, nakedE8, Math.abs(lots));
    (lots > 0 ? longs : shorts).add(leg);
    long held = Math.multiplyExact(lots, valueE8);
    neededE8 = Math.addExact(neededE8, held); // longs are paid in full, shorts have brought cash
  }

  /// What NAV must hold for all of them.
  ///
  /// @param stockLots lots of options the stock covers: calls above zero, puts below
  long requiredE8(long stockLots) {
    cover(stockLots);
    List<Pair> pairs = new ArrayList<>();
    match(1, pairs);
    match(-1, pairs);
    while (!pairs.isEmpty()) {
      int day = pairs.getFirst().shorted.expiryDay;
      List<Pair> together = pairs.stream().filter(p -> p.shorted.expiryDay == day).toList();
      pairs.removeAll(together);
      need(1, spreadE8(together));
    }
    naked();
    return Math.max(0, neededE8);
  }

  private void need(long lots, long eachE8) {
    neededE8 = Math.addExact(neededE8, Math.multiplyExact(lots, eachE8));
  }

  private void cover(long stockLots) {
    long left = Math.abs(stockLots);
    for (Leg leg : dearest(Long.signum(stockLots))) {
      long covered = Math.min(left, leg.lots);
      need(covered, leg.valueE8);
      leg.lots -= covered;
      left -= covered;
    }
  }

  private List<Leg> dearest(int sign) {
    return shorts.stream().filter(leg -> leg.sign == sign).sorted(DEAREST).toList();
  }

  /// Matches shorts with longs, the longest-lived first.
  private void match(int sign, List<Pair> into) {
    Comparator<Leg> deepest = Comparator.comparingLong(leg -> sign * leg.strikeE8);
    List<Leg> held = longs.stream().filter(leg -> leg.sign == sign).sorted(deepest).toList();
    List<Leg> sold =
        shorts.stream()
            .filter(leg -> leg.sign == sign)
            .sorted(Comparator.comparingInt((Leg leg) -> -leg.expiryDay).thenComparing(deepest))
            .toList();
    for (Leg shorted : sold) {
      for (Leg each : held) {
        long lots = each.expiryDay < shorted.expiryDay ? 0 : Math.min(shorted.lots, each.lots);
        if (lots > 0) {
          into.add(new Pair(shorted, each, lots));
          shorted.lots -= lots;
          each.lots -= lots;
        }
      }
    }
  }

  /// Largest loss at the expiry of the shorts, or what they need alone. Beyond the last strike
  /// nothing changes any more, because every short has its long.
  private static long spreadE8(List<Pair> pairs) {
    long largest = lossE8(pairs, 0);
    long alone = 0;
    for (Pair pair : pairs) {
      largest = Math.max(largest, lossE8(pairs, pair.shorted.strikeE8));
      largest = Math.max(largest, lossE8(pairs, pair.held.strikeE8));
      alone = Math.addExact(alone, Math.multiplyExact(pair.lots, pair.shorted.nakedE8));
    }
    return Math.min(Math.max(0, largest), alone);
  }

  private static long lossE8(List<Pair> pairs, long priceE8) {
    long loss = 0;
    for (Pair pair : pairs) {
      loss = Math.addExact(loss, pair.lossE8(priceE8));
    }
    return loss;
  }

  /// Calls and puts that are left, dearest with dearest.
  private void naked() {
    List<Leg> calls = dearest(1);
    List<Leg> puts = dearest(-1);
    int put = 0;
    for (Leg call : calls) {
      while (call.lots > 0 && put < puts.size()) {
        Leg other = puts.get(put);
        long lots = Math.min(call.lots, other.lots);
        boolean larger = call.nakedE8 >= other.nakedE8;
        need(lots, larger ? call.nakedE8 + other.valueE8 : other.nakedE8 + call.valueE8);
        call.lots -= lots;
        other.lots -= lots;
        put += other.lots == 0 ? 1 : 0;
      }
      need(call.lots, call.nakedE8);
    }
    for (Leg each : puts) {
      need(each.lots, each.nakedE8);
    }
  }
}
