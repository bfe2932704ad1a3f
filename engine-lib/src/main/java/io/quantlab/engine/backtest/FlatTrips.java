package io.quantlab.engine.backtest;

import io.quantlab.engine.math.Exact;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Gathers closed pairs of lots until their position is flat: one round trip of all of them (engine
/// contract A-5 `FLAT_TO_FLAT`).
final class FlatTrips {
  /// A position of an account; the last part is 0 where positions net.
  private record Key(int account, int token, long position) {}

  /// A position, and what of it was closed since it was last flat.
  private static final class Group {
    long position;
    long reopened;
    int sign;
    long lots;
    long entryNanos = Long.MAX_VALUE;
    long entryTickLots;
    long exitTickLots;
    long entryValueE8;
    long grossE8;
    long feesE8;
    long worstTicks;
    long bestTicks;
    long entryOrder;
    int flags;
    List<WashSales.Sale> sales = new ArrayList<>();
    long firstBar = Long.MAX_VALUE;
    long riskE8;
    long betterE8;
    long worseE8;
  }

  private final Map<Key, Group> groups = new LinkedHashMap<>();

  private Group group(int account, int token, long position) {
    return groups.computeIfAbsent(new Key(account, token, position), _ -> new Group());
  }

  /// What a fill does to a position: one beyond flat opens the next round trip.
  void fill(int account, int token, long position, long signedLots) {
    Group g = group(account, token, position);
    boolean against = Long.signum(g.position) * Long.signum(signedLots) < 0;
    long closing = against ? Math.min(Math.abs(g.position), Math.abs(signedLots)) : 0;
    long opening = Long.signum(signedLots) * (Math.abs(signedLots) - closing);
    if (against) {
      g.reopened = opening;
    } else {
      g.position += opening;
    }
  }

  /// A corporate action left so many lots.
  void action(int account, int token, long lotsAfter) {
    group(account, token, 0).position = lotsAfter;
  }

  /// Adds a pair to its position; the round trip when that is flat, else `null`.
  ///
  /// @param exitBar number of the bar the pair was closed in
  Trip gather(Trip p, long exitBar) {
    Group g = group(p.account(), p.instrument().token(), p.position());
    excursions(g, p);
    if (p.entryNanos() < g.entryNanos) {
      g.entryNanos = p.entryNanos();
      g.entryOrder = p.entryOrder();
    }
    g.lots = Math.addExact(g.lots, p.lots());
    g.entryTickLots = Math.addExact(g.entryTickLots, Math.multiplyExact(p.entryTicks(), p.lots()));
    g.exitTickLots = Math.addExact(g.exitTickLots, Math.multiplyExact(p.exitTicks(), p.lots()));
    g.entryValueE8 = Math.addExact(g.entryValueE8, p.entryValueE8());
    g.grossE8 = Math.addExact(g.grossE8, p.grossE8());
    g.feesE8 = Math.addExact(g.feesE8, p.feesE8());
    g.flags |= p.flags();
    g.sales.addAll(p.sales());
    g.firstBar = p.bars() < 0 ? -1 : Math.min(g.firstBar, exitBar - p.bars());
    boolean unknown = g.riskE8 == Trip.NO_RISK || p.riskE8() == Trip.NO_RISK;
    g.riskE8 = unknown ? Trip.NO_RISK : g.riskE8 + p.riskE8();
    g.betterE8 += p.betterE8();
    g.worseE8 += p.worseE8();
    g.position -= p.sign() * p.lots();
    return g.position == 0 ? flat(g, p, exitBar) : null;
  }

  private static void excursions(Group g, Trip p) {
    long worst = p.entryTicks() - p.sign() * p.adverseTicks();
    long best = p.entryTicks() + p.sign() * p.favorableTicks();
    if (g.lots == 0) {
      g.sign = p.sign();
      g.worstTicks = worst;
      g.bestTicks = best;
    }
    g.worstTicks = g.sign * Math.min(g.sign * g.worstTicks, g.sign * worst);
    g.bestTicks = g.sign * Math.max(g.sign * g.bestTicks, g.sign * best);
  }

  private Trip flat(Group g, Trip last, long exitBar) {
    long entry = Exact.divHalfEven(g.entryTickLots, g.lots);
    Group next = new Group();
    next.position = g.reopened;
    groups.put(new Key(last.account(), last.instrument().token(), last.position()), next);
    return new Trip(
        last.instrument(),
        last.account(),
        g.sign,
        g.lots,
        g.entryNanos,
        entry,
        last.exitNanos(),
        Exact.divHalfEven(g.exitTickLots, g.lots),
        g.entryValueE8,
        g.grossE8,
        g.feesE8,
        Math.max(0, g.sign * (entry - g.worstTicks)),
        Math.max(0, g.sign * (g.bestTicks - entry)),
        g.entryOrder,
        last.exitOrder(),
        g.flags,
        last.position(),
        g.firstBar < 0 ? -1 : exitBar - g.firstBar,
        g.riskE8,
        g.betterE8,
        g.worseE8,
        List.copyOf(g.sales));
  }
}
