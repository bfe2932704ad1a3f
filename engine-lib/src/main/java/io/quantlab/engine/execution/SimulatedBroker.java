package io.quantlab.engine.execution;

import io.quantlab.engine.book.LadderBook;
import io.quantlab.engine.execution.ReportSink.RejectReason;
import io.quantlab.engine.instrument.Instrument;
import io.quantlab.engine.market.RowBlock;
import io.quantlab.engine.market.Schema;
import io.quantlab.engine.order.Order;
import io.quantlab.engine.order.OrderPool;
import io.quantlab.engine.order.OrderTerms;
import io.quantlab.engine.order.Side;
import java.util.List;
import java.util.Set;

/// The venue of backtest and paper: takes commands, matches working orders against market items by
/// a [FillProfile], and reports (engine contract section 4).
///
/// Orders of an instrument meet one kind of data: its order book when there is depth, else quotes
/// (prints then fill resting limits too), else trades, else bars. [OrderEntry] takes commands,
/// [OrderPlaces] knows where each order is, [DepthMatching], [TickMatching] and [BarMatching]
/// decide fills, [Executions] says what becomes of an order that met a price, [VenueSessions] and
/// [SplitOrders] what sessions and splits do to all of them. Slow twin in the tests: `NaiveBroker`.
public final class SimulatedBroker implements Broker {
  private final SlotBook[] books;
  private final TakerCost costs;
  private final OrderPlaces places;
  private final OrderEntry entry;
  private final VenueSessions sessions;
  private final AuctionMatching auctions;
  private final SplitOrders splits;
  private final Triggers triggers;
  private final TickMatching ticks;
  private final BarMatching bars;
  private final DepthMatching depths;
  private final SpreadLegs spreads;
  private final MarkTriggers marks;

  /// A venue whose noise, if its slippage has any, is that of seed 0.
  public SimulatedBroker(
      OrderPool pool,
      List<Instrument> instruments,
      List<Set<Schema>> schemas,
      TopOfBook[] tops,
      FillProfile profile) {
    this(pool, instruments, schemas, tops, new LadderBook[tops.length], profile, 0);
  }

  /// A venue for instruments by dense slot.
  ///
  /// @param schemas the kinds of data each slot gets in this run
  /// @param tops the shared tops of book the kernel keeps, by slot
  /// @param shared the books of slots with depth, by slot; the venue makes those that are missing
  /// @param seed of the run, for the noise of slippage (K-6)
  /// @throws IllegalArgumentException when the data lacks what the profile needs
  public SimulatedBroker(
      OrderPool pool,
      List<Instrument> instruments,
      List<Set<Schema>> schemas,
      TopOfBook[] tops,
      LadderBook[] shared,
      FillProfile profile,
      long seed) {
    this.books = new SlotBooks(profile).make(instruments, schemas, tops, shared);
    this.costs = new TakerCost(profile.slippage(), profile.clip(), seed, books.length);
    BookFills depth = profile.book().orElse(BookFills.STANDARD);
    QueueModel model =
        profile.needsDepth() ? depth.queue() : profile.quoteQueue().orElse(depth.queue());
    OrderStates states = new OrderStates();
    DepthQueues queues = new DepthQueues(model, states);
    QuoteQueues quoteQueues =
        profile.quoteQueue().map(of -> new QuoteQueues(of, states)).orElse(null);
    this.places = new OrderPlaces(pool, books, states, queues, quoteQueues, profile.throughTicks());
    Executions executions = new Executions(books, states, places, costs);
    this.spreads = new SpreadLegs(profile, executions);
    this.triggers = new Triggers(states);
    QuoteMatching quotes = new QuoteMatching(profile, states, places, triggers, executions);
    this.ticks =
        new TickMatching(
            quotes,
            new TradeMatching(profile, states, places, triggers, executions),
            new PrintedLimits(profile, states, places, executions, quoteQueues),
            quoteQueues);
    BarFills fills = new BarFills(profile, states, costs);
    this.bars =
        new BarMatching(
            profile,
            places,
            executions,
            fills,
            new BarOpens(profile, states, places, triggers, executions, fills),
            new BarBodies(profile, pool, states, places, triggers, executions, fills));
    this.depths =
        new DepthMatching(
            profile,
            queues,
            new DepthTakers(states, places, triggers, executions, depth.protectionTicks()),
            new DepthMakers(profile, queues, states, places, executions));
    this.marks = new MarkTriggers(states, places, triggers, quotes, depths);
    Arrivals arrivals = new Arrivals(profile, states, places, ticks, bars, depths, executions);
    this.entry = new OrderEntry(profile, books, states, places, queues, costs, arrivals, spreads);
    this.auctions = new AuctionMatching(profile, places, executions);
    this.sessions = new VenueSessions(states, places, ticks, bars, depths, auctions);
    this.splits = new SplitOrders(states, places);
  }

