package io.quantlab.engine.order;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

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
    int h = pool.open(0, 0, 0, 0, 0, 10, 0, 0, 0);
    for (OrderEventType event : events) {
      pool.apply(h, event.ordinal());
    }
    return OrderStatus.ofOrdinal(pool.status(h));
  }

  @Test
  @DisplayName("X-4: random walks never leave the table and never lose the state before a request")
  void randomWalksStayInTheTable() {
    long seed = 20_260_401;
    SplittableRandom random = new SplittableRandom(seed);
    for (int round = 0; round < 5_000; round++) {
      String place = "seed " + seed + ", walk " + round;
      OrderPool pool = new OrderPool();
      int h = pool.open(0, 0, 0, 0, 0, 10, 0, 0, 0);
      OrderStatus state = OrderStatus.INITIALIZED;
      OrderStatus before = state;
      for (int i = 0; i < 20; i++) {
        OrderEventType event = OrderEventType.ofOrdinal(random.nextInt(16));
        OrderStateTable.Step step = OrderStateTable.step(state, event);
        if (step == null) {
          assertThrows(IllegalStateException.class, () -> pool.apply(h, event.ordinal()), place);
          assertEquals(state.ordinal(), pool.status(h), place);
          continue;
        }
        pool.apply(h, event.ordinal());
        OrderStatus next = step.before() ? before : step.to();
        before = stateBefore(state, event, before);
        state = next;
        assertEquals(state, OrderStatus.ofOrdinal(pool.status(h)), place + ", after " + event);
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
    int a = pool.open(0, 0, 0, 0, 0, 10, 0, 0, 0);
    long id = pool.id(a);
    pool.fill(a, 4, 400, 1);
    pool.release(a);
    assertEquals(-1, pool.handleOf(id));
    int b = pool.open(0, 0, 1, 0, 0, 7, 0, 0, 0);
    assertEquals(a, b);
    assertEquals(id + 1, pool.id(b));
    assertEquals(0, pool.filled(b));
    assertEquals(0, pool.feeE8(b));
    assertEquals(-1, pool.sign(b));
    assertNull(OrderStateTable.step(OrderStatus.DENIED, OrderEventType.FILLED));
  }
}
