package io.quantlab.engine.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quantlab.engine.kernel.EventType;
import io.quantlab.engine.order.FillFlags;
import io.quantlab.engine.order.OrderEventType;
import io.quantlab.engine.order.OrderKind;
import io.quantlab.engine.order.OrderStateTable;
import io.quantlab.engine.order.OrderStatus;
import io.quantlab.engine.order.OrderTerms;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// I-6 and X-3: every order is the fold of its events through the table, its lots add up, its limit
/// holds, and and of the orders of a group that work at a time only one executes.
final class OrderInvariants {
  private static final class Order {
    int account;
    int token;
    int sign;
    OrderKind.Code kind;
    long group;
    long lots;
    long limit;
    long filled;
    long canceled;
    boolean overfilled;
    long submitted;
    long lastFill;
    OrderTerms.Contingency contingency = OrderTerms.Contingency.OCO;
    OrderStatus status = OrderStatus.INITIALIZED;
    OrderStatus before = OrderStatus.INITIALIZED;
  }

  private final Evidence run;
  private final Map<Long, Order> orders = new LinkedHashMap<>();
  private final Map<String, List<Order>> executedInGroup = new HashMap<>();

  OrderInvariants(Evidence run) {
    this.run = run;
  }

  void check() {
    for (OutputEvent e : run.events()) {
      if (e.type() == EventType.COMMAND && (e.extra() & 0xF) == 0) {
        submitted(e);
      } else if (e.type() == EventType.TERMS) {
        known(e).contingency = OrderTerms.Contingency.values()[e.extra() >> 12 & 0xF];
      } else if (e.type() == EventType.ORDER) {
        moved(known(e), e);
      } else if (e.type() == EventType.FILL) {
        filled(known(e), e);
      }
    }
    orders.forEach(this::end);
  }

  private Order known(OutputEvent e) {
    Order order = orders.get(e.a());
    assertNotNull(order, () -> "I-8: no command behind " + e);
    assertEquals(order.account, e.account(), () -> "I-10: order of another account: " + e);
    return order;
  }

  private void submitted(OutputEvent e) {
    Order o = new Order();
    o.account = e.account();
    o.token = e.token();
    o.sign = (e.extra() >> 4 & 0xF) == 0 ? 1 : -1;
    o.kind = OrderKind.Code.ofOrdinal(e.extra() >> 8 & 0xF);
    o.group = e.b() >>> 32;
    o.lots = e.c();
    o.limit = e.d();
    o.submitted = e.sequence();
    orders.put(e.a(), o);
  }

  private void moved(Order o, OutputEvent e) {
    assertEquals(o.status, e.from(), () -> "I-6: the order was in another state: " + e);
    OrderStateTable.Step step = OrderStateTable.step(o.status, e.orderEvent());
    assertNotNull(step, () -> "I-6: not in the table: " + e);
    OrderStatus next = step.before() ? o.before : step.to();
    boolean pending =
        o.status == OrderStatus.PENDING_CANCEL || o.status == OrderStatus.PENDING_UPDATE;
    if (!pending) {
      o.before = o.status;
    } else if (e.orderEvent() == OrderEventType.PARTIAL) {
      o.before = OrderStatus.PARTIALLY_FILLED;
    } else if (e.orderEvent() == OrderEventType.TRIGGERED
        && o.status == OrderStatus.PENDING_CANCEL) {
      o.before = OrderStatus.TRIGGERED;
    }
    o.status = next;
    assertEquals(next, e.to(), () -> "I-6: the table leads elsewhere: " + e);
    switch (e.orderEvent()) {
      case UPDATED -> {
        o.lots = e.c();
        o.limit = e.d();
      }
      case CANCELED, EXPIRED -> o.canceled = e.c();
      default -> {}
    }
  }

  private void filled(Order o, OutputEvent e) {
    assertEquals(o.token, e.token(), () -> "I-6: fill of another instrument: " + e);
    assertEquals(o.sign > 0 ? 0 : 1, e.b() >> 32 & 0xFF, () -> "I-6: fill of another side: " + e);
    assertTrue(e.c() > 0, () -> "I-6: a fill has lots: " + e);
    o.filled += e.c();
    int flags = (int) (e.b() >> 40);
    o.overfilled |= (flags & FillFlags.OVERFILL) != 0;
    if ((flags & FillFlags.LATE_FILL) != 0) {
      o.canceled -= e.c(); // it was executed before it was canceled
    }
    assertTrue(o.filled <= o.lots || o.overfilled, () -> "I-6: overfill: " + e);
    if (o.kind.hasLimit()) {
      assertTrue(o.sign * (o.limit - e.d()) >= 0, () -> "O-2: worse than its limit: " + e);
    }
    boolean atOnce = run.profile().latencies().ordersAtOnce(); // else peers race, O-26
    if (atOnce && o.group != 0 && o.contingency == OrderTerms.Contingency.OCO) {
      executed(o, e);
    }
  }

  /// an execution ends every peer that was there (O-21); one submitted later may execute.
  private void executed(Order o, OutputEvent e) {
    List<Order> peers =
        executedInGroup.computeIfAbsent(o.account + "/" + o.group, k -> new ArrayList<>());
    for (Order peer : peers) {
      assertTrue(
          peer == o || o.submitted > peer.lastFill,
          () -> "X-3: two orders of an OCO group executed: " + e);
    }
    o.lastFill = e.sequence();
    if (!peers.contains(o)) {
      peers.add(o);
    }
  }

  private void end(long id, Order o) {
    String at = "I-6: order " + id + " " + o.status + " lots " + o.lots + " filled " + o.filled;
    switch (o.status) {
      case DENIED, REJECTED -> assertEquals(0, o.filled, at);
      case FILLED -> assertTrue(o.filled == o.lots || o.overfilled && o.filled > o.lots, at);
      case CANCELED, EXPIRED -> {
        assertEquals(o.lots, o.filled + o.canceled, at + " canceled " + o.canceled);
        assertTrue(o.canceled >= 0, at + " canceled " + o.canceled);
      }
      default -> assertTrue(o.filled < o.lots, at);
    }
  }
}
