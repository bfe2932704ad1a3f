package io.quantlab.engine.backtest;

import io.quantlab.engine.execution.BookFills;
import io.quantlab.engine.execution.Broker;
import io.quantlab.engine.execution.FillProfile;
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
import io.quantlab.engine.market.ActionKind;
import io.quantlab.engine.market.PriceView;
import io.quantlab.engine.market.RowBlock;
import io.quantlab.engine.market.RowCursor;
import io.quantlab.engine.market.Schema;
import io.quantlab.engine.math.Rng;
import io.quantlab.engine.math.RngStream;
import io.quantlab.engine.order.OrderPool;
import io.quantlab.engine.portfolio.Currencies;
import io.quantlab.engine.strategy.Strategy;
import io.quantlab.engine.time.CalendarRangeException;
import io.quantlab.engine.time.IsoInstant;
import io.quantlab.engine.time.SessionCalendar;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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
    checkBooks();
    checkCalendars();
    for (RunSource source : config.sources()) {
      if (source.schema() != Schema.ACTION && source.prices() != PriceView.RAW) {
        checkAdjusted(source);
      }
    }
  }

  /// Prices that were adjusted for an action must not meet the action itself: its cash or shares
  /// would count twice.
  private void checkAdjusted(RunSource prices) {
    for (RunSource actions : config.sources()) {
      boolean same = actions.instrument().token() == prices.instrument().token();
      if (!same || actions.schema() != Schema.ACTION) {
        continue;
      }
      try (RowCursor rows = actions.open().get()) {
        for (RowBlock block = rows.next(); block != null; block = rows.next()) {
          for (int row = 0; row < block.size(); row++) {
            refuseTwice(prices, actions, ActionKind.ofId(block.column(1)[row]));
          }
        }
      }
    }
  }

  private static void refuseTwice(RunSource prices, RunSource actions, ActionKind kind) {
    boolean twice =
        switch (kind) {
          case SPLIT, STOCK_DIVIDEND -> true;
          case DIVIDEND, EX_DIVIDEND, PAYMENT, SPIN_OFF ->
              prices.prices() == PriceView.SPLIT_DIVIDEND;
          case CASH_MERGER,
              STOCK_MERGER,
              SYMBOL_CHANGE,
              DELISTING,
              DELISTING_AT,
              COUNTERPART,
              CASH,
              FIRST_VALUE,
              HALT,
              AUCTION,
              RESUME,
              BAND_LOW,
              BAND_HIGH ->
              false;
        };
    if (twice) {
      throw new IllegalArgumentException(
          "DOUBLE_DIVIDEND: the prices of "
              + prices.label()
              + " are adjusted for splits"
              + (prices.prices() == PriceView.SPLIT_DIVIDEND ? " and dividends" : "")
              + ", and "
              + actions.label()
              + " has a "
              + kind
              + " of the same instrument; use raw prices, or leave the actions out");
    }
  }

  /// Best prices come from one source: a book has them already.
  private void checkBooks() {
    for (int i = 0; i < schemas.size(); i++) {
      Set<Schema> kinds = EnumSet.copyOf(schemas.get(i));
      kinds.retainAll(EnumSet.of(Schema.QUOTE, Schema.DEPTH, Schema.MBO));
      if (kinds.size() > 1) {
        throw new IllegalArgumentException(
            "token "
                + instruments.get(i).token()
                + " has "
                + kinds
                + ": a run takes its best prices from one of them");
      }
    }
  }

  /// Data beyond the dates its calendar states are refused, not run without sessions (M-1). A stamp
  /// at the end of all time means that nobody looked.
  private void checkCalendars() {
    for (RunSource source : config.sources()) {
      SessionCalendar calendar = source.calendar();
      if (slotOf(source.instrument().token()) >= 0
          && source.rows() > 0
          && (source.lastNanos() > calendar.endNanos() && source.lastNanos() != Long.MAX_VALUE
              || source.firstNanos() < calendar.firstNanos()
                  && source.firstNanos() != Long.MIN_VALUE)) {
        throw new CalendarRangeException(
            source.label()
                + " has rows from "
                + IsoInstant.format(source.firstNanos())
                + " to "
                + IsoInstant.format(source.lastNanos())
                + "; calendar "
                + calendar.name()
                + " is stated from "
                + IsoInstant.format(calendar.firstNanos())
                + " to "
                + IsoInstant.format(calendar.endNanos()));
      }
    }
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

  /// The settings of a fill profile by name, for the manifest.
  static Map<String, String> describe(FillProfile p) {
    Map<String, String> m = new LinkedHashMap<>();
    m.put("name", p.name());
    m.put("tickTiming", p.tickTiming().name());
    m.put("barTiming", p.barTiming().name());
    m.put("quoteBarTiming", p.quoteBarTiming().name());
    m.put("path", p.path().name());
    m.put("throughTicks", Long.toString(p.throughTicks()));
    m.put("stopLimitInBar", p.stopLimitInBar().name());
    m.put("children", p.children().name());
    m.put("volumeCapE8", Long.toString(p.volumeCapE8()));
    m.put("futureCapE8", Long.toString(p.futureCapE8()));
    m.put("tradeShareE8", Long.toString(p.tradeShareE8()));
    m.put("beyondTop", p.beyondTop().name());
    m.put("crossed", p.crossed().name());
    m.put("slippage", p.slippage().toString());
    m.put("clip", p.clip().name());
    if (p.book().isPresent()) {
      BookFills book = p.book().get();
      m.put("queue", book.queue().toString());
      m.put("feedLatency", book.latencies().feed().toString());
      m.put("entryLatency", book.latencies().entry().toString());
      m.put("responseLatency", book.latencies().response().toString());
      m.put("protectionTicks", Long.toString(book.protectionTicks()));
      if (book.latencies().faults().any()) {
        m.put("venueFaults", book.latencies().faults().toString());
      }
    }
    p.quoteQueue().ifPresent(queue -> m.put("quoteQueue", queue.toString()));
    return m;
  }
}
