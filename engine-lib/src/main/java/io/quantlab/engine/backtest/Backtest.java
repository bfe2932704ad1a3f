package io.quantlab.engine.backtest;

import io.quantlab.engine.execution.Broker;
import io.quantlab.engine.execution.LatencyModel;
import io.quantlab.engine.execution.SimulatedBroker;
import io.quantlab.engine.feed.DelayedCursor;
import io.quantlab.engine.feed.Delivery;
import io.quantlab.engine.feed.MergeFeed;
import io.quantlab.engine.instrument.Instrument;
import io.quantlab.engine.kernel.DecisionSink;
import io.quantlab.engine.kernel.EndReason;
import io.quantlab.engine.kernel.EventHasher;
import io.quantlab.engine.kernel.Instruments;
import io.quantlab.engine.kernel.Kernel;
import io.quantlab.engine.kernel.KernelConfig;
import io.quantlab.engine.kernel.KernelListener;
import io.quantlab.engine.kernel.KernelView;
import io.quantlab.engine.market.RowCursor;
import io.quantlab.engine.market.Schema;
import io.quantlab.engine.math.Rng;
import io.quantlab.engine.math.RngStream;
import io.quantlab.engine.order.OrderPool;
import io.quantlab.engine.portfolio.Currencies;
import io.quantlab.engine.strategy.Strategy;
import io.quantlab.engine.time.SessionCalendar;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

/// Runs strategies over stored data and gathers the result: the composition root of the backtest
/// context (engine contract K-1).
///
/// Equal inputs give equal outputs bit for bit (K-5): nothing here looks at the time, the machine
/// or the order of a hash table.
public final class Backtest {
  private final RunConfig config;
  private final List<Instrument> instruments = new ArrayList<>();
  private final List<SessionCalendar> calendars = new ArrayList<>();
  private final List<Set<Schema>> schemas = new ArrayList<>();
  private final FinerData finer;
  private final List<String> currencies;

  private Backtest(RunConfig config) {
    this.config = config;
    for (RunSource source : config.sources()) {
      int slot = slotOf(source.instrument().token());
      if (slot < 0 && source.schema() != Schema.ACTION) {
        slot = instruments.size();
        instruments.add(source.instrument());
        calendars.add(source.calendar());
        schemas.add(EnumSet.noneOf(Schema.class));
      }
      if (slot >= 0) {
        if (source.use() == RunSource.Use.ALL) {
          schemas.get(slot).add(source.schema());
        }
      }
    }
    if (instruments.isEmpty()) {
      throw new IllegalArgumentException(
          "a run needs prices: the data named holds corporate actions only");
    }
    finer = FinerData.of(config.sources(), instruments, schemas);
    currencies = currencies();
    new SourceChecks(config.sources(), instruments, schemas).check();
  }

  private int slotOf(int token) {
    for (int i = 0; i < instruments.size(); i++) {
      if (instruments.get(i).token() == token) {
        return i;
      }
    }
    return -1;
  }

  /// The names of the run's currencies, the accounts' first; a currency without a rate is refused.
  private List<String> currencies() {
    Currencies all =
        Currencies.of(
            config.currency(),
            instruments.toArray(Instrument[]::new),
            config.terms().rules().currencies());
    if (all == null) {
      return List.of(config.currency());
    }
    return IntStream.range(0, all.count()).mapToObj(all::name).toList();
  }

  /// Runs to the end.
  ///
  /// @param strategies one instance per slot of the config, in its order
  /// @param listeners further listeners of the output events, for example a journal
  public static RunResult run(
      RunConfig config, List<Strategy> strategies, List<KernelListener> listeners, RunWatch watch) {
    return new Backtest(config).run(strategies, listeners, watch);
  }

  /// The `inputHash` of a run that has not started (K-7).
  public static String inputHash(RunConfig config) {
    return InputDigest.of(config);
  }

