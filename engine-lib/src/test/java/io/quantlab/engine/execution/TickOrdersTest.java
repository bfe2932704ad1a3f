package io.quantlab.engine.execution;

import static io.quantlab.engine.testkit.Lab.at;
import static io.quantlab.engine.testkit.Lab.minute;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quantlab.engine.order.OrderEventType;
import io.quantlab.engine.order.OrderKind;
import io.quantlab.engine.order.OrderRequest;
import io.quantlab.engine.order.Side;
import io.quantlab.engine.order.TimeInForce;
import io.quantlab.engine.order.Trail;
import io.quantlab.engine.testkit.InvariantsExtension;
import io.quantlab.engine.testkit.Lab;
import io.quantlab.engine.testkit.LabResult;
import io.quantlab.engine.testkit.MarketRows;
import io.quantlab.engine.testkit.Script;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// Orders of every kind on quotes and on trades alone, worked by hand (O-1 to O-14, F-20, F-21,
/// F-23, F-31). Orders are sent at second 1 and meet what comes at second 2.
@ExtendWith(InvariantsExtension.class)
class TickOrdersTest {
  private static final FillProfile STANDARD = FillProfile.standard();
  private static final FillProfile TOUCH = FillProfile.touch();

  private static LabResult run(FillProfile profile, Consumer<Script> plan, MarketRows... rows) {
    Lab lab = Lab.on(rows[0]);
    for (int i = 1; i < rows.length; i++) {
      lab.data(1, rows[i]);
    }
    return lab.profile(profile).trader(Script.of(plan)).run();
  }

  private static LabResult run(FillProfile profile, MarketRows rows, OrderRequest... orders) {
    return run(profile, s -> s.submit(at(1), orders), rows);
  }

  private static OrderRequest buy(long lots, long ticks) {
    return OrderRequest.limit(1, Side.BUY, lots, ticks);
  }

  private static OrderRequest sell(long lots, long ticks) {
    return OrderRequest.limit(1, Side.SELL, lots, ticks);
  }

  private static OrderRequest of(Side side, long lots, OrderKind kind) {
    return OrderRequest.of(1, side, lots, kind);
  }

  private static OrderEventType end(LabResult result, long order) {
    return result.life(order).getLast();
  }

  /// Trades of so many lots at seconds 1, 2, 3, ...
  private static MarketRows trades(long lots, long... prices) {
    MarketRows rows = MarketRows.trades();
    for (int i = 0; i < prices.length; i++) {
      rows.trade(at(i + 1), prices[i], lots);
    }
    return rows;
  }

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

  // ---- taking ----

  @Test
  @DisplayName("O-11: market-to-limit takes what is shown at the best price, its rest waits there")
  void marketToLimit() {
    MarketRows rows =
        MarketRows.quotes()
            .quote(at(1), 99, 5, 101, 5)
            .quote(at(2), 99, 4, 102, 3)
            .quote(at(3), 99, 4, 103, 9)
            .quote(at(4), 99, 4, 102, 9);
    LabResult r = run(STANDARD, rows, of(Side.BUY, 8, new OrderKind.MarketToLimit()));
    assertEquals(List.of("BUY 3 @ 102 after 2 s", "BUY 5 @ 102 after 4 s"), r.timedTrades());
    assertFalse(r.fills().getFirst().maker());
    assertTrue(r.fills().getLast().maker());
    LabResult ioc =
        run(STANDARD, rows, of(Side.BUY, 8, new OrderKind.MarketToLimit()).with(TimeInForce.IOC));
    assertEquals(List.of("BUY 3 @ 102 after 2 s"), ioc.timedTrades());
    assertEquals(OrderEventType.CANCELED, end(ioc, 1));
  }

