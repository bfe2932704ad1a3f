package io.quantlab.engine.execution;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.quantlab.engine.order.Order;
import io.quantlab.engine.order.Side;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/// The orders a bar or a print reaches, put in the order in which they meet it.
class ReachedOrdersTest {
  private final PooledOrders orders = new PooledOrders();
  private final ReachedOrders reached = new ReachedOrders();

  private List<Long> ids() {
    List<Long> ids = new ArrayList<>();
    for (int i = 0; i < reached.count(); i++) {
      ids.add(reached.at(i).id());
    }
    return ids;
  }

  @Test
  @DisplayName("F-4: in order of submission")
  void byId() {
    List<Order> all = new ArrayList<>();
    for (int i = 0; i < 30; i++) {
      all.add(orders.limit(Side.BUY, 100));
    }
    List<Long> expected = new ArrayList<>();
    for (int i = 0; i < 30; i++) {
      reached.add(all.get(i * 7 % 30));
      expected.add(i + 1L);
    }
    reached.sortById();
    assertEquals(expected, ids());
    reached.clear();
    assertEquals(0, reached.count());
  }

  @Test
  @DisplayName("F-23: better prices first, then by arrival at the venue; bids from the highest")
  void byPrice() {
    OrderStates states = new OrderStates();
    long[] prices = {99, 101, 100, 101, 99, 100};
    for (Side side : Side.values()) {
      reached.clear();
      Order[] all = new Order[6];
      for (int i = 0; i < 6; i++) {
        all[i] = orders.limit(side, prices[i]);
      }
      for (int arriving : new int[] {3, 4, 0, 5, 1, 2}) {
        states.begin(all[arriving]);
      }
      for (Order order : all) {
        reached.add(order);
      }
      reached.sortByPrice(states);
      List<Long> bids = List.of(4L, 2L, 6L, 3L, 5L, 1L);
      List<Long> asks = List.of(11L, 7L, 12L, 9L, 10L, 8L);
      assertEquals(side == Side.BUY ? bids : asks, ids());
    }
  }

  @Test
  @DisplayName("F-4: account after account, whatever order theirs came in")
  void accounts() {
    for (int account : new int[] {5, 2, 7, 2, 0}) {
      reached.add(orders.limit(account, Side.BUY, 100));
    }
    List<Integer> found = new ArrayList<>();
    for (int a = reached.nextAccount(-1); a >= 0; a = reached.nextAccount(a)) {
      found.add(a);
    }
    assertEquals(List.of(0, 2, 5, 7), found);
    assertSame(reached.at(1), reached.firstOf(2));
    assertSame(reached.at(4), reached.firstOf(0));
    assertThrows(IllegalStateException.class, () -> reached.firstOf(3));
  }
}
