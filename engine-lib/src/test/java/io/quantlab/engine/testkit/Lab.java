package io.quantlab.engine.testkit;

import io.quantlab.engine.execution.Broker;
import io.quantlab.engine.execution.FeeModel;
import io.quantlab.engine.execution.FillProfile;
import io.quantlab.engine.execution.SimulatedBroker;
import io.quantlab.engine.feed.Delivery;
import io.quantlab.engine.feed.MergeFeed;
import io.quantlab.engine.feed.SessionScope;
import io.quantlab.engine.instrument.AssetClass;
import io.quantlab.engine.instrument.Decimal;
import io.quantlab.engine.instrument.Instrument;
import io.quantlab.engine.instrument.TickBands;
import io.quantlab.engine.kernel.AccountTerms;
import io.quantlab.engine.kernel.ActionRules;
import io.quantlab.engine.kernel.DecisionSink;
import io.quantlab.engine.kernel.EndReason;
import io.quantlab.engine.kernel.EventHasher;
import io.quantlab.engine.kernel.HashScope;
import io.quantlab.engine.kernel.Instruments;
import io.quantlab.engine.kernel.Kernel;
import io.quantlab.engine.kernel.KernelConfig;
import io.quantlab.engine.kernel.KernelListener;
import io.quantlab.engine.kernel.KernelView;
import io.quantlab.engine.kernel.PlainLoops;
import io.quantlab.engine.market.RowBlock;
import io.quantlab.engine.market.RowCursor;
import io.quantlab.engine.order.OrderPool;
import io.quantlab.engine.portfolio.CostMethod;
import io.quantlab.engine.risk.RiskLimits;
import io.quantlab.engine.strategy.Strategy;
import io.quantlab.engine.time.CalendarBuilder;
import io.quantlab.engine.time.SessionCalendar;
import io.quantlab.engine.time.SessionHours;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Supplier;

/// Runs strategies over rows of market data: the fixture of engine tests.
///
/// ```java
/// class MyTest {
///   @Test
///   void buysAtTheNextTrade() {
///     MarketRows rows = MarketRows.trades().trade(Lab.at(1), 100, 5).trade(Lab.at(2), 101, 5);
///     LabResult result =
///         Lab.on(rows).trader(Script.of(s -> s.at(Lab.at(1), c -> c.market(1, 2)))).run();
///     assertEquals(List.of("BUY 2 @ 101"), result.trades());
///   }
/// }
/// ```
///
/// Token 1 is a stock with a price unit of one cent unless terms are given. Strategies are made
/// anew for every run, so a run can be repeated.
public final class Lab {
  /// Monday 2024-01-08 09:30 UTC, the first session open of [#day].
  public static final long OPEN = 1_704_706_200_000_000_000L;

  public static final long SECOND = 1_000_000_000L;
  public static final long MINUTE = 60 * SECOND;

  /// Seed of every run.
  public static final long SEED = 42;

  private static final SessionCalendar DAYS = days();

  private record Trader(String name, Supplier<? extends Strategy> strategy, long cashE8) {}

  private final LabData market;
  private final List<Trader> traders = new ArrayList<>();
  private final List<KernelListener> listeners = new ArrayList<>();
  private FillProfile profile = FillProfile.standard();
  private FeeModel fees = new FeeModel.None();
  private CostMethod cost = CostMethod.FIFO;
  private RiskLimits limits =
      RiskLimits.defaults().withLeverage(1_000L * 100_000_000).withRates(20_000, 60_000, 60_000);
  private SessionScope scope = SessionScope.REGULAR;
  private long snapshotNanos;
  private BooleanSupplier cancel = () -> false;
  private int blockRows = RowBlock.CAPACITY;
  private boolean plain;
  private boolean failureExpected;
  private DecisionSink decisions;
  private AccountTerms terms = AccountTerms.none();
  private ActionRules actions = ActionRules.RAW;
  private long seed = SEED;
  private Consumer<Lab> beforeRun = lab -> {};
  private Consumer<KernelView> watcher = run -> {};

  private Lab(LabData market) {
    this.market = market;
  }

  /// A lab with rows of token 1.
  public static Lab on(MarketRows rows) {
    return new Lab(new LabData()).data(1, rows);
  }

  public static Lab empty() {
    return new Lab(new LabData());
  }

  /// A stamp so many seconds after [#OPEN].
  public static long at(long seconds) {
    return OPEN + seconds * SECOND;
  }

  /// A stamp so many minutes after [#OPEN].
  public static long minute(long minutes) {
    return OPEN + minutes * MINUTE;
  }

  /// Weekdays of January to March 2024, 09:30 to 16:00 UTC, extended 08:00 to 18:00.
  private static SessionCalendar days() {
    CalendarBuilder builder = new CalendarBuilder("LAB", 1000, ZoneOffset.UTC, 252);
    SessionHours hours =
        SessionHours.of(LocalTime.of(9, 30), LocalTime.of(16, 0))
            .extended(LocalTime.of(8, 0), LocalTime.of(18, 0));
    LocalDate last = LocalDate.of(2024, 3, 29);
    for (LocalDate day = LocalDate.of(2024, 1, 2); !day.isAfter(last); day = day.plusDays(1)) {
      if (day.getDayOfWeek().getValue() < 6) {
        builder.session(day, hours, 0);
      }
    }
    return builder.build(LocalDate.of(2024, 1, 2), last);
  }

