package io.quantlab.engine.kernel;

import io.quantlab.engine.execution.Broker;
import io.quantlab.engine.execution.Command;
import io.quantlab.engine.execution.FeeModel;
import io.quantlab.engine.execution.OrderFees;
import io.quantlab.engine.execution.ReportSink;
import io.quantlab.engine.instrument.Instrument;
import io.quantlab.engine.order.DenyReason;
import io.quantlab.engine.order.FillView;
import io.quantlab.engine.order.Order;
import io.quantlab.engine.order.OrderEventType;
import io.quantlab.engine.order.OrderKind;
import io.quantlab.engine.order.OrderPool;
import io.quantlab.engine.order.OrderStatus;
import io.quantlab.engine.order.Side;
import io.quantlab.engine.order.TimeInForce;
import io.quantlab.engine.portfolio.Money;
import io.quantlab.engine.time.Clock;

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
  private final Clock clock;
  private final Callbacks callbacks = new Callbacks();
  private final Command groupCancel = new Command();
  private final OrderFees orderFees = new OrderFees();
  private boolean groupEnding;
  private Broker broker;
  private Lane[] lanes;
  private long orders;
  private long fills;
  private long rejects;
  private long ambiguousFills;
  private long optimisticFills;
  private long cappedFills;
  private long oneTickWorseFills;

  OrderDesk(
      OrderPool pool, Instruments instruments, EventBuffer events, FeeModel fees, Clock clock) {
    this.pool = pool;
    this.instruments = instruments;
    this.events = events;
    this.fees = fees;
    this.clock = clock;
  }

  void connect(Broker to, Lane[] slots) {
    broker = to;
    lanes = slots;
  }

  Callbacks callbacks() {
    return callbacks;
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
        oneTickWorseFills);
  }

  // ---- commands ----

  /// Opens an order the gate accepted and records its command; it reaches the venue when the kernel
  /// settles.
  Order open(
      Lane lane,
      int slot,
      Side side,
      OrderKind.Code kind,
      TimeInForce tif,
      long lots,
      long limit,
      long trigger,
      long group) {
    Order order = pool.open(lane.index, slot, side, kind, tif, lots, limit, trigger, group);
    orders++;
    commandEvent(Command.Type.SUBMIT, order, lots, limit, trigger);
    counted(order, 0, lots);
    transition(order, OrderEventType.SUBMITTED, lots, 0, 0, 0);
    return order;
  }

  /// Records an order the gate denied; it leaves nothing behind but its events.
  void deny(
      Lane lane,
      int slot,
      Side side,
      OrderKind.Code kind,
      TimeInForce tif,
      long lots,
      long limit,
      long trigger,
      DenyReason why,
      long bound) {
    Order order = pool.open(lane.index, slot, side, kind, tif, lots, limit, trigger, 0);
    orders++;
    rejects++;
    commandEvent(Command.Type.SUBMIT, order, lots, limit, trigger);
    transition(order, OrderEventType.DENIED, lots, 0, why.ordinal(), bound);
    callbacks.add(order, OrderEventType.DENIED);
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
            | order.timeInForce().ordinal() << 12;
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
    transition(order, OrderEventType.PENDING_CANCEL, order.openLots(), 0, 0, 0);
  }

  void requestAmend(Order order, long lots, long limit, long trigger) {
    commandEvent(Command.Type.AMEND, order, lots, limit, trigger);
    transition(order, OrderEventType.PENDING_UPDATE, lots, limit, 0, trigger);
  }

  /// Lets a command reach the venue.
  void send(Command command) {
    command.order().send();
    broker.take(command, this);
  }

  /// Cancels an order at the venue in this instant.
  void sendCancel(Order order) {
    broker.take(groupCancel.cancel(order, clock.epochNanos()), this);
  }

  /// Withdraws an order that never left (its event failed, T-30).
  void withdraw(Order order) {
    canceled(order, RejectReason.NONE);
  }

  // ---- reports ----

  @Override
  public void accepted(Order order) {
    transition(order, OrderEventType.ACCEPTED, order.lots(), 0, 0, 0);
    tell(order, OrderEventType.ACCEPTED);
  }

  @Override
  public void triggered(Order order) {
    transition(order, OrderEventType.TRIGGERED, order.openLots(), order.triggerTicks(), 0, 0);
    tell(order, OrderEventType.TRIGGERED);
  }

  @Override
  public void filled(Order order, long lots, long priceTicks, long slippageTicks, int flags) {
    Lane lane = lanes[order.account()];
    Instrument instrument = instruments.at(order.slot());
    long value = Math.abs(Money.valueE8(instrument, priceTicks, lots));
    long before = order.openLots();
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
                flags,
                order.kind(),
                clock.epochNanos());
    orderFees.set(order.filledLots(), order.valueE8(), order.feeE8());
    long fee = fees.feeE8(fill, orderFees);
    fill.fee(fee);
    OrderEventType event = lots == before ? OrderEventType.FILLED : OrderEventType.PARTIAL;
    order.fill(lots, value, fee);
    fills++;
    if (flags != 0) {
      countFlags(flags);
    }
    transition(order, event, lots, priceTicks, 0, 0);
    fillEvent(order, lots, priceTicks, slippageTicks, flags, fee);
    lane.account.fill(
        lane.holdings[order.slot()], order.sign(), lots, priceTicks, value, fee, order.id());
    counted(order, before, before - lots);
    callbacks.addFill(order, event);
    if (event == OrderEventType.FILLED) {
      lane.gate.closed();
    }
    if (order.group() != 0) {
      cancelGroup(order);
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
  }

  @Override
  public void canceled(Order order, RejectReason why) {
    close(order, OrderEventType.CANCELED, why);
  }

  @Override
  public void expired(Order order) {
    close(order, OrderEventType.EXPIRED, RejectReason.NONE);
  }

  private void close(Order order, OrderEventType event, RejectReason why) {
    counted(order, order.openLots(), 0);
    lanes[order.account()].gate.closed();
    transition(order, event, order.openLots(), 0, why.ordinal(), 0);
    tell(order, event);
    if (order.group() != 0) {
      cancelGroup(order);
    }
  }

  /// An execution, cancel or expiry of one order of a group ends its peers, at the venue in the
  /// same instant (O-21). One that has not left for the venue yet never does.
  private void cancelGroup(Order order) {
    if (groupEnding) {
      return;
    }
    groupEnding = true;
    for (int i = 0; i < pool.handleLimit(); i++) {
      Order peer = pool.at(i);
      boolean isPeer =
          peer != order
              && peer.isWorking()
              && peer.group() == order.group()
              && peer.account() == order.account();
      if (isPeer && peer.isSent()) {
        sendCancel(peer);
      } else if (isPeer) {
        canceled(peer, RejectReason.NONE);
      }
    }
    groupEnding = false;
  }

  /// Counts a change of an order's open lots among the working lots of its side.
  private void counted(Order order, long before, long after) {
    long change = after - before;
    if (order.group() != 0) {
      long others = groupLots(order.account(), order.slot(), order.side(), order.group(), order);
      change = Math.max(others, after) - Math.max(others, before);
    }
    lanes[order.account()].holdings[order.slot()].working(order.sign(), change);
  }

  /// Open lots of the largest member of a group on one side of an instrument: only one of them can
  /// fill, so a group counts by that one (O-32). `except` is an order left out, or `null`.
  long groupLots(int account, int slot, Side side, long group, Order except) {
    long largest = 0;
    for (int i = 0; i < pool.handleLimit(); i++) {
      Order member = pool.at(i);
      boolean counts =
          member != except
              && member.isWorking()
              && member.group() == group
              && member.account() == account
              && member.slot() == slot
              && member.side() == side;
      if (counts) {
        largest = Math.max(largest, member.openLots());
      }
    }
    return largest;
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
    counted(order, order.openLots(), lots - order.filledLots());
    order.amend(lots, limitTicks, triggerTicks);
    transition(order, OrderEventType.UPDATED, lots, limitTicks, 0, triggerTicks);
    tell(order, OrderEventType.UPDATED);
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
