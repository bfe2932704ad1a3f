package io.quantlab.engine.backtest;

import io.quantlab.engine.analysis.ResultTables;
import io.quantlab.engine.analysis.Table;
import io.quantlab.engine.order.FillFlags;
import io.quantlab.engine.portfolio.Money;
import java.util.ArrayList;
import java.util.List;

/// Writes the trades table, in the account's currency.
final class TripTable {
  /// Whether sales with a loss are looked at for purchases around them.
  enum Washes {
    LEFT_OUT,
    SHOWN
  }

  private final TableWriter table = new TableWriter(ResultTables.TRADES);
  private final String[] names;
  private final FxTable fx;
  private final OrderRows orders;
  private final Washes washes;
  private final List<List<WashSales.Sale>> sales = new ArrayList<>();
  private long rows;

  TripTable(String[] names, FxTable fx, OrderRows orders, Washes washes) {
    this.names = names;
    this.fx = fx;
    this.orders = orders;
    this.washes = washes;
  }

  /// The finished table: what purchases after a sale say of it is known at the end.
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

  void write(Trip r) {
    TableWriter t = table;
    t.row(r.instrument()).number("id", ++rows).number("token", r.instrument().token()).symbol();
    if (names.length > 1) {
      t.text("strategy", names[r.account()]);
    }
    t.text("side", r.sign() > 0 ? "LONG" : "SHORT").lots("lots", r.lots());
    t.nanos("entryTime", r.entryNanos()).price("entryPrice", r.entryTicks());
    t.nanos("exitTime", r.exitNanos()).price("exitPrice", r.exitTicks());
    money(r);
    t.number("maeTicks", -r.adverseTicks()).number("mfeTicks", r.favorableTicks());
    t.number("durationNanos", r.exitNanos() - r.entryNanos());
    orders(r);
    t.yesNo("ambiguous", r.flags() & FillFlags.AMBIGUOUS);
    t.yesNo("optimistic", r.flags() & FillFlags.OPTIMISTIC);
    if (r.bars() >= 0) {
      t.number("bars", r.bars());
    }
    if (r.position() != 0) {
      t.number("positionId", r.position());
    }
    if (washes == Washes.SHOWN) {
      sales.add(r.sales());
    }
  }

  private void money(Trip r) {
    TableWriter t = table;
    t.text("currency", fx.account());
    long entry = fx.toBaseE8(r.instrument(), r.entryValueE8());
    long gross = fx.toBaseE8(r.instrument(), r.grossE8());
    long fees = fx.toBaseE8(r.instrument(), r.feesE8());
    t.money("entryValue", entry).money("exitValue", entry + r.sign() * gross);
    t.money("gross", gross).money("fees", fees).money("net", gross - fees);
    t.money("mae", -moved(r, r.adverseTicks())).money("mfe", moved(r, r.favorableTicks()));
    t.money("bestNet", gross - fees + fx.toBaseE8(r.instrument(), r.betterE8()));
    t.money("worstNet", gross - fees - fx.toBaseE8(r.instrument(), r.worseE8()));
    if (r.riskE8() != Trip.NO_RISK) {
      t.money("initialRisk", fx.toBaseE8(r.instrument(), r.riskE8()));
    }
  }

  private long moved(Trip r, long ticks) {
    return fx.toBaseE8(r.instrument(), Math.abs(Money.valueE8(r.instrument(), ticks, r.lots())));
  }

  private void orders(Trip r) {
    String tag = orders.tag(r.entryOrder());
    if (!tag.isEmpty()) {
      table.text("tags", tag);
    }
    table.text("cause", r.exitOrder() == 0 ? "CORPORATE" : orders.cause(r.exitOrder()).name());
    table.number("entryOrderId", r.entryOrder());
    if (r.exitOrder() != 0) {
      table.number("exitOrderId", r.exitOrder());
    }
    given("entryClientId", r.entryOrder());
    given("exitClientId", r.exitOrder());
  }

  /// The client id the caller gave to an order of the round trip.
  private void given(String column, long orderId) {
    String id = orders.clientId(orderId);
    if (!id.isEmpty()) {
      table.text(column, id);
    }
  }
}
