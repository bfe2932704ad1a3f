package io.quantlab.engine.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quantlab.engine.execution.FeeModel;
import io.quantlab.engine.execution.FillProfile;
import io.quantlab.engine.execution.SimulatedBroker;
import io.quantlab.engine.feed.MergeFeed;
import io.quantlab.engine.feed.SessionScope;
import io.quantlab.engine.instrument.Instrument;
import io.quantlab.engine.kernel.EndReason;
import io.quantlab.engine.kernel.EventHasher;
import io.quantlab.engine.kernel.HashScope;
import io.quantlab.engine.kernel.Instruments;
import io.quantlab.engine.kernel.Kernel;
import io.quantlab.engine.kernel.KernelConfig;
import io.quantlab.engine.kernel.KernelListener;
import io.quantlab.engine.market.RowCursor;
import io.quantlab.engine.market.Schema;
import io.quantlab.engine.order.OrderPool;
import io.quantlab.engine.portfolio.CostMethod;
import io.quantlab.engine.risk.RiskLimits;
import io.quantlab.engine.strategy.Strategy;
import io.quantlab.engine.time.Calendars;
import io.quantlab.engine.time.SessionCalendar;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;

/// A run of the real kernel on a small market in memory.
///
/// Every run is made twice: both must give the same `eventHash` (K-7), and both must pass the
/// checks of [RunLog] and [Books]. Defaults: `standard` fills, no fees, limits of
/// [RiskLimits#defaults], 10,000 of cash, the regular session only.
///
/// ```java
/// EngineRun.Result run =
///     EngineRun.of(() -> new BuyAndHold())
///         .market(Terms.stock(1), Terms.sessions("2024-01-02"), tape)
///         .run();
/// ```
public final class EngineRun {
  private record Source(Instrument instrument, Supplier<RowCursor> open) {}

  private record Slot(String name, Supplier<? extends Strategy> strategy, long cashE8) {}

  private final List<Slot> slots = new ArrayList<>();
  private final List<Source> sources = new ArrayList<>();
  private final List<Instrument> instruments = new ArrayList<>();
  private final List<SessionCalendar> calendars = new ArrayList<>();
  private final List<Supplier<KernelListener>> listeners = new ArrayList<>();
  private FillProfile profile = FillProfile.standard();
  private FeeModel fees = new FeeModel.None();
  private RiskLimits limits = RiskLimits.defaults();
  private CostMethod costMethod = CostMethod.FIFO;
  private SessionScope scope = SessionScope.REGULAR;
  private Logging logging = Logging.OFF;
  private long snapshotNanos;

  private enum Logging {
    OFF,
    ON
  }

  private EngineRun() {}

  /// A run of one strategy with 10,000 of cash; a fresh instance is made for each of the two runs.
  public static EngineRun of(Supplier<? extends Strategy> strategy) {
    return of(strategy, Terms.dollars(10_000));
  }

  public static EngineRun of(Supplier<? extends Strategy> strategy, long cashE8) {
    return new EngineRun().and(strategy, cashE8);
  }

  /// One more strategy with its own account.
  public EngineRun and(Supplier<? extends Strategy> strategy, long cashE8) {
    slots.add(new Slot("s" + slots.size(), strategy, cashE8));
    return this;
  }

  /// Data of an instrument; sources rank in the order they are added (T-4).
  public EngineRun market(Instrument instrument, SessionCalendar calendar, Tape... tapes) {
    for (Tape tape : tapes) {
      source(instrument, calendar, tape::cursor);
    }
    return this;
  }

  /// Data of an instrument that trades around the clock.
  public EngineRun market(Instrument instrument, Tape... tapes) {
    return market(instrument, Calendars.byName("ALWAYS"), tapes);
  }

  /// Data from any cursor.
  public EngineRun source(
      Instrument instrument, SessionCalendar calendar, Supplier<RowCursor> open) {
    if (!instruments.contains(instrument)) {
      instruments.add(instrument);
      calendars.add(calendar);
    }
    sources.add(new Source(instrument, open));
    return this;
  }

  public EngineRun profile(FillProfile other) {
    profile = other;
    return this;
  }

  public EngineRun fees(FeeModel other) {
    fees = other;
    return this;
  }

  public EngineRun limits(RiskLimits other) {
    limits = other;
    return this;
  }

  public EngineRun costMethod(CostMethod other) {
    costMethod = other;
    return this;
  }

  public EngineRun scope(SessionScope other) {
    scope = other;
    return this;
  }

