package io.quantlab.engine.order;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quantlab.engine.testkit.Lab;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/// One order and the views of it.
class OrderTest {
  private static final Trail TRAIL = Trail.by(new Trail.Offset.Price(10));
  private static final OrderTerms ICEBERG = OrderTerms.PLAIN.showing(4);

  private static Order open(OrderPool pool) {
    return pool.open(
        2,
        5,
        Side.SELL,
        OrderKind.Code.STOP_LIMIT,
        TimeInForce.DAY,
        10,
        700,
        710,
        8,
        ICEBERG,
        TRAIL);
  }

  @Test
  @DisplayName("an order is what it was opened with, at any age of its object")
  void opened() {
    OrderPool pool = new OrderPool();
    assertEquals(1, pool.nextId());
    Order used = open(pool);
    used.apply(OrderEventType.SUBMITTED);
    used.send();
    used.because(OrderCause.MARGIN);
    used.allow(3);
    used.fill(2, 20, 1);
    pool.release(used);
    assertFalse(used.isWorking());
    Order order = open(pool);
    assertSame(used, order);
    assertSame(order, pool.at(order.handle()));
    assertEquals(1, pool.handleLimit());
    assertEquals(2, order.id());
    assertEquals(3, pool.nextId());
    assertEquals(2, order.account());
    assertEquals(5, order.slot());
    assertEquals(Side.SELL, order.side());
    assertEquals(-1, order.sign());
    assertEquals(OrderKind.Code.STOP_LIMIT, order.kind());
    assertEquals(TimeInForce.DAY, order.timeInForce());
    assertEquals(OrderStatus.INITIALIZED, order.status());
    assertEquals(10, order.lots());
    assertEquals(0, order.filledLots());
    assertEquals(10, order.openLots());
    assertEquals(10, order.wantedLots());
    assertEquals(700, order.limitTicks());
    assertEquals(710, order.triggerTicks());
    assertEquals(8, order.group());
    assertEquals(0, order.valueE8());
    assertEquals(0, order.feeE8());
    assertEquals(OrderCause.STRATEGY, order.cause());
    assertSame(ICEBERG, order.terms());
    assertSame(TRAIL, order.trail());
    assertFalse(order.isSent());
    assertTrue(order.isWorking());
    order.send();
    assertTrue(order.isSent());
    order.because(OrderCause.RECALL);
    assertEquals(OrderCause.RECALL, order.cause());
  }

  @Test
  @DisplayName("I-6: fills add up; a closed order does not work")
  void fills() {
    Order order = open(new OrderPool());
    order.apply(OrderEventType.SUBMITTED);
    order.fill(4, 400, 3);
    order.fill(6, 606, -1);
    assertEquals(10, order.filledLots());
    assertEquals(0, order.openLots());
    assertEquals(1_006, order.valueE8());
    assertEquals(2, order.feeE8());
    assertTrue(order.isWorking());
    order.apply(OrderEventType.FILLED);
    assertFalse(order.isWorking());
    assertThrows(ArithmeticException.class, () -> order.fill(0, Long.MAX_VALUE, 0));
    assertThrows(ArithmeticException.class, () -> order.fill(0, 0, Long.MAX_VALUE));
  }

  @Test
  @DisplayName("O-26: what a group takes from an order is an excess when it fills all the same")
  void allowance() {
    Order order = open(new OrderPool());
    assertEquals(0, order.excessOf(10));
    order.allow(3);
    assertEquals(3, order.wantedLots());
    assertEquals(0, order.excessOf(3));
    assertEquals(2, order.excessOf(5));
    order.fill(2, 0, 0);
    assertEquals(1, order.wantedLots());
    order.fill(4, 0, 0);
    assertEquals(0, order.wantedLots());
    assertEquals(4, order.excessOf(4));
    order.allow(Long.MAX_VALUE);
    assertEquals(4, order.wantedLots());
    order.fill(1, 0, 0);
    assertEquals(3, order.wantedLots());
  }

  @Test
  @DisplayName("O-28: an amend changes size and prices")
  void amend() {
    Order order = open(new OrderPool());
    order.fill(3, 30, 0);
    order.amend(8, 650, 660);
    assertEquals(8, order.lots());
    assertEquals(5, order.openLots());
    assertEquals(650, order.limitTicks());
    assertEquals(660, order.triggerTicks());
  }

