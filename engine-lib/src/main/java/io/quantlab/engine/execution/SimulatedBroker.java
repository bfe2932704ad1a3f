package io.quantlab.engine.execution;

import io.quantlab.engine.book.LadderBook;
import io.quantlab.engine.execution.FillProfile.Timing;
import io.quantlab.engine.execution.ReportSink.RejectReason;
import io.quantlab.engine.execution.Resting.Place;
import io.quantlab.engine.instrument.Instrument;
import io.quantlab.engine.market.RowBlock;
import io.quantlab.engine.market.Schema;
import io.quantlab.engine.math.Exact;
import io.quantlab.engine.order.Order;
import io.quantlab.engine.order.OrderKind;
import io.quantlab.engine.order.OrderPool;
import io.quantlab.engine.order.TimeInForce;
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
  private Resting[] resting = new Resting[64];
  private long priorities;

  /// A venue for instruments by dense slot.
  ///
  /// @param schemas the kinds of data each slot gets in this run
  /// @param tops the shared tops of book the kernel keeps, by slot
  public SimulatedBroker(
      OrderPool pool,
      List<Instrument> instruments,
      List<Set<Schema>> schemas,
      TopOfBook[] tops,
      FillProfile profile) {
    this(pool, instruments, schemas, tops, new LadderBook[tops.length], profile);
  }

  /// A venue that shares its order books.
  ///
  /// @param shared the books of slots with depth, by slot; the venue makes those that are missing
  public SimulatedBroker(
      OrderPool pool,
      List<Instrument> instruments,
      List<Set<Schema>> schemas,
      TopOfBook[] tops,
      LadderBook[] shared,
      FillProfile profile) {
    this.pool = pool;
    this.profile = profile;
    this.books = new SlotBook[instruments.size()];
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
      books[i] = new SlotBook(instruments.get(i), matching, tops[i], depth);
    }
    this.ticks = new TickMatching(this, profile);
    this.bars = new BarMatching(this, profile);
    this.depths = new DepthMatching(this, profile, ticks);
  }

  /// The venue of a run: at a distance when the profile says so.
  ///
  /// @param orders the engine's orders
  /// @param tops the tops of book at the venue, by slot
  /// @param shared the order books at the venue, by slot, `null` for slots without depth
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
        ? new SimulatedBroker(orders, instruments, schemas, tops, shared, profile)
        : new DelayedBroker(
            orders,
            own -> new SimulatedBroker(own, instruments, schemas, tops, shared, profile),
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
        profile.book().isEmpty()
            ? byOrder
            : profile.book().get().queue() instanceof QueueModel.Fifo;
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
  public long ambiguousBars() {
    return bars.ambiguousBars();
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
    state.place = Place.NOWHERE;
    state.triggered = false;
    state.priority = ++priorities;
    out.accepted(order);
    arrive(book, order, command.epochNanos(), out);
    book.refreshBand();
  }

  /// An order, or its new price, is at the venue for the first time.
  private void arrive(SlotBook book, Order order, long epochNanos, ReportSink out) {
    resting(order).arrivedNanos = epochNanos;
    waitForNext(order);
    if (book.onBars()) {
      arriveOnBars(book, order, out);
    } else if (book.depth != null) {
      if (profile.tickTiming() == Timing.IMMEDIATE || !profile.latencies().entry().isZero()) {
        depths.atArrival(book, order, out);
      }
    } else if (profile.tickTiming() == Timing.IMMEDIATE) {
      ticks.atArrival(book, order, out);
    }
  }

  private void arriveOnBars(SlotBook book, Order order, ReportSink out) {
    boolean market = order.kind() == OrderKind.Code.MARKET;
    if (market && barTiming(book) == Timing.BAR_CLOSE) {
      bars.atClose(book, order, out);
    } else if (!market && !isIoc(order)) {
      rest(order);
    }
  }

  private Timing barTiming(SlotBook book) {
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

  /// Only size down keeps the place in the queue; a new price arrives as a new order does (O-28).
  private void amend(Command command, ReportSink out) {
    Order order = command.order();
    if (!isWorking(order)) {
      out.updateRejected(order, RejectReason.TOO_LATE);
      return;
    }
    SlotBook book = books[order.slot()];
    boolean resting = resting(order).place == Place.QUEUED;
    boolean larger = command.lots() > order.lots();
    boolean priced =
        command.limitTicks() != order.limitTicks()
            || command.triggerTicks() != order.triggerTicks();
    long lots = Math.max(command.lots(), order.filledLots());
    if (resting && !larger && !priced && book.queues(order, isTriggered(order))) {
      shrink(book, order, command, lots, out);
      return;
    }
    remove(order);
    out.updated(order, lots, command.limitTicks(), command.triggerTicks());
    if (larger || priced) {
      resting(order).priority = ++priorities;
    }
    if (order.openLots() == 0) {
      out.canceled(order, RejectReason.NONE);
    } else if (priced) {
      arrive(book, order, command.epochNanos(), out);
    } else if (resting) {
      rest(order);
    } else {
      waitForNext(order);
    }
    book.refreshBand();
  }

  /// Makes an order in a queue smaller: it keeps its place.
  private void shrink(SlotBook book, Order order, Command command, long lots, ReportSink out) {
    out.updated(order, lots, command.limitTicks(), command.triggerTicks());
    if (order.openLots() == 0) {
      remove(order);
      out.canceled(order, RejectReason.NONE);
    } else {
      depths.shrunk(book, order);
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
      case BAR_OPEN -> {
        if (book.onBars()) {
          bars.onOpen(book, item, out);
        }
      }
      case BAR_BODY -> {
        if (book.onBars()) {
          bars.onBody(book, item, out);
        }
      }
    }
    book.refreshBand();
  }

  @Override
  public void sessionClose(int slot, ReportSink out) {
    Order[] expiring = orders(books[slot]);
    for (Order order : expiring) {
      if (order.timeInForce() == TimeInForce.DAY && isWorking(order)) {
        remove(order);
        out.expired(order);
      }
    }
    books[slot].refreshBand();
  }

  @Override
  public void split(int slot, long numerator, long denominator, ReportSink out) {
    SlotBook book = books[slot];
    for (Order order : orders(book)) {
      if (!isWorking(order)) {
        continue;
      }
      boolean resting = resting(order).place == Place.QUEUED;
      remove(order);
      long lots = Math.multiplyExact(order.lots(), numerator) / denominator;
      long filled = Math.multiplyExact(order.filledLots(), numerator) / denominator;
      if (lots <= filled || order.filledLots() > 0) {
        out.canceled(order, RejectReason.SPLIT);
        continue;
      }
      out.updated(
          order,
          lots,
          restated(book, order, order.limitTicks(), numerator, denominator, order.sign()),
          restated(book, order, order.triggerTicks(), numerator, denominator, -order.sign()));
      if (resting) {
        rest(order);
      } else {
        waitForNext(order);
      }
    }
    book.refreshBand();
  }

  /// Restates a price to the order tick in the passive direction: down for `sign` +1, up for -1
  ///
  private static long restated(
      SlotBook book, Order order, long ticks, long numerator, long denominator, int sign) {
    if (ticks == 0) {
      return 0;
    }
    if (sign > 0) {
      return book.instrument
          .orderTicks()
          .snapDown(Exact.mulDivFloor(ticks, denominator, numerator));
    }
    return book.instrument.orderTicks().snapUp(Exact.mulDivCeil(ticks, denominator, numerator));
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

  static boolean isIoc(Order order) {
    return order.timeInForce() == TimeInForce.IOC;
  }

  private Resting resting(Order order) {
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

  long arrivedNanos(Order order) {
    return resting(order).arrivedNanos;
  }

  /// Notes that a stop reached its trigger and tells the engine.
  void trigger(Order order, ReportSink out) {
    resting(order).triggered = true;
    out.triggered(order);
  }

  /// Moves an order to the heap it waits in; a triggered stop waits for nothing but the next event.
  void rest(Order order) {
    Resting state = resting(order);
    if (state.triggered && order.kind() == OrderKind.Code.STOP_MARKET) {
      if (state.place != Place.FRESH) {
        waitForNext(order);
      }
      return;
    }
    SlotBook book = books[order.slot()];
    if (state.place == Place.FRESH) {
      book.removeFresh(order);
    }
    state.place = Place.QUEUED;
    if (book.queues(order, state.triggered)) {
      depths.join(book, order, state.priority);
      return;
    }
    book.heap(order, state.triggered)
        .push(order, state.priority, book.dueTicks(order, state.triggered, profile.throughTicks()));
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

  /// Cancels what is left of an order that is out of the book.
  void cancelRest(Order order, ReportSink out) {
    resting(order).place = Place.NOWHERE;
    out.canceled(order, RejectReason.NONE);
  }
}
