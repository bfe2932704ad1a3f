package io.quantlab.engine.execution;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quantlab.engine.order.Side;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/// What is on its way between strategy and venue (F-40): soonest first, equal instants as they
/// left.
class DueQueueTest {
  private final DueQueue queue = new DueQueue();

  private DueQueue.Entry add(long nanos, long order) {
    DueQueue.Entry entry = queue.add(nanos);
    entry.orderId = order;
    entry.slot = (int) (order % 2);
    entry.again = false;
    return entry;
  }

  private List<Long> rest() {
    List<Long> ids = new ArrayList<>();
    while (queue.nextNanos() != Long.MAX_VALUE) {
      ids.add(queue.take().orderId);
    }
    return ids;
  }

  @Test
  @DisplayName(
      "F-40: twenty-four in any order come soonest first, those of one instant as they left")
  void order() {
    assertEquals(Long.MAX_VALUE, queue.nextNanos());
    List<Long> expected = new ArrayList<>();
    for (long i = 0; i < 24; i++) {
      add(100 + i * 7 % 8, i); // 0, 7, 6, 5, ... of each eight
    }
    for (long instant = 0; instant < 8; instant++) {
      for (long i = 0; i < 24; i++) {
        if (i * 7 % 8 == instant) {
          expected.add(i);
        }
      }
    }
    assertEquals(100, queue.nextNanos());
    assertEquals(expected, rest());
  }

  @Test
  @DisplayName("A-8: those of one instrument leave before, the others keep their turn")
  void ofAnInstrument() {
    for (long i = 0; i < 9; i++) {
      add(50 - i / 3, i); // 6, 7, 8, then 3, 4, 5, then 0, 1, 2
    }
    List<Long> odd = new ArrayList<>();
    for (DueQueue.Entry e = queue.takeOf(1); e != null; e = queue.takeOf(1)) {
      odd.add(e.orderId);
    }
    assertEquals(List.of(7L, 3L, 5L, 1L), odd);
    assertNull(queue.takeOf(1));
    assertEquals(List.of(6L, 8L, 4L, 0L, 2L), rest());
  }

  @Test
  @DisplayName("F-51: executions on their way count with their sign, told twice they count once")
  void executed() {
    fill(1, 0, 0, Side.BUY, 5);
    fill(2, 0, 0, Side.SELL, 2);
    fill(3, 1, 0, Side.BUY, 100);
    fill(4, 0, 1, Side.BUY, 1_000);
    DueQueue.Entry other = fill(5, 0, 0, Side.BUY, 10_000);
    other.what = Report.CANCELED;
    assertEquals(3, queue.executedLots(0, 0));
    assertEquals(100, queue.executedLots(1, 0));
    assertEquals(1_000, queue.executedLots(0, 1));
    DueQueue.Entry first = queue.take();
    queue.again(first, 60);
    assertEquals(-2, queue.executedLots(0, 0), "the 5 are told, and told again later");
    List<Long> ids = rest();
    assertEquals(List.of(2L, 3L, 4L, 5L, 1L), ids);
  }

  @Test
  @DisplayName("O-29: what is told again says the same, and not a third time")
  void again() {
    DueQueue.Entry told = fill(7, 2, 1, Side.SELL, 5);
    told.first = 101;
    told.second = 3;
    told.flags = 4;
    told.number = 8;
    told.tradeId = 9;
    queue.take();
    queue.again(told, 90);
    DueQueue.Entry copy = queue.take();
    assertEquals(90, copy.dueNanos());
    assertEquals(
        List.of(7L, 2L, 1L, 5L, 101L, 3L, 4L, 8L, 9L, -1L),
        List.of(
            copy.orderId,
            (long) copy.account,
            (long) copy.slot,
            copy.lots,
            copy.first,
            copy.second,
            (long) copy.flags,
            copy.number,
            copy.tradeId,
            copy.againNanos));
    assertTrue(copy.again);
  }

  private DueQueue.Entry fill(long order, int account, int slot, Side side, long lots) {
    DueQueue.Entry entry = add(50, order);
    entry.what = Report.FILLED;
    entry.account = account;
    entry.slot = slot;
    entry.side = side;
    entry.lots = lots;
    return entry;
  }
}
