package io.quantlab.engine.kernel;

import io.quantlab.engine.execution.Broker;
import io.quantlab.engine.execution.Command;
import io.quantlab.engine.execution.FeeModel;
import io.quantlab.engine.execution.OrderFees;
import io.quantlab.engine.execution.ReportSink;
import io.quantlab.engine.instrument.Instrument;
import io.quantlab.engine.order.DenyReason;
import io.quantlab.engine.order.FillView;
import io.quantlab.engine.order.OrderEventType;
import io.quantlab.engine.order.OrderKind;
import io.quantlab.engine.order.OrderPool;
import io.quantlab.engine.order.OrderStatus;
import io.quantlab.engine.portfolio.Account;
import io.quantlab.engine.portfolio.AccountListener;
import io.quantlab.engine.portfolio.Holding;
import io.quantlab.engine.portfolio.LedgerAccount;
import io.quantlab.engine.portfolio.LedgerCause;
import io.quantlab.engine.portfolio.Money;
import io.quantlab.engine.portfolio.RoundTrip;
import io.quantlab.engine.time.Clock;
import java.util.Arrays;

/// Keeps orders and money in step with what the broker reports: state machine, contingencies,
/// ledger, events.
///
/// The one place that moves an order's state. Callbacks to strategies are queued here and told
/// later (T-6, T-7).
final class OrderDesk implements ReportSink, AccountListener {
  private static final int DENIED = OrderEventType.DENIED.ordinal();
  private static final int SUBMITTED = OrderEventType.SUBMITTED.ordinal();
  private static final int ACCEPTED = OrderEventType.ACCEPTED.ordinal();
  private static final int TRIGGERED = OrderEventType.TRIGGERED.ordinal();
  private static final int PARTIAL = OrderEventType.PARTIAL.ordinal();
  private static final int FILLED = OrderEventType.FILLED.ordinal();
  private static final int CANCELED = OrderEventType.CANCELED.ordinal();
  private static final int EXPIRED = OrderEventType.EXPIRED.ordinal();
  private static final int UPDATED = OrderEventType.UPDATED.ordinal();
  private static final int PENDING_CANCEL = OrderEventType.PENDING_CANCEL.ordinal();
  private static final int PENDING_UPDATE = OrderEventType.PENDING_UPDATE.ordinal();
  private static final int CANCEL_REJECTED = OrderEventType.CANCEL_REJECTED.ordinal();
  private static final int UPDATE_REJECTED = OrderEventType.UPDATE_REJECTED.ordinal();

  private static final boolean[] CLOSED = closed();

  private static boolean[] closed() {
    OrderStatus[] all = OrderStatus.values();
    boolean[] closed = new boolean[all.length];
    for (OrderStatus status : all) {
      closed[status.ordinal()] = status.isClosed();
    }
    return closed;
  }

  private final OrderPool pool;
  private final Instruments instruments;
  private final EventBuffer events;
  private final FeeModel fees;
  private final Callbacks callbacks = new Callbacks();
  private final Command command = new Command();
  private final FillView fillView = new FillView();
  private final OrderFees orderFees = new OrderFees();
  private boolean[] left = new boolean[64];
  private boolean groupEnding;
  private Broker broker;
  private Lane[] lanes;
  private final Clock clock;
  private final Runnable ruined;
  private long entries;
  private long trips;
  private long orders;
  private long fills;
  private long rejects;
  private long ambiguousFills;
  private long optimisticFills;
  private long cappedFills;
  private long oneTickWorseFills;

