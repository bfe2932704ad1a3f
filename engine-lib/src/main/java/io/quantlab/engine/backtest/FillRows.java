package io.quantlab.engine.backtest;

import io.quantlab.engine.analysis.ResultTables;
import io.quantlab.engine.analysis.Table;
import io.quantlab.engine.execution.ReportSink;
import io.quantlab.engine.instrument.Instrument;
import io.quantlab.engine.kernel.EventBatch;
import io.quantlab.engine.order.FillFlags;
import io.quantlab.engine.order.Side;
import io.quantlab.engine.portfolio.Money;
import java.util.Map;

/// The fills table, and what trading paid inside its prices.
final class FillRows {
  private final TableWriter table = new TableWriter(ResultTables.FILLS);
  private final FxTable fx;
  private final Map<Integer, Instrument> instruments;
  private final OrderRows orders;
  private final TripRows trips;
  private long slippageE8;
  private long temporaryTicks;
  private long overlayTicks;
  private long temporaryE8;
  private long overlayE8;
  private long spreadTicks = ReportSink.UNKNOWN;
  private long queueAheadLots = ReportSink.UNKNOWN;
  private long spreadE8;
  private long tradedE8;
  private long position;

  FillRows(FxTable fx, Map<Integer, Instrument> instruments, OrderRows orders, TripRows trips) {
    this.fx = fx;
    this.instruments = instruments;
    this.orders = orders;
    this.trips = trips;
  }

  /// What own trades moved the price of the next fill by.
  void impact(EventBatch b, int i) {
    temporaryTicks = b.word(i, 2);
    overlayTicks = b.word(i, 3);
  }

  /// What the market showed before the next fill.
  void seen(EventBatch b, int i) {
    spreadTicks = b.word(i, 2);
    queueAheadLots = b.word(i, 3);
  }

  /// The position the next fill works on; the first one named is told.
  void worksOn(EventBatch b, int i) {
    position = position == 0 ? b.word(i, 2) : position;
    trips.fill(
        b.account(i),
        (int) b.word(i, 1),
        b.word(i, 2),
        b.word(i, 3),
        b.word(i, 0),
        b.epochNanos(i));
  }

  /// Adds a fill.
  void fill(EventBatch b, int i) {
    int token = (int) b.word(i, 1);
    Instrument instrument = instruments.get(token);
    int side = (int) (b.word(i, 1) >>> 32) & 1;
    int flags = (int) (b.word(i, 1) >>> 40);
    long lots = b.word(i, 2);
    long price = b.word(i, 3);
    long value = Math.abs(Money.valueE8(instrument, price, lots));
    tradedE8 = Math.addExact(tradedE8, fx.toBaseE8(instrument, value));
    long impactTicks = temporaryTicks + overlayTicks;
    long slippageTicks = b.extra(i) - impactTicks;
    slippageE8 = Math.addExact(slippageE8, Math.abs(paid(instrument, slippageTicks, lots)));
    temporaryE8 = Math.addExact(temporaryE8, paid(instrument, temporaryTicks, lots));
    overlayE8 = Math.addExact(overlayE8, paid(instrument, overlayTicks, lots));
    temporaryTicks = 0;
    overlayTicks = 0;
    orders.fill(b.word(i, 0), lots, price);
    trips.executed(b, i, flags);
    if (position == 0) {
      trips.fill(b.account(i), token, 0, side == 0 ? lots : -lots, b.word(i, 0), b.epochNanos(i));
    }
    table.row(instrument).number("sequence", b.sequence(i)).nanos("time", b.epochNanos(i));
    table.number("orderId", b.word(i, 0)).number("token", token).symbol();
    table.text("side", Side.ofOrdinal(side).name()).lots("lots", lots).price("price", price);
    table.money("value", value).money("fee", b.word(i, 4)).text("currency", instrument.currency());
    table.text("feeCurrency", instrument.currency()).yesNo("maker", flags & FillFlags.MAKER);
    seen(instrument, lots);
    table.number("slippageTicks", slippageTicks).number("impactTicks", impactTicks);
    table
        .yesNo("ambiguous", flags & FillFlags.AMBIGUOUS)
        .yesNo("optimistic", flags & FillFlags.OPTIMISTIC);
    String marks = marks(flags);
    if (!marks.isEmpty()) {
      table.text("marks", marks);
    }
    if (position != 0) {
      table.number("positionId", position);
      position = 0;
    }
  }

  /// What the market showed at the fill at hand. Half a spread is paid by who took.
  private void seen(Instrument instrument, long lots) {
    if (spreadTicks != ReportSink.UNKNOWN) {
      table.decimal("halfSpreadTicks", spreadTicks / 2.0);
      spreadE8 = Math.addExact(spreadE8, paid(instrument, spreadTicks, lots) / 2);
    }
    if (queueAheadLots != ReportSink.UNKNOWN) {
      table.lots("queueAheadLots", queueAheadLots);
    }
    spreadTicks = ReportSink.UNKNOWN;
    queueAheadLots = ReportSink.UNKNOWN;
  }

  private long paid(Instrument instrument, long ticks, long lots) {
    return fx.toBaseE8(instrument, Money.valueE8(instrument, ticks, lots));
  }

  private static String marks(int flags) {
    StringBuilder marks = new StringBuilder();
    mark(marks, flags & FillFlags.CAPPED, "CAPPED");
    mark(marks, flags & FillFlags.ONE_TICK_WORSE, "ONE_TICK_WORSE");
    mark(marks, flags & FillFlags.OCO_OVERFILL, "OCO_OVERFILL");
    mark(marks, flags & FillFlags.LATE_FILL, "LATE_FILL");
    mark(marks, flags & FillFlags.OVERFILL, "OVERFILL");
    mark(marks, flags & FillFlags.CLEARED, "CLEARED");
    return marks.toString();
  }

  private static void mark(StringBuilder marks, int bit, String name) {
    if (bit != 0) {
      marks.append(marks.isEmpty() ? "" : " ").append(name);
    }
  }

  Table table() {
    return table.table();
  }

  /// What our own fills moved at once, 1e-8, paid.
  long temporaryImpactE8() {
    return temporaryE8;
  }

  /// What earlier fills of ours had moved the prices of later ones, 1e-8, paid.
  long permanentImpactE8() {
    return overlayE8;
  }

  /// Half spreads paid inside the fill prices, 1e-8, as far as the data show a spread.
  long spreadE8() {
    return spreadE8;
  }

  /// Slippage paid inside the fill prices, 1e-8.
  long slippageE8() {
    return slippageE8;
  }

  /// Absolute value of everything bought and sold, 1e-8.
  long tradedE8() {
    return tradedE8;
  }
}
