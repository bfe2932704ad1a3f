package io.quantlab.engine.execution;

import io.quantlab.engine.market.RowBlock;
import io.quantlab.engine.order.Order;
import io.quantlab.engine.order.OrderPool;
import io.quantlab.engine.order.OrderStatus;
import io.quantlab.engine.order.OrderTerms;
import io.quantlab.engine.order.Side;
import io.quantlab.engine.time.Clock;
import java.util.function.Function;

/// A venue at a distance: commands reach it after the entry delay, its reports come back after the
/// response delay (engine contract 4.5, F-40).
///
/// The venue keeps orders of its own, which it changes when things happen there; the engine's
/// orders change when it is told. So between the two the engine's picture is out of date, as it is
/// in live trading: a cancel on its way loses to a fill that happens first, and a new order may be
/// filled before its acceptance is known. Commands of one account never overtake each other, nor do
/// reports of one account. Delays are drawn by order and leg (K-6). Allocates while it grows, never
/// else.
public final class DelayedBroker implements Broker {
  private final OrderPool orders;
  private final MirroredOrders mirrored = new MirroredOrders();
  private final Broker venue;
  private final VenueClock time = new VenueClock();
  private final EntryLeg entry;
  private final ResponseLeg response;
  private final VenueReporter reporter;
  private final LocalOrders local;
  private final Command command = new Command();
  private Clock engineClock = time;
  private boolean busy;

  /// @param orders the engine's orders
  /// @param venue makes the venue over the orders it keeps itself
  /// @param local orders the venue lacks
  /// @param seed of the run
  DelayedBroker(
      OrderPool orders,
      Function<OrderPool, Broker> venue,
      Latencies latencies,
      LocalOrders local,
      long seed) {
    this.local = local;
    this.orders = orders;
    this.venue = venue.apply(mirrored.pool());
    this.entry = new EntryLeg(this.venue, latencies.entry(), seed);
    this.response = new ResponseLeg(latencies.response(), latencies.faults(), seed);
    this.reporter = new VenueReporter(time, mirrored, orders, response);
  }

  @Override
  public void follow(Clock of) {
    engineClock = of;
  }

  @Override
  public boolean answersLater() {
    return true;
  }

  @Override
  public boolean faulty() {
    return response.faulty();
  }

  @Override
  public long nextDueNanos() {
    return Math.min(entry.queue().nextNanos(), response.queue().nextNanos());
  }

  @Override
  public long queueAhead(Order order) {
    Order atVenue = mirrored.atVenue(order.id());
    return atVenue == null ? ReportSink.UNKNOWN : venue.queueAhead(atVenue);
  }

  @Override
  public TriggerBand band(int slot) {
    return venue.band(slot);
  }

  @Override
  public DayStatistics statistics(int slot) {
    return venue.statistics(slot);
  }

  @Override
  public ImpactOverlay overlay() {
    return venue.overlay();
  }

  @Override
  public boolean clipsToRange() {
    return venue.clipsToRange();
  }

  @Override
  public boolean shows(int slot, OrderTerms.Source source, Side side) {
    return venue.shows(slot, source, side);
  }

  @Override
  public long unpricedFills() {
    return venue.unpricedFills();
  }

  @Override
  public PathRange paths() {
    return venue.paths();
  }

  @Override
  public long barNanos(int slot, long epochNanos) {
    return venue.barNanos(slot, epochNanos);
  }

  @Override
  public long ignoredLatency() {
    return entry.ignored();
  }

  // ---- on the way to the venue ----

  @Override
  public void take(Command c, ReportSink out) {
    if (LocalOrders.concerns(c.order())) {
      local.take(c, out);
      venue.meetEveryRow(c.order().slot(), local.holds(c.order().slot()));
    } else if (entry.send(c) <= c.epochNanos()) {
      due(c.epochNanos(), out);
    }
  }

  @Override
  public void seen(int slot, TopOfBook top, ReportSink out) {
    local.see(slot, top, this, out);
    venue.meetEveryRow(slot, local.holds(slot));
  }

  @Override
  public void mark(int slot, long priceTicks, ReportSink out) {
    time.reach(engineClock.epochNanos());
    local.mark(slot, priceTicks, this, out);
    venue.meetEveryRow(slot, local.holds(slot));
    venue.mark(slot, priceTicks, reporter.towards(out));
    stepped(out);
  }

  private void arrive(DueQueue.Entry e, ReportSink out) {
    Command.Type type = (Command.Type) e.what;
    long now = time.epochNanos();
    if (type == Command.Type.SUBMIT) {
      submit(e, out);
    } else {
      Order atVenue = mirrored.atVenue(e.orderId);
      if (atVenue == null) {
        out.tooLate(e.orderId); // its end is on the way already
      } else {
        venue.take(arrived(type, atVenue, e, now), reporter.towards(out));
      }
    }
    mirrored.forgetEnded();
  }

  private Command arrived(Command.Type type, Order atVenue, DueQueue.Entry e, long now) {
    return switch (type) {
      case SUBMIT -> command.submit(atVenue, now);
      case CANCEL -> command.cancel(atVenue, now);
      case AMEND, RESIZE -> command.amend(atVenue, e.lots, e.first, e.second, now);
      case REPLACE -> command.replace(atVenue, e.lots, e.first, e.second, now);
    };
  }

  /// An order whose time has come on the way is expired at once.
  private void submit(DueQueue.Entry e, ReportSink out) {
    Order atVenue = mirrored.open(e);
    long expires = e.terms.expiresNanos();
    if (expires != 0 && expires <= time.epochNanos()) {
      reporter.accepted(atVenue);
      reporter.expired(atVenue);
    } else {
      venue.take(command.submit(atVenue, time.epochNanos()), reporter.towards(out));
    }
  }

