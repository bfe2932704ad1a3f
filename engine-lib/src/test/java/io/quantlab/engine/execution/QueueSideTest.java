package io.quantlab.engine.execution;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quantlab.engine.order.Order;
import io.quantlab.engine.order.Side;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/// Our resting limits of one side: best price first, then by arrival (F-36).
class QueueSideTest {
  private final PooledOrders orders = new PooledOrders();

  private Order add(QueueSide side, long price, long arrival) {
    Side of = side.sign == 1 ? Side.BUY : Side.SELL;
    Order order = orders.limit(of, price);
    side.add(order, arrival).join(order.id(), side.sign, price, 5, 1, arrival);
    return order;
  }

  private static List<String> places(QueueSide side) {
    List<String> found = new ArrayList<>();
    for (int i = 0; i < side.size(); i++) {
      found.add(side.place(i).priceTicks() + " " + side.place(i).sequence());
      assertEquals(side.order(i).id(), side.place(i).orderId());
    }
    return found;
  }

  @Test
  @DisplayName("F-36: bids from the highest, asks from the lowest; one price in order of arrival")
  void order() {
    QueueSide bids = new QueueSide(1);
    QueueSide asks = new QueueSide(-1);
    for (QueueSide side : List.of(bids, asks)) {
      add(side, 100, 4);
      add(side, 102, 2);
      add(side, 100, 1); // amended: it was here before
      add(side, 99, 3);
    }
    assertEquals(List.of("102 2", "100 1", "100 4", "99 3"), places(bids));
    assertEquals(List.of("99 3", "100 1", "100 4", "102 2"), places(asks));
    for (QueueSide side : List.of(bids, asks)) {
      assertEquals(99, side.lowTicks());
      assertEquals(102, side.highTicks());
    }
  }

  @Test
  @DisplayName("Z-3: a side without an order has no price within its bounds")
  void empty() {
    QueueSide bids = new QueueSide(1);
    assertTrue(bids.isEmpty());
    assertEquals(Long.MAX_VALUE, bids.lowTicks());
    assertEquals(Long.MIN_VALUE, bids.highTicks());
  }

  @Test
  @DisplayName("F-36: twenty join, every second leaves; nobody changes places")
  void joinAndLeave() {
    QueueSide asks = new QueueSide(-1);
    List<Order> all = new ArrayList<>();
    for (int i = 0; i < 20; i++) {
      all.add(add(asks, 100 + i, i));
    }
    List<String> left = new ArrayList<>();
    for (int i = 0; i < 20; i++) {
      if (i % 2 == 0) {
        asks.remove(asks.find(all.get(i)));
      } else {
        left.add(100 + i + " " + i);
      }
    }
    assertEquals(left, places(asks));
    assertSame(all.get(19), asks.order(asks.find(all.get(19))));
    assertThrows(IllegalStateException.class, () -> asks.find(all.get(18)));
  }
}
