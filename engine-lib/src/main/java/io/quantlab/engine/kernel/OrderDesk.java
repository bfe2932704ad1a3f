package io.quantlab.engine.kernel;

import io.quantlab.engine.execution.Broker;
import io.quantlab.engine.execution.Command;
import io.quantlab.engine.execution.ReportSink;
import io.quantlab.engine.execution.ReportSink.RejectReason;
import io.quantlab.engine.order.DenyReason;
import io.quantlab.engine.order.Order;
import io.quantlab.engine.order.OrderCause;
import io.quantlab.engine.order.OrderEventType;
import io.quantlab.engine.order.OrderPool;
import io.quantlab.engine.order.OrderStatus;
import io.quantlab.engine.order.OrderTerms;
import io.quantlab.engine.order.Side;
import io.quantlab.engine.portfolio.Holding;
import io.quantlab.engine.time.Clock;

/// Opens orders the gate answered, sends commands to the broker, and lets the engine itself end and
/// resize orders ([Contingencies]). What the broker reports comes back through [VenueReports].
///
/// Callbacks to strategies are queued and told later (T-6, T-7).
final class OrderDesk {
  private final OrderPool pool;
  private final Broker broker;
  private final Lane[] lanes;
  private final Clock clock;
  private final OrderRecorder recorder;
  private final OrderCounts counts = new OrderCounts();
  private final Callbacks callbacks = new Callbacks();
  private final WorkingLots working;
  private final Contingencies contingencies;
  private final OrderLife life;
  private final FillBooking booking;
  private final VenueReports reports;
  private final ReportFilter filter;
  private final Command command = new Command();
  private CommandRound round;

  /// @param lanes filled in before the first order
  /// @param rates tells the rate of a fill in another currency
  OrderDesk(
      KernelConfig config,
      OrderPool pool,
      Broker broker,
      Lane[] lanes,
      Clock clock,
      EventBuffer events,
      AccountRecorder rates) {
    this.pool = pool;
    this.broker = broker;
    this.lanes = lanes;
    this.clock = clock;
    Instruments instruments = config.instruments();
    this.recorder = new OrderRecorder(events, instruments, clock);
    this.contingencies = new Contingencies(pool, this);
    this.working = new WorkingLots(lanes, contingencies.groups());
    this.life =
        new OrderLife(
            recorder, callbacks, lanes, working, contingencies, config.limits().lacks(), broker);
    this.booking =
        new FillBooking(
            instruments,
            lanes,
            config.fees(),
            clock,
            life,
            working,
            contingencies,
            recorder,
            rates,
            callbacks,
            counts);
    this.filter = broker.faulty() ? new ReportFilter(lanes.length) : null;
    this.reports = new VenueReports(clock, lanes, life, booking, working, recorder, counts, filter);
  }

  /// Names the round that sends what reports set off; called once, before the first command.
  void connect(CommandRound to) {
    round = to;
    reports.connect(to);
  }

  /// Whether the data show the price a trigger of an order of this side would watch.
  boolean shows(int slot, OrderTerms.Source source, Side side) {
    return broker.shows(slot, source, side);
  }

  /// Where the broker reports to.
  ReportSink reports() {
    return reports;
  }

  FillBooking booking() {
    return booking;
  }

  Contingencies contingencies() {
    return contingencies;
  }

  Callbacks callbacks() {
    return callbacks;
  }

  /// Whether reports of an order that ended may still come, so that it must not be forgotten.
  boolean keepsEnded() {
    return filter != null;
  }

  /// @param events told so far
  RunCounts counts(long events, long ambiguousBars) {
    return counts.of(events, filter, ambiguousBars);
  }

  // ---- orders ----

  /// Opens an order the gate accepted and records its command; it reaches the venue when the kernel
  /// settles, a child when its parent executes.
  Order open(Lane lane, OrderTicket ticket) {
    Order order = made(lane, ticket);
    recorder.command(
        Command.Type.SUBMIT, order, order.lots(), order.limitTicks(), order.triggerTicks());
    if (ticket.terms != OrderTerms.PLAIN || ticket.trail != null) {
      recorder.terms(order);
      namesPosition(order);
    }
    if (ticket.terms != OrderTerms.PLAIN || ticket.group != 0) {
      contingencies.opened(order);
    }
    if (!ticket.isChild()) {
      life.submitted(order);
    }
    return order;
  }

