package io.quantlab.engine.execution;

import static io.quantlab.engine.execution.BookTape.BOOK;
import static io.quantlab.engine.execution.BookTape.buy;
import static io.quantlab.engine.execution.BookTape.end;
import static io.quantlab.engine.execution.BookTape.of;
import static io.quantlab.engine.execution.BookTape.sell;
import static io.quantlab.engine.testkit.Lab.at;
import static io.quantlab.engine.testkit.Lab.minute;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quantlab.engine.order.OrderEventType;
import io.quantlab.engine.order.OrderKind;
import io.quantlab.engine.order.Side;
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

/// Limits in the queues of a book and the close, worked by hand (O-10, O-13, O-21, O-28, F-21,
/// F-23, F-36). Orders are sent at second 1 and meet the message of second 2; risk averse: what
/// stands there at arrival is ahead.
@ExtendWith(InvariantsExtension.class)
class DepthOrdersTest {
  private final BookTape tape = new BookTape();

  // ---- resting ----

  @Test
  @DisplayName("O-13, F-36: an iceberg shows 4 of 10; a refilled tip goes to the back")
  void iceberg() {
    // 5 ahead: 2 for us; 2 more empty the tip; 5 are ahead of the next one again
    tape.trades.trade(at(3), 100, 7).trade(at(4), 100, 2).trade(at(5), 100, 4).trade(at(6), 100, 3);
    assertEquals(
        List.of("BUY 2 @ 100 after 3 s", "BUY 2 @ 100 after 4 s", "BUY 2 @ 100 after 6 s"),
        tape.run(buy(10, 100).iceberg(4)).timedTrades());
  }

  @Test
  @DisplayName("O-13, F-21: one print meets one tip at its price, every tip when it trades through")
  void icebergAndOnePrint() {
    tape.trades.trade(at(3), 100, 30).trade(at(4), 99, 30);
    assertEquals(
        List.of("BUY 4 @ 100 after 3 s", "BUY 4 @ 100 after 4 s", "BUY 2 @ 100 after 4 s"),
        tape.run(buy(10, 100).iceberg(4)).timedTrades());
  }

  @Test
  @DisplayName("F-36: a sale waits behind the 3 at 101, and is first when they were traded through")
  void sellsQueue() {
    tape.trades.trade(at(3), 101, 5).trade(at(4), 102, 1).trade(at(5), 103, 9);
    assertEquals(
        List.of("SELL 2 @ 101 after 3 s", "SELL 1 @ 101 after 4 s", "SELL 5 @ 101 after 5 s"),
        tape.run(sell(8, 101)).timedTrades());
  }

  @Test
  @DisplayName("F-21: the bids come to a sale: its own price, over the levels that reach it")
  void bidsCome() {
    tape.book
        .message(at(3), "A 101 0", "A 102 0", "B 103 2", "B 102 3")
        .message(at(4), "B 103 2")
        .message(at(5), "B 103 9");
    LabResult r = tape.run(sell(12, 102));
    // 2 and 3; a message that changes nothing gives nothing; then 9 at 103 are new
    assertEquals(List.of("SELL 5 @ 102 after 3 s", "SELL 7 @ 102 after 5 s"), r.timedTrades());
    assertTrue(r.fills().getFirst().maker());
  }

  @Test
  @DisplayName("F-35: an order moves with its own level, not with those beside it")
  void ownLevel() {
    tape.book.message(at(3), "B 99 1", "A 102 1", "B 98 9", "A 101 1").message(at(4), "B 100 2");
    tape.trades.trade(at(5), 100, 3);
    // 5 ahead until the level shows 2: 1 of the 3 for us; its neighbors said nothing
    assertEquals(List.of("BUY 1 @ 100 after 5 s"), tape.run(buy(4, 100)).timedTrades());
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
    tape.trades.trade(at(4), 60, 1_000);
    List<String> expected = new ArrayList<>();
    for (int i = 0; i < 20; i++) {
      if (i != 7) {
        expected.addFirst("BUY " + (i + 1) + " @ " + (70 + i) + " after 4 s");
      }
    }
    tape.book.message(at(3), "B 90 2").message(at(5), "B 90 3");
    LabResult r =
        tape.run(
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
    tape.trades.trade(at(4), 100, 12);
    tape.book.message(at(3), "B 90 2");
    LabResult r =
        tape.run(
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
    tape.trades.trade(at(3), 98, 50);
    LabResult r =
        tape.run(
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
    tape.trades.trade(at(3), 100, 7).trade(at(5), 100, 50);
    tape.book.message(at(4), "B 90 2");
    LabResult r =
        tape.run(
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
    tape.trades.trade(at(3), 98, 9).trade(at(4), 98, 0);
    // 4.5 of the 9 are 4; a print of unknown size that trades through fills the rest
    assertEquals(
        List.of("BUY 4 @ 100 after 3 s", "BUY 6 @ 100 after 4 s"),
        tape.run(half, s -> s.at(at(1), c -> c.submit(buy(10, 100)))).timedTrades());
  }

  @Test
  @DisplayName("F-36: a print of unknown size at the price says nothing of the queue")
  void unknownSize() {
    tape.trades.trade(at(3), 100, 0).trade(at(4), 100, 6);
    assertEquals(List.of("BUY 1 @ 100 after 4 s"), tape.run(buy(4, 100)).timedTrades());
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
