package io.quantlab.engine.backtest;

import io.quantlab.engine.analysis.ResultTables;
import io.quantlab.engine.analysis.Table;
import io.quantlab.engine.instrument.Instrument;
import io.quantlab.engine.kernel.EventBatch;
import io.quantlab.engine.math.Exact;
import io.quantlab.engine.order.FillFlags;
import io.quantlab.engine.portfolio.Money;
import io.quantlab.engine.portfolio.TripMethod;
import io.quantlab.engine.portfolio.WashSaleRule;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToLongFunction;

/// The trades table: one row for each pair of lots the ledger closed, or for everything between
/// flat and flat (engine contract A-5).
final class TripRows {
  /// A position of an account, and what of it was closed since it was last flat.
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

  /// One row of the table as its parts are known.
  private record Row(
      Instrument instrument,
      int account,
      int sign,
      long lots,
      long entryNanos,
      long entryTicks,
      long exitNanos,
      long exitTicks,
      long entryValueE8,
      long grossE8,
      long feesE8,
      long adverseTicks,
      long favorableTicks,
      long entryOrder,
      long exitOrder,
      int flags,
      long position,
      long bars,
      long riskE8,
      long betterE8,
      long worseE8,
      List<WashSales.Sale> sales) {}

  /// What an order executed, and its part of what other ways through ambiguous bars would have
  /// left.
  private static final class Executed {
    long lots;
    long betterE8;
    long worseE8;
    int flags;
  }

  /// No stop was known.
  private static final long NO_RISK = -1;

  /// A position of an account; the last part is 0 where positions net.
  private record Key(int account, int token, long position) {}

  private final TableWriter table = new TableWriter(ResultTables.TRADES);
  private final String[] names;
  private final FxTable fx;
  private final Map<Integer, Instrument> instruments;
  private final OrderRows orders;
  private final TripMethod method;
  private final WashSales washes;
  private final List<List<WashSales.Sale>> sales = new ArrayList<>();
  private final Map<Key, Group> groups = new LinkedHashMap<>();
  private final Map<Long, Executed> executed = new HashMap<>();
  private final long[] paths = new long[5];
  private long pathsNanos = Long.MIN_VALUE;
  private final long[] trip = new long[5];
  private final long[] money = new long[5];
  private int tripSign;
  private long tripPosition;
  private long exitBar;
  private long rows;

  TripRows(
      String[] names,
      FxTable fx,
      Map<Integer, Instrument> instruments,
      OrderRows orders,
      TripMethod method,
      WashSaleRule washSales) {
    this.names = names;
    this.fx = fx;
    this.instruments = instruments;
    this.orders = orders;
    this.method = method;
    this.washes =
        switch (washSales) {
          case NONE -> null;
          case US -> new WashSales();
        };
  }

  Table table() {
    for (int row = 0; row < sales.size(); row++) {
      long lots = 0;
      long lossE8 = 0;
      for (WashSales.Sale sale : sales.get(row)) {
        lots = Math.addExact(lots, sale.lots());
        lossE8 = Math.addExact(lossE8, sale.lossE8());
      }
      table.lots(row, "washLots", lots);
      table.money(row, "washLoss", lossE8);
    }
    sales.clear();
    return table.table();
  }

  // ---- positions ----

  /// The ways through a bar, before the fills that were taken of it.
  void paths(EventBatch b, int i) {
    keep(b, i, paths);
    pathsNanos = b.epochNanos(i);
  }

  /// A fill of an order; one on an ambiguous bar has its share, by lots, of what the other ways
  /// would have left.
  void executed(EventBatch b, int i, int flags) {
    Executed of = executed.computeIfAbsent(b.word(i, 0), _ -> new Executed());
    long lots = b.word(i, 2);
    of.lots = Math.addExact(of.lots, lots);
    of.flags |= flags;
    boolean ambiguous = (flags & FillFlags.AMBIGUOUS) != 0;
    boolean told = pathsNanos == b.epochNanos(i) && paths[0] == (int) b.word(i, 1);
    if (ambiguous && told && paths[3] >= lots) {
      of.betterE8 += Money.share(paths[1], lots, paths[3]);
      of.worseE8 += Money.share(paths[2], lots, paths[3]);
    }
  }