  // ---- the venue ----

  @Override
  public void advance(MarketItem item, ReportSink out) {
    time.reach(item.epochNanos());
    venue.advance(item, reporter.towards(out));
    stepped(out);
  }

  @Override
  public int book(int slot, RowBlock rows, int from, int to, ReportSink out) {
    time.reach(rows.column(0)[from]);
    int end = venue.book(slot, rows, from, to, reporter.towards(out));
    stepped(out);
    return end;
  }

  @Override
  public void sessionOpen(int slot, ReportSink out) {
    time.reach(engineClock.epochNanos());
    local.sessionOpen(slot);
    venue.sessionOpen(slot, reporter.towards(out));
    stepped(out);
  }

  @Override
  public void sessionClose(int slot, ReportSink out) {
    time.reach(engineClock.epochNanos());
    local.sessionClose(slot, out);
    venue.sessionClose(slot, reporter.towards(out));
    stepped(out);
  }

  @Override
  public void marksAuctions(int slot) {
    venue.marksAuctions(slot);
  }

  @Override
  public void officialPrint(Auction auction, MarketItem item, ReportSink out) {
    time.reach(item.epochNanos());
    venue.officialPrint(auction, item, reporter.towards(out));
    stepped(out);
  }

  @Override
  public long auctionWaitNanos(int slot) {
    return venue.auctionWaitNanos(slot);
  }

  @Override
  public void auctionOver(int slot, ReportSink out) {
    time.reach(engineClock.epochNanos());
    venue.auctionOver(slot, reporter.towards(out));
    stepped(out);
  }

  @Override
  public void mixSessions(int slot, OrderTerms.Sessions plain, boolean regular) {
    local.mixSessions(slot, plain, regular);
    venue.mixSessions(slot, plain, regular);
  }

  /// The venue reads what the order follows by itself; one on its way has what it left with.
  @Override
  public void follow(Order order, long offsetTicks) {
    if (LocalOrders.concerns(order)) {
      local.follow(order, offsetTicks);
      return;
    }
    Order atVenue = mirrored.atVenue(order.id());
    if (atVenue != null) {
      venue.follow(atVenue, offsetTicks);
    }
  }

  /// The venue ends an order it has; one on its way ends when it arrives.
  @Override
  public void expire(Order order, ReportSink out) {
    if (LocalOrders.concerns(order)) {
      local.expire(order, out);
      return;
    }
    time.reach(engineClock.epochNanos());
    Order atVenue = mirrored.atVenue(order.id());
    if (atVenue != null) {
      venue.expire(atVenue, reporter.towards(out));
    }
    stepped(out);
  }

  /// What is on its way to the venue arrives before: it was meant in old shares.
  @Override
  public void split(int slot, long numerator, long denominator, ReportSink out) {
    time.reach(engineClock.epochNanos());
    land(slot, out);
    for (int i = 0; i < orders.handleLimit(); i++) {
      Order order = orders.at(i);
      if (order.isWorking() && order.slot() == slot && mirrored.atVenue(order.id()) != null) {
        order.afterSplit(numerator, denominator);
      }
    }
    local.split(slot, numerator, denominator, out);
    venue.split(slot, numerator, denominator, reporter.towards(out));
    stepped(out);
  }

  @Override
  public void withdraw(int slot, ReportSink.RejectReason why, ReportSink out) {
    time.reach(engineClock.epochNanos());
    land(slot, out);
    local.withdraw(slot, why, out);
    venue.withdraw(slot, why, reporter.towards(out));
    stepped(out);
  }

  /// Lets all commands about an instrument arrive now.
  private void land(int slot, ReportSink out) {
    DueQueue queue = entry.queue();
    for (DueQueue.Entry e = queue.takeOf(slot); e != null; e = queue.takeOf(slot)) {
      arrive(e, out);
    }
  }

  /// The venue's step is over: what is due arrives.
  private void stepped(ReportSink out) {
    mirrored.forgetEnded();
    if (response.queue().nextNanos() <= time.epochNanos()) {
      due(time.epochNanos(), out);
    }
  }

  // ---- due ----

  @Override
  public void due(long epochNanos, ReportSink out) {
    if (busy) {
      return; // what a report sets off is met by the loop that delivers it
    }
    busy = true;
    while (nextDueNanos() <= epochNanos) {
      if (entry.queue().nextNanos() <= response.queue().nextNanos()) {
        time.reach(entry.queue().nextNanos());
        arrive(entry.queue().take(), out);
      } else {
        tell(response.queue().take(), out);
      }
    }
    busy = false;
  }

  private void tell(DueQueue.Entry e, ReportSink out) {
    Order order = orders.find(e.orderId);
    if (order == null) {
      throw new IllegalStateException(
          "a report of order " + e.orderId + ", which the engine has forgotten: " + e.what);
    }
    Report report = (Report) e.what;
    boolean asks = response.faulty() && report != Report.TIMED_OUT;
    if (!asks || out.heeds(order, report.event, e.lots, e.number, e.tradeId)) {
      if (report == Report.RECALLED) {
        replace(order, e, out);
      } else {
        report.tell(order, e, out);
      }
    }
    if (asks) {
      response.again(e);
    }
  }

  /// The venue has taken an order out of its book: the one that replaces it leaves, unless a cancel
  /// follows it already (O-28).
  private void replace(Order order, DueQueue.Entry e, ReportSink out) {
    if (order.status() != OrderStatus.PENDING_CANCEL) {
      Report.RECALLED.tell(order, e, out);
      entry.send(command.replace(order, e.lots, e.first, e.second, time.epochNanos()));
    }
  }
}