  /// The calendar of instruments that name no other.
  public static SessionCalendar calendar() {
    return DAYS;
  }

  /// A stock in dollars: price unit one cent, order tick `orderTick` units, lot 1.
  public static Instrument stock(int token, long orderTick) {
    return terms(token, Decimal.unit(2), Decimal.ONE, Decimal.ONE, orderTick);
  }

  /// An instrument with real volume and any price sign.
  public static Instrument terms(
      int token, Decimal priceUnit, Decimal lotSize, Decimal multiplier, long orderTick) {
    return Instrument.of(
        token,
        "T" + token,
        "XTST",
        AssetClass.EQUITY,
        "USD",
        priceUnit,
        lotSize,
        multiplier,
        TickBands.uniform(orderTick),
        "LAB",
        1,
        1_000_000_000,
        Instrument.VolumeData.REAL,
        Instrument.PriceSign.ANY);
  }

  public Lab instrument(Instrument terms) {
    market.instruments.put(terms.token(), terms);
    return this;
  }

  public Lab calendar(int token, SessionCalendar calendar) {
    market.calendars.put(token, calendar);
    return this;
  }

  public Lab data(int token, MarketRows rows) {
    market.instruments.putIfAbsent(token, stock(token, 1));
    market.add(token, rows);
    return this;
  }

  /// Says that the trades of a token mark the official prints of its auctions (F-3).
  public Lab marksAuctions(int token) {
    market.auctions.add(token);
    return this;
  }

  /// Rows of a token that match orders and reach no strategy (F-1).
  public Lab fills(int token, MarketRows rows) {
    market.addFills(token, rows);
    return this;
  }

  /// The rows of a token for fills alone.
  List<MarketRows> finer(int token) {
    return market.fills.getOrDefault(token, List.of());
  }

  /// Rows of a token the run has no terms of: wrong wiring.
  public Lab strayData(int token, MarketRows rows) {
    market.add(token, rows);
    return this;
  }

  public Lab profile(FillProfile fillProfile) {
    profile = fillProfile;
    return this;
  }

  public Lab fees(FeeModel model) {
    fees = model;
    return this;
  }

  public Lab cost(CostMethod method) {
    cost = method;
    return this;
  }

  public Lab limits(RiskLimits of) {
    limits = of;
    return this;
  }

  /// Margin, interest, borrow fees and funding of the accounts.
  public Lab terms(AccountTerms of) {
    terms = of;
    return this;
  }

  public Lab scope(SessionScope of) {
    scope = of;
    return this;
  }

  public Lab snapshots(long nanos) {
    snapshotNanos = nanos;
    return this;
  }

  public Lab cancelWhen(BooleanSupplier asked) {
    cancel = asked;
    return this;
  }

  public Lab listener(KernelListener listener) {
    listeners.add(listener);
    return this;
  }

  /// How corporate actions are treated.
  public Lab actions(ActionRules rules) {
    actions = rules;
    return this;
  }

  /// Shows the run from outside before it starts; the judge's repetitions show nothing.
  public Lab watch(Consumer<KernelView> by) {
    watcher = by;
    return this;
  }

  public Lab decisions(DecisionSink log) {
    decisions = log;
    return this;
  }

  /// The seed of the run's random streams.
  public Lab seed(long of) {
    seed = of;
    return this;
  }

  /// Decodes data in blocks of so many rows; no result may depend on it.
  public Lab blocks(int rows) {
    blockRows = rows;
    return this;
  }

  /// Tells something of the test which lab runs next, also in the judge's repetitions.
  Lab beforeRun(Consumer<Lab> watcher) {
    beforeRun = watcher;
    return this;
  }

  /// Lets a strategy throw; otherwise its exception fails the test.
  public Lab expectFailure() {
    failureExpected = true;
    return this;
  }

  /// A strategy with a million dollars.
  public Lab trader(Supplier<Strategy> strategy) {
    return trader("s" + traders.size(), strategy, 1_000_000);
  }

  public Lab trader(String name, Supplier<Strategy> strategy, long dollars) {
    return traderE8(name, strategy, dollars * 100_000_000);
  }

  /// A strategy with so much cash, 1e-8.
  Lab traderE8(String name, Supplier<? extends Strategy> strategy, long cashE8) {
    traders.add(new Trader(name, strategy, cashE8));
    return this;
  }

  public FillProfile profile() {
    return profile;
  }

  public Instrument terms(int token) {
    return market.instruments.get(token);
  }

  public List<MarketRows> rows(int token) {
    return market.of(token);
  }

  /// The rows of every token.
  Map<Integer, List<MarketRows>> data() {
    return market.rows;
  }

