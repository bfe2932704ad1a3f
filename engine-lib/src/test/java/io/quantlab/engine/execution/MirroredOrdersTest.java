package io.quantlab.engine.execution;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;

import io.quantlab.engine.order.Order;
import io.quantlab.engine.order.OrderKind;
import io.quantlab.engine.order.OrderTerms;
import io.quantlab.engine.order.Side;
import io.quantlab.engine.order.TimeInForce;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/// The orders a distant venue keeps itself (F-40): found by the engine's numbers, and back.
class MirroredOrdersTest {
  private final MirroredOrders mirrored = new MirroredOrders();

  private Order open(long engineId) {
    DueQueue.Entry submit = new DueQueue().add(0);
    submit.orderId = engineId;
    submit.side = Side.BUY;
    submit.kind = OrderKind.Code.LIMIT;
    submit.timeInForce = TimeInForce.GTC;
    submit.terms = OrderTerms.PLAIN;
    submit.lots = 5;
    submit.first = 100;
    return mirrored.open(submit);
  }

  @Test
  @DisplayName("F-40: two hundred at once each are the one they were sent as")
  void many() {
    List<Order> all = new ArrayList<>();
    for (long id = 1; id <= 200; id++) {
      all.add(open(1_000 - id));
    }
    for (int i = 0; i < 200; i++) {
      assertEquals(999 - i, mirrored.engineId(all.get(i)));
      assertSame(all.get(i), mirrored.atVenue(999 - i));
    }
    all.forEach(mirrored::ended);
    assertSame(all.get(7), mirrored.atVenue(992), "until the step is over");
    mirrored.forgetEnded();
    for (long id = 800; id < 1_000; id++) {
      assertNull(mirrored.atVenue(id));
    }
  }

  @Test
  @DisplayName("L-2: ended orders leave their place to the next ones")
  void reused() {
    for (long id = 1; id <= 100; id++) {
      mirrored.ended(open(id));
      mirrored.forgetEnded();
    }
    assertEquals(1, mirrored.pool().handleLimit());
  }
}