  /// Opens an order the engine itself sends and the gate let go.
  Order openFor(OrderCause cause, Lane lane, OrderTicket ticket) {
    ticket.cause = cause;
    return open(lane, ticket);
  }

  /// Records an order the gate denied; it leaves nothing behind but its events.
  void deny(Lane lane, OrderTicket ticket, DenyReason why, long bound) {
    Order order = made(lane, ticket);
    counts.reject();
    recorder.command(
        Command.Type.SUBMIT, order, order.lots(), order.limitTicks(), order.triggerTicks());
    life.denied(order, why.ordinal(), bound);
  }

  private Order made(Lane lane, OrderTicket t) {
    counts.order();
    Order order =
        pool.open(
            lane.index,
            t.slot,
            t.side,
            t.kind,
            t.timeInForce,
            t.lots,
            t.limitTicks,
            t.triggerTicks,
            t.group,
            t.terms,
            t.trail);
    order.because(t.cause);
    return order;
  }

  private void namesPosition(Order order) {
    Holding holding = lanes[order.account()].holdings[order.slot()];
    if (order.terms().closes() != 0 && holding.hedges()) {
      recorder.names(order, order.terms().closes());
    }
  }

  // ---- commands ----

  void requestCancel(Order order) {
    recorder.command(Command.Type.CANCEL, order, order.openLots(), 0, 0);
    if (order.status() != OrderStatus.EMULATED) { // nobody else has that: it goes in this instant
      life.move(order, OrderEventType.PENDING_CANCEL, order.openLots(), 0, 0, 0);
    }
  }

  void requestAmend(Order order, long lots, long limit, long trigger) {
    recorder.command(Command.Type.AMEND, order, lots, limit, trigger);
    if (order.status() != OrderStatus.EMULATED) {
      life.move(order, OrderEventType.PENDING_UPDATE, lots, limit, 0, trigger);
    }
  }

  /// Lets a command reach the venue.
  void send(Command sent) {
    sent.order().send();
    broker.take(sent, reports);
  }

  // ---- what the engine does to orders ----

  /// Positions in an instrument changed without an order: reduce-only orders follow (O-24).
  void positionsChanged(int slot) {
    for (Lane lane : lanes) {
      contingencies.positionChanged(lane.index, slot);
    }
  }

  /// Position an order works on, signed lots.
  long position(Order order) {
    return working.position(order);
  }

  /// Ends an order in this instant: at the venue, or before it got there.
  void end(Order order) {
    if (order.isSent()) {
      broker.take(command.cancel(order, clock.epochNanos()), reports);
    } else {
      withdraw(order);
    }
  }

  /// Withdraws an order that never left.
  void withdraw(Order order) {
    reports.canceled(order, RejectReason.NONE);
  }

  /// Takes lots off an order's open size; nothing left ends it.
  void shrink(Order order, long byLots) {
    if (byLots <= 0) {
      return;
    }
    if (byLots >= order.openLots()) {
      end(order);
    } else {
      resize(order, order.lots() - byLots);
    }
  }

  /// Leaves an order so many open lots, whatever of it is still on its way to the venue (O-26).
  void keep(Order order, long openLots) {
    long wanted = order.wantedLots();
    if (openLots == wanted) {
      return; // on its way already
    }
    order.allow(openLots);
    if (openLots == 0) {
      end(order);
    } else {
      resize(order, order.filledLots() + openLots);
    }
  }

  /// Changes an order's size in this instant.
  void resize(Order order, long lots) {
    if (order.isSent()) {
      broker.take(command.resize(order, lots, clock.epochNanos()), reports);
    } else {
      restate(order, lots, order.limitTicks(), order.triggerTicks());
    }
  }

  /// Changes an order that no venue has.
  void restate(Order order, long lots, long limitTicks, long triggerTicks) {
    life.updated(order, lots, limitTicks, triggerTicks);
  }

  /// Lets a child go to the venue with the size its parent executed (O-20).
  void release(Order child, long lots) {
    if (lots != child.lots()) {
      restate(child, lots, child.limitTicks(), child.triggerTicks());
    }
    life.submitted(child);
    round.submit(child);
  }

  /// Ends an order whose time has come.
  void expire(Order order) {
    if (order.isSent()) {
      broker.expire(order, reports);
    } else {
      reports.expired(order);
    }
  }
}
