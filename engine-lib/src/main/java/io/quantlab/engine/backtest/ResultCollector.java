package io.quantlab.engine.backtest;

import io.quantlab.engine.analysis.ResultTables;
import io.quantlab.engine.analysis.Table;
import io.quantlab.engine.instrument.Instrument;
import io.quantlab.engine.kernel.DecisionSink;
import io.quantlab.engine.kernel.EventBatch;
import io.quantlab.engine.kernel.KernelListener;
import io.quantlab.engine.market.ActionKind;
import io.quantlab.engine.order.DenyReason;
import io.quantlab.engine.order.OrderEventType;
import io.quantlab.engine.order.OrderRequest;
import io.quantlab.engine.order.OrderStatus;
import io.quantlab.engine.order.Submission;
import io.quantlab.engine.portfolio.LedgerAccount;
import io.quantlab.engine.portfolio.LedgerCause;
import io.quantlab.engine.portfolio.TripMethod;
import io.quantlab.engine.portfolio.WashSaleRule;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Turns the output events of a run into its tables (engine contract 7.3), off the hot path.
final class ResultCollector implements KernelListener, DecisionSink {
  private final String[] names;
  private final FxTable fx;
  private final Map<Integer, Instrument> instruments = new HashMap<>();
  private final OrderRows orders = new OrderRows();
  private final TripRows trips;
  private final StatementRows statements;
  private final FillRows fills;
  private final EquityRows equity;
  private final TableWriter events = new TableWriter(ResultTables.EVENTS);
  private final TableWriter ledger = new TableWriter(ResultTables.LEDGER);
  private final TableWriter decisions = new TableWriter(ResultTables.DECISIONS);
  private long decisionCount;

  ResultCollector(
      List<RunConfig.StrategySlot> slots,
      List<String> currencies,
      List<Instrument> all,
      TripMethod method,
      WashSaleRule washSales) {
    names = slots.stream().map(RunConfig.StrategySlot::name).toArray(String[]::new);
    fx = new FxTable(currencies);
    statements = new StatementRows(names, fx);
    trips = new TripRows(names, fx, instruments, orders, method, washSales);
    fills = new FillRows(fx, instruments, orders, trips);
    equity = new EquityRows(names.length);
    for (Instrument instrument : all) {
      instruments.put(instrument.token(), instrument);
    }
  }

  @Override
  public long wanted() {
    return -1;
  }

  @Override
  public void onOrderText(long orderId, String clientOrderId, String tag) {
    orders.text(orderId, clientOrderId, tag);
  }

  @Override
  public void onEvents(EventBatch b) {
    for (int i = 0; i < b.size(); i++) {
      switch (b.type(i)) {
        case COMMAND -> command(b, i);
        case TERMS -> orders.terms(b, i);
        case TRAIL -> orders.trail(b, i);
        case ORDER -> order(b, i);
        case FILL -> fills.fill(b, i);
        case LEDGER -> entry(b, i);
        case LEDGER_MORE -> line(b, i, 2, b.extra(i) >>> 8 & 0xFF, b.word(i, 2));
        case TRIP -> trips.trip(b, i);
        case TRIP_MONEY -> trips.money(b, i);
        case TRIP_ORDERS -> trips.orders(b, i);
        case SNAPSHOT -> {
          statements.snapshot(b, i);
          equity.snapshot(b, i);
        }
        case SNAPSHOT_MORE -> {
          statements.snapshotMore(b, i);
          equity.snapshotMore(b, i);
        }
        case ACTION -> action(b, i);
        case RATE -> fx.rate(b, i);
        case POSITION -> position(b, i);
        case PATHS -> trips.paths(b, i);
        case IMPACT -> fills.impact(b, i);
        case SEEN -> fills.seen(b, i);
        case BALANCE, END, MARGIN, UNHEEDED -> {}
      }
    }
  }

  private void position(EventBatch b, int i) {
    switch (b.extra(i)) {
      case 0 -> orders.position(b, i);
      case 1 -> fills.worksOn(b, i);
      default -> trips.position(b, i);
    }
  }

  private void command(EventBatch b, int i) {
    if ((b.extra(i) & 0xF) == 0) {
      orders.submitted(b, i);
    }
  }