  @Test
  @DisplayName("A-8: a split restates distances and shown lots, with or without a trail")
  void split() {
    Order order = open(new OrderPool());
    order.afterSplit(2, 1);
    assertEquals(8, order.terms().displayLots());
    assertEquals(new Trail.Offset.Price(5), order.trail().offset());
    Order plain =
        new OrderPool()
            .open(
                0,
                0,
                Side.BUY,
                OrderKind.Code.MARKET,
                TimeInForce.GTC,
                1,
                0,
                0,
                0,
                OrderTerms.PLAIN,
                null);
    plain.afterSplit(2, 1);
    assertNull(plain.trail());
    plain.trail(TRAIL);
    assertSame(TRAIL, plain.trail());
  }

  @Test
  @DisplayName("3.3: an event that does not belong to the state throws and names both")
  void illegal() {
    Order order = open(new OrderPool());
    IllegalStateException e =
        assertThrows(
            IllegalStateException.class, () -> order.apply(OrderEventType.CANCEL_REJECTED));
    assertEquals("order 1: CANCEL_REJECTED is illegal in state INITIALIZED", e.getMessage());
  }

  @Test
  @DisplayName("a fill as a strategy sees it")
  void fillView() {
    FillView view = new FillView();
    assertSame(
        view,
        view.set(Lab.stock(3, 1), 9, -1, 5, 700, 3_500, FillFlags.MAKER, OrderKind.Code.LIMIT, 77));
    assertSame(view, view.fee(12));
    assertEquals(3, view.instrument().token());
    assertEquals(3, view.token());
    assertEquals(9, view.orderId());
    assertEquals(-1, view.sign());
    assertEquals(Side.SELL, view.side());
    assertEquals(5, view.lots());
    assertEquals(700, view.priceTicks());
    assertEquals(3_500, view.valueE8());
    assertEquals(12, view.feeE8());
    assertEquals(0, view.filledLots());
    assertSame(view, view.after(4));
    assertEquals(4, view.filledLots());
    assertEquals(1, view.flags());
    assertEquals(OrderKind.Code.LIMIT, view.kind());
    assertEquals(77, view.epochNanos());
    assertTrue(view.maker());
    view.set(Lab.stock(3, 1), 9, 1, 5, 700, 3_500, FillFlags.CAPPED, OrderKind.Code.LIMIT, 77);
    assertFalse(view.maker());
    assertEquals(0, view.feeE8());
  }

  @Test
  @DisplayName("an order event as a strategy sees it")
  void orderEventView() {
    OrderEventView view = new OrderEventView();
    assertSame(view, view.set(9, 3, OrderEventType.PARTIAL, OrderStatus.PENDING_CANCEL, 10, 4, 77));
    assertEquals(9, view.orderId());
    assertEquals(3, view.token());
    assertEquals(OrderEventType.PARTIAL, view.type());
    assertEquals(OrderStatus.PENDING_CANCEL, view.status());
    assertEquals(10, view.lots());
    assertEquals(4, view.filledLots());
    assertEquals(77, view.epochNanos());
  }

  @Test
  @DisplayName("O-30: a warning says what was granted of what was asked")
  void warning() {
    Submission.Warning warning =
        new Submission.Warning(Submission.Warning.Note.REDUCED_SIZE, 5, 9, "lots");
    assertEquals("REDUCED_SIZE 5 of 9 lots", warning.toString());
  }

  @Test
  @DisplayName("O-31, wick 8.2: the names scripts know the reasons by")
  void scriptNames() {
    String names =
        Arrays.stream(DenyReason.values())
            .map(DenyReason::scriptName)
            .collect(Collectors.joining(" "));
    assertEquals(
        "halted duplicate unknown_token wrong_token symbol_not_allowed market_closed halted off_tick"
            + " zero_quantity zero_quantity max_size bad_price unsupported reduce_only order_rate"
            + " open_orders fat_finger self_trade max_position exposure insufficient_margin"
            + " insufficient_margin insufficient_margin borrow daily_loss drawdown market_closed"
            + " symbol_not_allowed rule_denied",
        names);
  }

  @Test
  @DisplayName("a pool takes back any number of orders and gives each out once")
  void manyReleased() {
    OrderPool pool = new OrderPool();
    List<Order> all = new ArrayList<>();
    for (int i = 0; i < 200; i++) {
      all.add(open(pool));
    }
    all.forEach(pool::release);
    Set<Order> again = Collections.newSetFromMap(new IdentityHashMap<>());
    for (int i = 0; i < 200; i++) {
      again.add(open(pool));
    }
    assertEquals(200, again.size());
    assertEquals(200, pool.handleLimit());
  }
}
