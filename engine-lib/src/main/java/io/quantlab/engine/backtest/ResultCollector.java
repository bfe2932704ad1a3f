package io.quantlab.engine.backtest;

import io.quantlab.engine.analysis.ResultTables;
import io.quantlab.engine.analysis.Table;
import io.quantlab.engine.execution.ReportSink;
import io.quantlab.engine.instrument.Instrument;
import io.quantlab.engine.kernel.DecisionSink;
import io.quantlab.engine.kernel.EventBatch;
import io.quantlab.engine.kernel.KernelListener;
import io.quantlab.engine.kernel.SnapshotKind;
import io.quantlab.engine.market.ActionKind;
import io.quantlab.engine.order.DenyReason;
import io.quantlab.engine.order.FillFlags;
import io.quantlab.engine.order.OrderEventType;
import io.quantlab.engine.order.OrderRequest;
import io.quantlab.engine.order.OrderStatus;
import io.quantlab.engine.order.Side;
import io.quantlab.engine.order.Submission;
import io.quantlab.engine.portfolio.LedgerAccount;
import io.quantlab.engine.portfolio.LedgerCause;
import io.quantlab.engine.portfolio.Money;
import io.quantlab.engine.portfolio.TripMethod;
import io.quantlab.engine.portfolio.WashSaleRule;
import java.time.LocalDate;
import java.util.Arrays;
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
  private final TableWriter fills = new TableWriter(ResultTables.FILLS);
  private final TableWriter events = new TableWriter(ResultTables.EVENTS);
  private final TableWriter equity = new TableWriter(ResultTables.EQUITY);
  private final TableWriter ledger = new TableWriter(ResultTables.LEDGER);
  private final TableWriter decisions = new TableWriter(ResultTables.DECISIONS);
  private final SessionSeries sessions = new SessionSeries();
  private final long[] snapshot = new long[10];
  private int snapshotKind;
  private int snapshotLanes;
  private long slippageE8;
  private long temporaryTicks;
  private long overlayTicks;
  private long temporaryE8;
  private long overlayE8;
  private long spreadTicks = ReportSink.UNKNOWN;
  private long queueAheadLots = ReportSink.UNKNOWN;
  private long spreadE8;
  private long tradedE8;
  private long decisionCount;
  private long flowsBeforeE8;
  private long position;

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
        case FILL -> fill(b, i);
        case LEDGER -> entry(b, i);
        case LEDGER_MORE -> line(b, i, 2, b.extra(i) >>> 8 & 0xFF, b.word(i, 2));
        case TRIP -> trips.trip(b, i);
        case TRIP_MONEY -> trips.money(b, i);
        case TRIP_ORDERS -> trips.orders(b, i);
        case SNAPSHOT -> snapshot(b, i);
        case SNAPSHOT_MORE -> snapshotMore(b, i);
        case ACTION -> action(b, i);
        case RATE -> fx.rate(b, i);
        case POSITION -> position(b, i);
        case PATHS -> trips.paths(b, i);
        case IMPACT -> {
          temporaryTicks = b.word(i, 2);
          overlayTicks = b.word(i, 3);
        }
        case SEEN -> {
          spreadTicks = b.word(i, 2);
          queueAheadLots = b.word(i, 3);
        }
        case BALANCE, END, MARGIN, UNHEEDED -> {}
      }
    }
  }

  private void position(EventBatch b, int i) {
    switch (b.extra(i)) {
      case 0 -> orders.position(b, i);
      case 1 -> {
        position = position == 0 ? b.word(i, 2) : position;
        trips.fill(
            b.account(i),
            (int) b.word(i, 1),
            b.word(i, 2),
            b.word(i, 3),
            b.word(i, 0),
            b.epochNanos(i));
      }
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

  private void fill(EventBatch b, int i) {
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
    fills.row(instrument).number("sequence", b.sequence(i)).nanos("time", b.epochNanos(i));
    fills.number("orderId", b.word(i, 0)).number("token", token).symbol();
    fills.text("side", Side.ofOrdinal(side).name()).lots("lots", lots).price("price", price);
    fills.money("value", value).money("fee", b.word(i, 4)).text("currency", instrument.currency());
    fills.text("feeCurrency", instrument.currency()).yesNo("maker", flags & FillFlags.MAKER);
    seen(instrument, lots);
    fills.number("slippageTicks", slippageTicks).number("impactTicks", impactTicks);
    fills
        .yesNo("ambiguous", flags & FillFlags.AMBIGUOUS)
        .yesNo("optimistic", flags & FillFlags.OPTIMISTIC);
    String marks = marks(flags);
    if (!marks.isEmpty()) {
      fills.text("marks", marks);
    }
    if (position != 0) {
      fills.number("positionId", position);
      position = 0;
    }
  }

  /// What the market showed at the fill at hand. Half a spread is paid by who took.
  private void seen(Instrument instrument, long lots) {
    if (spreadTicks != ReportSink.UNKNOWN) {
      fills.decimal("halfSpreadTicks", spreadTicks / 2.0);
      spreadE8 = Math.addExact(spreadE8, paid(instrument, spreadTicks, lots) / 2);
    }
    if (queueAheadLots != ReportSink.UNKNOWN) {
      fills.lots("queueAheadLots", queueAheadLots);
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

  // ---- equity: one row for all accounts of an instant ----

  private void snapshot(EventBatch b, int i) {
    statements.snapshot(b, i);
    if (snapshotLanes == 0) {
      Arrays.fill(snapshot, 0);
    }
    snapshotKind = b.extra(i);
    for (int w = 0; w < 5; w++) {
      snapshot[w] = Math.addExact(snapshot[w], b.word(i, w));
    }
  }

  private void snapshotMore(EventBatch b, int i) {
    statements.snapshotMore(b, i);
    for (int w = 0; w < 5; w++) {
      snapshot[5 + w] = Math.addExact(snapshot[5 + w], b.word(i, w));
    }
    if (++snapshotLanes < names.length) {
      return;
    }
    snapshotLanes = 0;
    SnapshotKind kind = SnapshotKind.ofOrdinal(snapshotKind);
    int day = b.extra(i);
    long flows = Math.subtractExact(snapshot[7], flowsBeforeE8);
    flowsBeforeE8 = snapshot[7];
    sessions.add(kind, day, b.epochNanos(i), snapshot[0], flows);
    equity.row().nanos("time", b.epochNanos(i)).text("kind", kindName(kind));
    if (kind == SnapshotKind.SESSION) {
      equity.text("sessionDate", LocalDate.ofEpochDay(day).toString());
    }
    equity.money("nav", snapshot[0]).money("cash", snapshot[1]).money("marketValue", snapshot[2]);
    equity.money("realized", snapshot[3]).money("unrealized", snapshot[5]).money("margin", 0);
    equity.money("exposure", snapshot[4]).money("netExposure", snapshot[2]);
    double peak = snapshot[6];
    equity.decimal("drawdown", peak > 0 ? Math.min(0, snapshot[0] / peak - 1) : Double.NaN);
    equity.money("flows", flows);
  }

  private static String kindName(SnapshotKind kind) {
    return switch (kind) {
      case START -> "START";
      case SESSION -> "SESSION_CLOSE";
      case INTERVAL -> "SAMPLE";
      case END -> "END";
    };
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

  Table fills() {
    return fills.table();
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
    return sessions;
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

  long tradedE8() {
    return tradedE8;
  }

  /// Names of the reasons that stand in order events.
  private static final class RejectNames {
    private static String of(int ordinal) {
      return io.quantlab.engine.execution.ReportSink.RejectReason.ofOrdinal(ordinal).name();
    }
  }
}
