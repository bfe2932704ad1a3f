package io.quantlab.engine.execution;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quantlab.engine.order.Order;
import io.quantlab.engine.order.Side;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/// What both ways between here and a venue keep (F-40, K-6): the order of an account's messages,
/// and how many draws each order had.
class LegsTest {
  @Test
  @DisplayName("F-40: nothing of an account overtakes what left before it, also before 1970")
  void inOrder() {
    InOrder order = new InOrder();
    order.keep(2, -500);
    assertEquals(-500, order.dueNanos(2, -700));
    assertEquals(-300, order.dueNanos(2, -300));
    assertEquals(-700, order.dueNanos(1, -700));
    order.keep(9, -400); // more accounts than there was room for
    assertEquals(-400, order.dueNanos(9, -700));
    assertEquals(-700, order.dueNanos(8, -700));
    assertEquals(-700, order.dueNanos(100, -700));
    assertEquals(-500, order.dueNanos(2, -700));
  }

  @Test
  @DisplayName("K-6: each of two hundred orders goes on with its own draws, a new one with none")
  void draws() {
    DrawCounts counts = new DrawCounts();
    PooledOrders orders = new PooledOrders();
    List<Order> all = new ArrayList<>();
    for (int i = 0; i < 200; i++) {
      Order order = orders.limit(Side.BUY, 100);
      all.add(order);
      assertEquals(0, counts.of(order));
      counts.keep(order, i + 1);
    }
    for (int i = 0; i < 200; i++) {
      assertEquals(i + 1, counts.of(all.get(i)));
    }
    orders.pool.release(all.get(7));
    Order next = orders.limit(Side.BUY, 100);
    assertEquals(all.get(7).handle(), next.handle());
    assertEquals(0, counts.of(next), "another order with the handle of an old one");
  }
}
