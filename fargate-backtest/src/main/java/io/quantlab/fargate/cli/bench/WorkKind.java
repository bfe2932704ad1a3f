package io.quantlab.fargate.cli.bench;

import io.quantlab.engine.data.store.Store;
import io.quantlab.engine.data.synthetic.QlbWorkload;
import io.quantlab.engine.kernel.HashScope;
import io.quantlab.engine.market.RowCursor;
import io.quantlab.engine.market.Schema;
import io.quantlab.engine.strategy.Strategy;
import io.quantlab.fargate.cli.bench.EngineWork.Compared;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;

/// Every piece of work, by name.
enum WorkKind {
  SCAN24("scan24", ScanRawWork::new),
  SCAN("scan", ScanStoreWork::new),
  DECODE_BYTES("decode, whole bytes", DecodeStoreWork::bytes),
  DECODE_BITS("decode, single bits", DecodeStoreWork::bits),
  TICK_HAND("tick-hand", TickHandWork::new),
  TICKS_TO_BARS_HAND("t2b-hand", TicksToBarsHandWork::new),
  BAR_HAND("bar-hand", BarHandWork::new),
  IDLE("kernel without orders", data -> ticks(data, IdleStrategy::new, Answer.IDLE)),
  ENGINE("engine, ticks from the store", data -> cross(data, HashScope.FILLS)),
  ENGINE_ALL_EVENTS("engine, every event hashed", data -> cross(data, HashScope.ALL)),
  ENGINE_ARRAYS("engine, ticks from arrays", WorkKind::arrays),
  ENGINE_MILLION("engine, one million ticks", WorkKind::million),
  SCRIPT("compiled script, ticks from the store", data -> script(data, ScriptCross.compiled())),
  SCRIPT_MILLION("compiled script, one million ticks", WorkKind::scriptMillion),
  SCRIPT_INTERPRETED(
      "interpreted script, ticks from the store", data -> script(data, ScriptCross.interpreted())),
  BACKTEST("complete backtest", WorkKind::backtest),
  RESTING_0("no resting orders", data -> resting(data, 0)),
  RESTING_1000("1,000 resting orders", data -> resting(data, 1000)),
  RESTING_2("2 resting orders", data -> resting(data, 2)),
  RESTING_32("32 resting orders", data -> resting(data, 32)),
  BRACKETS("brackets around every entry", WorkKind::brackets),
  BRACKETS_RULES(
      "brackets around every entry, three account rules",
      data -> brackets(data).within(ThreeRules.limits())),
  BOOK("order book with delays, queues and orders", BookWork::new),
  MANY_TOKENS("64 instruments, row by row", ManyTokensWork::new),
  TWO_STRATEGIES("two strategies", WorkKind::twoStrategies),
  TWO_THREADS(
      "two kernels in two threads",
      data -> new TwoThreadsWork(cross(data, HashScope.FILLS), cross(data, HashScope.FILLS))),
  TICKS_TO_BARS("engine, minute bars built from ticks", WorkKind::ticksToBars),
  BARS("engine, stored minute bars", WorkKind::bars),
  CSV_KNOWN("CSV import, units known", data -> CsvWork.summing(data, CsvWork.Terms.KNOWN)),
  CSV_SCANNED("CSV import, units found", data -> CsvWork.summing(data, CsvWork.Terms.SCANNED)),
  CSV_STORE("CSV import into a store", CsvWork::storing),
  YEAR("engine, 100 million ticks", WorkKind::year);

  /// Ticks of a year of a busy instrument (engine contract Z-23).
  static final long YEAR_TICKS = 100_000_000;

  private final String title;
  private final Function<BenchData, Work> opener;

  WorkKind(String title, Function<BenchData, Work> opener) {
    this.title = title;
    this.opener = opener;
  }

  /// A few words for the report.
  String title() {
    return title;
  }

  /// The work on given data, ready to run.
  Work open(BenchData data) {
    return opener.apply(data);
  }

  private static EngineWork ticks(BenchData data, Supplier<Strategy> strategy, Answer expected) {
    return EngineWork.ticks(data.store(), data.ticks(), strategy, expected);
  }

  private static Work resting(BenchData data, int orders) {
    return ticks(data, () -> new RestingStrategy(orders), data.facts().onTicks());
  }

  private static EngineWork brackets(BenchData data) {
    return ticks(data, BracketStrategy::new, data.facts().onTicks());
  }

  private static Work million(BenchData data) {
    return million(data, QlbEngine::smaCross);
  }

  private static Work scriptMillion(BenchData data) {
    return million(data, ScriptCross.compiled());
  }

  private static Work million(BenchData data, Supplier<Strategy> strategy) {
    return EngineWork.ticks(
        data.million(),
        Math.min(data.ticks(), DataMaker.MILLION),
        strategy,
        data.facts().onMillion());
  }

  private static Work script(BenchData data, Supplier<Strategy> strategy) {
    return ticks(data, strategy, data.facts().onTicks());
  }

  private static Work year(BenchData data) {
    Store store = DataMaker.storeTicks(data.folder().resolve("year"), YEAR_TICKS);
    return EngineWork.ticks(
        store,
        YEAR_TICKS,
        QlbEngine::smaCross,
        Published.forTicks(YEAR_TICKS).orElseThrow().onTicks());
  }

  private static Work cross(BenchData data, HashScope scope) {
    return cross(stored(data, Schema.TRADE), data, scope, 1);
  }

  private static Work twoStrategies(BenchData data) {
    return cross(stored(data, Schema.TRADE), data, HashScope.FILLS, 2);
  }

  private static Work cross(
      Supplier<RowCursor> rows, BenchData data, HashScope scope, int strategies) {
    return new EngineWork(
        rows, data.ticks(), () -> crosses(strategies), scope, Compared.ALL, data.facts().onTicks());
  }

  private static List<Strategy> crosses(int count) {
    List<Strategy> made = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      made.add(QlbEngine.smaCross());
    }
    return made;
  }

  private static Work arrays(BenchData data) {
    long[][] columns = new long[Schema.TRADE.columnCount()][];
    for (int i = 0; i < columns.length; i++) {
      columns[i] = data.column(Schema.TRADE, Schema.TRADE.columns().get(i));
    }
    return cross(new ArrayRows(Schema.TRADE, columns)::cursor, data, HashScope.FILLS, 1);
  }

  private static Work ticksToBars(BenchData data) {
    return new EngineWork(
        stored(data, Schema.TRADE),
        data.ticks(),
        () -> List.of(QlbEngine.smaCross("bars", "1m")),
        HashScope.FILLS,
        Compared.WITHOUT_DRAWDOWN,
        data.facts().onBars());
  }

  private static Work bars(BenchData data) {
    return new EngineWork(
        stored(data, Schema.BAR),
        data.facts().bars(),
        () -> List.of(QlbEngine.smaCross()),
        HashScope.FILLS,
        Compared.ALL,
        data.facts().onBars());
  }

  private static Work backtest(BenchData data) {
    return new BacktestWork(
        stored(data, Schema.TRADE), Schema.TRADE, data.ticks(), data.facts().onTicks());
  }

  private static Supplier<RowCursor> stored(BenchData data, Schema schema) {
    Store store = data.store();
    return () -> store.cursor(QlbWorkload.TOKEN, schema);
  }
}
