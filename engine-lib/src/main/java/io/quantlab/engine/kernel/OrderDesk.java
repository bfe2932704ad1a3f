package io.quantlab.engine.kernel;

import io.quantlab.engine.execution.Broker;
import io.quantlab.engine.execution.Command;
import io.quantlab.engine.execution.FeeModel;
import io.quantlab.engine.execution.OrderFees;
import io.quantlab.engine.execution.ReportSink;
import io.quantlab.engine.instrument.Instrument;
import io.quantlab.engine.order.DenyReason;
import io.quantlab.engine.order.FillFlags;
import io.quantlab.engine.order.FillView;
import io.quantlab.engine.order.Order;
import io.quantlab.engine.order.OrderCause;
import io.quantlab.engine.order.OrderEventType;
import io.quantlab.engine.order.OrderPool;
import io.quantlab.engine.order.OrderStatus;
import io.quantlab.engine.order.OrderTerms;
import io.quantlab.engine.order.Trail;
import io.quantlab.engine.portfolio.Holding;
import io.quantlab.engine.portfolio.Money;
import io.quantlab.engine.portfolio.Position;
import io.quantlab.engine.risk.BrokerLacks;
import io.quantlab.engine.time.Clock;
import java.util.function.Consumer;
import java.util.function.LongConsumer;

/// Keeps orders and money in step with what the broker reports: state machine, contingencies,
/// ledger, events.
///
/// The one place that moves an order's state. Callbacks to strategies are queued here and told
/// later (T-6, T-7).
final class OrderDesk implements ReportSink {
  private final OrderPool pool;
  private final Instruments instruments;
  private final EventBuffer events;
  private final FeeModel fees;
  private final OrderCharges charges;
  private final Clock clock;
  private final Callbacks callbacks = new Callbacks();
  private final Contingencies contingencies;
  private final Command groupCommand = new Command();
  private final OrderFees orderFees = new OrderFees();
  private final BrokerLacks emulator;
  private Broker broker;
  private Lane[] lanes;
  private Consumer<Order> releases;
  private AccountRecorder recorder;
  private Overfills overfills;
  private Runnable sendsReleased;
  private long orders;
  private long fills;
  private long rejects;
  private final FillView trial = new FillView();
  private long ambiguousFills;
  private long optimisticFills;
  private long cappedFills;
  private long oneTickWorseFills;
  private long overfilled;
  private long lateFills;
  private ReportFilter filter;

  OrderDesk(
      OrderPool pool,
      Instruments instruments,
      EventBuffer events,
      FeeModel fees,
      Clock clock,
      BrokerLacks lacks) {
    this.emulator = lacks.features().isEmpty() ? null : lacks;
    this.pool = pool;
    this.instruments = instruments;
    this.events = events;
    this.fees = fees;
    this.charges = fees.simple() ? null : new OrderCharges(fees);
    this.clock = clock;
    this.contingencies = new Contingencies(pool, this);
  }

  /// What becomes of lots a group executed twice.
  @FunctionalInterface
  interface Overfills {
    void take(Order order, long lots);
  }

