package io.quantlab.engine.execution;

import io.quantlab.engine.execution.FillProfile.Timing;
import io.quantlab.engine.execution.ReportSink.RejectReason;
import io.quantlab.engine.instrument.Instrument;
import io.quantlab.engine.market.Schema;
import io.quantlab.engine.math.Exact;
import io.quantlab.engine.order.OrderKind;
import io.quantlab.engine.order.OrderPool;
import io.quantlab.engine.order.TimeInForce;
import java.util.Arrays;
import java.util.List;
import java.util.Set;

/// The venue of backtest and paper: takes commands, matches working orders against market items by
/// a [FillProfile], and reports (engine contract section 4).
///
/// Orders of an instrument meet one kind of data: quotes when there are quotes (prints then fill
/// resting limits too), else trades, else bars. This class keeps where each order is;
/// [TickMatching] and [BarMatching] decide fills. Slow twin in the tests: `NaiveBroker`.
public final class SimulatedBroker implements Broker {
  private enum Place {
    NOWHERE,
    FRESH,
    RESTING
  }

  private final OrderPool pool;
  private final FillProfile profile;
  private final SlotBook[] books;
  private final TickMatching ticks;
  private final BarMatching bars;
  private Place[] place = new Place[64];
  private boolean[] triggered = new boolean[64];
  private long[] arrivedNanos = new long[64];
  private long[] priority = new long[64];
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
    this.pool = pool;
    this.profile = profile;
    this.books = new SlotBook[instruments.size()];
    for (int i = 0; i < books.length; i++) {
      books[i] = new SlotBook(instruments.get(i), matching(schemas.get(i)), tops[i], pool);
    }
    Arrays.fill(place, Place.NOWHERE);
    this.ticks = new TickMatching(this, pool, profile);
    this.bars = new BarMatching(this, pool, profile);
  }

  private static SlotBook.Matching matching(Set<Schema> schemas) {
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

  /// Bars on which the two ways through them gave different fills (F-90).
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
    int h = command.handle();
    ensure(h);
    SlotBook book = books[pool.slot(h)];
    triggered[h] = false;
    priority[h] = ++priorities;
    out.accepted(h);
    arrive(book, h, command.epochNanos(), out);
    book.refreshBand();
  }

  /// An order, or its new price, is at the venue for the first time.
  private void arrive(SlotBook book, int h, long epochNanos, ReportSink out) {
    arrivedNanos[h] = epochNanos;
    waitForNext(h);
    if (book.onBars()) {
      arriveOnBars(book, h, out);
    } else if (profile.tickTiming() == Timing.IMMEDIATE) {
      ticks.atArrival(book, h, out);
    }
  }

  private void arriveOnBars(SlotBook book, int h, ReportSink out) {
    boolean market = pool.kind(h) == OrderKind.Code.MARKET.ordinal();
    if (market && barTiming(book) == Timing.BAR_CLOSE) {
      bars.atClose(book, h, out);
    } else if (!market && !isIoc(h)) {
      rest(h);
    }
  }

  private Timing barTiming(SlotBook book) {
    return book.matching == SlotBook.Matching.QUOTE_BARS
        ? profile.quoteBarTiming()
        : profile.barTiming();
  }

  private void cancel(Command command, ReportSink out) {
    int h = command.handle();
    if (h >= place.length || place[h] == Place.NOWHERE) {
      out.cancelRejected(h, RejectReason.TOO_LATE);
      return;
    }
    remove(h);
    books[pool.slot(h)].refreshBand();
    out.canceled(h, RejectReason.NONE);
  }

  /// Only size down keeps the place in the queue; a new price arrives as a new order does (O-28).
  private void amend(Command command, ReportSink out) {
    int h = command.handle();
    if (h >= place.length || place[h] == Place.NOWHERE) {
      out.updateRejected(h, RejectReason.TOO_LATE);
      return;
    }
    SlotBook book = books[pool.slot(h)];
    boolean resting = place[h] == Place.RESTING;
    boolean larger = command.lots() > pool.lots(h);
    boolean priced =
        command.limitTicks() != pool.limit(h) || command.triggerTicks() != pool.trigger(h);
    remove(h);
    long lots = Math.max(command.lots(), pool.filled(h));
    out.updated(h, lots, command.limitTicks(), command.triggerTicks());
    if (larger || priced) {
      priority[h] = ++priorities;
    }
    if (pool.openLots(h) == 0) {
      out.canceled(h, RejectReason.NONE);
    } else if (priced) {
      arrive(book, h, command.epochNanos(), out);
    } else if (resting) {
      rest(h);
    } else {
      waitForNext(h);
    }
    book.refreshBand();
  }

  @Override
  public void advance(MarketItem item, ReportSink out) {
    SlotBook book = books[item.slot()];
    switch (item.kind()) {
      case TRADE -> ticks.onTrade(book, item, out);
      case QUOTE -> ticks.onQuote(book, out);
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
    int[] expiring = orders(books[slot]);
    for (int h : expiring) {
      if (pool.timeInForce(h) == TimeInForce.DAY.ordinal() && place[h] != Place.NOWHERE) {
        remove(h);
        out.expired(h);
      }
    }
    books[slot].refreshBand();
  }

  @Override
  public void split(int slot, long numerator, long denominator, ReportSink out) {
    SlotBook book = books[slot];
    for (int h : orders(book)) {
      if (place[h] == Place.NOWHERE) {
        continue;
      }
      boolean resting = place[h] == Place.RESTING;
      remove(h);
      long lots = Math.multiplyExact(pool.lots(h), numerator) / denominator;
      long filled = Math.multiplyExact(pool.filled(h), numerator) / denominator;
      if (lots <= filled || pool.filled(h) > 0) {
        out.canceled(h, RejectReason.SPLIT);
        continue;
      }
      out.updated(
          h,
          lots,
          restated(book, h, pool.limit(h), numerator, denominator, pool.sign(h)),
          restated(book, h, pool.trigger(h), numerator, denominator, -pool.sign(h)));
      if (resting) {
        rest(h);
      } else {
        waitForNext(h);
      }
    }
    book.refreshBand();
  }

  /// Restates a price to the order tick in the passive direction: down for `sign` +1, up for -1
  ///
  private static long restated(
      SlotBook book, int h, long ticks, long numerator, long denominator, int sign) {
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

  /// Handles of all orders at the venue of an instrument, oldest id first.
  private int[] orders(SlotBook book) {
    int n = 0;
    int[] handles = new int[pool.handleLimit()];
    for (int h = 0; h < Math.min(handles.length, place.length); h++) {
      if (place[h] != Place.NOWHERE && pool.id(h) != 0 && books[pool.slot(h)] == book) {
        handles[n++] = h;
      }
    }
    int[] found = Arrays.copyOf(handles, n);
    for (int i = 1; i < n; i++) {
      for (int j = i; j > 0 && pool.id(found[j]) < pool.id(found[j - 1]); j--) {
        int swap = found[j];
        found[j] = found[j - 1];
        found[j - 1] = swap;
      }
    }
    return found;
  }

  // ---- where orders are: used by the matching classes ----

  boolean isIoc(int h) {
    return pool.timeInForce(h) == TimeInForce.IOC.ordinal();
  }

  boolean isTriggered(int h) {
    return triggered[h];
  }

  boolean isFresh(int h) {
    return place[h] == Place.FRESH;
  }

  boolean isWorking(int h) {
    return place[h] != Place.NOWHERE;
  }

  long arrivedNanos(int h) {
    return arrivedNanos[h];
  }

  /// Notes that a stop reached its trigger and tells the engine.
  void trigger(int h, ReportSink out) {
    triggered[h] = true;
    out.triggered(h);
  }

  /// Moves an order to the heap it waits in; a triggered stop waits for nothing but the next event.
  void rest(int h) {
    if (triggered[h] && pool.kind(h) == OrderKind.Code.STOP_MARKET.ordinal()) {
      if (place[h] != Place.FRESH) {
        waitForNext(h);
      }
      return;
    }
    SlotBook book = books[pool.slot(h)];
    if (place[h] == Place.FRESH) {
      book.removeFresh(h);
    }
    place[h] = Place.RESTING;
    book.heap(h, triggered[h])
        .push(h, priority[h], book.dueTicks(h, triggered[h], profile.throughTicks()));
  }

  /// Takes an order out of the book.
  void remove(int h) {
    SlotBook book = books[pool.slot(h)];
    if (place[h] == Place.FRESH) {
      book.removeFresh(h);
    } else if (place[h] == Place.RESTING) {
      book.heap(h, triggered[h]).remove(h);
    }
    place[h] = Place.NOWHERE;
  }

  /// Lets an order that is out of the book meet the next event as if it were its first.
  void waitForNext(int h) {
    place[h] = Place.FRESH;
    books[pool.slot(h)].addFresh(h, priority[h]);
  }

  /// Says that the caller popped a resting order from its heap.
  void popped(int h) {
    place[h] = Place.NOWHERE;
  }

  /// Cancels what is left of an order that is out of the book.
  void cancelRest(int h, ReportSink out) {
    place[h] = Place.NOWHERE;
    out.canceled(h, RejectReason.NONE);
  }

  private void ensure(int h) {
    if (h < place.length) {
      return;
    }
    int from = place.length;
    int n = Math.max(h + 1, from * 2);
    place = Arrays.copyOf(place, n);
    Arrays.fill(place, from, n, Place.NOWHERE);
    triggered = Arrays.copyOf(triggered, n);
    arrivedNanos = Arrays.copyOf(arrivedNanos, n);
    priority = Arrays.copyOf(priority, n);
  }
}
