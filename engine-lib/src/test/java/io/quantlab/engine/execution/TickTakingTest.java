package io.quantlab.engine.execution;

import static io.quantlab.engine.execution.TickTape.STANDARD;
import static io.quantlab.engine.execution.TickTape.buy;
import static io.quantlab.engine.execution.TickTape.end;
import static io.quantlab.engine.execution.TickTape.of;
import static io.quantlab.engine.execution.TickTape.run;
import static io.quantlab.engine.execution.TickTape.trades;
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
import io.quantlab.engine.testkit.InvariantsExtension;
import io.quantlab.engine.testkit.Lab;
import io.quantlab.engine.testkit.LabResult;
import io.quantlab.engine.testkit.MarketRows;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// What takes on quotes and on trades alone, and when: at once, at an opening, at a close; worked
/// by hand (O-9 to O-13, F-1, F-9, F-20, F-31). Orders are sent at second 1 and meet what comes at
/// second 2.
@ExtendWith(InvariantsExtension.class)
class TickTakingTest {
  private static final FillProfile TOUCH = FillProfile.touch();

  private static OrderRequest sell(long lots, long ticks) {
    return OrderRequest.limit(1, Side.SELL, lots, ticks);
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