  /// The venue of a run: at a distance when the profile says so.
  ///
  /// @param orders the engine's orders
  /// @param tops the tops of book at the venue, by slot
  /// @param shared the order books at the venue, by slot, `null` for slots without depth
  /// @param seed of the run
  public static Broker of(
      OrderPool orders,
      List<Instrument> instruments,
      List<Set<Schema>> schemas,
      TopOfBook[] tops,
      LadderBook[] shared,
      FillProfile profile,
      long seed) {
    Latencies latencies = profile.latencies();
    return latencies.ordersAtOnce()
        ? new SimulatedBroker(orders, instruments, schemas, tops, shared, profile, seed)
        : new DelayedBroker(
            orders,
            own -> new SimulatedBroker(own, instruments, schemas, tops, shared, profile, seed),
            latencies,
            new LocalOrders(instruments, profile.crossed()),
            seed);
  }

  @Override
  public TriggerBand band(int slot) {
    return books[slot].band;
  }

  @Override
  public DayStatistics statistics(int slot) {
    return books[slot].days;
  }

  @Override
  public ImpactOverlay overlay() {
    return costs.overlay();
  }

  @Override
  public boolean clipsToRange() {
    return costs.clipsToRange();
  }

  @Override
  public long barNanos(int slot, long epochNanos) {
    SlotBook book = books[slot];
    return book.onBars() ? epochNanos - book.top.barStartNanos() : 0;
  }

  @Override
  public boolean shows(int slot, OrderTerms.Source source, Side side) {
    return books[slot].shows(source, side);
  }

  @Override
  public long unpricedFills() {
    return costs.unknown();
  }

  @Override
  public PathRange paths() {
    return bars.paths();
  }

  @Override
  public void take(Command command, ReportSink out) {
    switch (command.type()) {
      case SUBMIT -> entry.submit(command, out);
      case CANCEL -> entry.cancel(command, out);
      case AMEND -> entry.amend(command, out);
      case REPLACE -> entry.replace(command, out);
      case RESIZE -> entry.resize(command, out);
    }
  }

  @Override
  public int book(int slot, RowBlock rows, int from, int to, ReportSink out) {
    return depths.rows(books[slot], rows, from, to, out);
  }

  @Override
  public void advance(MarketItem item, ReportSink out) {
    SlotBook book = books[item.slot()];
    switch (item.kind()) {
      case TRADE -> {
        if (book.depth != null) {
          depths.onTrade(book, item, out);
        } else {
          ticks.onTrade(book, item, out);
        }
      }
      case QUOTE -> {
        if (book.depth == null) {
          ticks.onQuote(book, out);
        }
      }
      case BAR_OPEN, BAR_BODY -> {
        if (book.onBars() || item.standsIn()) {
          advanceBar(book, item, out);
        }
      }
    }
    if (book.legs > 0) {
      spreads.met(book, item, out);
    }
    book.refreshBand();
  }

  private void advanceBar(SlotBook book, MarketItem item, ReportSink out) {
    book.barStandsIn = item.standsIn();
    if (item.kind() == MarketItem.Kind.BAR_OPEN) {
      bars.onOpen(book, item, out);
    } else {
      bars.onBody(book, item, out);
    }
    book.barStandsIn = false;
  }

  @Override
  public void mark(int slot, long priceTicks, ReportSink out) {
    SlotBook book = books[slot];
    if (!book.watching.isEmpty()) {
      marks.onMark(book, priceTicks, out);
      book.refreshBand();
    }
  }

  @Override
  public void sessionOpen(int slot, ReportSink out) {
    sessions.open(books[slot]);
  }

  @Override
  public void sessionClose(int slot, ReportSink out) {
    sessions.close(books[slot], out);
    spreads.sessionClosed(books[slot]);
  }

  @Override
  public void marksAuctions(int slot) {
    books[slot].marksAuctions = true;
  }

  @Override
  public void officialPrint(Auction auction, MarketItem item, ReportSink out) {
    SlotBook book = books[item.slot()];
    auctions.print(book, auction, item, out);
    book.refreshBand();
  }

  @Override
  public long auctionWaitNanos(int slot) {
    return auctions.waitNanos(books[slot]);
  }

  @Override
  public void auctionOver(int slot, ReportSink out) {
    sessions.auctionOver(books[slot], out);
  }

  @Override
  public void mixSessions(int slot, OrderTerms.Sessions plain, boolean regular) {
    sessions.mix(books[slot], plain, regular);
  }

  @Override
  public void follow(Order order, long offsetTicks) {
    SlotBook book = books[order.slot()];
    if (triggers.distance(book.instrument, order, offsetTicks)) {
      book.refreshBand();
    }
  }

  @Override
  public void meetEveryRow(int slot, boolean every) {
    SlotBook book = books[slot];
    if (book.everyRow != every) {
      book.everyRow = every;
      book.refreshBand();
    }
  }

  @Override
  public void expire(Order order, ReportSink out) {
    entry.expire(order, out);
  }

  @Override
  public void split(int slot, long numerator, long denominator, ReportSink out) {
    SlotBook book = books[slot];
    if (book.days != null) {
      book.days.split(numerator, denominator);
    }
    if (costs.overlay() != null) {
      costs.overlay().split(slot, numerator, denominator);
    }
    splits.split(book, numerator, denominator, out);
  }

  @Override
  public long queueAhead(Order order) {
    return places.queueAhead(order);
  }

  @Override
  public void withdraw(int slot, RejectReason why, ReportSink out) {
    entry.withdraw(books[slot], why, out);
  }
}