  private RunResult run(List<Strategy> strategies, List<KernelListener> extra, RunWatch watch) {
    String inputHash = InputDigest.of(config);
    ResultCollector collector =
        new ResultCollector(
            config.strategies(),
            currencies,
            instruments,
            config.terms().rules().trips(),
            config.terms().rules().washSales());
    EventHasher hasher = new EventHasher(config.hashScope());
    List<KernelListener> listeners = new ArrayList<>();
    listeners.add(hasher);
    listeners.add(collector);
    listeners.addAll(extra);
    boolean logging = config.decisions() == RunConfig.DecisionLevel.ORDERS;
    try (MergeFeed feed = feed(watch)) {
      OrderPool pool = new OrderPool();
      Instruments slots =
          new Instruments(
              instruments, schemas, delayed() ? Delivery.VENUE : Delivery.BOTH, finer.slots());
      Broker broker =
          SimulatedBroker.of(
              pool,
              instruments,
              finer.matched(),
              slots.venueTops(),
              slots.venueBooks(),
              config.profile(),
              config.seed());
      markAuctions(broker);
      Kernel kernel =
          new Kernel(
              kernelConfig(slots, watch, logging ? collector : null),
              feed,
              broker,
              pool,
              slots(strategies),
              listeners);
      watch.started(new KernelView(kernel, pool, broker));
      EndReason end = kernel.run();
      Outcome outcome =
          new Outcome(config, inputHash, instruments, calendars, kernel, broker, collector);
      return outcome.result(end, hasher.hex(), feed.rows());
    }
  }

  private void markAuctions(Broker broker) {
    for (RunSource source : config.sources()) {
      if (source.auctions() == RunSource.Auctions.MARKED) {
        broker.marksAuctions(slotOf(source.instrument().token()));
      }
    }
  }

  private MergeFeed feed(RunWatch watch) {
    List<MergeFeed.Source> opened = new ArrayList<>();
    for (RunSource source : finer.first(config.sources())) {
      if (slotOf(source.instrument().token()) >= 0) {
        open(source, new WatchedCursor(source.open().get(), watch), opened);
      }
    }
    return new MergeFeed(opened);
  }

  /// Opens a source once, or twice when its rows reach the venue before the strategies: the second
  /// reader stamps them as they become known.
  private void open(RunSource source, RowCursor rows, List<MergeFeed.Source> opened) {
    int token = source.instrument().token();
    if (source.use() == RunSource.Use.FILLS) {
      opened.add(new MergeFeed.Source(token, rows, Delivery.VENUE));
      return;
    }
    if (!delayed() || !source.isTicks()) {
      opened.add(new MergeFeed.Source(token, rows));
      return;
    }
    long subject = token | (long) opened.size() << 32;
    RngStream draws = new Rng(config.seed()).stream(Rng.FEED_LATENCY, subject);
    LatencyModel model = config.profile().latencies().feed();
    RowCursor later =
        new DelayedCursor(
            source.open().get(),
            nanos -> model.nanos(LatencyModel.Leg.FEED, subject, nanos, draws));
    opened.add(new MergeFeed.Source(token, rows, Delivery.VENUE));
    opened.add(new MergeFeed.Source(token, later, Delivery.LOCAL));
  }

  /// Whether market data take time to get here.
  private boolean delayed() {
    return !config.profile().latencies().feed().isZero();
  }

  private KernelConfig kernelConfig(Instruments slots, RunWatch watch, DecisionSink decisions) {
    List<KernelConfig.TickData> ticks = new ArrayList<>();
    for (Set<Schema> schema : schemas) {
      ticks.add(
          schema.contains(Schema.TRADE)
              ? KernelConfig.TickData.TRADES
              : hasQuotes(schema) ? KernelConfig.TickData.QUOTES : KernelConfig.TickData.NONE);
    }
    return new KernelConfig(
        slots,
        calendars,
        config.currency(),
        config.costMethod(),
        config.limits(),
        config.fees(),
        config.scope(),
        config.snapshotNanos(),
        config.seed(),
        watch::canceled,
        decisions,
        ticks,
        config.terms(),
        config.actions());
  }

  private static boolean hasQuotes(Set<Schema> schemas) {
    return schemas.contains(Schema.QUOTE)
        || schemas.contains(Schema.DEPTH)
        || schemas.contains(Schema.MBO);
  }

  private List<Kernel.Slot> slots(List<Strategy> strategies) {
    if (strategies.size() != config.strategies().size()) {
      throw new IllegalArgumentException(
          "the config names "
              + config.strategies().size()
              + " strategies, were given "
              + strategies.size());
    }
    List<Kernel.Slot> slots = new ArrayList<>();
    for (int i = 0; i < strategies.size(); i++) {
      RunConfig.StrategySlot slot = config.strategies().get(i);
      slots.add(new Kernel.Slot(slot.name(), strategies.get(i), slot.cashE8()));
    }
    return slots;
  }
}
