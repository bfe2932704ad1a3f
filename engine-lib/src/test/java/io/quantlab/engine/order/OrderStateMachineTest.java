package io.quantlab.engine.order;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// The life of an order against the table of engine contract 3.3, transcribed in [OrderStateTable].
class OrderStateMachineTest {
  @ParameterizedTest
  @EnumSource
  @DisplayName("X-4: each of the 16 events from a state leads where the table says, or is illegal")
  void followsTheTable(OrderStatus from) {
    for (OrderEventType event : OrderEventType.values()) {
      String at = from + " + " + event;
      OrderStateTable.Step step = OrderStateTable.step(from, event);
      int next = OrderStateMachine.next(from.ordinal(), event.ordinal());
      if (step == null) {
        assertEquals(OrderStateMachine.ILLEGAL, next, at);
      } else if (step.before()) {
        assertEquals(OrderStateMachine.BEFORE_REQUEST, next, at);
      } else {
        assertEquals(step.to().ordinal(), next, at);
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  @DisplayName("3.3: the special transitions carry their note, no other one does")
  void notesWhatIsSpecial(OrderStatus from) {
    for (OrderEventType event : OrderEventType.values()) {
      OrderStateTable.Step step = OrderStateTable.step(from, event);
      OrderStateMachine.Note expected =
          step == null || !step.noted()
              ? OrderStateMachine.Note.NONE
              : switch (from) {
                case FILLED -> OrderStateMachine.Note.OVERFILL;
                case CANCELED, EXPIRED -> OrderStateMachine.Note.LATE_FILL;
                default -> OrderStateMachine.Note.CHANGES_STATE_BEFORE;
              };
      assertEquals(expected, OrderStateMachine.note(from, event), from + " + " + event);
    }
  }

  @Test
  @DisplayName(
      "3.3: 14 states, 16 events, of which closed are DENIED REJECTED CANCELED EXPIRED FILLED")
  void hasTheStatesOfThePage() {
    assertEquals(14, OrderStatus.values().length);
    assertEquals(16, OrderEventType.values().length);
    int closed = 0;
    for (OrderStatus status : OrderStatus.values()) {
      closed += status.isClosed() ? 1 : 0;
    }
    assertEquals(5, closed);
    assertTrue(OrderStatus.EXPIRED.isClosed());
    assertFalse(OrderStatus.PENDING_CANCEL.isClosed());
  }

  @Test
  @DisplayName("3.3: an amend that is answered leads back to the state before it")
  void amendReturnsToTheStateBefore() {
    // ACCEPTED -> TRIGGERED -> PENDING_UPDATE -> (updated) -> TRIGGERED
    assertEquals(
        OrderStatus.TRIGGERED,
        walk(
            OrderEventType.SUBMITTED,
            OrderEventType.ACCEPTED,
            OrderEventType.TRIGGERED,
            OrderEventType.PENDING_UPDATE,
            OrderEventType.UPDATED));
    assertEquals(
        OrderStatus.ACCEPTED,
        walk(
            OrderEventType.SUBMITTED,
            OrderEventType.ACCEPTED,
            OrderEventType.PENDING_UPDATE,
            OrderEventType.PENDING_UPDATE,
            OrderEventType.UPDATE_REJECTED));
  }

  @Test
  @DisplayName("3.3: a fill or a trigger during a pending request changes the state before it")
  void pendingRequestLearnsOfFills() {
    assertEquals(
        OrderStatus.PARTIALLY_FILLED,
        walk(
            OrderEventType.SUBMITTED,
            OrderEventType.ACCEPTED,
            OrderEventType.PENDING_CANCEL,
            OrderEventType.PARTIAL,
            OrderEventType.CANCEL_REJECTED));
    assertEquals(
        OrderStatus.TRIGGERED,
        walk(
            OrderEventType.SUBMITTED,
            OrderEventType.ACCEPTED,
            OrderEventType.PENDING_CANCEL,
            OrderEventType.TRIGGERED,
            OrderEventType.CANCEL_REJECTED));
  }

  @Test
  @DisplayName("3.3: a cancel after an amend remembers the state before the amend")
  void cancelAfterAmendKeepsTheFirstState() {
    assertEquals(
        OrderStatus.ACCEPTED,
        walk(
            OrderEventType.SUBMITTED,
            OrderEventType.ACCEPTED,
            OrderEventType.PENDING_UPDATE,
            OrderEventType.PENDING_CANCEL,
            OrderEventType.UPDATED,
            OrderEventType.CANCEL_REJECTED));
  }

  private static OrderStatus walk(OrderEventType... events) {
    OrderPool pool = new OrderPool();
    Order order = open(pool, Side.BUY, 10);
    for (OrderEventType event : events) {
      order.apply(event);
    }
    return order.status();
  }

  @Test
  @DisplayName("X-4: random walks never leave the table and never lose the state before a request")
  void randomWalksStayInTheTable() {
    long seed = 20_260_401;
    SplittableRandom random = new SplittableRandom(seed);
    for (int round = 0; round < 5_000; round++) {
      String place = "seed " + seed + ", walk " + round;
      OrderPool pool = new OrderPool();
      Order order = open(pool, Side.BUY, 10);
      OrderStatus state = OrderStatus.INITIALIZED;
      OrderStatus before = state;
      for (int i = 0; i < 20; i++) {
        OrderEventType event = OrderEventType.ofOrdinal(random.nextInt(16));
        OrderStateTable.Step step = OrderStateTable.step(state, event);
        if (step == null) {
          assertThrows(IllegalStateException.class, () -> order.apply(event), place);
          assertEquals(state, order.status(), place);
          continue;
        }
        order.apply(event);
        OrderStatus next = step.before() ? before : step.to();
        before = stateBefore(state, event, before);
        state = next;
        assertEquals(state, order.status(), place + ", after " + event);
      }
    }
  }

  /// What a pending order returns to, in the words of the table.
  private static OrderStatus stateBefore(
      OrderStatus state, OrderEventType event, OrderStatus before) {
    boolean pending = state == OrderStatus.PENDING_UPDATE || state == OrderStatus.PENDING_CANCEL;
    boolean request =
        event == OrderEventType.PENDING_UPDATE || event == OrderEventType.PENDING_CANCEL;
    if (!pending) {
      return request ? state : before;
    }
    if (event == OrderEventType.PARTIAL) {
      return OrderStatus.PARTIALLY_FILLED;
    }
    return event == OrderEventType.TRIGGERED && state == OrderStatus.PENDING_CANCEL
        ? OrderStatus.TRIGGERED
        : before;
  }

  @Test
  @DisplayName("a released order is forgotten; its handle is used again, its id never")
  void handlesAreReusedIdsAreNot() {
    OrderPool pool = new OrderPool();
    Order first = open(pool, Side.BUY, 10);
    long id = first.id();
    first.fill(4, 400, 1);
    pool.release(first);
    assertNull(pool.find(id));
    Order second = open(pool, Side.SELL, 7);
    assertSame(first, second);
    assertEquals(id + 1, second.id());
    assertEquals(0, second.filledLots());
    assertEquals(0, second.feeE8());
    assertEquals(-1, second.sign());
    assertNull(OrderStateTable.step(OrderStatus.DENIED, OrderEventType.FILLED));
  }

  @Test
  @DisplayName("every live order is found by its id, however long it lives beside younger ones")
  void findsOrdersOfAnyAge() {
    long seed = 20_260_402;
    SplittableRandom random = new SplittableRandom(seed);
    OrderPool pool = new OrderPool();
    Map<Long, Order> live = new HashMap<>();
    List<Long> ids = new ArrayList<>();
    for (int step = 0; step < 20_000; step++) {
      if (live.size() < 300 && (live.isEmpty() || random.nextInt(100) < 52)) {
        Order order = open(pool, Side.SELL, 1);
        live.put(order.id(), order);
        ids.add(order.id());
      } else {
        long id = ids.remove(random.nextInt(ids.size()));
        pool.release(live.remove(id));
        assertNull(pool.find(id), "seed " + seed + ", step " + step);
      }
      long some = random.nextLong(1, pool.nextId());
      assertSame(live.get(some), pool.find(some), "seed " + seed + ", step " + step);
    }
  }

  private static Order open(OrderPool pool, Side side, long lots) {
    return pool.open(
        0, 0, side, OrderKind.Code.MARKET, TimeInForce.GTC, lots, 0, 0, 0, OrderTerms.PLAIN, null);
  }
}