  @Test
  @DisplayName("F-20: a limit takes what is shown and a tick worse if it may, its rest waits")
  void limitBeyondTheTop() {
    MarketRows rows =
        MarketRows.quotes()
            .quote(at(1), 99, 5, 101, 5)
            .quote(at(2), 99, 4, 102, 3)
            .quote(at(3), 99, 4, 102, 7);
    assertEquals(
        List.of("BUY 3 @ 102 after 2 s", "BUY 5 @ 103 after 2 s"),
        run(STANDARD, rows, buy(8, 103)).timedTrades());
    LabResult bound = run(STANDARD, rows, buy(8, 102));
    assertEquals(List.of("BUY 3 @ 102 after 2 s", "BUY 5 @ 102 after 3 s"), bound.timedTrades());
    assertTrue(bound.fills().getLast().maker());
    LabResult ioc = run(STANDARD, rows, buy(8, 102).with(TimeInForce.IOC));
    assertEquals(List.of("BUY 3 @ 102 after 2 s"), ioc.timedTrades());
    assertEquals(OrderEventType.CANCELED, end(ioc, 1));
    // a sale: 4 at 99 and 4 at 98
    assertEquals(
        List.of("SELL 4 @ 99 after 2 s", "SELL 4 @ 98 after 2 s"),
        run(STANDARD, rows, sell(8, 98)).timedTrades());
  }

  @Test
  @DisplayName("F-31: what we took of the bid is gone until it changes; the ask is another thing")
  void consumedBid() {
    MarketRows rows =
        MarketRows.quotes()
            .quote(at(1), 99, 5, 101, 5)
            .quote(at(2), 99, 5, 101, 5)
            .quote(at(3), 99, 5, 101, 6)
            .quote(at(4), 99, 6, 101, 6);
    LabResult r =
        run(
            STANDARD,
            s ->
                s.at(at(1), c -> c.market(1, -3))
                    .at(at(2), c -> c.market(1, -3))
                    .at(at(3), c -> c.market(1, -6)),
            rows);
    assertEquals(List.of("SELL 3 @ 99", "SELL 2 @ 99", "SELL 1 @ 98", "SELL 6 @ 99"), r.trades());
  }

  @Test
  @DisplayName("F-20: a size that is not shown does not bound a taker, nor who rests")
  void unknownSize() {
    MarketRows rows =
        MarketRows.quotes()
            .quote(at(1), 99, 0, 101, 0)
            .quote(at(2), 99, 0, 101, 0)
            .quote(at(3), 94, 0, 95, 0)
            .quote(at(4), 105, 0, 106, 0);
    assertEquals(
        List.of(
            "BUY 900 @ 101 after 2 s",
            "SELL 800 @ 99 after 2 s",
            "BUY 700 @ 96 after 3 s",
            "SELL 600 @ 104 after 4 s"),
        run(
                STANDARD,
                rows,
                OrderRequest.market(1, Side.BUY, 900),
                OrderRequest.market(1, Side.SELL, 800),
                buy(700, 96),
                sell(600, 104))
            .timedTrades());
  }

  @Test
  @DisplayName("O-13: post-only that would take is refused, or slides one tick off the far side")
  void postOnly() {
    MarketRows quotes =
        MarketRows.quotes()
            .quote(at(1), 99, 5, 101, 5)
            .quote(at(2), 99, 5, 101, 5)
            .quote(at(3), 97, 5, 98, 9);
    LabResult r =
        run(
            STANDARD,
            quotes,
            buy(1, 101).postOnly(),
            buy(2, 105).postOnlySliding(),
            sell(3, 90).postOnlySliding());
    assertEquals(OrderEventType.REJECTED, end(r, 1));
    assertEquals(List.of("BUY 2 @ 100 after 3 s"), r.timedTrades());
    assertTrue(r.life(3).contains(OrderEventType.UPDATED));
    // on trades alone the next price is what it would take
    LabResult trades =
        run(
            TOUCH,
            trades(9, 100, 100, 99, 101),
            buy(1, 100).postOnly(),
            buy(2, 105).postOnlySliding(),
            sell(3, 100).postOnlySliding());
    assertEquals(OrderEventType.REJECTED, end(trades, 1));
    assertEquals(List.of("BUY 2 @ 99 after 3 s", "SELL 3 @ 101 after 4 s"), trades.timedTrades());
  }

