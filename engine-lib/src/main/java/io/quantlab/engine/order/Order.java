package io.quantlab.engine.order;

/// One order the kernel has not forgotten yet; [OrderPool] reuses the object, its id never comes
/// back.
///
/// Hot: an order costs no allocation, and all its terms lie together in memory. Whoever keeps an
/// order across events must compare its [#id]: after [OrderPool#release] it is another one's.
public final class Order {
  private final int handle;
  private long id;
  private int account;
  private int slot;
  private int sign;
  private Side side;
  private OrderKind.Code kind;
  private TimeInForce timeInForce;
  private OrderStatus status;
  private OrderStatus statusBefore;
  private long lots;
  private long filled;
  private long limitTicks;
  private long triggerTicks;
  private long group;
  private long valueE8;
  private long feeE8;
  private boolean sent;
  private long allowed;
  private OrderCause cause;
  private Doubt doubt;
  private OrderTerms terms;
  private Trail trail;

  /// What is known of an order's outcome (O-27).
  public enum Doubt {
    /// What its state says.
    NONE,
    /// Its venue did not answer in time and was asked: neither accepted nor refused.
    ASKED
  }

  Order(int handle) {
    this.handle = handle;
  }

  /// Makes it a new order in state `INITIALIZED`.
  void open(
      long orderId,
      int accountIndex,
      int slotIndex,
      Side buySell,
      OrderKind.Code orderKind,
      TimeInForce tif,
      long size,
      long limit,
      long trigger,
      long groupId,
      OrderTerms orderTerms,
      Trail orderTrail) {
    id = orderId;
    account = accountIndex;
    slot = slotIndex;
    sign = buySell.sign();
    side = buySell;
    kind = orderKind;
    timeInForce = tif;
    status = OrderStatus.INITIALIZED;
    statusBefore = OrderStatus.INITIALIZED;
    lots = size;
    filled = 0;
    limitTicks = limit;
    triggerTicks = trigger;
    group = groupId;
    valueE8 = 0;
    feeE8 = 0;
    sent = false;
    allowed = Long.MAX_VALUE;
    cause = OrderCause.STRATEGY;
    doubt = Doubt.NONE;
    terms = orderTerms;
    trail = orderTrail;
  }

  void forget() {
    id = 0;
  }

  /// Small dense number of the object, for arrays beside it; reused with it.
  public int handle() {
    return handle;
  }

  /// Rises by one from order to order; 0 = the object is free.
  public long id() {
    return id;
  }

  /// Whether the order is known and not closed.
  public boolean isWorking() {
    return id != 0 && !status.isClosed();
  }

  /// Restates what the order says in shares and distances, besides size and prices, for a split of
  /// `numerator` new shares for `denominator` old ones.
  public void afterSplit(long numerator, long denominator) {
    trail = trail == null ? null : trail.afterSplit(numerator, denominator);
    terms = terms.afterSplit(numerator, denominator);
  }

  public OrderTerms terms() {
    return terms;
  }

  /// How its trigger follows the market; `null` for a kind that does not trail.
  public Trail trail() {
    return trail;
  }

  /// Open lots it is still meant to have: fewer than [#openLots] while a change its group asked for
  /// is on its way to the venue (O-26).
  public long wantedLots() {
    return Math.min(openLots(), allowed);
  }

  /// Notes how many more lots it may execute; `Long.MAX_VALUE` = all it has.
  public void allow(long moreLots) {
    allowed = moreLots;
  }

  /// Changes how its trigger follows the market.
  public void trail(Trail other) {
    trail = other;
  }

  /// Whether it left for the venue.
  public boolean isSent() {
    return sent;
  }

  /// Notes that it leaves for the venue.
  public void send() {
    sent = true;
  }

  /// Who sent it.
  public OrderCause cause() {
    return cause;
  }

  /// Notes who sends it, other than the strategy.
  public void because(OrderCause of) {
    cause = of;
  }

  /// Whether its outcome is unknown.
  public boolean inDoubt() {
    return doubt != Doubt.NONE;
  }

  /// Notes what is known of its outcome.
  public void doubt(Doubt of) {
    doubt = of;
  }

  /// Index of the account it belongs to.
  public int account() {
    return account;
  }

  /// Dense slot of its instrument in the run.
  public int slot() {
    return slot;
  }

  public Side side() {
    return side;
  }

  public boolean isBuy() {
    return side == Side.BUY;
  }

  /// +1 buy, -1 sell.
  public int sign() {
    return sign;
  }

  public OrderKind.Code kind() {
    return kind;
  }

  public TimeInForce timeInForce() {
    return timeInForce;
  }

  public OrderStatus status() {
    return status;
  }

  public long lots() {
    return lots;
  }

  public long filledLots() {
    return filled;
  }

  public long openLots() {
    return lots - filled;
  }

  /// Limit price, 0 for a kind without one.
  public long limitTicks() {
    return limitTicks;
  }

  /// Trigger price, 0 for a kind without one.
  public long triggerTicks() {
    return triggerTicks;
  }

  /// Number of its group, 0 = none.
  public long group() {
    return group;
  }

  /// Value of all fills, 1e-8 of the instrument's currency.
  public long valueE8() {
    return valueE8;
  }

  /// Fees charged so far, 1e-8.
  public long feeE8() {
    return feeE8;
  }

  /// Moves the order by the table of [OrderStateMachine].
  ///
  /// @throws IllegalStateException when the event does not belong to the state: a bug in simulation
  public void apply(OrderEventType event) {
    OrderStatus from = status;
    int next = OrderStateMachine.next(from.ordinal(), event.ordinal());
    if (next == OrderStateMachine.ILLEGAL) {
      throw new IllegalStateException(
          "order " + id + ": " + event + " is illegal in state " + from);
    }
    if (next == OrderStateMachine.BEFORE_REQUEST) {
      status = statusBefore;
      return;
    }
    OrderStatus to = OrderStatus.ofOrdinal(next);
    if (from == to) {
      changeStateBefore(from, event);
    } else if (isRequest(to) && from != OrderStatus.PENDING_UPDATE) {
      statusBefore = from;
    }
    status = to;
  }

  private static boolean isRequest(OrderStatus status) {
    return status == OrderStatus.PENDING_UPDATE || status == OrderStatus.PENDING_CANCEL;
  }

  private void changeStateBefore(OrderStatus from, OrderEventType event) {
    if (!isRequest(from)) {
      return;
    }
    if (event == OrderEventType.PARTIAL) {
      statusBefore = OrderStatus.PARTIALLY_FILLED;
    } else if (event == OrderEventType.TRIGGERED) {
      statusBefore = OrderStatus.TRIGGERED;
    }
  }

  /// Lots of an execution beyond what the order was meant to have.
  public long excessOf(long fillLots) {
    return Math.max(0, fillLots - allowed);
  }

  /// Books an execution.
  public void fill(long fillLots, long fillValueE8, long fillFeeE8) {
    if (allowed != Long.MAX_VALUE) {
      allowed = Math.max(0, allowed - fillLots);
    }
    filled += fillLots;
    valueE8 = Math.addExact(valueE8, fillValueE8);
    feeE8 = Math.addExact(feeE8, fillFeeE8);
  }

  /// Changes size and prices.
  public void amend(long newLots, long newLimit, long newTrigger) {
    lots = newLots;
    limitTicks = newLimit;
    triggerTicks = newTrigger;
  }
}
