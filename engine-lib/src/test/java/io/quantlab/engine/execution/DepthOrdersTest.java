package io.quantlab.engine.execution;

import static io.quantlab.engine.testkit.Lab.at;
import static io.quantlab.engine.testkit.Lab.minute;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quantlab.engine.kernel.EventType;
import io.quantlab.engine.market.Flags;
import io.quantlab.engine.order.OrderEventType;
import io.quantlab.engine.order.OrderKind;
import io.quantlab.engine.order.OrderRequest;
import io.quantlab.engine.order.Side;
import io.quantlab.engine.order.TimeInForce;
import io.quantlab.engine.order.Trail;
import io.quantlab.engine.strategy.StrategyContext;
import io.quantlab.engine.testkit.InvariantsExtension;
import io.quantlab.engine.testkit.Lab;
import io.quantlab.engine.testkit.LabResult;
import io.quantlab.engine.testkit.MarketRows;
import io.quantlab.engine.testkit.Script;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// Orders of every kind on a book worked by hand (O-1 to O-14, F-21 to F-23, F-31, F-36). Orders
/// are sent at second 1 and meet the message of second 2; risk averse: what stands there at arrival
/// is ahead.
@ExtendWith(InvariantsExtension.class)
class DepthOrdersTest {
  private static final FillProfile BOOK =
      FillProfile.book(new BookFills(new QueueModel.RiskAverse(), Latencies.NONE, 0));

  private final MarketRows book =
      MarketRows.depth()
          .fullBook(at(1), "B 100 5", "B 99 7", "A 101 3", "A 102 4", "A 105 50")
          .message(at(2), "B 90 1");
  private final MarketRows trades = MarketRows.trades();

  private LabResult run(FillProfile profile, Consumer<Script> plan) {
    Lab lab = Lab.on(book);
    if (!trades.rows().isEmpty()) {
      lab.data(1, trades);
    }
    return lab.profile(profile).trader(Script.of(plan)).run();
  }