  @Test
  @DisplayName("O-13, O-28: a partly filled post-only order amended into the market is canceled")
  void postOnlyAmended() {
    MarketRows quotes =
        MarketRows.quotes()
            .quote(at(1), 99, 5, 101, 5)
            .quote(at(2), 99, 5, 101, 5)
            .quote(at(3), 97, 5, 98, 2)
            .quote(at(4), 97, 5, 102, 2)
            .quote(at(5), 97, 5, 102, 3);
    LabResult r =
        run(
            STANDARD,
            s ->
                s.at(at(1), c -> c.submit(buy(5, 98).postOnly()))
                    .at(at(4), c -> c.amend(1, 5, 103, 0)),
            quotes);
    assertEquals(List.of("BUY 2 @ 98 after 3 s"), r.timedTrades());
    assertEquals(OrderEventType.CANCELED, end(r, 1));
  }

  @Test
  @DisplayName("O-13: a triggered stop-limit that is post-only does not take what triggered it")
  void postOnlyTriggered() {
    OrderRequest order = OrderRequest.stopLimit(1, Side.SELL, 2, 98, 97).postOnly();
    LabResult onTrades = run(TOUCH, trades(9, 100, 100, 98, 97), order);
    assertEquals(List.of(), onTrades.trades());
    assertEquals(OrderEventType.REJECTED, end(onTrades, 1));
    MarketRows quotes =
        MarketRows.quotes()
            .quote(at(1), 99, 5, 101, 5)
            .quote(at(2), 99, 5, 101, 6)
            .quote(at(3), 98, 5, 100, 9);
    LabResult onQuotes = run(STANDARD, quotes, order);
    assertEquals(List.of(), onQuotes.trades());
    assertEquals(OrderEventType.REJECTED, end(onQuotes, 1));
  }

  @Test
  @DisplayName("I-7: without a far side a market order waits, a stop and a limit rest, an IOC goes")
  void noFarSide() {
    MarketRows rows =
        MarketRows.quotes()
            .bidOnly(at(1), 99, 9)
            .bidOnly(at(2), 99, 8)
            .quote(at(3), 99, 9, 103, 9)
            .quote(at(4), 99, 9, 101, 9);
    LabResult r =
        run(
            STANDARD,
            rows,
            OrderRequest.market(1, Side.BUY, 1),
            buy(2, 102),
            buy(3, 104).with(TimeInForce.IOC),
            OrderRequest.stop(1, Side.BUY, 4, 103),
            OrderRequest.market(1, Side.BUY, 5).with(TimeInForce.FOK));
    assertEquals(
        List.of("BUY 1 @ 103 after 3 s", "BUY 4 @ 103 after 3 s", "BUY 2 @ 102 after 4 s"),
        r.timedTrades());
    assertEquals(OrderEventType.CANCELED, end(r, 3));
    assertEquals(OrderEventType.CANCELED, end(r, 5));
  }

  // ---- IMMEDIATE ----

  @Test
  @DisplayName("F-1: IMMEDIATE on trades pays the last one; a limit that may not rests")
  void immediateOnTrades() {
    LabResult r =
        run(
            FillProfile.immediate(),
            trades(9, 100, 103, 97),
            OrderRequest.market(1, Side.BUY, 1),
            buy(2, 100),
            buy(3, 98),
            OrderRequest.stop(1, Side.BUY, 4, 100));
    assertEquals(
        List.of(
            "BUY 1 @ 100 after 1 s",
            "BUY 2 @ 100 after 1 s",
            "BUY 4 @ 100 after 1 s",
            "BUY 3 @ 98 after 3 s"),
        r.timedTrades());
  }

  @Test
  @DisplayName("F-1, F-9: IMMEDIATE waits while quotes are crossed")
  void immediateCrossed() {
    MarketRows rows = MarketRows.quotes().quote(at(1), 103, 9, 102, 9).quote(at(2), 101, 9, 103, 9);
    assertEquals(
        List.of("BUY 1 @ 103 after 2 s"),
        run(FillProfile.immediate(), rows, OrderRequest.market(1, Side.BUY, 1)).timedTrades());
  }

  // ---- opening and close ----