  private void order(EventBatch b, int i) {
    orders.event(b, i);
    int bits = b.extra(i);
    OrderEventType event = OrderEventType.ofOrdinal(bits & 0xFF);
    Instrument instrument = instruments.get((int) b.word(i, 1));
    events.row(instrument).number("sequence", b.sequence(i)).nanos("time", b.epochNanos(i));
    events.number("orderId", b.word(i, 0)).number("token", b.word(i, 1));
    events
        .text("from", OrderStatus.ofOrdinal(bits >>> 8 & 0xFF).name())
        .text("event", event.name());
    events.text("to", OrderStatus.ofOrdinal(bits >>> 16 & 0xFF).name()).lots("lots", b.word(i, 2));
    if (b.word(i, 3) != 0) {
      events.price("price", b.word(i, 3));
    }
    int reason = bits >>> 24;
    if (event == OrderEventType.DENIED) {
      events.text("reason", DenyReason.ofOrdinal(reason).name());
    } else if (reason != 0) {
      events.text("reason", RejectNames.of(reason));
    }
  }

  private void strategy(TableWriter table, int account) {
    if (names.length > 1) {
      table.text("strategy", names[account]);
    }
  }

  private void entry(EventBatch b, int i) {
    int bits = b.extra(i);
    line(b, i, 0, bits >>> 8 & 0xFF, b.word(i, 2));
    line(b, i, 1, bits >>> 16 & 0xFF, b.word(i, 3));
  }

  private void line(EventBatch b, int i, int number, int account, long amountE8) {
    ledger
        .row()
        .number("sequence", b.word(i, 0))
        .number("line", number)
        .nanos("time", b.epochNanos(i));
    ledger.text("cause", LedgerCause.ofOrdinal(b.extra(i) & 0xFF).name());
    strategy(ledger, b.account(i));
    LedgerAccount of = LedgerAccount.ofOrdinal(account);
    statements.line(b, i, of, amountE8);
    ledger.text("account", of.name());
    if (of.perToken()) {
      ledger.number("token", (int) b.word(i, 1));
    }
    String currency = fx.name((int) (b.word(i, 1) >>> 32));
    ledger.text("currency", currency).money("amount", amountE8);
    if (b.word(i, 4) != 0) {
      ledger.number("orderId", b.word(i, 4));
    }
  }

  private void action(EventBatch b, int i) {
    Instrument instrument = instruments.get((int) b.word(i, 0));
    events.row(instrument).number("sequence", b.sequence(i)).nanos("time", b.epochNanos(i));
    events.number("token", b.word(i, 0)).text("event", ActionKind.ofId(b.extra(i)).name());
    trips.action(b.account(i), (int) b.word(i, 0), b.word(i, 3), b.word(i, 4));
    events.lots("lots", b.word(i, 4)).text("reason", b.word(i, 1) + "/" + b.word(i, 2));
  }

  @Override
  public void decision(
      long sequence,
      long epochNanos,
      int account,
      String signal,
      int inputs,
      String[] inputNames,
      double[] values,
      OrderRequest intent,
      Submission answer) {
    Instrument instrument = instruments.get(intent.token());
    if (instrument == null) {
      decisions.row();
    } else {
      decisions.row(instrument).number("token", intent.token()).symbol();
    }
    decisions.number("sequence", ++decisionCount).nanos("time", epochNanos);
    strategy(decisions, account);
    DecisionText.write(decisions, signal, inputs, inputNames, values, intent, answer);
  }

  // ---- what it all makes ----

  Table trades() {
    return trips.table();
  }

  /// The fills, and what they cost.
  FillRows fills() {
    return fills;
  }

  Table events() {
    return events.table();
  }

  Table equity() {
    return equity.table();
  }

  Table statements() {
    return statements.table();
  }

  Table ledger() {
    return ledger.table();
  }

  Table decisions() {
    return decisions.table();
  }

  Table orders(String run) {
    return orders.table(instruments, names, run);
  }

  SessionSeries sessions() {
    return equity.sessions();
  }

  /// Names of the reasons that stand in order events.
  private static final class RejectNames {
    private static String of(int ordinal) {
      return io.quantlab.engine.execution.ReportSink.RejectReason.ofOrdinal(ordinal).name();
    }
  }
}
