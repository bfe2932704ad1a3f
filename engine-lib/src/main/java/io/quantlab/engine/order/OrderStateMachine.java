package io.quantlab.engine.order;

import static io.quantlab.engine.order.OrderEventType.*;

import java.util.Arrays;

/// The table of engine contract 3.3: from a state, by an event, to a state.
///
/// An answer is an [OrderStatus] ordinal or one of the special answers: [#BEFORE_REQUEST] returns
/// the order to the state it had before its pending amend or cancel; [#ILLEGAL] is a bug in
/// simulation and a quarantined report in live trading. Fills after the end of an order stay legal,
/// and [#note] tells what they are: a late fill or an overfill.
///
/// The graph follows NautilusTrader's published order state machine (`crates/model/src/orders`),
/// extended by late fills after expiry and by answers that cross in flight.
public final class OrderStateMachine {
  /// The event does not belong to the state.
  public static final int ILLEGAL = -1;

  /// Back to the state before the pending request.
  public static final int BEFORE_REQUEST = -2;

  /// What is special about a legal transition.
  public enum Note {
    NONE,
    /// A fill that arrived after the order was canceled or had expired; the lots are booked.
    LATE_FILL,
    /// A fill beyond the order's lots.
    OVERFILL,
    /// The order stays in its pending state, but the state it will return to changes.
    CHANGES_STATE_BEFORE
  }

  private static final int STATES = OrderStatus.values().length;
  private static final int EVENTS = OrderEventType.values().length;
  private static final byte[] NEXT = new byte[STATES * EVENTS];
  private static final Note[] NOTES = new Note[STATES * EVENTS];

  static {
    Arrays.fill(NEXT, (byte) ILLEGAL);
    Arrays.fill(NOTES, Note.NONE);
    initialized();
    local();
    working();
    pending();
    closed();
  }

  private OrderStateMachine() {}

  /// The next state's ordinal, [#ILLEGAL] or [#BEFORE_REQUEST].
  public static int next(int status, int event) {
    return NEXT[status * EVENTS + event];
  }

  /// What is special about a legal transition.
  public static Note note(OrderStatus status, OrderEventType event) {
    return NOTES[status.ordinal() * EVENTS + event.ordinal()];
  }

  private static void initialized() {
    OrderStatus s = OrderStatus.INITIALIZED;
    put(s, OrderEventType.DENIED, OrderStatus.DENIED);
    put(s, OrderEventType.EMULATED, OrderStatus.EMULATED);
    put(s, OrderEventType.RELEASED, OrderStatus.RELEASED);
    put(s, OrderEventType.SUBMITTED, OrderStatus.SUBMITTED);
    put(s, UPDATED, s);
    put(s, OrderEventType.CANCELED, OrderStatus.CANCELED);
    put(s, OrderEventType.EXPIRED, OrderStatus.EXPIRED);
    put(s, OrderEventType.ACCEPTED, OrderStatus.ACCEPTED);
    put(s, OrderEventType.REJECTED, OrderStatus.REJECTED);
    put(s, OrderEventType.TRIGGERED, OrderStatus.TRIGGERED);
    put(s, PARTIAL, OrderStatus.PARTIALLY_FILLED);
    put(s, OrderEventType.FILLED, OrderStatus.FILLED);
  }

  private static void local() {
    OrderStatus e = OrderStatus.EMULATED;
    put(e, UPDATED, e);
    put(e, OrderEventType.RELEASED, OrderStatus.RELEASED);
    put(e, OrderEventType.CANCELED, OrderStatus.CANCELED);
    put(e, OrderEventType.EXPIRED, OrderStatus.EXPIRED);
    OrderStatus r = OrderStatus.RELEASED;
    put(r, UPDATED, r);
    put(r, OrderEventType.SUBMITTED, OrderStatus.SUBMITTED);
    put(r, OrderEventType.DENIED, OrderStatus.DENIED);
    put(r, OrderEventType.CANCELED, OrderStatus.CANCELED);
    put(r, OrderEventType.EXPIRED, OrderStatus.EXPIRED);
    OrderStatus s = OrderStatus.SUBMITTED;
    put(s, OrderEventType.ACCEPTED, OrderStatus.ACCEPTED);
    put(s, OrderEventType.REJECTED, OrderStatus.REJECTED);
    atVenue(s, s);
  }