  /// What a fill does to a position.
  ///
  /// @param position its id, 0 where positions net
  void fill(int account, int token, long position, long signedLots, long orderId, long epochNanos) {
    if (washes != null) {
      washes.filled(account, token, position, signedLots, orderId, epochNanos);
    }
    if (method == TripMethod.FLAT_TO_FLAT) {
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
  }

  /// A corporate action changed a position. Where several are open, what it left of each is what
  /// their round trips close.
  void action(int account, int token, long lotsBefore, long lotsAfter) {
    if (washes != null) {
      washes.restated(account, token, lotsBefore, lotsAfter);
    }
    if (method == TripMethod.FLAT_TO_FLAT) {
      group(account, token, 0).position = lotsAfter;
    }
  }

  private Group group(int account, int token, long position) {
    return groups.computeIfAbsent(new Key(account, token, position), _ -> new Group());
  }

  // ---- the three events of a round trip ----

  /// The position of the round trip that follows.
  void position(EventBatch b, int i) {
    tripPosition = b.word(i, 2);
  }

  void trip(EventBatch b, int i) {
    tripSign = b.extra(i);
    keep(b, i, trip);
  }

  void money(EventBatch b, int i) {
    exitBar = (b.extra(i) >>> 1) - 1;
    keep(b, i, money);
  }

  private static void keep(EventBatch b, int i, long[] target) {
    for (int w = 0; w < target.length; w++) {
      target[w] = b.word(i, w);
    }
  }

  void orders(EventBatch b, int i) {
    Instrument instrument = instruments.get((int) trip[1]);
    long fees = Math.addExact(money[3], money[4]);
    Row pair =
        new Row(
            instrument,
            b.account(i),
            tripSign,
            trip[2],
            trip[3],
            trip[4],
            b.epochNanos(i),
            money[1],
            Math.abs(Money.valueE8(instrument, trip[4], trip[2])),
            money[2],
            fees,
            b.word(i, 3),
            b.word(i, 4),
            b.word(i, 1),
            b.word(i, 2),
            of(b.word(i, 1)).flags | of(b.word(i, 2)).flags,
            tripPosition,
            b.extra(i) - 1,
            risk(instrument, b.word(i, 1)),
            share(b, i, e -> e.betterE8),
            share(b, i, e -> e.worseE8),
            washes == null ? List.of() : List.of(sale(b, i, instrument, fees)));
    tripPosition = 0;
    switch (method) {
      case LOT_PAIRS -> write(pair);
      case FLAT_TO_FLAT -> gather(pair);
    }
  }

  private WashSales.Sale sale(EventBatch b, int i, Instrument instrument, long feesE8) {
    long net = fx.toBaseE8(instrument, money[2]) - fx.toBaseE8(instrument, feesE8);
    return washes.closed(
        b.account(i), instrument.token(), tripSign, trip[2], b.word(i, 1), b.epochNanos(i), net);
  }

  private static final Executed NOTHING = new Executed();

  private Executed of(long orderId) {
    return executed.getOrDefault(orderId, NOTHING);
  }

  /// The share the lots of a round trip have in a figure of the orders that opened and closed it.
  private long share(EventBatch b, int i, ToLongFunction<Executed> figure) {
    long sum = 0;
    for (int w = 1; w <= 2; w++) {
      Executed order = of(b.word(i, w));
      long all = figure.applyAsLong(order);
      sum += all == 0 ? 0 : Money.share(all, trip[2], order.lots);
    }
    return sum;
  }

  /// Loss of the round trip at hand at the stop that was known when its entry executed.
  private long risk(Instrument instrument, long entryOrder) {
    long distance = orders.stopDistance(entryOrder, trip[4], trip[3], tripSign);
    return distance == OrderRows.NO_STOP
        ? NO_RISK
        : Math.abs(Money.valueE8(instrument, distance, trip[2]));
  }

  /// Adds a pair to its position, and writes the row when that is flat.
  private void gather(Row p) {
    Group g = group(p.account, p.instrument.token(), p.position);
    long worst = p.entryTicks - p.sign * p.adverseTicks;
    long best = p.entryTicks + p.sign * p.favorableTicks;
    if (g.lots == 0) {
      g.sign = p.sign;
      g.worstTicks = worst;
      g.bestTicks = best;
    }
    if (p.entryNanos < g.entryNanos) {
      g.entryNanos = p.entryNanos;
      g.entryOrder = p.entryOrder;
    }
    g.worstTicks = g.sign * Math.min(g.sign * g.worstTicks, g.sign * worst);
    g.bestTicks = g.sign * Math.max(g.sign * g.bestTicks, g.sign * best);
    g.lots = Math.addExact(g.lots, p.lots);
    g.entryTickLots = Math.addExact(g.entryTickLots, Math.multiplyExact(p.entryTicks, p.lots));
    g.exitTickLots = Math.addExact(g.exitTickLots, Math.multiplyExact(p.exitTicks, p.lots));
    g.entryValueE8 = Math.addExact(g.entryValueE8, p.entryValueE8);
    g.grossE8 = Math.addExact(g.grossE8, p.grossE8);
    g.feesE8 = Math.addExact(g.feesE8, p.feesE8);
    g.flags |= p.flags;
    g.sales.addAll(p.sales);
    g.firstBar = p.bars < 0 ? -1 : Math.min(g.firstBar, exitBar - p.bars);
    g.riskE8 = g.riskE8 == NO_RISK || p.riskE8 == NO_RISK ? NO_RISK : g.riskE8 + p.riskE8;
    g.betterE8 += p.betterE8;
    g.worseE8 += p.worseE8;
    g.position -= p.sign * p.lots;
    if (g.position == 0) {
      flat(g, p);
    }
  }

  private void flat(Group g, Row last) {
    long entry = Exact.divHalfEven(g.entryTickLots, g.lots);
    write(
        new Row(
            last.instrument,
            last.account,
            g.sign,
            g.lots,
            g.entryNanos,
            entry,
            last.exitNanos,
            Exact.divHalfEven(g.exitTickLots, g.lots),
            g.entryValueE8,
            g.grossE8,
            g.feesE8,
            Math.max(0, g.sign * (entry - g.worstTicks)),
            Math.max(0, g.sign * (g.bestTicks - entry)),
            g.entryOrder,
            last.exitOrder,
            g.flags,
            last.position,
            g.firstBar < 0 ? -1 : exitBar - g.firstBar,
            g.riskE8,
            g.betterE8,
            g.worseE8,
            List.copyOf(g.sales)));
    Group next = new Group();
    next.position = g.reopened;
    groups.put(new Key(last.account, last.instrument.token(), last.position), next);
  }

  // ---- rows ----

  private long moved(Row r, long ticks) {
    return fx.toBaseE8(r.instrument, Math.abs(Money.valueE8(r.instrument, ticks, r.lots)));
  }

  private void write(Row r) {
    TableWriter t = table;
    t.row(r.instrument).number("id", ++rows).number("token", r.instrument.token()).symbol();
    if (names.length > 1) {
      t.text("strategy", names[r.account]);
    }
    t.text("side", r.sign > 0 ? "LONG" : "SHORT").lots("lots", r.lots);
    t.nanos("entryTime", r.entryNanos).price("entryPrice", r.entryTicks);
    t.nanos("exitTime", r.exitNanos).price("exitPrice", r.exitTicks);
    t.text("currency", fx.account());
    long entry = fx.toBaseE8(r.instrument, r.entryValueE8);
    long gross = fx.toBaseE8(r.instrument, r.grossE8);
    long fees = fx.toBaseE8(r.instrument, r.feesE8);
    t.money("entryValue", entry).money("exitValue", entry + r.sign * gross);
    t.money("gross", gross).money("fees", fees).money("net", gross - fees);
    t.money("mae", -moved(r, r.adverseTicks)).money("mfe", moved(r, r.favorableTicks));
    t.number("maeTicks", -r.adverseTicks).number("mfeTicks", r.favorableTicks);
    t.number("durationNanos", r.exitNanos - r.entryNanos);
    String tag = orders.tag(r.entryOrder);
    if (!tag.isEmpty()) {
      t.text("tags", tag);
    }
    t.text("cause", r.exitOrder == 0 ? "CORPORATE" : orders.cause(r.exitOrder).name());
    t.number("entryOrderId", r.entryOrder);
    if (r.exitOrder != 0) {
      t.number("exitOrderId", r.exitOrder);
    }
    given("entryClientId", r.entryOrder);
    given("exitClientId", r.exitOrder);
    t.yesNo("ambiguous", r.flags & FillFlags.AMBIGUOUS);
    t.yesNo("optimistic", r.flags & FillFlags.OPTIMISTIC);
    t.money("bestNet", gross - fees + fx.toBaseE8(r.instrument, r.betterE8));
    t.money("worstNet", gross - fees - fx.toBaseE8(r.instrument, r.worseE8));
    if (r.riskE8 != NO_RISK) {
      t.money("initialRisk", fx.toBaseE8(r.instrument, r.riskE8));
    }
    if (r.bars >= 0) {
      t.number("bars", r.bars);
    }
    if (r.position != 0) {
      t.number("positionId", r.position);
    }
    if (washes != null) {
      sales.add(r.sales);
    }
  }

  /// The client id the caller gave to an order of the round trip.
  private void given(String column, long orderId) {
    String id = orders.clientId(orderId);
    if (!id.isEmpty()) {
      table.text(column, id);
    }
  }
}
