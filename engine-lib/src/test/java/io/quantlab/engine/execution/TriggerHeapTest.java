package io.quantlab.engine.execution;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import io.quantlab.engine.order.Order;
import io.quantlab.engine.order.OrderKind;
import io.quantlab.engine.order.OrderPool;
import io.quantlab.engine.order.OrderTerms;
import io.quantlab.engine.order.Side;
import io.quantlab.engine.order.TimeInForce;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// [TriggerHeap] against a list that is sorted before every look (Z-7).
class TriggerHeapTest {
  private record Waiting(Order order, long id, long price) {}

  @ParameterizedTest
  @EnumSource
  @DisplayName("Z-7: nearest price first, then order id, through pushes, pops and removals")
  void agreesWithASortedList(TriggerHeap.Direction direction) {
    long seed = 7_003;
    SplittableRandom random = new SplittableRandom(seed);
    boolean below = direction == TriggerHeap.Direction.BELOW;
    Comparator<Waiting> byPrice = Comparator.comparingLong(Waiting::price);
    Comparator<Waiting> due = (below ? byPrice.reversed() : byPrice).thenComparingLong(Waiting::id);
    OrderPool pool = new OrderPool();
    TriggerHeap heap = new TriggerHeap(direction);
    List<Waiting> list = new ArrayList<>();
    for (int i = 0; i < 30_000; i++) {
      list.sort(due);
      int action = random.nextInt(5);
      if (action < 2 || list.isEmpty()) {
        Waiting w =
            new Waiting(open(pool), random.nextLong(1, 1_000_000), random.nextLong(-30, 30));
        heap.push(w.order, w.id, w.price);
        list.add(w);
      } else if (action == 2) {
        assertSame(list.removeFirst().order, heap.pop(), "seed " + seed);
      } else if (action == 3) {
        heap.remove(list.remove(random.nextInt(list.size())).order);
      }
      list.sort(due);
      check(heap, list, below, random.nextLong(-31, 31));
    }
  }

  private static void check(TriggerHeap heap, List<Waiting> list, boolean below, long price) {
    assertEquals(list.size(), heap.size());
    if (list.isEmpty()) {
      assertEquals(below ? Long.MIN_VALUE : Long.MAX_VALUE, heap.nearest());
      assertEquals(false, heap.due(price));
      return;
    }
    long nearest = list.getFirst().price;
    assertEquals(nearest, heap.nearest());
    assertSame(list.getFirst().order, heap.top());
    assertEquals(below ? price <= nearest : price >= nearest, heap.due(price));
  }

  private static Order open(OrderPool pool) {
    return pool.open(
        0, 0, Side.BUY, OrderKind.Code.LIMIT, TimeInForce.GTC, 1, 1, 0, 0, OrderTerms.PLAIN, null);
  }
}