  /// The stamps of all rows, in order.
  List<Long> stamps() {
    return market.stamps();
  }

  public List<Instrument> instruments() {
    return List.copyOf(market.instruments.values());
  }

  /// The same lab over the rows known at an instant (T-21).
  public Lab knownAt(long nanos) {
    return over(market.with(rows -> rows.knownAt(nanos)));
  }

  /// The same lab, but what was not known at an instant has absurd prices (T-21).
  public Lab poisonedAfter(long nanos) {
    return over(market.with(rows -> rows.poisonedAfter(nanos)));
  }

  /// The same lab without listeners, decision log and cancel flag.
  public Lab copy() {
    return over(market.with(rows -> rows));
  }

  private Lab over(LabData rows) {
    Lab other = new Lab(rows);
    other.traders.addAll(traders);
    other.profile = profile;
    other.fees = fees;
    other.cost = cost;
    other.limits = limits;
    other.scope = scope;
    other.snapshotNanos = snapshotNanos;
    other.blockRows = blockRows;
    other.plain = plain;
    other.failureExpected = failureExpected;
    other.terms = terms;
    other.actions = actions;
    other.seed = seed;
    other.beforeRun = beforeRun;
    return other;
  }

  /// The same lab with its listeners and one more.
  Lab with(KernelListener listener) {
    Lab other = copy();
    other.listeners.addAll(listeners);
    other.listeners.add(listener);
    return other;
  }

  /// The same lab, run row by row by [PlainLoops]; no result may depend on it.
  public Lab plain() {
    Lab other = copy();
    other.plain = true;
    return other;
  }

  /// The same lab with one of its traders only.
  public Lab alone(int trader) {
    Lab other = copy();
    other.traders.clear();
    other.traders.add(traders.get(trader));
    return other;
  }

  /// Runs; [InvariantsExtension] judges the run when the test has ended.
  public LabResult run() {
    LabResult result = once();
    InvariantsExtension.register(result);
    return result;
  }

  /// Runs and judges at once, without I-9: for loops over many cases, and where the error of a case
  /// is caught.
  public LabResult judged() {
    LabResult result = once();
    Invariants.check(result.evidence());
    Invariants.checkReplay(result);
    return result;
  }

  /// Runs without being judged: the judge's own repetitions.
  LabResult once() {
    beforeRun.accept(this);
    EventRecorder recorder = new EventRecorder();
    EventHasher hasher = new EventHasher(HashScope.ALL);
    List<KernelListener> all = new ArrayList<>(List.of(hasher, recorder));
    all.addAll(listeners);
    OrderPool pool = new OrderPool();
    Instruments slots = slots();
    Broker broker = broker(pool, slots);
    Kernel kernel = new Kernel(config(slots), feed(), broker, pool, lanes(), all);
    if (plain) {
      PlainLoops.replace(kernel);
    }
    watcher.accept(new KernelView(kernel, pool, broker));
    EndReason end = kernel.run();
    if (kernel.failure() != null && !failureExpected) {
      throw new AssertionError(
          "a strategy threw in " + kernel.failure().callback(), kernel.failure().cause());
    }
    return new LabResult(
        this, recorder.events, hasher.hex(), end, kernel, broker.paths(), broker.unpricedFills());
  }

  /// A kernel over other rows of the lab's only token, nothing of it recorded: for counting bytes
  /// and time. The lab itself, over rows of its own, is run and judged like any other first.
  public Kernel bare(RowCursor rows) {
    run();
    OrderPool pool = new OrderPool();
    Instruments slots = slots();
    int token = instruments().getFirst().token();
    MergeFeed feed = new MergeFeed(List.of(new MergeFeed.Source(token, rows)));
    List<KernelListener> hasher = List.of(new EventHasher(HashScope.ALL));
    return new Kernel(config(slots), feed, broker(pool, slots), pool, lanes(), hasher);
  }

  private Instruments slots() {
    return market.slots(profile.latencies().feed().isZero() ? Delivery.BOTH : Delivery.VENUE);
  }

  private Broker broker(OrderPool pool, Instruments slots) {
    Broker broker =
        SimulatedBroker.of(
            pool,
            instruments(),
            market.matched(),
            slots.venueTops(),
            slots.venueBooks(),
            profile,
            seed);
    market.markAuctions(broker, slots);
    return broker;
  }

  private List<Kernel.Slot> lanes() {
    List<Kernel.Slot> lanes = new ArrayList<>();
    for (Trader t : traders) {
      lanes.add(new Kernel.Slot(t.name, t.strategy.get(), t.cashE8));
    }
    return lanes;
  }

  private MergeFeed feed() {
    return market.feed(blockRows, profile.latencies().feed(), seed);
  }

  private KernelConfig config(Instruments slots) {
    return new KernelConfig(
        slots,
        market.sessions(DAYS),
        "USD",
        cost,
        limits,
        fees,
        scope,
        snapshotNanos,
        seed,
        cancel,
        decisions,
        market.ticks(),
        terms,
        actions);
  }
}