  /// @param released takes a child whose parent executed, for the round at hand
  /// @param sends sends such children before the round
  /// @param rates tells the rate of a fill in another currency
  void connect(
      Broker to,
      Lane[] slots,
      Consumer<Order> released,
      Runnable sends,
      Overfills excess,
      AccountRecorder rates) {
    recorder = rates;
    sendsReleased = sends;
    broker = to;
    lanes = slots;
    filter = to.faulty() ? new ReportFilter(slots.length) : null;
    releases = released;
    overfills = excess;
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

  RunCounts counts(long ambiguousBars) {
    return new RunCounts(
        events.nextSequence() - 1,
        orders,
        fills,
        rejects,
        ambiguousBars,
        ambiguousFills,
        optimisticFills,
        cappedFills,
        oneTickWorseFills,
        overfilled,
        lateFills,
        filter == null ? 0 : filter.duplicates(),
        filter == null ? 0 : filter.unheeded(),
        filter == null ? 0 : filter.inDoubt());
  }

  // ---- commands ----

  /// Opens an order the gate accepted and records its command; it reaches the venue when the kernel
  /// settles, a child when its parent executes.
  Order open(Lane lane, OrderTicket ticket) {
    return opened(made(lane, ticket), ticket);
  }

  /// Opens an order the engine itself sends and the gate let go.
  Order openFor(OrderCause cause, Lane lane, OrderTicket ticket) {
    ticket.cause = cause;
    return opened(made(lane, ticket), ticket);
  }

  private Order opened(Order order, OrderTicket ticket) {
    commandEvent(
        Command.Type.SUBMIT, order, order.lots(), order.limitTicks(), order.triggerTicks());
    if (ticket.terms != OrderTerms.PLAIN || ticket.trail != null) {
      termsEvents(order);
      contingencies.opened(order);
    }
    if (!ticket.isChild()) {
      submitted(order);
    }
    return order;
  }

  private void submitted(Order order) {
    counted(order, 0, order.lots());
    if (emulator != null && emulates(order)) {
      transition(order, OrderEventType.EMULATED, order.lots(), 0, 0, 0);
      tell(order, OrderEventType.EMULATED);
      return;
    }
    transition(order, OrderEventType.SUBMITTED, order.lots(), 0, 0, 0);
  }

  private boolean emulates(Order order) {
    return emulator.support(order.kind(), order.timeInForce(), order.terms())
        == BrokerLacks.Support.EMULATED;
  }

  /// An order the engine watched itself reached its trigger: it is sent as what it becomes (O-15).
  private void released(Order order) {
    transition(order, OrderEventType.RELEASED, order.openLots(), order.triggerTicks(), 0, 0);
    tell(order, OrderEventType.RELEASED);
    transition(order, OrderEventType.SUBMITTED, order.openLots(), 0, 0, 0);
    transition(order, OrderEventType.ACCEPTED, order.openLots(), 0, 0, 0);
    tell(order, OrderEventType.ACCEPTED);
  }

  private Order made(Lane lane, OrderTicket t) {
    orders++;
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

  /// Records an order the gate denied; it leaves nothing behind but its events.
  void deny(Lane lane, OrderTicket ticket, DenyReason why, long bound) {
    Order order = made(lane, ticket);
    rejects++;
    commandEvent(
        Command.Type.SUBMIT, order, order.lots(), order.limitTicks(), order.triggerTicks());
    transition(order, OrderEventType.DENIED, order.lots(), 0, why.ordinal(), bound);
    callbacks.add(order, OrderEventType.DENIED);
  }

  /// What an order asks for besides its command, when that is anything.
  private void termsEvents(Order order) {
    OrderTerms terms = order.terms();
    int extra =
        terms.taking().ordinal()
            | terms.effect().ordinal() << 4
            | terms.release().ordinal() << 8
            | terms.contingency().ordinal() << 12
            | terms.sessions().ordinal() << 16;
    long token = instruments.at(order.slot()).token();
    events.add(
        EventType.TERMS,
        order.account(),
        extra,
        clock.epochNanos(),
        order.id(),
        token,
        terms.displayLots(),
        terms.expiresNanos(),
        terms.parent());
    if (order.trail() != null) {
      trailEvent(order, order.trail());
    }
    if (terms.closes() != 0 && holding(order).hedges()) {
      positionEvent(order, 0, terms.closes(), 0);
    }
  }

  private void positionEvent(Order order, int what, long position, long signedLots) {
    long token = instruments.at(order.slot()).token();
    events.add(
        EventType.POSITION,
        order.account(),
        what,
        clock.epochNanos(),
        order.id(),
        token,
        position,
        signedLots,
        0);
  }

  private Holding holding(Order order) {
    return lanes[order.account()].holdings[order.slot()];
  }

  /// Whether an order may only shrink one of several positions.
  private boolean closesNamed(Order order) {
    return order.terms().reduceOnly() && holding(order).hedges();
  }

  private void trailEvent(Order order, Trail trail) {
    int kind =
        switch (trail.offset()) {
          case Trail.Offset.Price _ -> 0;
          case Trail.Offset.Percent _ -> 1;
          case Trail.Offset.OrderTicks _ -> 2;
          case Trail.Offset.Atr _ -> throw unresolved(order);
        };
    long value =
        switch (trail.offset()) {
          case Trail.Offset.Price(long ticks) -> ticks;
          case Trail.Offset.Percent(long ratioE8) -> ratioE8;
          case Trail.Offset.OrderTicks(long count) -> count;
          case Trail.Offset.Atr _ -> throw unresolved(order);
        };
    events.add(
        EventType.TRAIL,
        order.account(),
        kind | trail.anchor().ordinal() << 4,
        clock.epochNanos(),
        order.id(),
        value,
        trail.activationTicks(),
        trail.stepTicks(),
        trail.limitOffsetTicks());
  }

  private static IllegalStateException unresolved(Order order) {
    return new IllegalStateException(
        "order " + order.id() + " trails by an average that was not read: " + order.trail());
  }

  private void commandEvent(Command.Type type, Order order, long lots, long limit, long trigger) {
    if (!events.wants(EventType.COMMAND)) {
      events.skip(1);
      return;
    }
    int extra =
        type.ordinal()
            | order.side().ordinal() << 4
            | order.kind().ordinal() << 8
            | order.timeInForce().ordinal() << 12
            | order.cause().ordinal() << 16;
    events.add(
        EventType.COMMAND,
        order.account(),
        extra,
        clock.epochNanos(),
        order.id(),
        instruments.at(order.slot()).token() | order.group() << 32,
        lots,
        limit,
        trigger);
  }

  void requestCancel(Order order) {
    commandEvent(Command.Type.CANCEL, order, order.openLots(), 0, 0);
    if (order.status() == OrderStatus.EMULATED) {
      return; // nobody else has it: it goes in this instant
    }
    transition(order, OrderEventType.PENDING_CANCEL, order.openLots(), 0, 0, 0);
  }

  void requestAmend(Order order, long lots, long limit, long trigger) {
    commandEvent(Command.Type.AMEND, order, lots, limit, trigger);
    if (order.status() == OrderStatus.EMULATED) {
      return;
    }
    transition(order, OrderEventType.PENDING_UPDATE, lots, limit, 0, trigger);
  }

  /// Lets a command reach the venue.
  void send(Command command) {
    command.order().send();
    broker.take(command, this);
  }

  // ---- what orders do to each other ----

  /// Position an order works on, signed lots: that of its account in its instrument, or where
  /// positions hedge the one it names.
  long position(Order order) {
    Position p = holding(order).positionOf(order.terms().closes());
    return p == null ? 0 : p.lots();
  }

  /// Ends an order in this instant: at the venue, or before it got there.
  void end(Order order) {
    if (order.isSent()) {
      sendCancel(order);
    } else {
      canceled(order, RejectReason.NONE);
    }
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
    long now = clock.epochNanos();
    if (order.isSent()) {
      broker.take(
          groupCommand.amend(order, lots, order.limitTicks(), order.triggerTicks(), now), this);
    } else {
      updated(order, lots, order.limitTicks(), order.triggerTicks());
    }
  }

  /// Lets a child go to the venue with the size its parent executed (O-20).
  void release(Order child, long lots) {
    if (lots != child.lots()) {
      updated(child, lots, child.limitTicks(), child.triggerTicks());
    }
    submitted(child);
    releases.accept(child);
  }

  /// Ends an order whose time has come.
  void expire(Order order) {
    if (order.isSent()) {
      broker.expire(order, this);
    } else {
      expired(order);
    }
  }

  /// Cancels an order at the venue in this instant.
  void sendCancel(Order order) {
    broker.take(groupCommand.cancel(order, clock.epochNanos()), this);
  }

  /// Withdraws an order that never left (its event failed, T-30).
  void withdraw(Order order) {
    canceled(order, RejectReason.NONE);
  }

  // ---- reports ----

  @Override
  public void sendReleased() {
    sendsReleased.run();
  }

  @Override
  public long epochNanos() {
    return clock.epochNanos();
  }

  @Override
  public long positionLots(Order order) {
    return position(order);
  }

  @Override
  public long affordableLots(Order order, long lots, long priceTicks) {
    MarginKeeper margin = lanes[order.account()].margin;
    return margin == null || closesNamed(order)
        ? lots
        : margin.affordable(order.slot(), order.sign(), lots, priceTicks);
  }

  @Override
  public long worthE8(Order order, long lots, long priceTicks, long closeTicks, int flags) {
    Instrument instrument = instruments.at(order.slot());
    long paid = Money.valueE8(instrument, priceTicks, lots);
    trial.set(
        instrument,
        order.id(),
        order.sign(),
        lots,
        priceTicks,
        Math.abs(paid),
        flags,
        order.kind(),
        clock.epochNanos());
    orderFees.set(order.filledLots(), order.valueE8(), order.feeE8());
    long fee =
        charges == null ? fees.feeE8(trial, orderFees) : charges.trialE8(trial, order, orderFees);
    long moved = Money.valueE8(instrument, closeTicks, lots) - paid;
    return order.sign() * moved - fee;
  }

  @Override
  public void ambiguous(Order order, long betterE8, long worseE8, long lots) {
    events.add(
        EventType.PATHS,
        order.account(),
        0,
        clock.epochNanos(),
        instruments.at(order.slot()).token(),
        betterE8,
        worseE8,
        lots,
        0);
  }

  @Override
  public void impact(Order order, long temporaryTicks, long overlayTicks) {
    events.add(
        EventType.IMPACT,
        order.account(),
        0,
        clock.epochNanos(),
        order.id(),
        instruments.at(order.slot()).token(),
        temporaryTicks,
        overlayTicks,
        0);
  }

  @Override
  public void seen(Order order, long spreadTicks, long queueAheadLots) {
    events.add(
        EventType.SEEN,
        order.account(),
        0,
        clock.epochNanos(),
        order.id(),
        instruments.at(order.slot()).token(),
        spreadTicks,
        queueAheadLots,
        0);
  }

  @Override
  public boolean heeds(Order order, OrderEventType report, long lots, long number, long tradeId) {
    ReportFilter.Verdict verdict = filter.judge(order, report, number, tradeId);
    if (verdict == ReportFilter.Verdict.HEEDED) {
      return true;
    }
    unheeded(order, verdict, report, lots, number, tradeId);
    return false;
  }

  @Override
  public void timedOut(Order order) {
    if (filter.doubts(order)) {
      unheeded(order, ReportFilter.Verdict.IN_DOUBT, OrderEventType.SUBMITTED, order.lots(), 0, 0);
    }
  }

  private void unheeded(
      Order order,
      ReportFilter.Verdict verdict,
      OrderEventType report,
      long lots,
      long number,
      long tradeId) {
    events.add(
        EventType.UNHEEDED,
        order.account(),
        verdict.ordinal() | report.ordinal() << 8,
        clock.epochNanos(),
        order.id(),
        instruments.at(order.slot()).token(),
        lots,
        number,
        tradeId);
  }

  @Override
  public void accepted(Order order) {
    if (order.status() == OrderStatus.EMULATED) {
      return; // no venue has it yet
    }
    transition(order, OrderEventType.ACCEPTED, order.lots(), 0, 0, 0);
    tell(order, OrderEventType.ACCEPTED);
  }

  @Override
  public void triggered(Order order) {
    if (order.status() == OrderStatus.EMULATED) {
      released(order);
      return;
    }
    transition(order, OrderEventType.TRIGGERED, order.openLots(), order.triggerTicks(), 0, 0);
    tell(order, OrderEventType.TRIGGERED);
  }

  @Override
  public void filled(Order order, long lots, long priceTicks, long slippageTicks, int flags) {
    Lane lane = lanes[order.account()];
    Instrument instrument = instruments.at(order.slot());
    long paid = Money.valueE8(instrument, priceTicks, lots); // below zero at a price below zero
    long value = Math.abs(paid);
    long before = order.openLots();
    long excess = order.group() == 0 ? 0 : order.excessOf(lots);
    boolean ended = order.status().isClosed();
    int marks = marks(order, lots, excess, flags);
    FillView fill =
        callbacks
            .nextFill()
            .set(
                instrument,
                order.id(),
                order.sign(),
                lots,
                priceTicks,
                value,
                marks,
                order.kind(),
                clock.epochNanos());
    orderFees.set(order.filledLots(), order.valueE8(), order.feeE8());
    long fee =
        charges == null ? fees.feeE8(fill, orderFees) : charges.feeE8(fill, order, orderFees);
    fill.fee(fee);
    OrderEventType event = lots >= before ? OrderEventType.FILLED : OrderEventType.PARTIAL;
    order.fill(lots, value, fee);
    fills++;
    if (marks != 0) {
      countFlags(marks);
    }
    transition(order, event, lots, priceTicks, 0, 0);
    Holding holding = lane.holdings[order.slot()];
    if (holding.currency() != 0) {
      recorder.rate(lane.account, holding.currency());
    }
    Position worked = holding.worksOn(order.terms().closes(), order.id());
    if (holding.hedges()) {
      positionEvents(order, worked, order.sign() * lots);
    }
    fillEvent(order, lots, priceTicks, slippageTicks, marks, fee);
    long tax = charges == null ? 0 : charges.taxE8();
    long closes = order.terms().closes();
    lane.account.fill(holding, order.sign(), lots, priceTicks, paid, fee + tax, order.id(), closes);
    if (tax != 0) {
      lane.account.payments().taxed(holding, tax, order.id());
    }
    if (lane.margin != null) {
      lane.margin.filled(holding, worked, order, lots, priceTicks);
    }
    if (!ended) {
      counted(order, before, Math.max(0, before - lots));
    }
    callbacks.addFill(order, event, worked == null ? holding.positionOf(order.id()) : worked);
    if (order.terms() != OrderTerms.PLAIN || order.group() != 0 || contingencies.any()) {
      contingencies.executed(order, lots, excess);
    }
    if (event == OrderEventType.FILLED && !ended) {
      closed(order);
    }
    if (excess > 0) {
      overfills.take(order, excess);
    }
  }

  /// Executes an order whole at a price no market made: exercise, assignment, expiry.
  ///
  /// @param feeE8 what it costs; the booking books it
  /// @param booking changes the account by the value of the execution
  void cleared(Order order, long priceTicks, long feeE8, LongConsumer booking) {
    Lane lane = lanes[order.account()];
    Instrument instrument = instruments.at(order.slot());
    long lots = order.openLots();
    long value = Money.valueE8(instrument, priceTicks, lots);
    int flags = FillFlags.CLEARED;
    long now = clock.epochNanos();
    callbacks
        .nextFill()
        .set(
            instrument, order.id(), order.sign(), lots, priceTicks, value, flags, order.kind(), now)
        .fee(feeE8);
    order.fill(lots, value, feeE8);
    fills++;
    transition(order, OrderEventType.FILLED, lots, priceTicks, 0, 0);
    Holding holding = lane.holdings[order.slot()];
    if (holding.currency() != 0) {
      recorder.rate(lane.account, holding.currency());
    }
    fillEvent(order, lots, priceTicks, 0, flags, feeE8);
    booking.accept(value);
    if (lane.margin != null) {
      lane.margin.filled(holding, holding.position(0), order, lots, priceTicks);
    }
    counted(order, lots, 0);
    callbacks.addFill(order, OrderEventType.FILLED, holding.position(0));
    if (contingencies.any()) {
      contingencies.executed(order, lots, 0);
    }
    closed(order);
  }

  /// Tells which positions a fill works on, before it: what goes beyond the one its order names
  /// opens one of its own.
  private void positionEvents(Order order, Position worked, long signedLots) {
    long held = worked == null ? 0 : worked.lots();
    boolean against = Long.signum(held) * Long.signum(signedLots) < 0;
    long first =
        against ? order.sign() * Math.min(Math.abs(held), Math.abs(signedLots)) : signedLots;
    positionEvent(order, 1, worked == null ? order.id() : worked.id(), first);
    if (first != signedLots) {
      positionEvent(order, 1, order.id(), signedLots - first);
    }
  }

  /// How an execution came about, with what the engine did not expect of it.
  private static int marks(Order order, long lots, long excess, int flags) {
    int marks = excess == 0 ? flags : flags | FillFlags.OCO_OVERFILL;
    if (lots > order.openLots()) {
      marks |= FillFlags.OVERFILL;
    }
    OrderStatus status = order.status();
    return status == OrderStatus.CANCELED || status == OrderStatus.EXPIRED
        ? marks | FillFlags.LATE_FILL
        : marks;
  }

  private void closed(Order order) {
    lanes[order.account()].gate.closed();
    if (order.terms() != OrderTerms.PLAIN) {
      contingencies.closed(order);
    }
  }

  private void fillEvent(
      Order order, long lots, long priceTicks, long slippageTicks, int flags, long fee) {
    if (!events.wants(EventType.FILL)) {
      events.skip(1);
      return;
    }
    long token = instruments.at(order.slot()).token();
    events.add(
        EventType.FILL,
        order.account(),
        (int) slippageTicks,
        clock.epochNanos(),
        order.id(),
        token | (long) order.side().ordinal() << 32 | (long) flags << 40,
        lots,
        priceTicks,
        fee);
  }

  private void countFlags(int flags) {
    ambiguousFills += flags >>> 1 & 1;
    optimisticFills += flags >>> 2 & 1;
    cappedFills += flags >>> 3 & 1;
    oneTickWorseFills += flags >>> 4 & 1;
    overfilled += flags >>> 5 & 1;
    lateFills += flags >>> 7 & 1;
  }

  @Override
  public void canceled(Order order, RejectReason why) {
    close(order, OrderEventType.CANCELED, why);
  }

  @Override
  public void expired(Order order) {
    close(order, OrderEventType.EXPIRED, RejectReason.NONE);
  }

  @Override
  public void rejected(Order order, RejectReason why) {
    rejects++;
    close(order, OrderEventType.REJECTED, why);
  }

  private void close(Order order, OrderEventType event, RejectReason why) {
    if (!Contingencies.isHeld(order)) {
      counted(order, order.openLots(), 0);
    }
    transition(order, event, order.openLots(), 0, why.ordinal(), 0);
    closed(order);
    tell(order, event);
    contingencies.ended(order);
  }

  /// Counts a change of an order's open lots among the working lots of its side.
  private void counted(Order order, long before, long after) {
    long change = after - before;
    if (order.group() != 0) {
      long others =
          contingencies.groupLots(
              order.account(), order.slot(), order.side(), order.group(), order);
      change = Math.max(others, after) - Math.max(others, before);
    }
    Holding holding = holding(order);
    Position named = holding.hedges() ? holding.positionOf(order.terms().closes()) : null;
    if (named != null) {
      named.working(order.sign(), change);
    }
    if (!closesNamed(order)) {
      holding.working(order.sign(), change);
    }
  }

  @Override
  public void cancelRejected(Order order, RejectReason why) {
    rejects++;
    if (order.status() == OrderStatus.PENDING_CANCEL) {
      transition(order, OrderEventType.CANCEL_REJECTED, order.openLots(), 0, why.ordinal(), 0);
      tell(order, OrderEventType.CANCEL_REJECTED);
    }
  }

  @Override
  public void updated(Order order, long lots, long limitTicks, long triggerTicks) {
    long before = order.lots();
    if (!Contingencies.isHeld(order)) {
      counted(order, order.openLots(), lots - order.filledLots());
    }
    order.amend(lots, limitTicks, triggerTicks);
    if (order.openLots() == order.wantedLots()) {
      order.allow(Long.MAX_VALUE); // what its group asked for has happened
    }
    transition(order, OrderEventType.UPDATED, lots, limitTicks, 0, triggerTicks);
    tell(order, OrderEventType.UPDATED);
    if (lots != before && contingencies.any()) {
      contingencies.resized(order, before, lots);
    }
  }

  @Override
  public void updateRejected(Order order, RejectReason why) {
    rejects++;
    if (order.status() == OrderStatus.PENDING_UPDATE) {
      transition(order, OrderEventType.UPDATE_REJECTED, order.openLots(), 0, why.ordinal(), 0);
      tell(order, OrderEventType.UPDATE_REJECTED);
    }
  }

  @Override
  public void tooLate(long orderId) {
    rejects++;
  }

  private void transition(
      Order order, OrderEventType event, long lots, long price, int reason, long detail) {
    OrderStatus from = order.status();
    order.apply(event);
    if (!events.wants(EventType.ORDER)) {
      events.skip(1);
      return;
    }
    int extra =
        event.ordinal() | from.ordinal() << 8 | order.status().ordinal() << 16 | reason << 24;
    events.add(
        EventType.ORDER,
        order.account(),
        extra,
        clock.epochNanos(),
        order.id(),
        instruments.at(order.slot()).token(),
        lots,
        price,
        detail);
  }

  /// Queues an event for its strategy. A strategy that does not listen to order events is told
  /// fills only, and what ends an order, so that the kernel can forget it.
  private void tell(Order order, OrderEventType event) {
    if (lanes[order.account()].hearsOrders() || order.status().isClosed()) {
      callbacks.add(order, event);
    }
  }
}
