package io.quantlab.engine.backtest;

import io.quantlab.engine.order.FillFlags;
import io.quantlab.engine.order.OrderEventType;
import io.quantlab.engine.order.OrderKind;
import io.quantlab.engine.order.OrderStateMachine;
import io.quantlab.engine.order.OrderStatus;
import java.util.HashMap;
import java.util.Map;

/// I-6: every order is the fold of its events, its lots add up, its limit holds.
final class OrderCheck implements JournalPart {
  private static final class Order {
    int token;
    int side;
    boolean limited;
    long lots;
    long limit;
    long filled;
    long canceled;
    boolean overfilled;
    OrderStatus status = OrderStatus.INITIALIZED;
  }

  private final Findings findings;
  private final Map<Long, Order> orders = new HashMap<>();

  OrderCheck(Findings findings) {
    this.findings = findings;
  }

  @Override
  public void event(JournalEvent e) {
    switch (e.type()) {
      case COMMAND -> {
        if ((e.extra() & 0xF) == 0) {
          submitted(e);
        }
      }
      case ORDER -> moved(e);
      case FILL -> filled(e);
      case LEDGER,
          LEDGER_MORE,
          TRIP,
          TRIP_MONEY,
          TRIP_ORDERS,
          SNAPSHOT,
          SNAPSHOT_MORE,
          ACTION,
          BALANCE,
          END -> {}
    }
  }

  private void submitted(JournalEvent e) {
    Order o = new Order();
    o.token = e.token();
    o.side = e.extra() >> 4 & 0xF;
    o.limited = OrderKind.Code.ofOrdinal(e.extra() >> 8 & 0xF).hasLimit();
    o.lots = e.word(2);
    o.limit = e.word(3);
    orders.put(e.word(0), o);
  }

  private void moved(JournalEvent e) {
    Order o = orders.get(e.word(0));
    if (o == null) {
      return; // I-8 has said so
    }
    OrderEventType what = OrderEventType.ofOrdinal(e.extraByte(0));
    OrderStatus to = OrderStatus.ofOrdinal(e.extraByte(2));
    findings.equal(o.status.ordinal(), e.extraByte(1), "I-6: the order was in another state", e);
    int next = OrderStateMachine.next(o.status.ordinal(), what.ordinal());
    boolean legal =
        next == OrderStateMachine.BEFORE_REQUEST ? !to.isClosed() : next == to.ordinal();
    findings.holds(legal, "I-6: " + o.status + " does not go to " + to + " by " + what, e);
    o.status = to;
    switch (what) {
      case UPDATED -> {
        o.lots = e.word(2);
        o.limit = e.word(3);
      }
      case CANCELED, EXPIRED -> o.canceled = e.word(2);
      case DENIED,
          EMULATED,
          RELEASED,
          SUBMITTED,
          ACCEPTED,
          REJECTED,
          TRIGGERED,
          PENDING_UPDATE,
          PENDING_CANCEL,
          UPDATE_REJECTED,
          CANCEL_REJECTED,
          PARTIAL,
          FILLED -> {}
    }
  }

  private void filled(JournalEvent e) {
    Order o = orders.get(e.word(0));
    if (o == null) {
      return;
    }
    int side = (int) (e.word(1) >>> 32) & 0xFF;
    findings.equal(o.token, e.token(), "I-6: fill of another instrument", e);
    findings.equal(o.side, side, "I-6: fill of the other side", e);
    findings.holds(e.word(2) > 0, "I-6: a fill of no lots", e);
    o.filled += e.word(2);
    int flags = (int) (e.word(1) >>> 40);
    o.overfilled |= (flags & FillFlags.OVERFILL) != 0;
    if ((flags & FillFlags.LATE_FILL) != 0) {
      o.canceled -= e.word(2); // it was executed before it was canceled
    }
    findings.holds(o.filled <= o.lots || o.overfilled, "I-6: more filled than ordered", e);
    long better = side == 0 ? o.limit - e.word(3) : e.word(3) - o.limit;
    findings.holds(!o.limited || better >= 0, "O-2: a fill worse than its limit " + o.limit, e);
  }

  @Override
  public void end() {
    orders.forEach((id, o) -> {
      boolean adds =
          switch (o.status) {
            case DENIED, REJECTED -> o.filled == 0;
            case FILLED -> o.filled == o.lots || o.overfilled && o.filled > o.lots;
            case CANCELED, EXPIRED -> o.canceled >= 0 && o.filled + o.canceled == o.lots;
            case INITIALIZED,
                EMULATED,
                RELEASED,
                SUBMITTED,
                ACCEPTED,
                TRIGGERED,
                PENDING_UPDATE,
                PENDING_CANCEL,
                PARTIALLY_FILLED ->
                o.filled < o.lots;
          };
      if (!adds) {
        findings.add(
            "I-6: the lots of order "
                + id
                + " do not add up: "
                + o.status
                + " with "
                + o.lots
                + " ordered, "
                + o.filled
                + " filled, "
                + o.canceled
                + " canceled");
      }
    });
  }
}
