package io.quantlab.engine.execution;

import static io.quantlab.engine.execution.BookTape.BOOK;
import static io.quantlab.engine.execution.BookTape.buy;
import static io.quantlab.engine.execution.BookTape.end;
import static io.quantlab.engine.execution.BookTape.of;
import static io.quantlab.engine.execution.BookTape.sell;
import static io.quantlab.engine.testkit.Lab.at;
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

/// Triggers on a book and what takes from it, worked by hand (O-3 to O-7, O-11, O-13, O-14, F-22,
/// F-31). Orders are sent at second 1 and meet the message of second 2.
@ExtendWith(InvariantsExtension.class)
class DepthTakingTest {
  private final BookTape tape = new BookTape();

  // ---- triggers ----

  private void bid(long second, long ticks) {
    tape.book.message(at(second), "B 100 0", "B 99 0", "B " + ticks + " 5");
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
    tape.book.message(at(4), "A 99 6");
    tape.trades.trade(at(5), 99, 8);
    LabResult r =
        tape.run(
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
    tape.book
        .message(at(3), "A 101 0", "A 102 0", "A 104 9", "B 103 2")
        .message(at(4), "B 103 0", "B 100 0", "A 98 4", "B 99 0");
    LabResult r =
        tape.run(
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
        tape.run(
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
        tape.run(
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
    tape.book.message(at(3), "A 101 2");
    LabResult r = tape.run(of(Side.BUY, 10, new OrderKind.MarketToLimit()));
    assertEquals(List.of("BUY 3 @ 101 after 2 s", "BUY 2 @ 101 after 3 s"), r.timedTrades());
    assertEquals(false, r.fills().getFirst().maker());
    assertTrue(r.fills().getLast().maker());
    LabResult ioc = tape.run(of(Side.BUY, 10, new OrderKind.MarketToLimit()).with(TimeInForce.IOC));
    assertEquals(List.of("BUY 3 @ 101 after 2 s"), ioc.timedTrades());
    assertEquals(OrderEventType.CANCELED, end(ioc, 1));
  }

  @Test
  @DisplayName("O-13: post-only that would take is refused, or slides one tick off the far side")
  void postOnly() {
    tape.trades.trade(at(3), 100, 9);
    LabResult r =
        tape.run(
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
    LabResult r = tape.run(OrderRequest.stopLimit(1, Side.SELL, 3, 98, 97).postOnly());
    assertEquals(List.of(), r.trades());
    assertEquals(OrderEventType.REJECTED, end(r, 1));
    LabResult passed = tape.run(OrderRequest.stopLimit(1, Side.SELL, 3, 100, 97).postOnly());
    assertEquals(OrderEventType.REJECTED, end(passed, 1), "triggered at its first meeting");
  }

  @Test
  @DisplayName("F-22: protection bounds sales and triggered stops too, the rest is canceled")
  void protection() {
    FillProfile two = FillProfile.book(new BookFills(new QueueModel.None(), Latencies.NONE, 1));
    LabResult r =
        tape.run(
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
    tape.book.message(at(3), "B 90 2");
    assertEquals(
        List.of("BUY 2 @ 101", "BUY 1 @ 101", "BUY 1 @ 102"), tape.run(BOOK, twice).trades());
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
    tape.trades.trade(at(3), 100, 9);
    LabResult r =
        tape.run(
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
}
