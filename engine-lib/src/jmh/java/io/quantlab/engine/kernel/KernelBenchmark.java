package io.quantlab.engine.kernel;

import io.quantlab.engine.data.synthetic.QlbWorkload;
import io.quantlab.engine.execution.FeeModel;
import io.quantlab.engine.execution.FillProfile;
import io.quantlab.engine.execution.SimulatedBroker;
import io.quantlab.engine.feed.MergeFeed;
import io.quantlab.engine.feed.SessionScope;
import io.quantlab.engine.instrument.Decimal;
import io.quantlab.engine.instrument.Instrument;
import io.quantlab.engine.market.RowBlock;
import io.quantlab.engine.market.RowCursor;
import io.quantlab.engine.market.Schema;
import io.quantlab.engine.order.OrderPool;
import io.quantlab.engine.portfolio.CostMethod;
import io.quantlab.engine.reference.Builtins;
import io.quantlab.engine.risk.RiskLimits;
import io.quantlab.engine.strategy.Parameters;
import io.quantlab.engine.strategy.Strategy;
import io.quantlab.engine.testkit.Terms;
import io.quantlab.engine.time.Calendars;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/// QLB-1 through the kernel, broker, gate and ledger: nanoseconds per tick and per bar (engine
/// contract Z-21, Z-27).
///
/// One million ticks held in memory and their minute bars; the reference strategy with 10 lots,
/// `standard` fills, fee of 2 basis points, fills hashed. After the trial equity and drawdown must be the
/// published ones. The whole table with its ratios is the work of `quantlab bench`.
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(3)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 7, time = 1)
public class KernelBenchmark {
  private static final int TICKS = 1_000_000;
  private static final int BARS = 10_001;
  private static final long CASH_E8 = Terms.dollars(1_000_000);
  private static final Instrument TERMS =
      Terms.instrument(QlbWorkload.TOKEN, Decimal.unit(4), QlbWorkload.PRICE_SCALE);

  private long[][] ticks;
  private long[][] bars;
  private Kernel lastTicks;
  private Kernel lastBars;

  @Setup(Level.Trial)
  public void generate() {
    QlbWorkload workload = new QlbWorkload(TICKS);
    ticks = columns(workload.trades());
    bars = columns(workload.bars());
    if (bars[0].length != BARS) {
      throw new IllegalStateException("expected " + BARS + " bars, found " + bars[0].length);
    }
  }

  private static long[][] columns(RowCursor rows) {
    long[][] columns = new long[rows.schema().columnCount()][TICKS];
    int filled = 0;
    for (RowBlock block = rows.next(); block != null; block = rows.next()) {
      for (int column = 0; column < columns.length; column++) {
        System.arraycopy(block.column(column), 0, columns[column], filled, block.size());
      }
      filled += block.size();
    }
    for (int column = 0; column < columns.length; column++) {
      columns[column] = Arrays.copyOf(columns[column], filled);
    }
    return columns;
  }

  @Benchmark
  @OperationsPerInvocation(TICKS)
  public long ticks() {
    lastTicks = run(Schema.TRADE, ticks, KernelConfig.TickData.TRADES);
    return lastTicks.account(0).navE8();
  }

  @Benchmark
  @OperationsPerInvocation(BARS)
  public long bars() {
    lastBars = run(Schema.BAR, bars, KernelConfig.TickData.NONE);
    return lastBars.account(0).navE8();
  }

  private static Kernel run(Schema schema, long[][] columns, KernelConfig.TickData kind) {
    OrderPool pool = new OrderPool();
    Instruments instruments = new Instruments(List.of(TERMS));
    SimulatedBroker broker =
        new SimulatedBroker(
            pool, instruments.all(), List.of(Set.of(schema)), instruments.tops(), FillProfile.standard());
    KernelConfig config =
        new KernelConfig(
            instruments,
            List.of(Calendars.byName("ALWAYS")),
            "USD",
            CostMethod.FIFO,
            RiskLimits.defaults(),
            new FeeModel.Bps(20_000, 20_000),
            SessionScope.REGULAR,
            0,
            1,
            () -> false,
            null,
            List.of(kind));
    Strategy strategy =
        Builtins.byName("sma-cross").orElseThrow().create(new Parameters(Map.of("lots", "10")));
    MergeFeed feed =
        new MergeFeed(List.of(new MergeFeed.Source(TERMS.token(), new Rows(schema, columns))));
    Kernel kernel =
        new Kernel(
            config,
            feed,
            broker,
            pool,
            List.of(new Kernel.Slot("sma", strategy, CASH_E8)),
            List.of(new EventHasher(HashScope.FILLS)));
    kernel.run();
    return kernel;
  }

  /// The published answers, in 1e-4 of a minimum tick's worth: 100 of our 1e-8 dollars.
  @TearDown(Level.Trial)
  public void check() {
    if (lastTicks != null) {
      check(lastTicks, 995_372_350_660L, 4_628_949_720L);
    }
    if (lastBars != null) {
      check(lastBars, 999_947_838_280L, 73_094_820L);
    }
  }

  private static void check(Kernel kernel, long equityE4, long drawdownE4) {
    long equity = kernel.account(0).navE8() / 100;
    long drawdown = kernel.account(0).drawdown().largestE8() / 100;
    if (equity != equityE4 || drawdown != drawdownE4) {
      throw new IllegalStateException(
          "wrong answer: equity " + equity + " and drawdown " + drawdown
              + ", expected " + equityE4 + " and " + drawdownE4);
    }
  }

  /// Rows in memory, copied block by block as a reader that decodes writes them.
  private static final class Rows implements RowCursor {
    private final Schema schema;
    private final long[][] columns;
    private final RowBlock block;
    private int next;

    Rows(Schema schema, long[][] columns) {
      this.schema = schema;
      this.columns = columns;
      block = new RowBlock(schema);
      block.written(0);
    }

    @Override
    public Schema schema() {
      return schema;
    }

    @Override
    public RowBlock next() {
      int rows = Math.min(RowBlock.CAPACITY, columns[0].length - next);
      if (rows <= 0) {
        return null;
      }
      for (int column = 0; column < columns.length; column++) {
        System.arraycopy(columns[column], next, block.column(column), 0, rows);
      }
      block.written(rows);
      next += rows;
      return block;
    }

    @Override
    public void close() {
      next = columns[0].length;
    }
  }
}
