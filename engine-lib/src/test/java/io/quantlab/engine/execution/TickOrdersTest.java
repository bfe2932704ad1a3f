package io.quantlab.engine.execution;

import static io.quantlab.engine.execution.TickTape.STANDARD;
import static io.quantlab.engine.execution.TickTape.buy;
import static io.quantlab.engine.execution.TickTape.end;
import static io.quantlab.engine.execution.TickTape.of;
import static io.quantlab.engine.execution.TickTape.run;
import static io.quantlab.engine.execution.TickTape.trades;
import static io.quantlab.engine.testkit.Lab.at;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quantlab.engine.order.OrderEventType;
import io.quantlab.engine.order.OrderKind;
import io.quantlab.engine.order.OrderRequest;
import io.quantlab.engine.order.Side;
import io.quantlab.engine.order.TimeInForce;
import io.quantlab.engine.order.Trail;
import io.quantlab.engine.testkit.InvariantsExtension;
import io.quantlab.engine.testkit.LabResult;
import io.quantlab.engine.testkit.MarketRows;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// Icebergs and triggers of every kind on quotes and on trades alone, worked by hand (O-3 to O-7,
/// O-13, O-21, F-21, F-23). Orders are sent at second 1 and meet what comes at second 2.
@ExtendWith(InvariantsExtension.class)
class TickOrdersTest {
  // ---- icebergs ----

  @Test
  @DisplayName(
      "O-13, F-23: a print has one tip of an iceberg, then whoever is behind, then the next")
  void icebergOnTrades() {
    // both at 100; a print of 9 at 99: the tip of 3, the 4 behind it, 2 of the next tip; then 1 is
    // left of that tip, 3 and 1 of the last ones
    LabResult r =
        run(
            STANDARD,
            MarketRows.trades()
                .trade(at(1), 105, 5)
                .trade(at(2), 105, 5)
                .trade(at(3), 99, 9)
                .trade(at(4), 99, 50),
            buy(10, 100).iceberg(3),
            buy(4, 100));
    assertEquals(
        List.of(
            "BUY 3 @ 100 after 3 s",
            "BUY 4 @ 100 after 3 s",
            "BUY 2 @ 100 after 3 s",
            "BUY 1 @ 100 after 4 s",
            "BUY 3 @ 100 after 4 s",
            "BUY 1 @ 100 after 4 s"),
        r.timedTrades());
    assertEquals(
        List.of(1L, 2L, 1L, 1L, 1L, 1L), r.fills().stream().map(LabResult.Fill::order).toList());
  }

  @Test
  @DisplayName("O-13, F-21: the ask comes to an iceberg: tip by tip, up to what it shows")
  void icebergOnQuotes() {
    MarketRows rows =
        MarketRows.quotes()
            .quote(at(1), 99, 5, 101, 5)
            .quote(at(2), 99, 5, 101, 6)
            .quote(at(3), 97, 5, 98, 7)
            .quote(at(4), 97, 5, 98, 9);
    LabResult r = run(STANDARD, rows, buy(10, 100).iceberg(4));
    assertEquals(
        List.of(
            "BUY 4 @ 100 after 3 s",
            "BUY 3 @ 100 after 3 s",
            "BUY 1 @ 100 after 4 s",
            "BUY 2 @ 100 after 4 s"),
        r.timedTrades());
    assertTrue(r.fills().getFirst().maker());
  }

  // ---- triggers ----

  @Test
  @DisplayName("O-5, O-6: touch orders of both sides on quotes look at the side they take from")
  void touchesOnQuotes() {
    MarketRows rows =
        MarketRows.quotes()
            .quote(at(1), 99, 50, 101, 50)
            .quote(at(2), 99, 50, 101, 51)
            .quote(at(3), 103, 50, 105, 50)
            .quote(at(4), 95, 50, 97, 50);
    LabResult r =
        run(
            STANDARD,
            rows,
            of(Side.SELL, 1, new OrderKind.MarketIfTouched(103)),
            of(Side.SELL, 2, new OrderKind.MarketIfTouched(104)),
            of(Side.BUY, 3, new OrderKind.MarketIfTouched(97)),
            of(Side.BUY, 4, new OrderKind.LimitIfTouched(98, 96)),
            of(Side.BUY, 5, new OrderKind.MarketIfTouched(96)),
            of(Side.BUY, 6, new OrderKind.MarketIfTouched(101)));
    assertEquals(
        List.of("BUY 6 @ 101 after 2 s", "SELL 1 @ 103 after 3 s", "BUY 3 @ 97 after 4 s"),
        r.timedTrades());
    assertEquals(OrderEventType.TRIGGERED, end(r, 4));
    assertEquals(OrderEventType.ACCEPTED, end(r, 2));
    assertEquals(OrderEventType.ACCEPTED, end(r, 5));
  }

