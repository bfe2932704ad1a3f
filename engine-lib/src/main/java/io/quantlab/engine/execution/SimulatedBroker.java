package io.quantlab.engine.execution;

import io.quantlab.engine.book.LadderBook;
import io.quantlab.engine.execution.FillProfile.Timing;
import io.quantlab.engine.execution.ReportSink.RejectReason;
import io.quantlab.engine.execution.Resting.Place;
import io.quantlab.engine.execution.SlippageModel.Need;
import io.quantlab.engine.instrument.Instrument;
import io.quantlab.engine.market.RowBlock;
import io.quantlab.engine.market.Schema;
import io.quantlab.engine.order.FillFlags;
import io.quantlab.engine.order.Order;
import io.quantlab.engine.order.OrderKind;
import io.quantlab.engine.order.OrderPool;
import io.quantlab.engine.order.OrderTerms;
import io.quantlab.engine.order.TimeInForce;
import io.quantlab.engine.order.Trail;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Set;

/// The venue of backtest and paper: takes commands, matches working orders against market items by
/// a [FillProfile], and reports (engine contract section 4).
///
/// Orders of an instrument meet one kind of data: its order book when there is depth, else quotes
/// (prints then fill resting limits too), else trades, else bars. This class keeps where each order
/// is; [DepthMatching], [TickMatching] and [BarMatching] decide fills. Slow twin in the tests:
/// `NaiveBroker`.
public final class SimulatedBroker implements Broker {
  private final OrderPool pool;
  private final FillProfile profile;
  private final SlotBook[] books;
  private final TickMatching ticks;
  private final BarMatching bars;
  private final DepthMatching depths;
  private final TakerCost costs;

  /// Queues at the best price of quotes, `null` when limits wait in none.
  private final QuoteQueues quoteQueues;