  public EngineRun snapshotEvery(long nanos) {
    snapshotNanos = nanos;
    return this;
  }

  /// Keeps the decision log (S-33).
  public EngineRun logging() {
    logging = Logging.ON;
    return this;
  }

  /// Adds a listener of the output events, made anew for each of the two runs.
  public EngineRun listener(Supplier<KernelListener> listener) {
    listeners.add(listener);
    return this;
  }

  /// What a run left; everything is from the second of two equal runs.
  ///
  /// @param hash the `eventHash`, 64 hex digits
  public record Result(
      Kernel kernel,
      EndReason end,
      RunLog log,
      DecisionLog decisions,
      SimulatedBroker broker,
      String hash) {
    public long navE8() {
      return kernel.account(0).navE8();
    }

    public long cashE8() {
      return kernel.account(0).cashE8();
    }

    /// The fills as text, see [RunLog.Fill#toString].
    public List<String> fills() {
      return log.fills().stream().map(RunLog.Fill::toString).toList();
    }
  }

  /// Runs twice, checks, and returns what is left.
  public Result run() {
    Result first = once();
    Result second = once();
    assertEquals(first.hash, second.hash, "two equal runs must give the same events (K-5)");
    return second;
  }

  /// One kernel of this run, not yet run and without listeners: for measuring.
  public Kernel kernel() {
    OrderPool pool = new OrderPool();
    Instruments table = new Instruments(instruments);
    return kernel(table, broker(table, pool), pool, feed(), List.of(), null);
  }

  private Result once() {
    RunLog log = new RunLog();
    DecisionLog decisions = new DecisionLog();
    EventHasher hasher = new EventHasher(HashScope.ALL);
    List<KernelListener> all = new ArrayList<>(List.of(log, hasher));
    for (Supplier<KernelListener> listener : listeners) {
      all.add(listener.get());
    }
    OrderPool pool = new OrderPool();
    Instruments table = new Instruments(instruments);
    SimulatedBroker broker = broker(table, pool);
    try (MergeFeed feed = feed()) {
      DecisionLog sink = logging == Logging.ON ? decisions : null;
      Kernel kernel = kernel(table, broker, pool, feed, all, sink);
      EndReason end = kernel.run();
      Books.check(kernel, log, instruments);
      return new Result(kernel, end, log, decisions, broker, hasher.hex());
    }
  }

  private Kernel kernel(
      Instruments table,
      SimulatedBroker broker,
      OrderPool pool,
      MergeFeed feed,
      List<KernelListener> all,
      DecisionLog decisions) {
    return new Kernel(config(table, decisions), feed, broker, pool, kernelSlots(), all);
  }

  private SimulatedBroker broker(Instruments table, OrderPool pool) {
    return new SimulatedBroker(pool, instruments, schemas(), table.tops(), profile, 0);
  }

  private MergeFeed feed() {
    List<MergeFeed.Source> opened = new ArrayList<>();
    for (Source source : sources) {
      opened.add(new MergeFeed.Source(source.instrument.token(), source.open.get()));
    }
    return new MergeFeed(opened);
  }

  private List<Kernel.Slot> kernelSlots() {
    return slots.stream()
        .map(slot -> new Kernel.Slot(slot.name, slot.strategy.get(), slot.cashE8))
        .toList();
  }

  /// The kinds of data of each instrument, by slot.
  private List<Set<Schema>> schemas() {
    List<Set<Schema>> found = new ArrayList<>();
    for (Instrument instrument : instruments) {
      Set<Schema> schemas = EnumSet.noneOf(Schema.class);
      for (Source source : sources) {
        if (source.instrument.equals(instrument)) {
          try (RowCursor cursor = source.open.get()) {
            schemas.add(cursor.schema());
          }
        }
      }
      found.add(schemas);
    }
    return found;
  }

  private KernelConfig config(Instruments table, DecisionLog decisions) {
    List<KernelConfig.TickData> ticks = new ArrayList<>();
    for (Set<Schema> schemas : schemas()) {
      boolean trades = schemas.contains(Schema.TRADE);
      boolean quotes = schemas.contains(Schema.QUOTE);
      ticks.add(
          trades
              ? KernelConfig.TickData.TRADES
              : quotes ? KernelConfig.TickData.QUOTES : KernelConfig.TickData.NONE);
    }
    return new KernelConfig(
        table,
        calendars,
        instruments.getFirst().currency(),
        costMethod,
        limits,
        fees,
        scope,
        snapshotNanos,
        20240102,
        () -> false,
        decisions,
        ticks);
  }
}