  @Test
  @DisplayName("O-7: a trailing sale follows the bid of quotes, a trailing purchase the ask")
  void trailingOnQuotes() {
    MarketRows rows =
        MarketRows.quotes()
            .quote(at(1), 99, 50, 110, 50)
            .quote(at(2), 100, 50, 110, 50) // sale 98, purchase 112
            .quote(at(3), 104, 50, 110, 51) // 102
            .quote(at(4), 103, 50, 107, 50) // 109
            .quote(at(5), 102, 50, 108, 50) // the sale
            .bidOnly(at(6), 102, 50)
            .quote(at(7), 101, 50, 109, 50); // the purchase
    OrderKind two = new OrderKind.TrailingStop(Trail.by(new Trail.Offset.Price(2)));
    LabResult r = run(STANDARD, rows, of(Side.SELL, 4, two), of(Side.BUY, 5, two));
    assertEquals(List.of("SELL 4 @ 102 after 5 s", "BUY 5 @ 109 after 7 s"), r.timedTrades());
  }

  @Test
  @DisplayName("O-7: among trailing orders that one price fires the older goes first")
  void trailingByAge() {
    OrderKind two = new OrderKind.TrailingStop(Trail.by(new Trail.Offset.Price(2)));
    OrderRequest[] orders = new OrderRequest[6];
    for (int i = 0; i < orders.length; i++) {
      orders[i] = of(Side.SELL, i + 1, two);
    }
    LabResult r = run(STANDARD, trades(50, 100, 100, 98), orders);
    assertEquals(
        List.of(
            "SELL 1 @ 98",
            "SELL 2 @ 98",
            "SELL 3 @ 98",
            "SELL 4 @ 98",
            "SELL 5 @ 98",
            "SELL 6 @ 98"),
        r.trades());
  }

  @Test
  @DisplayName("O-21: a trigger that fires cancels its peer before that fires at the same price")
  void oneOfTwo() {
    OrderKind two = new OrderKind.TrailingStop(Trail.by(new Trail.Offset.Price(2)));
    for (MarketRows rows :
        List.of(
            trades(50, 100, 100, 98),
            MarketRows.quotes()
                .quote(at(1), 100, 50, 101, 50)
                .quote(at(2), 100, 50, 101, 51)
                .quote(at(3), 98, 50, 99, 50))) {
      LabResult r =
          run(
              STANDARD,
              s ->
                  s.at(
                      at(1),
                      c -> {
                        long group = c.newGroup();
                        c.submit(OrderRequest.stop(1, Side.SELL, 3, 98).inGroup(group));
                        c.submit(of(Side.SELL, 4, two).inGroup(group));
                        c.submit(of(Side.SELL, 5, two).inGroup(group));
                      }),
              rows);
      assertEquals(List.of("SELL 3 @ 98 after 3 s"), r.timedTrades());
    }
  }

  @Test
  @DisplayName("O-3 to O-6: a trigger passed already fires at the first price the order meets")
  void passedTriggers() {
    OrderRequest[] orders = {
      OrderRequest.stop(1, Side.SELL, 1, 101),
      of(Side.SELL, 2, new OrderKind.MarketIfTouched(100)),
      OrderRequest.stopLimit(1, Side.SELL, 3, 101, 102),
      of(Side.BUY, 4, new OrderKind.MarketIfTouched(99)),
      OrderRequest.stop(1, Side.BUY, 5, 100).with(TimeInForce.IOC),
      OrderRequest.stop(1, Side.BUY, 6, 101).with(TimeInForce.IOC)
    };
    LabResult r = run(STANDARD, trades(50, 100, 100, 103), orders);
    assertEquals(
        List.of("SELL 1 @ 100", "SELL 2 @ 100", "BUY 5 @ 100", "SELL 3 @ 102"), r.trades());
    assertEquals(OrderEventType.CANCELED, end(r, 6));
    assertEquals(OrderEventType.ACCEPTED, end(r, 4));
  }
}
