package io.quantlab.engine.execution;

import io.quantlab.engine.market.RowBlock;
import io.quantlab.engine.math.Rng;
import io.quantlab.engine.math.RngStream;
import io.quantlab.engine.order.Order;
import io.quantlab.engine.order.OrderEventType;
import io.quantlab.engine.order.OrderPool;
import io.quantlab.engine.order.OrderTerms;
import io.quantlab.engine.time.Clock;
import java.util.Arrays;
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
  /// What a venue reports.
  enum Report {
    ACCEPTED(OrderEventType.ACCEPTED),
    TRIGGERED(OrderEventType.TRIGGERED),
    FILLED(OrderEventType.PARTIAL),
    CANCELED(OrderEventType.CANCELED),
    REJECTED(OrderEventType.REJECTED),
    CANCEL_REJECTED(OrderEventType.CANCEL_REJECTED),
    EXPIRED(OrderEventType.EXPIRED),
    UPDATED(OrderEventType.UPDATED),
    UPDATE_REJECTED(OrderEventType.UPDATE_REJECTED),
    /// None came: what the engine finds out by itself.
    TIMED_OUT(OrderEventType.SUBMITTED);

    private final OrderEventType event;

    Report(OrderEventType event) {
      this.event = event;
    }
  }

  private final Broker venue;
  private final OrderPool orders;
  private final OrderPool venueOrders = new OrderPool();
  private final Latencies latencies;
  private final ReportFaults faults;
  private final RngStream draws;
  private final VenueSink sink = new VenueSink();
  private final DueQueue commands = new DueQueue();
  private final DueQueue reports = new DueQueue();
  private final Command command = new Command();
  private final VenueIds ids = new VenueIds();
  private final DrawCounts entryDraws = new DrawCounts();
  private final DrawCounts responseDraws = new DrawCounts();
  private long reportNumber;
  private long tradeNumber;
  private Order[] ended = new Order[16];
  private int endedCount;
  private long[] lastEntry = new long[4];
  private long[] lastResponse = new long[4];
  private long now = Long.MIN_VALUE;
  private boolean busy;
  private long ignoredLatency;
  private Clock clock = () -> now;

  /// @param orders the engine's orders
  /// @param venue makes the venue over the orders it keeps itself
  /// @param seed of the run
  public DelayedBroker(
      OrderPool orders, Function<OrderPool, Broker> venue, Latencies latencies, long seed) {
    this.orders = orders;
    this.venue = venue.apply(venueOrders);
    this.latencies = latencies;
    this.faults = new ReportFaults(latencies.faults(), seed);
    this.draws = new Rng(seed).stream(Rng.ENTRY_LATENCY, 0);
    Arrays.fill(lastEntry, Long.MIN_VALUE);
    Arrays.fill(lastResponse, Long.MIN_VALUE);
  }

  @Override
  public void follow(Clock of) {
    clock = of;
  }

  @Override
  public boolean answersLater() {
    return true;
  }

  @Override
  public boolean faulty() {
    return faults.any();
  }

  @Override
  public long nextDueNanos() {
    return Math.min(commands.nextNanos(), reports.nextNanos());
  }

  @Override
  public long queueAhead(Order order) {
    Order mirrored = ids.atVenue(order.id(), venueOrders);
    return mirrored == null ? ReportSink.UNKNOWN : venue.queueAhead(mirrored);
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
    return ignoredLatency;
  }

  // ---- on the way to the venue ----

  /// A delay shorter than the bars an order meets has no effect: within a bar nobody knows when
  /// (F-2).
  private long effective(long delay, Order order, long sent) {
    if (delay == 0 || delay >= venue.barNanos(order.slot(), sent)) {
      return delay;
    }
    ignoredLatency++;
    return 0;
  }

  @Override
  public void take(Command c, ReportSink out) {
    Order order = c.order();
    long sent = c.epochNanos();
    draws.seek(Rng.ENTRY_LATENCY, order.id(), entryDraws.of(order));
    long drawn = latencies.entry().nanos(LatencyModel.Leg.ENTRY, order.id(), sent, draws);
    entryDraws.keep(order, draws.index());
    long delay = effective(drawn, order, sent);
    ensure(order.account());
    long due = Math.max(Math.addExact(sent, delay), lastEntry[order.account()]);
    lastEntry[order.account()] = due;
    DueQueue.Entry entry = commands.add(due);
    entry.what = c.type();
    entry.orderId = order.id();
    entry.account = order.account();
    entry.slot = order.slot();
    entry.side = order.side();
    entry.kind = order.kind();
    entry.timeInForce = order.timeInForce();
    entry.terms = order.terms();
    entry.trail = order.trail();
    entry.lots = c.type() == Command.Type.SUBMIT ? order.lots() : c.lots();
    entry.first = c.type() == Command.Type.SUBMIT ? order.limitTicks() : c.limitTicks();
    entry.second = c.type() == Command.Type.SUBMIT ? order.triggerTicks() : c.triggerTicks();
    if (due <= sent) {
      due(sent, out);
    }
  }

  private void arrive(DueQueue.Entry entry, ReportSink out) {
    Command.Type type = (Command.Type) entry.what;
    if (type == Command.Type.SUBMIT) {
      submit(entry, out);
    } else {
      Order mirrored = ids.atVenue(entry.orderId, venueOrders);
      if (mirrored == null) {
        out.tooLate(entry.orderId); // its end is on the way already
      } else if (type == Command.Type.CANCEL) {
        venue.take(command.cancel(mirrored, now), to(out));
      } else {
        venue.take(command.amend(mirrored, entry.lots, entry.first, entry.second, now), to(out));
      }
    }
    forgetEnded();
  }

  /// An order whose time has come on the way is expired at once.
  private void submit(DueQueue.Entry entry, ReportSink out) {
    Order mirrored =
        venueOrders.open(
            entry.account,
            entry.slot,
            entry.side,
            entry.kind,
            entry.timeInForce,
            entry.lots,
            entry.first,
            entry.second,
            0,
            entry.terms,
            entry.trail);
    ids.pair(mirrored, entry.orderId);
    long expires = entry.terms.expiresNanos();
    if (expires != 0 && expires <= now) {
      sink.accepted(mirrored);
      sink.expired(mirrored);
    } else {
      venue.take(command.submit(mirrored, now), to(out));
    }
  }

  // ---- the venue ----

  @Override
  public void advance(MarketItem item, ReportSink out) {
    now = Math.max(now, item.epochNanos());
    venue.advance(item, to(out));
    stepped(out);
  }

  @Override
  public int book(int slot, RowBlock rows, int from, int to, ReportSink out) {
    now = Math.max(now, rows.column(0)[from]);
    int end = venue.book(slot, rows, from, to, to(out));
    stepped(out);
    return end;
  }

  @Override
  public void sessionOpen(int slot, ReportSink out) {
    now = Math.max(now, clock.epochNanos());
    venue.sessionOpen(slot, to(out));
    stepped(out);
  }

  @Override
  public void sessionClose(int slot, ReportSink out) {
    now = Math.max(now, clock.epochNanos());
    venue.sessionClose(slot, to(out));
    stepped(out);
  }

  @Override
  public void mixSessions(int slot, OrderTerms.Sessions plain, boolean regular) {
    venue.mixSessions(slot, plain, regular);
  }

  /// The venue reads what the order follows by itself; one on its way has what it left with.
  @Override
  public void follow(Order order, long offsetTicks) {
    Order mirrored = ids.atVenue(order.id(), venueOrders);
    if (mirrored != null) {
      venue.follow(mirrored, offsetTicks);
    }
  }

  /// The venue ends an order it has; one on its way ends when it arrives.
  @Override
  public void expire(Order order, ReportSink out) {
    now = Math.max(now, clock.epochNanos());
    Order mirrored = ids.atVenue(order.id(), venueOrders);
    if (mirrored != null) {
      venue.expire(mirrored, to(out));
    }
    stepped(out);
  }

  /// What is on its way to the venue arrives before: it was meant in old shares.
  @Override
  public void split(int slot, long numerator, long denominator, ReportSink out) {
    now = Math.max(now, clock.epochNanos());
    land(slot, out);
    for (int i = 0; i < orders.handleLimit(); i++) {
      Order order = orders.at(i);
      if (order.isWorking()
          && order.slot() == slot
          && ids.atVenue(order.id(), venueOrders) != null) {
        order.afterSplit(numerator, denominator);
      }
    }
    venue.split(slot, numerator, denominator, to(out));
    stepped(out);
  }

  @Override
  public void withdraw(int slot, ReportSink.RejectReason why, ReportSink out) {
    now = Math.max(now, clock.epochNanos());
    land(slot, out);
    venue.withdraw(slot, why, to(out));
    stepped(out);
  }

  /// Lets all commands about an instrument arrive now.
  private void land(int slot, ReportSink out) {
    for (DueQueue.Entry e = commands.takeOf(slot); e != null; e = commands.takeOf(slot)) {
      arrive(e, out);
    }
  }

  /// The sink of the venue while it reports towards the engine's.
  private ReportSink to(ReportSink out) {
    sink.engine = out;
    return sink;
  }

  private void stepped(ReportSink out) {
    forgetEnded();
    tellDue(out);
  }

  private void tellDue(ReportSink out) {
    if (reports.nextNanos() <= now) {
      due(now, out);
    }
  }

  /// Orders that ended may be touched until the venue's step is over.
  private void forgetEnded() {
    for (int i = 0; i < endedCount; i++) {
      ids.forget(ended[i]);
      venueOrders.release(ended[i]);
    }
    endedCount = 0;
  }

  private void ended(Order mirrored) {
    if (endedCount == ended.length) {
      ended = Arrays.copyOf(ended, endedCount * 2);
    }
    ended[endedCount++] = mirrored;
  }

  // ---- due ----

  @Override
  public void due(long epochNanos, ReportSink out) {
    if (busy) {
      return; // what a report sets off is met by the loop that delivers it
    }
    busy = true;
    while (nextDueNanos() <= epochNanos) {
      if (commands.nextNanos() <= reports.nextNanos()) {
        now = Math.max(now, commands.nextNanos());
        arrive(commands.take(), out);
      } else {
        tell(reports.take(), out);
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
    boolean asks = faults.any() && report != Report.TIMED_OUT;
    if (!asks || out.heeds(order, report.event, e.lots, e.number, e.tradeId)) {
      tell(order, report, e, out);
    }
    if (asks && e.againNanos >= 0) {
      reports.again(e, Math.addExact(e.dueNanos(), e.againNanos));
    }
  }

  private void tell(Order order, Report report, DueQueue.Entry e, ReportSink out) {
    switch (report) {
      case TIMED_OUT -> out.timedOut(order);
      case ACCEPTED -> out.accepted(order);
      case TRIGGERED -> {
        order.amend(order.lots(), e.first, e.second); // a trailing trigger moved at the venue
        out.triggered(order);
      }
      case FILLED -> {
        if (e.spread != ReportSink.UNKNOWN || e.ahead != ReportSink.UNKNOWN) {
          out.seen(order, e.spread, e.ahead);
        }
        if (e.temporary != 0 || e.overlay != 0) {
          out.impact(order, e.temporary, e.overlay);
        }
        out.filled(order, e.lots, e.first, e.second, e.flags);
      }
      case CANCELED -> out.canceled(order, e.why);
      case REJECTED -> out.rejected(order, e.why);
      case CANCEL_REJECTED -> out.cancelRejected(order, e.why);
      case EXPIRED -> out.expired(order);
      case UPDATED -> out.updated(order, e.lots, e.first, e.second);
      case UPDATE_REJECTED -> out.updateRejected(order, e.why);
    }
  }

  private void ensure(int account) {
    if (account >= lastEntry.length) {
      int from = lastEntry.length;
      lastEntry = Arrays.copyOf(lastEntry, account * 2);
      lastResponse = Arrays.copyOf(lastResponse, account * 2);
      Arrays.fill(lastEntry, from, account * 2, Long.MIN_VALUE);
      Arrays.fill(lastResponse, from, account * 2, Long.MIN_VALUE);
    }
  }

  /// Takes the venue's reports, keeps its own orders in step and sends them on their way.
  private final class VenueSink implements ReportSink {
    private ReportSink engine;
    private long temporary;
    private long overlay;
    private long spread = UNKNOWN;
    private long ahead = UNKNOWN;

    @Override
    public long epochNanos() {
      return now;
    }

    /// What the account holds and what is on the way to it.
    @Override
    public long positionLots(Order order) {
      return engine.positionLots(engineOrder(order))
          + reports.executedLots(order.account(), order.slot());
    }

    /// By the account as the engine knows it: executions on the way are not in it yet, so several
    /// at once may take more margin than there is; the call for it follows (F-72).
    @Override
    public long affordableLots(Order order, long lots, long priceTicks) {
      return engine.affordableLots(engineOrder(order), lots, priceTicks);
    }

    @Override
    public long worthE8(Order order, long lots, long priceTicks, long closeTicks, int flags) {
      return engine.worthE8(engineOrder(order), lots, priceTicks, closeTicks, flags);
    }

    /// Travels with the execution it belongs to.
    @Override
    public void impact(Order order, long temporaryTicks, long overlayTicks) {
      temporary = temporaryTicks;
      overlay = overlayTicks;
    }

    /// Travels with the execution it belongs to.
    @Override
    public void seen(Order order, long spreadTicks, long queueAheadLots) {
      spread = spreadTicks;
      ahead = queueAheadLots;
    }

    private Order engineOrder(Order mirrored) {
      return orders.find(ids.engineId(mirrored));
    }

    private DueQueue.Entry report(Report what, Order mirrored) {
      long id = ids.engineId(mirrored);
      draws.seek(Rng.RESPONSE_LATENCY, id, responseDraws.of(mirrored));
      long delay = latencies.response().nanos(LatencyModel.Leg.RESPONSE, id, now, draws);
      responseDraws.keep(mirrored, draws.index());
      int account = mirrored.account();
      faults.draw(mirrored, id);
      long due = Math.max(Math.addExact(now, delay + faults.laterNanos()), lastResponse[account]);
      if (what == Report.ACCEPTED && faults.isLost()) {
        long timeOut = Math.addExact(now, faults.timeOutNanos());
        fill(reports.add(timeOut), Report.TIMED_OUT, mirrored, id);
        due = Math.max(due, timeOut + 2 * delay); // there with the question, back with the answer
      } else if (!faults.isOvertaken()) {
        lastResponse[account] = due;
      }
      DueQueue.Entry entry = reports.add(due);
      fill(entry, what, mirrored, id);
      entry.number = ++reportNumber;
      entry.tradeId = what == Report.FILLED ? ++tradeNumber : 0;
      entry.againNanos = faults.againNanos();
      return entry;
    }

    private static void fill(DueQueue.Entry entry, Report what, Order mirrored, long id) {
      entry.what = what;
      entry.orderId = id;
      entry.account = mirrored.account();
      entry.slot = mirrored.slot();
      entry.side = mirrored.side();
      entry.why = RejectReason.NONE;
      entry.again = false;
      entry.againNanos = -1;
    }

    @Override
    public void accepted(Order order) {
      report(Report.ACCEPTED, order);
    }

    @Override
    public void triggered(Order order) {
      DueQueue.Entry entry = report(Report.TRIGGERED, order);
      entry.first = order.limitTicks();
      entry.second = order.triggerTicks();
    }

    @Override
    public void filled(Order order, long lots, long priceTicks, long slippageTicks, int flags) {
      DueQueue.Entry entry = report(Report.FILLED, order);
      entry.lots = lots;
      entry.first = priceTicks;
      entry.second = slippageTicks;
      entry.flags = flags;
      entry.temporary = temporary;
      entry.overlay = overlay;
      entry.spread = spread;
      entry.ahead = ahead;
      temporary = 0;
      overlay = 0;
      spread = UNKNOWN;
      ahead = UNKNOWN;
      order.fill(lots, 0, 0);
      if (order.openLots() == 0) {
        ended(order);
      }
    }

    @Override
    public void canceled(Order order, RejectReason why) {
      report(Report.CANCELED, order).why = why;
      wantsNoMore(order);
    }

    @Override
    public void rejected(Order order, RejectReason why) {
      report(Report.REJECTED, order).why = why;
      wantsNoMore(order);
    }

    @Override
    public void cancelRejected(Order order, RejectReason why) {
      report(Report.CANCEL_REJECTED, order).why = why;
    }

    @Override
    public void expired(Order order) {
      report(Report.EXPIRED, order);
      wantsNoMore(order);
    }

    /// What is left of an order that ended is nobody's any more.
    private void wantsNoMore(Order order) {
      order.amend(order.filledLots(), order.limitTicks(), order.triggerTicks());
      ended(order);
    }

    @Override
    public void updated(Order order, long lots, long limitTicks, long triggerTicks) {
      DueQueue.Entry entry = report(Report.UPDATED, order);
      entry.lots = lots;
      entry.first = limitTicks;
      entry.second = triggerTicks;
      order.amend(lots, limitTicks, triggerTicks);
    }

    @Override
    public void updateRejected(Order order, RejectReason why) {
      report(Report.UPDATE_REJECTED, order).why = why;
    }

    @Override
    public boolean heeds(Order order, OrderEventType report, long lots, long number, long tradeId) {
      throw new IllegalStateException("a venue asks nobody about its own reports");
    }

    @Override
    public void timedOut(Order order) {
      throw new IllegalStateException("a venue answers");
    }

    @Override
    public void tooLate(long orderId) {
      throw new IllegalStateException("a venue knows every order it reports of");
    }
  }
}