  private static void working() {
    OrderStatus a = OrderStatus.ACCEPTED;
    atVenue(a, a);
    put(a, OrderEventType.TRIGGERED, OrderStatus.TRIGGERED);
    put(a, OrderEventType.REJECTED, OrderStatus.REJECTED);
    OrderStatus t = OrderStatus.TRIGGERED;
    atVenue(t, t);
    put(t, OrderEventType.REJECTED, OrderStatus.REJECTED);
    atVenue(OrderStatus.PARTIALLY_FILLED, OrderStatus.PARTIALLY_FILLED);
  }

  /// What every order on its way to or at the venue can meet.
  private static void atVenue(OrderStatus s, OrderStatus afterUpdate) {
    put(s, UPDATED, afterUpdate);
    put(s, OrderEventType.PENDING_UPDATE, OrderStatus.PENDING_UPDATE);
    put(s, OrderEventType.PENDING_CANCEL, OrderStatus.PENDING_CANCEL);
    put(s, OrderEventType.CANCELED, OrderStatus.CANCELED);
    put(s, OrderEventType.EXPIRED, OrderStatus.EXPIRED);
    put(s, PARTIAL, OrderStatus.PARTIALLY_FILLED);
    put(s, OrderEventType.FILLED, OrderStatus.FILLED);
  }

  private static void pending() {
    OrderStatus u = OrderStatus.PENDING_UPDATE;
    before(u, UPDATED);
    before(u, UPDATE_REJECTED);
    put(u, OrderEventType.TRIGGERED, OrderStatus.TRIGGERED);
    put(u, OrderEventType.PENDING_UPDATE, u);
    put(u, OrderEventType.PENDING_CANCEL, OrderStatus.PENDING_CANCEL);
    inFlight(u);
    OrderStatus c = OrderStatus.PENDING_CANCEL;
    before(c, CANCEL_REJECTED);
    put(c, UPDATED, c);
    put(c, UPDATE_REJECTED, c);
    note(c, OrderEventType.TRIGGERED, c, Note.CHANGES_STATE_BEFORE);
    put(c, OrderEventType.PENDING_CANCEL, c);
    inFlight(c);
  }

  /// What can cross a pending amend or cancel on the wire.
  private static void inFlight(OrderStatus s) {
    put(s, OrderEventType.ACCEPTED, OrderStatus.ACCEPTED);
    put(s, OrderEventType.REJECTED, OrderStatus.REJECTED);
    put(s, OrderEventType.CANCELED, OrderStatus.CANCELED);
    put(s, OrderEventType.EXPIRED, OrderStatus.EXPIRED);
    note(s, PARTIAL, s, Note.CHANGES_STATE_BEFORE);
    put(s, OrderEventType.FILLED, OrderStatus.FILLED);
  }

  private static void closed() {
    for (OrderStatus s : new OrderStatus[] {OrderStatus.CANCELED, OrderStatus.EXPIRED}) {
      note(s, PARTIAL, s, Note.LATE_FILL);
      note(s, OrderEventType.FILLED, OrderStatus.FILLED, Note.LATE_FILL);
    }
    note(OrderStatus.FILLED, PARTIAL, OrderStatus.FILLED, Note.OVERFILL);
    note(OrderStatus.FILLED, OrderEventType.FILLED, OrderStatus.FILLED, Note.OVERFILL);
  }

  private static void put(OrderStatus from, OrderEventType event, OrderStatus to) {
    NEXT[from.ordinal() * EVENTS + event.ordinal()] = (byte) to.ordinal();
  }

  private static void before(OrderStatus from, OrderEventType event) {
    NEXT[from.ordinal() * EVENTS + event.ordinal()] = (byte) BEFORE_REQUEST;
  }

  private static void note(OrderStatus from, OrderEventType event, OrderStatus to, Note note) {
    put(from, event, to);
    NOTES[from.ordinal() * EVENTS + event.ordinal()] = note;
  }
}