  private LabResult run(OrderRequest... orders) {
    return run(BOOK, s -> s.submit(at(1), orders));
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

  // ---- resting ----

  @Test
  @DisplayName("O-13, F-36: an iceberg shows 4 of 10; a refilled tip goes to the back")
  void iceberg() {
    // 5 ahead: 2 for us; 2 more empty the tip; 5 are ahead of the next one again
    trades.trade(at(3), 100, 7).trade(at(4), 100, 2).trade(at(5), 100, 4).trade(at(6), 100, 3);
    assertEquals(
        List.of("BUY 2 @ 100 after 3 s", "BUY 2 @ 100 after 4 s", "BUY 2 @ 100 after 6 s"),
        run(buy(10, 100).iceberg(4)).timedTrades());
  }

  @Test
  @DisplayName("O-13, F-21: one print meets one tip at its price, every tip when it trades through")
  void icebergAndOnePrint() {
    trades.trade(at(3), 100, 30).trade(at(4), 99, 30);
    assertEquals(
        List.of("BUY 4 @ 100 after 3 s", "BUY 4 @ 100 after 4 s", "BUY 2 @ 100 after 4 s"),
        run(buy(10, 100).iceberg(4)).timedTrades());
  }

  @Test
  @DisplayName("F-36: a sale waits behind the 3 at 101, and is first when they were traded through")
  void sellsQueue() {
    trades.trade(at(3), 101, 5).trade(at(4), 102, 1).trade(at(5), 103, 9);
    assertEquals(
        List.of("SELL 2 @ 101 after 3 s", "SELL 1 @ 101 after 4 s", "SELL 5 @ 101 after 5 s"),
        run(sell(8, 101)).timedTrades());
  }

  @Test
  @DisplayName("F-21: the bids come to a sale: its own price, over the levels that reach it")
  void bidsCome() {
    book.message(at(3), "A 101 0", "A 102 0", "B 103 2", "B 102 3")
        .message(at(4), "B 103 2")
        .message(at(5), "B 103 9");
    LabResult r = run(sell(12, 102));
    // 2 and 3; a message that changes nothing gives nothing; then 9 at 103 are new
    assertEquals(List.of("SELL 5 @ 102 after 3 s", "SELL 7 @ 102 after 5 s"), r.timedTrades());
    assertTrue(r.fills().getFirst().maker());
  }

  @Test
  @DisplayName("F-35: an order moves with its own level, not with those beside it")
  void ownLevel() {
    book.message(at(3), "B 99 1", "A 102 1", "B 98 9", "A 101 1").message(at(4), "B 100 2");
    trades.trade(at(5), 100, 3);
    // 5 ahead until the level shows 2: 1 of the 3 for us; its neighbors said nothing
    assertEquals(List.of("BUY 1 @ 100 after 5 s"), run(buy(4, 100)).timedTrades());
    // the sale: 3 ahead until the level shows 1
    MarketRows asks =
        MarketRows.depth()
            .fullBook(at(1), "B 100 5", "A 101 3")
            .message(at(2), "B 90 1")
            .message(at(3), "A 101 1")
            .message(at(9), "B 90 2");
    LabResult r =
        Lab.on(asks)
            .data(1, MarketRows.trades().trade(at(5), 101, 3))
            .profile(BOOK)
            .trader(Script.of(s -> s.at(at(1), c -> c.submit(sell(4, 101)))))
            .run();
    assertEquals(List.of("SELL 2 @ 101 after 5 s"), r.timedTrades());
  }

  @Test
  @DisplayName(
      "F-36: twenty bids are met from the top, whatever came first; a cancel leaves its gap")
  void manyOrders() {
    trades.trade(at(4), 60, 1_000);
    List<String> expected = new ArrayList<>();
    for (int i = 0; i < 20; i++) {
      if (i != 7) {
        expected.addFirst("BUY " + (i + 1) + " @ " + (70 + i) + " after 4 s");
      }
    }
    book.message(at(3), "B 90 2").message(at(5), "B 90 3");
    LabResult r =
        run(
            BOOK,
            s ->
                s.at(
                        at(1),
                        c -> {
                          for (int i = 0; i < 20; i++) {
                            c.submit(buy(i + 1, 70 + i));
                          }
                        })
                    .at(at(3), c -> assertTrue(c.cancel(8))));
    assertEquals(expected, r.timedTrades());
  }

  @Test
  @DisplayName("F-36: of three at one price the middle one is canceled; the others keep their turn")
  void cancelAhead() {
    trades.trade(at(4), 100, 12);
    book.message(at(3), "B 90 2");
    LabResult r =
        run(
            BOOK,
            s ->
                s.at(
                        at(1),
                        c -> {
                          c.submit(buy(4, 100));
                          c.submit(buy(5, 100));
                          c.submit(buy(6, 100));
                        })
                    .at(at(3), c -> c.cancel(2)));
    // 12 less the 5 ahead of each: 4, then what is left of 12 and beyond: 6
    assertEquals(List.of(1L, 3L), r.fills().stream().map(LabResult.Fill::order).toList());
    assertEquals(List.of("BUY 4 @ 100", "BUY 6 @ 100"), r.trades());
    assertEquals(OrderEventType.CANCELED, end(r, 2));
  }

  @Test
  @DisplayName("O-21: of two bids that cancel each other a print that passes both fills the better")
  void oneCancelsOther() {
    trades.trade(at(3), 98, 50);
    LabResult r =
        run(
            BOOK,
            s ->
                s.at(
                    at(1),
                    c -> {
                      long group = c.newGroup();
                      c.submit(buy(4, 99).inGroup(group));
                      c.submit(buy(4, 100).inGroup(group));
                    }));
    assertEquals(List.of("BUY 4 @ 100 after 3 s"), r.timedTrades());
  }

  @Test
  @DisplayName("O-28: an amend to what is filled already ends the order, its place is free")
  void amendedToFilled() {
    trades.trade(at(3), 100, 7).trade(at(5), 100, 50);
    book.message(at(4), "B 90 2");
    LabResult r =
        run(
            BOOK,
            s ->
                s.at(at(1), c -> c.submit(buy(4, 100)))
                    .at(at(4), c -> assertTrue(c.amend(1, 2, 100, 0))));
    assertEquals(List.of("BUY 2 @ 100 after 3 s"), r.timedTrades());
    assertEquals(OrderEventType.CANCELED, end(r, 1));
  }

  @Test
  @DisplayName("F-23: our orders have at most their share of a print, its part of a lot is lost")
  void tradeShare() {
    FillProfile standard = FillProfile.standard();
    FillProfile half =
        new FillProfile(
            "half",
            standard.tickTiming(),
            standard.barTiming(),
            standard.quoteBarTiming(),
            standard.path(),
            0,
            standard.stopLimitInBar(),
            0,
            50_000_000,
            standard.beyondTop(),
            standard.crossed(),
            standard.slippage());
    trades.trade(at(3), 98, 9).trade(at(4), 98, 0);
    // 4.5 of the 9 are 4; a print of unknown size that trades through fills the rest
    assertEquals(
        List.of("BUY 4 @ 100 after 3 s", "BUY 6 @ 100 after 4 s"),
        run(half, s -> s.at(at(1), c -> c.submit(buy(10, 100)))).timedTrades());
  }

  @Test
  @DisplayName("F-36: a print of unknown size at the price says nothing of the queue")
  void unknownSize() {
    trades.trade(at(3), 100, 0).trade(at(4), 100, 6);
    assertEquals(List.of("BUY 1 @ 100 after 4 s"), run(buy(4, 100)).timedTrades());
  }

  // ---- triggers ----

  private void bid(long second, long ticks) {
    book.message(at(second), "B 100 0", "B 99 0", "B " + ticks + " 5");
  }

  @Test
  @DisplayName("O-7: a trailing sale follows the bid, a trailing purchase the ask")
  void trailing() {
    MarketRows rows =
        MarketRows.depth()
            .fullBook(at(1), "B 100 50", "A 110 50")
            .message(at(2), "B 90 1") // sale: 98; purchase: 112
            .message(at(3), "B 104 50") // 102
            .message(at(4), "B 104 0", "B 103 50") // not reached
            .message(at(5), "A 107 50") // 109
            .message(at(6), "B 103 0", "B 102 50") // reached
            .message(at(7), "A 107 0", "A 109 50") // reached
            .message(at(8), "B 90 2");
    OrderKind two = new OrderKind.TrailingStop(Trail.by(new Trail.Offset.Price(2)));
    LabResult r =
        Lab.on(rows)
            .profile(BOOK)
            .trader(
                Script.of(s ->
                    s.at(
                        at(1),
                        c -> {
                          c.submit(of(Side.SELL, 4, two));
                          c.submit(of(Side.BUY, 5, two));
                        })))
            .run();
    assertEquals(List.of("SELL 4 @ 102 after 6 s", "BUY 5 @ 109 after 7 s"), r.timedTrades());
  }

  @Test
  @DisplayName("O-3, O-4: a sell stop looks at the bid; its limit waits in the queue when passed")
  void sellStops() {
    bid(3, 98);
    book.message(at(4), "A 99 6");
    trades.trade(at(5), 99, 8);
    LabResult r =
        run(
            OrderRequest.stop(1, Side.SELL, 2, 98),
            OrderRequest.stopLimit(1, Side.SELL, 3, 98, 99),
            OrderRequest.stopLimit(1, Side.SELL, 1, 98, 98),
            OrderRequest.stop(1, Side.SELL, 9, 97));
    // both take from the 5 at 98; the one with a limit of 99 is there before the 6
    assertEquals(
        List.of("SELL 2 @ 98 after 3 s", "SELL 1 @ 98 after 3 s", "SELL 3 @ 99 after 5 s"),
        r.timedTrades());
    assertEquals(OrderEventType.ACCEPTED, end(r, 4));
  }

  @Test
  @DisplayName("O-5, O-6: touch orders of both sides wait for a better far side")
  void touches() {
    book.message(at(3), "A 101 0", "A 102 0", "A 104 9", "B 103 2")
        .message(at(4), "B 103 0", "B 100 0", "A 98 4", "B 99 0");
    LabResult r =
        run(
            of(Side.SELL, 1, new OrderKind.MarketIfTouched(103)),
            of(Side.SELL, 2, new OrderKind.MarketIfTouched(104)),
            of(Side.BUY, 3, new OrderKind.MarketIfTouched(98)),
            of(Side.BUY, 4, new OrderKind.LimitIfTouched(98, 97)),
            of(Side.BUY, 5, new OrderKind.MarketIfTouched(97)));
    assertEquals(List.of("SELL 1 @ 103 after 3 s", "BUY 3 @ 98 after 4 s"), r.timedTrades());
    assertEquals(OrderEventType.TRIGGERED, end(r, 4), "its limit of 97 rests");
    assertEquals(OrderEventType.ACCEPTED, end(r, 5));
  }

  @Test
  @DisplayName("O-3, O-6: a trigger the book has passed already fires at the first meeting")
  void passedTriggers() {
    LabResult r =
        run(
            OrderRequest.stop(1, Side.BUY, 1, 101),
            of(Side.BUY, 1, new OrderKind.MarketIfTouched(101)),
            of(Side.BUY, 1, new OrderKind.LimitIfTouched(103, 100)),
            OrderRequest.stop(1, Side.BUY, 1, 102));
    assertEquals(List.of("BUY 1 @ 101 after 2 s", "BUY 1 @ 101 after 2 s"), r.timedTrades());
    assertEquals(OrderEventType.TRIGGERED, end(r, 3));
    assertEquals(OrderEventType.ACCEPTED, end(r, 4));
  }

  // ---- taking ----

  @Test
  @DisplayName("O-14: FOK counts all levels its limit reaches, and takes all or nothing")
  void allOrNone() {
    LabResult r =
        run(
            buy(8, 102).with(TimeInForce.FOK),
            buy(7, 102).with(TimeInForce.FOK),
            OrderRequest.market(1, Side.BUY, 51).with(TimeInForce.FOK),
            sell(6, 100).with(TimeInForce.FOK),
            OrderRequest.market(1, Side.SELL, 13).with(TimeInForce.FOK));
    // 3 and 4 lie within 102, 50 are left at 105; 5 stand at 100, 5, 7 and 1 in all
    assertEquals(
        List.of("BUY 3 @ 101", "BUY 4 @ 102", "SELL 5 @ 100", "SELL 7 @ 99", "SELL 1 @ 90"),
        r.trades());
    for (long refused : new long[] {1, 3, 4}) {
      assertEquals(OrderEventType.CANCELED, end(r, refused));
    }
  }

  @Test
  @DisplayName("O-11: market-to-limit takes the best level, its rest waits there as a limit")
  void marketToLimit() {
    book.message(at(3), "A 101 2");
    LabResult r = run(of(Side.BUY, 10, new OrderKind.MarketToLimit()));
    assertEquals(List.of("BUY 3 @ 101 after 2 s", "BUY 2 @ 101 after 3 s"), r.timedTrades());
    assertEquals(false, r.fills().getFirst().maker());
    assertTrue(r.fills().getLast().maker());
    LabResult ioc = run(of(Side.BUY, 10, new OrderKind.MarketToLimit()).with(TimeInForce.IOC));
    assertEquals(List.of("BUY 3 @ 101 after 2 s"), ioc.timedTrades());
    assertEquals(OrderEventType.CANCELED, end(ioc, 1));
  }

  @Test
  @DisplayName("O-13: post-only that would take is refused, or slides one tick off the far side")
  void postOnly() {
    trades.trade(at(3), 100, 9);
    LabResult r =
        run(
            buy(1, 101).postOnly(),
            buy(2, 105).postOnlySliding(),
            sell(3, 99).postOnlySliding(),
            buy(1, 100).postOnly());
    assertEquals(OrderEventType.REJECTED, end(r, 1));
    // the purchase waits at 100 behind 5, and shares the 4 beyond them with the last one
    assertEquals(List.of("BUY 2 @ 100 after 3 s", "BUY 1 @ 100 after 3 s"), r.timedTrades());
    assertTrue(r.fills().getFirst().maker());
    assertTrue(r.life(3).contains(OrderEventType.UPDATED));
  }

  @Test
  @DisplayName("O-13: post-only behind a trigger: refused where the triggered limit would take")
  void postOnlyTriggered() {
    bid(3, 98);
    LabResult r = run(OrderRequest.stopLimit(1, Side.SELL, 3, 98, 97).postOnly());
    assertEquals(List.of(), r.trades());
    assertEquals(OrderEventType.REJECTED, end(r, 1));
    LabResult passed = run(OrderRequest.stopLimit(1, Side.SELL, 3, 100, 97).postOnly());
    assertEquals(OrderEventType.REJECTED, end(passed, 1), "triggered at its first meeting");
  }

  @Test
  @DisplayName("F-22: protection bounds sales and triggered stops too, the rest is canceled")
  void protection() {
    FillProfile two = FillProfile.book(new BookFills(new QueueModel.None(), Latencies.NONE, 1));
    LabResult r =
        run(
            two,
            s ->
                s.at(
                    at(1),
                    c -> {
                      c.market(1, -20);
                      c.submit(OrderRequest.stop(1, Side.BUY, 20, 101));
                    }));
    assertEquals(List.of("SELL 5 @ 100", "SELL 7 @ 99", "BUY 3 @ 101", "BUY 4 @ 102"), r.trades());
    assertEquals(OrderEventType.CANCELED, end(r, 1));
    assertEquals(OrderEventType.CANCELED, end(r, 2));
  }

  @Test
  @DisplayName("I-7: without a far side a market order waits, a limit rests, an IOC is canceled")
  void noFarSide() {
    MarketRows rows =
        MarketRows.depth()
            .fullBook(at(1), "B 100 5")
            .message(at(2), "B 90 1")
            .message(at(3), "A 103 9")
            .message(at(4), "A 103 0", "A 101 9");
    LabResult r =
        Lab.on(rows)
            .profile(BOOK)
            .trader(
                Script.of(s ->
                    s.at(
                        at(1),
                        c -> {
                          c.market(1, 1);
                          c.submit(buy(2, 101));
                          c.submit(buy(3, 104).with(TimeInForce.IOC));
                          c.submit(OrderRequest.market(1, Side.BUY, 4).with(TimeInForce.IOC));
                          c.submit(OrderRequest.stop(1, Side.BUY, 5, 103));
                        })))
            .run();
    assertEquals(
        List.of("BUY 1 @ 103 after 3 s", "BUY 5 @ 103 after 3 s", "BUY 2 @ 101 after 4 s"),
        r.timedTrades());
    assertEquals(OrderEventType.CANCELED, end(r, 3));
    assertEquals(OrderEventType.CANCELED, end(r, 4));
    assertTrue(r.fills().getLast().maker());
  }

  @Test
  @DisplayName("F-31: a full book, or a gap, forgets what was taken; a level that stands does not")
  void forgetsTaken() {
    Consumer<Script> twice = s -> s.at(at(1), c -> c.market(1, 2)).at(at(2), c -> c.market(1, 2));
    book.message(at(3), "B 90 2");
    assertEquals(List.of("BUY 2 @ 101", "BUY 1 @ 101", "BUY 1 @ 102"), run(BOOK, twice).trades());
    MarketRows full =
        MarketRows.depth()
            .fullBook(at(1), "B 100 5", "A 101 3", "A 102 4")
            .message(at(2), "B 90 1")
            .fullBook(at(3), "B 100 5", "A 101 3", "A 102 4");
    assertEquals(
        List.of("BUY 2 @ 101", "BUY 2 @ 101"),
        Lab.on(full).profile(BOOK).trader(Script.of(twice)).run().trades());
    MarketRows gap =
        MarketRows.depth()
            .fullBook(at(1), "B 100 5", "A 101 3", "A 102 4")
            .message(at(2), "B 90 1")
            .row(at(3), 1, 0, 97, 1, Flags.EVENT_END | Flags.GAP)
            .message(at(4), "B 100 5", "A 101 3");
    assertEquals(
        List.of("BUY 2 @ 101", "BUY 2 @ 101"),
        Lab.on(gap).profile(BOOK).trader(Script.of(twice)).run().trades());
  }

  @Test
  @DisplayName("S-35: a taker is told the spread it met, a maker the lots ahead of it")
  void told() {
    trades.trade(at(3), 100, 9);
    LabResult r =
        run(
            BOOK,
            s ->
                s.at(
                    at(1),
                    c -> {
                      c.market(1, 1);
                      c.submit(buy(1, 100));
                    }));
    assertEquals(
        List.of(1L, ReportSink.UNKNOWN),
        r.events(EventType.SEEN).stream().map(e -> e.c()).toList());
    assertEquals(
        List.of(ReportSink.UNKNOWN, 5L),
        r.events(EventType.SEEN).stream().map(e -> e.d()).toList());
  }

  // ---- the close ----

  private static LabResult atClose(MarketRows rows, Consumer<StrategyContext> orders) {
    return Lab.on(rows).profile(BOOK).trader(Script.of(s -> s.at(at(1), orders))).run();
  }

  @Test
  @DisplayName("O-10: orders for the close take the last book; what it does not give expires")
  void onClose() {
    MarketRows rows =
        MarketRows.depth()
            .fullBook(at(1), "B 90 5", "A 95 3")
            .message(minute(389), "B 90 0", "A 95 0", "B 100 5", "A 101 3", "A 102 4")
            .message(minute(24 * 60), "B 90 1");
    LabResult r =
        atClose(
            rows,
            c -> {
              c.submit(of(Side.BUY, 9, new OrderKind.MarketOnClose()));
              c.submit(of(Side.SELL, 4, new OrderKind.LimitOnClose(100)));
              c.submit(of(Side.SELL, 4, new OrderKind.LimitOnClose(101)));
              c.submit(of(Side.BUY, 4, new OrderKind.LimitOnClose(100)));
            });
    assertEquals(List.of("BUY 3 @ 101", "BUY 4 @ 102", "SELL 4 @ 100"), r.trades());
    assertEquals(minute(390), r.fills().getFirst().nanos());
    for (long rest : new long[] {1, 3, 4}) {
      assertEquals(OrderEventType.EXPIRED, end(r, rest));
    }
  }

  @Test
  @DisplayName("O-10, F-9: a crossed or empty last book fills no order for the close")
  void onCloseWithoutABook() {
    MarketRows crossed =
        MarketRows.depth()
            .fullBook(at(1), "B 90 5", "A 95 3")
            .message(minute(389), "B 96 5")
            .message(minute(24 * 60), "B 80 1");
    MarketRows empty =
        MarketRows.depth()
            .fullBook(at(1), "B 90 5", "A 95 3")
            .message(minute(389), "A 95 0")
            .message(minute(24 * 60), "B 80 1");
    for (MarketRows rows : List.of(crossed, empty)) {
      LabResult r = atClose(rows, c -> c.submit(of(Side.BUY, 9, new OrderKind.MarketOnClose())));
      assertEquals(List.of(), r.trades());
      assertEquals(OrderEventType.EXPIRED, end(r, 1));
    }
  }
}