  OrderDesk(
      OrderPool pool,
      Instruments instruments,
      EventBuffer events,
      FeeModel fees,
      Clock clock,
      Runnable ruined) {
    this.pool = pool;
    this.instruments = instruments;
    this.events = events;
    this.fees = fees;
    this.clock = clock;
    this.ruined = ruined;
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
  int open(
      Lane lane,
      int slot,
      int side,
      int kind,
      int tif,
      long lots,
      long limit,
      long trigger,
      long group) {
    int h = pool.open(lane.index, slot, side, kind, tif, lots, limit, trigger, group);
    if (h >= left.length) {
      left = Arrays.copyOf(left, Math.max(h + 1, left.length * 2));
    }
    left[h] = false;
    orders++;
    commandEvent(Command.Type.SUBMIT, h, lots, limit, trigger);
    counted(h, 0, lots);
    transition(h, SUBMITTED, lots, 0, 0, 0);
    return h;
  }

  /// Records an order the gate denied; it leaves nothing behind but its events.
  void deny(
      Lane lane,
      int slot,
      int side,
      int kind,
      int tif,
      long lots,
      long limit,
      long trigger,
      DenyReason why,
      long bound) {
    int h = pool.open(lane.index, slot, side, kind, tif, lots, limit, trigger, 0);
    orders++;
    rejects++;
    commandEvent(Command.Type.SUBMIT, h, lots, limit, trigger);
    transition(h, DENIED, lots, 0, why.ordinal(), bound);
    callbacks.add(h, pool.id(h), lane.index, slot, DENIED, pool.status(h), lots, 0);
  }

  private void commandEvent(Command.Type type, int h, long lots, long limit, long trigger) {
    int extra = type.ordinal() | pool.side(h) << 4 | pool.kind(h) << 8 | pool.timeInForce(h) << 12;
    long subject = instruments.at(pool.slot(h)).token() | pool.group(h) << 32;
    events.add(
        EventType.COMMAND,
        pool.account(h),
        extra,
        clock.epochNanos(),
        pool.id(h),
        subject,
        lots,
        limit,
        trigger);
  }

  void requestCancel(int h) {
    commandEvent(Command.Type.CANCEL, h, pool.openLots(h), 0, 0);
    transition(h, PENDING_CANCEL, pool.openLots(h), 0, 0, 0);
  }

  void requestAmend(int h, long lots, long limit, long trigger) {
    commandEvent(Command.Type.AMEND, h, lots, limit, trigger);
    transition(h, PENDING_UPDATE, lots, limit, 0, trigger);
  }

  void send(int h) {
    left[h] = true;
    broker.take(command.submit(h, clock.epochNanos()), this);
  }

  void sendCancel(int h) {
    broker.take(command.cancel(h, clock.epochNanos()), this);
  }

  void sendAmend(int h, long lots, long limit, long trigger) {
    broker.take(command.amend(h, lots, limit, trigger, clock.epochNanos()), this);
  }

  /// Withdraws an order that never left (its event failed, T-30).
  void withdraw(int h) {
    canceled(h, RejectReason.NONE);
  }

  // ---- reports ----

  @Override
  public void accepted(int h) {
    transition(h, ACCEPTED, pool.lots(h), 0, 0, 0);
    tell(h, ACCEPTED);
  }

  @Override
  public void triggered(int h) {
    transition(h, TRIGGERED, pool.openLots(h), pool.trigger(h), 0, 0);
    tell(h, TRIGGERED);
  }

  @Override
  public void filled(int h, long lots, long priceTicks, long slippageTicks, int flags) {
    int slot = pool.slot(h);
    int sign = pool.sign(h);
    Instrument instrument = instruments.at(slot);
    Lane lane = lanes[pool.account(h)];
    Holding holding = lane.holdings[slot];
    long value = Math.abs(Money.valueE8(instrument, priceTicks, lots));
    int kind = pool.kind(h);
    fillView.set(
        instrument,
        pool.id(h),
        sign,
        lots,
        priceTicks,
        value,
        flags,
        OrderKind.Code.ofOrdinal(kind),
        clock.epochNanos());
    long fee = fees.feeE8(fillView, orderFees.set(pool.filled(h), pool.valueE8(h), pool.feeE8(h)));
    int event = lots == pool.openLots(h) ? FILLED : PARTIAL;
    pool.fill(h, lots, value, fee);
    fills++;
    countFlags(flags);
    transition(h, event, lots, priceTicks, 0, 0);
    long subject = instrument.token() | (long) pool.side(h) << 32 | (long) flags << 40;
    events.add(
        EventType.FILL,
        lane.index,
        (int) slippageTicks,
        clock.epochNanos(),
        pool.id(h),
        subject,
        lots,
        priceTicks,
        fee);
    lane.account.fill(holding, sign, lots, priceTicks, value, fee, pool.id(h));
    counted(h, pool.openLots(h) + lots, pool.openLots(h));
    tell(h, event);
    callbacks.fill(sign, kind, flags, lots, priceTicks, value, fee);
    if (event == FILLED) {
      lane.gate.closed();
    }
    if (pool.group(h) != 0) {
      cancelGroup(h);
    }
  }

  private void countFlags(int flags) {
    if (flags == 0) {
      return;
    }
    ambiguousFills += flags >>> 1 & 1;
    optimisticFills += flags >>> 2 & 1;
    cappedFills += flags >>> 3 & 1;
    oneTickWorseFills += flags >>> 4 & 1;
  }

  @Override
  public void canceled(int h, RejectReason why) {
    close(h, CANCELED, why);
  }

  @Override
  public void expired(int h) {
    close(h, EXPIRED, RejectReason.NONE);
  }

  private void close(int h, int event, RejectReason why) {
    counted(h, pool.openLots(h), 0);
    lanes[pool.account(h)].gate.closed();
    transition(h, event, pool.openLots(h), 0, why.ordinal(), 0);
    tell(h, event);
    if (pool.group(h) != 0) {
      cancelGroup(h);
    }
  }

  /// An execution, cancel or expiry of one order of a group ends its peers, at the venue in the
  /// same instant (O-21). One that has not left for the venue yet never does.
  private void cancelGroup(int h) {
    if (groupEnding) {
      return;
    }
    groupEnding = true;
    long group = pool.group(h);
    for (int peer = 0; peer < pool.handleLimit(); peer++) {
      boolean isPeer =
          peer != h
              && pool.id(peer) != 0
              && pool.group(peer) == group
              && pool.account(peer) == pool.account(h);
      if (isPeer && !OrderStatus.ofOrdinal(pool.status(peer)).isClosed()) {
        if (left[peer]) {
          sendCancel(peer);
        } else {
          canceled(peer, RejectReason.NONE);
        }
      }
    }
    groupEnding = false;
  }

  /// Counts a change of an order's open lots among the working lots of its side.
  private void counted(int h, long before, long after) {
    long others = 0;
    if (pool.group(h) != 0) {
      others = groupLots(pool.account(h), pool.slot(h), pool.side(h), pool.group(h), h);
    }
    long change = Math.max(others, after) - Math.max(others, before);
    lanes[pool.account(h)].holdings[pool.slot(h)].working(pool.sign(h), change);
  }

  /// Open lots of the largest member of a group on one side of an instrument: only one of them can
  /// fill, so a group counts by that one (O-32). `except` is a handle left out, or -1.
  long groupLots(int account, int slot, int side, long group, int except) {
    long largest = 0;
    for (int h = 0; h < pool.handleLimit(); h++) {
      boolean member =
          h != except
              && pool.id(h) != 0
              && pool.group(h) == group
              && pool.account(h) == account
              && pool.slot(h) == slot
              && pool.side(h) == side;
      if (member && !OrderStatus.ofOrdinal(pool.status(h)).isClosed()) {
        largest = Math.max(largest, pool.openLots(h));
      }
    }
    return largest;
  }

  @Override
  public void cancelRejected(int h, RejectReason why) {
    rejects++;
    if (pool.status(h) == OrderStatus.PENDING_CANCEL.ordinal()) {
      transition(h, CANCEL_REJECTED, pool.openLots(h), 0, why.ordinal(), 0);
      tell(h, CANCEL_REJECTED);
    }
  }

  @Override
  public void updated(int h, long lots, long limitTicks, long triggerTicks) {
    counted(h, pool.openLots(h), lots - pool.filled(h));
    pool.amend(h, lots, limitTicks, triggerTicks);
    transition(h, UPDATED, lots, limitTicks, 0, triggerTicks);
    tell(h, UPDATED);
  }

  @Override
  public void updateRejected(int h, RejectReason why) {
    rejects++;
    if (pool.status(h) == OrderStatus.PENDING_UPDATE.ordinal()) {
      transition(h, UPDATE_REJECTED, pool.openLots(h), 0, why.ordinal(), 0);
      tell(h, UPDATE_REJECTED);
    }
  }

  private void transition(int h, int event, long lots, long price, int reason, long detail) {
    int from = pool.status(h);
    pool.apply(h, event);
    int extra = event | from << 8 | pool.status(h) << 16 | reason << 24;
    events.add(
        EventType.ORDER,
        pool.account(h),
        extra,
        clock.epochNanos(),
        pool.id(h),
        instruments.at(pool.slot(h)).token(),
        lots,
        price,
        detail);
  }

  /// Queues an event for its strategy. A strategy that does not listen to order events is told
  /// fills only, and what ends an order, so that the kernel can forget it.
  private void tell(int h, int event) {
    int status = pool.status(h);
    if (lanes[pool.account(h)].hearsOrders() || event == PARTIAL || CLOSED[status]) {
      callbacks.add(
          h,
          pool.id(h),
          pool.account(h),
          pool.slot(h),
          event,
          status,
          pool.lots(h),
          pool.filled(h));
    }
  }

  // ---- ledger ----

  @Override
  public void ruined(Account account) {
    ruined.run();
  }

  @Override
  public void entry(
      Account account,
      LedgerCause cause,
      int slot,
      long reference,
      LedgerAccount first,
      long firstE8,
      LedgerAccount second,
      long secondE8,
      LedgerAccount third,
      long thirdE8) {
    entries++;
    int token = slot < 0 ? 0 : instruments.at(slot).token();
    int lines = third == null ? 2 : 3;
    int extra = cause.ordinal() | first.ordinal() << 8 | second.ordinal() << 16 | lines << 24;
    events.add(
        EventType.LEDGER,
        account.index(),
        extra,
        clock.epochNanos(),
        entries,
        token,
        firstE8,
        secondE8,
        reference);
    if (third != null) {
      int more = cause.ordinal() | third.ordinal() << 8;
      events.add(
          EventType.LEDGER_MORE,
          account.index(),
          more,
          clock.epochNanos(),
          entries,
          token,
          thirdE8,
          0,
          reference);
    }
  }

  @Override
  public void roundTrip(Account account, RoundTrip t) {
    trips++;
    int token = instruments.at(t.slot()).token();
    int a = account.index();
    events.add(
        EventType.TRIP,
        a,
        t.sign(),
        clock.epochNanos(),
        trips,
        token,
        t.lots(),
        t.entryNanos(),
        t.entryTicks());
    events.add(
        EventType.TRIP_MONEY,
        a,
        0,
        clock.epochNanos(),
        trips,
        t.exitTicks(),
        t.grossE8(),
        t.entryFeesE8(),
        t.exitFeesE8());
    events.add(
        EventType.TRIP_ORDERS,
        a,
        0,
        clock.epochNanos(),
        trips,
        t.entryOrder(),
        t.exitOrder(),
        t.adverseTicks(),
        t.favorableTicks());
  }
}
