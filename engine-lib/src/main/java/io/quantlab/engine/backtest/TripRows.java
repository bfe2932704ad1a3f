package io.quantlab.engine.backtest;

import io.quantlab.engine.analysis.Table;
import io.quantlab.engine.instrument.Instrument;
import io.quantlab.engine.kernel.EventBatch;
import io.quantlab.engine.order.FillFlags;
import io.quantlab.engine.portfolio.Money;
import io.quantlab.engine.portfolio.TripMethod;
import io.quantlab.engine.portfolio.WashSaleRule;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToLongFunction;

/// The trades table: one row for each pair of lots the ledger closed, or for everything between
/// flat and flat (engine contract A-5).
final class TripRows {
  /// What an order executed, and its part of what other ways through ambiguous bars would have
  /// left.
  private static final class Executed {
    long lots;
    long betterE8;
    long worseE8;
    int flags;
  }

  private final TripTable table;
  private final FxTable fx;
  private final Map<Integer, Instrument> instruments;
  private final OrderRows orders;
  private final TripMethod method;
  private final WashSales washes;
  private final FlatTrips flats = new FlatTrips();
  private final Map<Long, Executed> executed = new HashMap<>();
  private final long[] paths = new long[5];
  private long pathsNanos = Long.MIN_VALUE;
  private final long[] trip = new long[5];
  private final long[] money = new long[5];
  private int tripSign;
  private long tripPosition;
  private long exitBar;

  TripRows(
      String[] names,
      FxTable fx,
      Map<Integer, Instrument> instruments,
      OrderRows orders,
      TripMethod method,
      WashSaleRule washSales) {
    this.fx = fx;
    this.instruments = instruments;
    this.orders = orders;
    this.method = method;
    this.washes =
        switch (washSales) {
          case NONE -> null;
          case US -> new WashSales();
        };
    TripTable.Washes shown = washes == null ? TripTable.Washes.LEFT_OUT : TripTable.Washes.SHOWN;
    this.table = new TripTable(names, fx, orders, shown);
  }

  Table table() {
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
      flats.fill(account, token, position, signedLots);
    }
  }

  /// A corporate action changed a position. Where several are open, what it left of each is what
  /// their round trips close.
  void action(int account, int token, long lotsBefore, long lotsAfter) {
    if (washes != null) {
      washes.restated(account, token, lotsBefore, lotsAfter);
    }
    if (method == TripMethod.FLAT_TO_FLAT) {
      flats.action(account, token, lotsAfter);
    }
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
    Trip pair =
        new Trip(
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
      case LOT_PAIRS -> table.write(pair);
      case FLAT_TO_FLAT -> {
        Trip whole = flats.gather(pair, exitBar);
        if (whole != null) {
          table.write(whole);
        }
      }
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
        ? Trip.NO_RISK
        : Math.abs(Money.valueE8(instrument, distance, trip[2]));
  }
}