  private Resting[] resting = new Resting[64];
  private long priorities;

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
    this.pool = pool;
    this.profile = profile;
    this.books = new SlotBook[instruments.size()];
    Set<Need> needs = profile.slippage().needs();
    boolean days = needs.contains(Need.DAY_VOLATILITY) || needs.contains(Need.DAY_VOLUME);
    for (int i = 0; i < books.length; i++) {
      SlotBook.Matching matching = matching(schemas.get(i));
      DepthSlot depth =
          matching == SlotBook.Matching.DEPTH
              ? depth(instruments.get(i), schemas.get(i), shared[i], profile)
              : null;
      if (depth == null && profile.needsDepth()) {
        throw new IllegalArgumentException(
            "profile book needs depth: token "
                + instruments.get(i).token()
                + " has "
                + schemas.get(i)
                + " only");
      }
      DayStatistics statistics = days ? new DayStatistics() : null;
      boolean queues = matching == SlotBook.Matching.QUOTES && profile.quoteQueue().isPresent();
      SlotBook.Limits limits = queues ? SlotBook.Limits.IN_QUEUES : SlotBook.Limits.BY_PRICE;
      books[i] = new SlotBook(instruments.get(i), matching, limits, tops[i], statistics, depth);
      TakerCost.check(profile.slippage(), books[i], schemas.get(i));
    }
    this.costs = new TakerCost(profile.slippage(), profile.clip(), seed, books.length);
    this.quoteQueues = profile.quoteQueue().map(model -> new QuoteQueues(this, model)).orElse(null);
    this.ticks = new TickMatching(this, profile, costs, quoteQueues);
    this.bars = new BarMatching(this, pool, profile, costs);
    this.depths = new DepthMatching(this, profile, ticks);
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
            seed);
  }

  private static DepthSlot depth(
      Instrument instrument, Set<Schema> schemas, LadderBook shared, FillProfile profile) {
    if (profile.needsDepth() && profile.book().isEmpty()) {
      throw new IllegalArgumentException(
          "profile book needs a queue model and the delays of feed, entry and response");
    }
    boolean byOrder = schemas.contains(Schema.MBO);
    boolean exact =
        profile.needsDepth() ? profile.book().get().queue() instanceof QueueModel.Fifo : byOrder;
    if (byOrder != exact) {
      throw new IllegalArgumentException(
          "queue L3_FIFO and market-by-order data go together: token "
              + instrument.token()
              + " has "
              + (byOrder ? Schema.MBO : Schema.DEPTH)
              + " data");
    }
    return new DepthSlot(
        shared == null ? new LadderBook() : shared,
        byOrder ? DepthSlot.Detail.BY_ORDER : DepthSlot.Detail.BY_PRICE);
  }

  private static SlotBook.Matching matching(Set<Schema> schemas) {
    if (schemas.contains(Schema.DEPTH) || schemas.contains(Schema.MBO)) {
      return SlotBook.Matching.DEPTH;
    }
    if (schemas.contains(Schema.QUOTE)) {
      return SlotBook.Matching.QUOTES;
    }
    if (schemas.contains(Schema.TRADE)) {
      return SlotBook.Matching.TRADES;
    }
    return schemas.contains(Schema.QUOTE_BAR)
        ? SlotBook.Matching.QUOTE_BARS
        : SlotBook.Matching.BARS;
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
      case SUBMIT -> submit(command, out);
      case CANCEL -> cancel(command, out);
      case AMEND -> amend(command, out);
    }
  }

  private void submit(Command command, ReportSink out) {
    Order order = command.order();
    SlotBook book = books[order.slot()];
    Resting state = make(order);
    state.reset(++priorities);
    costs.begin(order, state);
    out.accepted(order);
    arrive(book, order, command.epochNanos() + childDelay(book, command), out);
    book.refreshBand();
  }

  /// With NEXT_BAR a child that an open released is too late for that bar (F-6).
  private long childDelay(SlotBook book, Command command) {
    boolean child = command.order().terms().parent() != 0 && command.epochNanos() == book.openNanos;
    return child && profile.children() == FillProfile.Children.NEXT_BAR ? 1 : 0;
  }

  /// An order, or its new price, is at the venue for the first time.
  private void arrive(SlotBook book, Order order, long epochNanos, ReportSink out) {
    Resting state = resting(order);
    state.arrivedNanos = epochNanos;
    switch (order.kind().waitsFor()) {
      case OPEN -> state.place = Place.OPENING;
      case CLOSE -> state.place = Place.CLOSING;
      case NONE, STOP, TOUCH, TRAIL -> {
        if (book.sleeps(order)) {
          state.place = Place.ASLEEP;
          state.sleptFrom = Place.FRESH;
          return;
        }
        waitForNext(order);
        if (book.onBars()) {
          arriveOnBars(book, order, out);
        } else if (book.depth != null) {
          arriveInDepth(book, order, out);
        } else if (profile.tickTiming() == Timing.IMMEDIATE) {
          ticks.atArrival(book, order, out);
        }
      }
    }
  }

  /// An order that was on its way meets the book it finds.
  private void arriveInDepth(SlotBook book, Order order, ReportSink out) {
    if (profile.tickTiming() == Timing.IMMEDIATE || !profile.latencies().entry().isZero()) {
      depths.atArrival(book, order, out);
    }
  }

  private void arriveOnBars(SlotBook book, Order order, ReportSink out) {
    OrderKind.Code kind = order.kind();
    boolean market = kind == OrderKind.Code.MARKET || kind == OrderKind.Code.MARKET_TO_LIMIT;
    if (market && barTiming(book) == Timing.BAR_CLOSE) {
      bars.atClose(book, order, out);
    } else if (!market && !isImmediate(order) && !order.terms().postOnly()) {
      rest(order);
    }
  }

  /// When orders meet the bars of an instrument.
  Timing barTiming(SlotBook book) {
    return book.matching == SlotBook.Matching.QUOTE_BARS
        ? profile.quoteBarTiming()
        : profile.barTiming();
  }

  private void cancel(Command command, ReportSink out) {
    Order order = command.order();
    if (!isWorking(order)) {
      out.cancelRejected(order, RejectReason.TOO_LATE);
      return;
    }
    remove(order);
    books[order.slot()].refreshBand();
    out.canceled(order, RejectReason.NONE);
  }

  /// A price the order has not from its request, a trailing trigger among them, is not for the
  /// command to change. Only size down keeps the place in the queue; a new price arrives as a new
  /// order does (O-28).
  private void amend(Command command, ReportSink out) {
    Order order = command.order();
    if (!isWorking(order)) {
      out.updateRejected(order, RejectReason.TOO_LATE);
      return;
    }
    SlotBook book = books[order.slot()];
    Place place = resting(order).place;
    boolean larger = command.lots() > order.lots();
    boolean waits = order.kind().hasTrigger() && order.trail() == null;
    long limit = order.kind().hasLimit() ? command.limitTicks() : order.limitTicks();
    long trigger = waits ? command.triggerTicks() : order.triggerTicks();
    boolean priced = limit != order.limitTicks() || trigger != order.triggerTicks();
    long lots = Math.max(command.lots(), order.filledLots());
    if (place == Place.QUEUED && !larger && !priced && book.queues(order, isTriggered(order))) {
      shrink(book, order, lots, out);
      return;
    }
    remove(order);
    out.updated(order, lots, limit, trigger);
    if (larger || priced) {
      resting(order).priority = ++priorities;
    }
    if (order.openLots() == 0) {
      out.canceled(order, RejectReason.NONE);
    } else if (priced) {
      arrive(book, order, command.epochNanos(), out);
    } else {
      restore(order, place);
    }
    book.refreshBand();
  }

  /// Makes an order in a queue smaller: it keeps its place.
  private void shrink(SlotBook book, Order order, long lots, ReportSink out) {
    out.updated(order, lots, order.limitTicks(), order.triggerTicks());
    if (order.openLots() == 0) {
      remove(order);
      out.canceled(order, RejectReason.NONE);
    } else {
      depths.shrunk(book, order);
    }
  }

  /// Puts an order back where it was.
  private void restore(Order order, Place place) {
    switch (place) {
      case QUEUED, TRAILING -> rest(order);
      case FRESH -> waitForNext(order);
      case OPENING, CLOSING, ASLEEP -> resting(order).place = place;
      case NOWHERE -> throw new IllegalStateException("order " + order.id() + " was nowhere");
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
  public void sessionClose(int slot, ReportSink out) {
    SlotBook book = books[slot];
    Order[] expiring = orders(book);
    for (Order order : expiring) {
      if (isWorking(order) && resting(order).place == Place.CLOSING) {
        atSessionClose(book, order, out);
      }
    }
    for (Order order : expiring) {
      if (order.timeInForce() == TimeInForce.DAY && isWorking(order)) {
        remove(order);
        out.expired(order);
      }
    }
    book.regular = false;
    putToSleep(book);
    book.refreshBand();
  }

  @Override
  public void mixSessions(int slot, OrderTerms.Sessions plain, boolean regular) {
    SlotBook book = books[slot];
    book.plainSessions = plain;
    book.regular = regular;
    putToSleep(book);
    book.refreshBand();
  }

  /// Takes the orders aside that may not trade now.
  private void putToSleep(SlotBook book) {
    if (book.plainSessions == null || book.regular) {
      return;
    }
    for (Order order : orders(book)) {
      Resting state = resting(order);
      Place was = state.place;
      boolean meets = was == Place.FRESH || was == Place.QUEUED || was == Place.TRAILING;
      if (meets && book.sleeps(order)) {
        remove(order);
        state.place = Place.ASLEEP;
        state.sleptFrom = was;
      }
    }
  }

  /// A closing order takes the last price, when its limit allows; what is left expires (O-10).
  private void atSessionClose(SlotBook book, Order order, ReportSink out) {
    Resting state = resting(order);
    state.place = Place.NOWHERE;
    state.auction = true;
    if (book.onBars()) {
      bars.atSessionClose(book, order, out);
    } else if (book.depth != null) {
      depths.atSessionClose(book, order, out);
    } else {
      ticks.atSessionClose(book, order, out);
    }
    if (order.isWorking() && !isWorking(order)) {
      out.expired(order);
    }
  }

  /// The opening of a session: orders for it meet its first price.
  @Override
  public void sessionOpen(int slot, ReportSink out) {
    SlotBook book = books[slot];
    book.top.beginSession();
    book.regular = true;
    for (Order order : orders(book)) {
      Resting state = resting(order);
      if (state.place == Place.ASLEEP) {
        state.place = Place.NOWHERE;
        restore(order, state.sleptFrom);
      }
      if (state.place == Place.OPENING) {
        state.auction = true;
        waitForNext(order);
      }
    }
    book.refreshBand();
  }

  @Override
  public void follow(Order order, long offsetTicks) {
    order.trail(order.trail().at(new Trail.Offset.Price(offsetTicks)));
    if (isWorking(order) && resting(order).active && !resting(order).triggered) {
      SlotBook book = books[order.slot()];
      long best = resting(order).bestTicks;
      moveTrigger(order, Trailing.next(book.instrument, order, order.triggerTicks(), best));
      book.refreshBand();
    }
  }

  /// Ends an order whose time has come.
  @Override
  public void expire(Order order, ReportSink out) {
    if (isWorking(order)) {
      remove(order);
      books[order.slot()].refreshBand();
      out.expired(order);
    }
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
    for (Order order : orders(book)) {
      if (!isWorking(order)) {
        continue;
      }
      Place place = resting(order).place;
      remove(order);
      long open = Math.multiplyExact(order.openLots(), numerator) / denominator;
      if (open == 0) {
        out.canceled(order, RejectReason.SPLIT);
        continue;
      }
      out.updated(
          order,
          Math.addExact(order.filledLots(), open), // what was filled was filled in old shares
          restated(book, order.limitTicks(), numerator, denominator, order.sign()),
          restated(book, order.triggerTicks(), numerator, denominator, -order.sign()));
      order.afterSplit(numerator, denominator);
      Resting state = resting(order);
      state.bestTicks = restated(book, state.bestTicks, numerator, denominator, order.sign());
      restore(order, place);
    }
    book.refreshBand();
  }

  @Override
  public void withdraw(int slot, RejectReason why, ReportSink out) {
    SlotBook book = books[slot];
    for (Order order : orders(book)) {
      if (isWorking(order)) {
        remove(order);
        out.canceled(order, why);
      }
    }
    book.refreshBand();
  }

  /// A price of an order after a split; of a trigger the passive side is the other one.
  private static long restated(
      SlotBook book, long ticks, long numerator, long denominator, int sign) {
    return book.instrument.orderTicks().afterSplit(ticks, numerator, denominator, sign);
  }

  /// All orders at the venue of an instrument, oldest id first.
  private Order[] orders(SlotBook book) {
    int n = 0;
    Order[] found = new Order[pool.handleLimit()];
    for (int i = 0; i < found.length; i++) {
      Order order = pool.at(i);
      if (isWorking(order) && order.id() != 0 && books[order.slot()] == book) {
        found[n++] = order;
      }
    }
    Order[] sorted = Arrays.copyOf(found, n);
    Arrays.sort(sorted, Comparator.comparingLong(Order::id));
    return sorted;
  }

  // ---- where orders are: used by the matching classes ----

  static boolean isImmediate(Order order) {
    return order.timeInForce().isImmediate();
  }

  static boolean isAllOrNone(Order order) {
    return order.timeInForce() == TimeInForce.FOK;
  }

  /// Whether the order must not trade beyond its limit now.
  boolean isBound(Order order) {
    OrderKind.Code kind = order.kind();
    return kind.hasLimit() || kind.endsAsLimit() && isTriggered(order);
  }

  /// Whether the order waits for its limit or its trigger.
  boolean waitsForPrice(Order order) {
    return isBound(order) || order.kind().hasTrigger() && !isTriggered(order);
  }

  /// Whether an order that was executed wants more.
  static boolean goesOn(Order order) {
    return order.isWorking() && order.openLots() > 0;
  }

  /// Whether the order is part of an opening: what that leaves expires.
  boolean isAuction(Order order) {
    return resting(order).auction;
  }

  Resting resting(Order order) {
    return resting[order.handle()];
  }

  private Resting make(Order order) {
    int handle = order.handle();
    if (handle >= resting.length) {
      resting = Arrays.copyOf(resting, Math.max(handle + 1, resting.length * 2));
    }
    if (resting[handle] == null) {
      resting[handle] = new Resting();
    }
    return resting[handle];
  }

  boolean isTriggered(Order order) {
    return resting(order).triggered;
  }

  boolean isFresh(Order order) {
    return resting(order).place == Place.FRESH;
  }

  /// Whether the venue has the order; one it was never sent may be asked for too.
  boolean isWorking(Order order) {
    Resting state = order.handle() < resting.length ? resting[order.handle()] : null;
    return state != null && state.place != Place.NOWHERE;
  }

  boolean isTrailing(Order order) {
    return resting(order).place == Place.TRAILING;
  }

  /// What a market-to-limit order could not take at the best level becomes a limit order there
  /// (O-11).
  void becomeLimit(Order order, long priceTicks, ReportSink out) {
    resting(order).triggered = true;
    out.updated(order, order.lots(), priceTicks, order.triggerTicks());
    if (mayNotRest(order)) {
      cancelRest(order, out);
    } else {
      rest(order);
    }
  }

  long arrivedNanos(Order order) {
    return resting(order).arrivedNanos;
  }

  /// Notes that an order reached its trigger and tells the engine; a trailing stop-limit gets its
  /// limit here.
  void trigger(Order order, ReportSink out) {
    resting(order).triggered = true;
    if (order.kind() == OrderKind.Code.TRAILING_STOP_LIMIT) {
      long trigger = order.triggerTicks();
      order.amend(order.lots(), Trailing.limitTicks(order, trigger), trigger);
    }
    out.triggered(order);
  }

  /// Moves an order to the heap it waits in; a triggered stop waits for nothing but the next event.
  void rest(Order order) {
    Resting state = resting(order);
    OrderKind.Code kind = order.kind();
    if (state.triggered && kind.hasTrigger() && !kind.endsAsLimit()) {
      if (state.place != Place.FRESH) {
        waitForNext(order);
      }
      return;
    }
    SlotBook book = books[order.slot()];
    if (state.place == Place.FRESH) {
      book.removeFresh(order);
    }
    if (kind.waitsFor() == OrderKind.Wait.TRAIL && !state.triggered) {
      state.place = Place.TRAILING;
      book.addTrailing(order, state);
      return;
    }
    state.place = Place.QUEUED;
    if (book.queues(order, state.triggered)) {
      depths.join(book, order, state.priority);
      return;
    }
    book.heap(order, state.triggered)
        .push(order, state.priority, book.dueTicks(order, state.triggered, profile.throughTicks()));
    if (book.hasQuoteQueues() && SlotBook.worksAsLimit(order, state.triggered)) {
      quoteQueues.joined(book, order);
    }
  }

  /// Takes an order out of the book.
  void remove(Order order) {
    Resting state = resting(order);
    SlotBook book = books[order.slot()];
    if (state.place == Place.FRESH) {
      book.removeFresh(order);
    } else if (state.place == Place.QUEUED && book.queues(order, state.triggered)) {
      depths.leave(book, order);
    } else if (state.place == Place.QUEUED) {
      book.heap(order, state.triggered).remove(order);
    } else if (state.place == Place.TRAILING) {
      book.removeTrailing(order);
    }
    state.place = Place.NOWHERE;
  }

  /// Lets an order that is out of the book meet the next event as if it were its first.
  void waitForNext(Order order) {
    Resting state = resting(order);
    state.place = Place.FRESH;
    books[order.slot()].addFresh(order, state.priority);
  }

  /// Says that the caller popped a resting order from its heap.
  void popped(Order order) {
    resting(order).place = Place.NOWHERE;
  }

  /// Executes an order that is out of the book, as far as its account has margin (F-71); what it
  /// has no margin for is canceled.
  void fill(Order order, long lots, long price, long worse, int flags, ReportSink out) {
    long affordable = out.affordableLots(order, lots, price);
    boolean impact = costs.hasImpact() && (flags & FillFlags.MAKER) == 0;
    if (affordable > 0) {
      if (impact) {
        out.impact(order, costs.temporaryTicks(), costs.overlayTicks());
      }
      tellSeen(order, flags, out);
      out.filled(order, affordable, price, worse, flags);
      if (impact) {
        costs.executed(order, affordable, price - order.sign() * worse, out.epochNanos());
      }
    }
    if (affordable < lots && order.isWorking()) {
      remove(order);
      out.canceled(order, RejectReason.MARGIN);
    }
  }

  @Override
  public long queueAhead(Order order) {
    DepthSlot depth = books[order.slot()].depth;
    if (depth != null) {
      QueueSide side = depth.side(order.sign());
      int at = side.find(order);
      return at < 0 ? ReportSink.UNKNOWN : Math.max(0, Math.round(side.place(at).front()));
    }
    Resting state = resting(order);
    boolean waits = state.queuePlaced && state.queue().orderId() == order.id();
    return waits ? Math.max(0, Math.round(state.queue().front())) : ReportSink.UNKNOWN;
  }

  /// Tells the spread a taker met, or how far back a maker stood.
  private void tellSeen(Order order, int flags, ReportSink out) {
    boolean maker = (flags & FillFlags.MAKER) != 0;
    long spread = maker ? ReportSink.UNKNOWN : books[order.slot()].spreadTicks();
    long ahead = maker ? resting(order).queueAhead : ReportSink.UNKNOWN;
    if (spread != ReportSink.UNKNOWN || ahead != ReportSink.UNKNOWN) {
      out.seen(order, spread, ahead);
    }
  }

  /// Cancels what is left of an order that is out of the book; what an opening left expires.
  void cancelRest(Order order, ReportSink out) {
    Resting state = resting(order);
    state.place = Place.NOWHERE;
    if (state.auction) {
      out.expired(order);
    } else {
      out.canceled(order, RejectReason.NONE);
    }
  }

  /// What did not trade goes: the order may not wait.
  boolean mayNotRest(Order order) {
    return isImmediate(order) || resting(order).auction;
  }

  // ---- trailing triggers ----

  /// Lets a trailing order see a price; returns whether that reached its trigger.
  boolean trails(SlotBook book, Order order, long price) {
    Resting state = resting(order);
    if (!state.active) {
      if (Trailing.activates(order, price)) {
        state.active = true;
        state.bestTicks = price;
        moveTrigger(order, Trailing.first(book.instrument, order, price));
      }
      return false;
    }
    if (Trailing.reaches(order, order.triggerTicks(), price)) {
      return true;
    }
    follow(book, order, price);
    return false;
  }

  /// Moves the trigger of an active order after a better price.
  void follow(SlotBook book, Order order, long price) {
    Resting state = resting(order);
    if (state.active && Trailing.improves(order, state.bestTicks, price)) {
      state.bestTicks = price;
      moveTrigger(order, Trailing.next(book.instrument, order, order.triggerTicks(), price));
    }
  }

  /// Lets a trigger anchored to closes see one, after the bar was matched (O-12).
  void seeClose(SlotBook book, Order order, long close) {
    if (!resting(order).active) {
      trails(book, order, close);
    } else {
      follow(book, order, close);
    }
  }

  static void moveTrigger(Order order, long trigger) {
    order.amend(order.lots(), order.limitTicks(), trigger);
  }

  // ---- icebergs and post-only ----

  /// Lots a resting order shows: all, or what is left of an iceberg's tip.
  long shownLots(Order order) {
    long display = order.terms().displayLots();
    if (display == 0) {
      return order.openLots();
    }
    Resting state = resting(order);
    if (state.shownLots <= 0) {
      state.shownLots = display;
    }
    return Math.min(state.shownLots, order.openLots());
  }

  /// Takes executed lots off the tip; an empty tip is refilled at the back of the queue (O-13).
  void shown(Order order, long executedLots) {
    if (order.terms().displayLots() == 0) {
      return;
    }
    Resting state = resting(order);
    state.shownLots -= executedLots;
    if (state.shownLots <= 0) {
      state.shownLots = order.terms().displayLots();
      state.priority = ++priorities;
    }
  }

  /// Deals with a post-only order that would take at a price of the far side: rejects it, or moves
  /// it one order tick off (O-13). It is in no place of the book after a rejection.
  void wouldTake(SlotBook book, Order order, long farTicks, ReportSink out) {
    if (order.terms().taking() == OrderTerms.Taking.REJECT) {
      remove(order);
      if (order.filledLots() == 0) {
        out.rejected(order, RejectReason.WOULD_TAKE);
      } else {
        out.canceled(order, RejectReason.WOULD_TAKE); // its rest, after an amended price
      }
      return;
    }
    long tick = book.instrument.orderTicks().orderTickAt(farTicks);
    out.updated(order, order.lots(), farTicks - order.sign() * tick, order.triggerTicks());
    rest(order);
  }
}
