package io.quantlab.engine.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quantlab.engine.kernel.EventType;
import io.quantlab.engine.order.OrderEventType;
import io.quantlab.engine.order.OrderKind;
import io.quantlab.engine.order.OrderStateTable;
import io.quantlab.engine.order.OrderStatus;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;

/// I-6 and X-3: every order is the fold of its events through the table, its lots add up, its limit
/// holds, and no two orders of a group execute.
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
    long feesE8;
    OrderStatus status = OrderStatus.INITIALIZED;
    OrderStatus before = OrderStatus.INITIALIZED;
  }

  private final LabResult run;
  private final Map<Long, Order> orders = new LinkedHashMap<>();
  private final Map<String, Long> executedInGroup = new HashMap<>();

  OrderInvariants(LabResult run) {
    this.run = run;
  }

  void check() {
    for (OutputEvent e : run.events()) {
      if (e.type() == EventType.COMMAND && (e.extra() & 0xF) == 0) {
        submitted(e);
      } else if (e.type() == EventType.ORDER) {
        moved(orders.get(e.a()), e);
      } else if (e.type() == EventType.FILL) {
        filled(orders.get(e.a()), e);
      }
    }
    orders.forEach(this::end);
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
    assertEquals(o.token, e.token(), () -> "fill of another instrument: " + e);
    assertEquals(o.sign > 0 ? 0 : 1, e.b() >> 32 & 0xFF, () -> "fill of another side: " + e);
    assertTrue(e.c() > 0, () -> "a fill has lots: " + e);
    o.filled += e.c();
    o.feesE8 += e.e();
    assertTrue(o.filled <= o.lots, () -> "I-6: overfill: " + e);
    if (o.kind.hasLimit()) {
      assertTrue(o.sign * (o.limit - e.d()) >= 0, () -> "O-2: worse than its limit: " + e);
    }
    if (o.group != 0 && run.lab().profile().latencies().ordersAtOnce()) {
      String key = o.account + "/" + o.group;
      long first = executedInGroup.merge(key, e.a(), (old, id) -> old);
      assertEquals(first, e.a(), () -> "X-3: two orders of an OCO group executed: " + e);
    }
  }

  private void end(long id, Order o) {
    String at = "I-6: order " + id + " " + o.status + " lots " + o.lots + " filled " + o.filled;
    switch (o.status) {
      case DENIED, REJECTED -> assertEquals(0, o.filled, at);
      case FILLED -> assertEquals(o.lots, o.filled, at);
      case CANCELED, EXPIRED -> {
        assertEquals(o.lots, o.filled + o.canceled, at + " canceled " + o.canceled);
        assertTrue(o.canceled >= 0, at + " canceled " + o.canceled);
      }
      default -> assertTrue(o.filled < o.lots, at);
    }
  }
}