  @Test
  @DisplayName("O-9: an opening gives IOC, MTL and limits what its first quote shows")
  void onOpen() {
    long monday = Lab.OPEN;
    MarketRows rows =
        MarketRows.quotes()
            .quote(monday - Lab.MINUTE, 90, 9, 91, 9)
            .quote(at(1), 99, 9, 101, 3)
            .quote(at(2), 99, 9, 100, 9);
    LabResult r =
        run(
            STANDARD,
            s ->
                s.at(
                    monday - Lab.MINUTE,
                    c -> {
                      c.submit(of(Side.BUY, 2, new OrderKind.LimitOnOpen(101)));
                      c.submit(of(Side.BUY, 2, new OrderKind.LimitOnOpen(100)));
                      c.submit(of(Side.BUY, 9, new OrderKind.LimitOnOpen(101)));
                    }),
            rows);
    // 3 at 101: 2 and 1; what the opening does not give expires
    assertEquals(List.of("BUY 2 @ 101 after 1 s", "BUY 1 @ 101 after 1 s"), r.timedTrades());
    assertEquals(OrderEventType.EXPIRED, end(r, 2));
    assertEquals(OrderEventType.EXPIRED, end(r, 3));
  }

  @Test
  @DisplayName("O-10: the close pays the far side of the last quote, or the last trade")
  void onClose() {
    MarketRows quotes =
        MarketRows.quotes()
            .quote(at(1), 90, 9, 91, 9)
            .quote(minute(389), 99, 4, 101, 3)
            .quote(minute(24 * 60), 70, 9, 71, 9);
    OrderRequest[] orders = {
      of(Side.BUY, 5, new OrderKind.MarketOnClose()),
      of(Side.SELL, 4, new OrderKind.LimitOnClose(99)),
      of(Side.SELL, 4, new OrderKind.LimitOnClose(100)),
      of(Side.BUY, 4, new OrderKind.LimitOnClose(100))
    };
    LabResult r = run(STANDARD, quotes, orders);
    assertEquals(List.of("BUY 3 @ 101", "BUY 2 @ 102", "SELL 4 @ 99"), r.trades());
    assertEquals(minute(390), r.fills().getFirst().nanos());
    assertEquals(OrderEventType.EXPIRED, end(r, 3));
    assertEquals(OrderEventType.EXPIRED, end(r, 4));
    MarketRows prints =
        MarketRows.trades()
            .trade(at(1), 90, 5)
            .trade(minute(389), 100, 5)
            .trade(minute(24 * 60), 70, 5);
    assertEquals(
        List.of("BUY 5 @ 100", "SELL 4 @ 100", "BUY 4 @ 100"),
        run(STANDARD, prints, orders[0], orders[2], orders[3]).trades());
  }

  @Test
  @DisplayName(
      "O-10, F-9: a crossed or one-sided last quote, and a day without a trade, give nothing")
  void onCloseWithoutAPrice() {
    MarketRows crossed =
        MarketRows.quotes()
            .quote(at(1), 90, 9, 91, 9)
            .quote(minute(389), 102, 4, 101, 3)
            .quote(minute(24 * 60), 70, 9, 71, 9);
    MarketRows bids =
        MarketRows.quotes()
            .quote(at(1), 90, 9, 91, 9)
            .bidOnly(minute(389), 99, 4)
            .quote(minute(24 * 60), 70, 9, 71, 9);
    // sent after Monday's close: Tuesday has no trade
    MarketRows silent =
        MarketRows.trades()
            .trade(minute(389), 100, 5)
            .trade(minute(400), 101, 5)
            .trade(minute(2 * 24 * 60), 70, 5);
    OrderRequest order = of(Side.BUY, 5, new OrderKind.MarketOnClose());
    for (MarketRows rows : List.of(crossed, bids)) {
      LabResult r = run(STANDARD, rows, order);
      assertEquals(List.of(), r.trades());
      assertEquals(OrderEventType.EXPIRED, end(r, 1));
    }
    LabResult r = run(STANDARD, s -> s.at(minute(400), c -> c.submit(order)), silent);
    assertEquals(List.of(), r.trades());
    assertEquals(OrderEventType.EXPIRED, end(r, 1));
  }
}
