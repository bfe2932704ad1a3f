package io.quantlab.engine.execution;

import static io.quantlab.engine.testkit.Lab.at;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quantlab.engine.market.BookSide;
import io.quantlab.engine.market.DepthView;
import io.quantlab.engine.order.OrderEventType;
import io.quantlab.engine.order.OrderRequest;
import io.quantlab.engine.order.Side;
import io.quantlab.engine.order.TimeInForce;
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

/// Hand-worked books (engine contract 4.3, 4.4). Prices in ticks of one cent; orders reach the
/// venue at once and meet the next message (F-1, NEXT_EVENT) unless a test says otherwise.
@ExtendWith(InvariantsExtension.class)
class DepthFillsTest {
  private static final QueueModel RISK_AVERSE = new QueueModel.RiskAverse();

  private static FillProfile book(QueueModel queue, long protection) {
    return FillProfile.book(new BookFills(queue, Latencies.NONE, protection));
  }

  private static LabResult run(FillProfile profile, Consumer<Script> plan, MarketRows... rows) {
    Lab lab = Lab.on(rows[0]);
    for (int i = 1; i < rows.length; i++) {
      lab.data(1, rows[i]);
    }
    return lab.profile(profile).trader(Script.of(plan)).run();
  }

  private static OrderRequest buyLimit(long lots, long price) {
    return OrderRequest.limit(1, Side.BUY, lots, price);
  }

  private static OrderRequest sellLimit(long lots, long price) {
    return OrderRequest.limit(1, Side.SELL, lots, price);
  }

  private static MarketRows started() {
    return MarketRows.depth()
        .fullBook(at(1), "B 100 5", "B 99 7", "A 101 3", "A 102 4", "A 105 50");
  }

  // ---- taking ----

  @Test
  @DisplayName("F-22 taking walks the levels, best first; what is left waits for more")
  void walksLevels() {
    MarketRows rows = started().message(at(2), "B 98 1").message(at(3), "A 103 2");
    LabResult r = run(book(RISK_AVERSE, 0), s -> s.at(at(1), c -> c.market(1, 60)), rows);
    assertEquals(List.of("BUY 3 @ 101", "BUY 4 @ 102", "BUY 50 @ 105", "BUY 2 @ 103"), r.trades());
    assertEquals(at(2), r.fills().getFirst().nanos());
    assertEquals(at(3), r.fills().getLast().nanos());
    assertFalse(r.fills().getFirst().maker());
    assertEquals(0, r.fills().getFirst().flags());
  }

  @Test
  @DisplayName("F-22 protection caps a market order at best plus two ticks, the rest is canceled")
  void protects() {
    MarketRows rows = started().message(at(2), "B 98 1");
    LabResult r = run(book(RISK_AVERSE, 2), s -> s.at(at(1), c -> c.market(1, 60)), rows);
    assertEquals(List.of("BUY 3 @ 101", "BUY 4 @ 102"), r.trades());
    assertEquals(OrderEventType.CANCELED, r.life(1).getLast());
  }

  @Test
  @DisplayName("F-31 what we took of a level is gone until the data change it")
  void remembersWhatItTook() {
    MarketRows rows =
        started()
            .message(at(2), "B 98 1") // 2 of the 3 at 101
            .message(at(3), "B 98 2") // the last one at 101, then 2 at 102
            .message(at(4), "A 101 6") // 101 is new
            .message(at(5), "B 98 3");
    LabResult r =
        run(
            book(RISK_AVERSE, 0),
            s ->
                s.at(at(1), c -> c.market(1, 2))
                    .at(at(2), c -> c.market(1, 3))
                    .at(at(4), c -> c.market(1, 3)),
            rows);
    assertEquals(List.of("BUY 2 @ 101", "BUY 1 @ 101", "BUY 2 @ 102", "BUY 3 @ 101"), r.trades());
  }

  @Test
  @DisplayName("F-31 a print consumes too, until the book's next update")
  void printsConsume() {
    MarketRows rows = started().message(at(3), "B 98 1").message(at(5), "B 98 2");
    MarketRows trades = MarketRows.trades().trade(at(2), 101, 2).trade(at(4), 101, 2);
    FillProfile immediate = FillProfile.immediate();
    LabResult r =
        run(
            immediate,
            s ->
                s.at(at(2), c -> c.market(1, 2)) // at 2: one left at 101
                    .at(at(3), c -> c.market(1, 2)) // at 3: the print is forgotten, 2 left
                    .at(at(4), c -> c.market(1, 1)),
            rows,
            trades);
    assertEquals(List.of("BUY 1 @ 101", "BUY 1 @ 102", "BUY 2 @ 101", "BUY 1 @ 102"), r.trades());
    assertTrue((r.fills().getFirst().flags() & io.quantlab.engine.order.FillFlags.OPTIMISTIC) != 0);
  }

  @Test
  @DisplayName("O-14 IOC takes what the limit reaches, the rest is canceled")
  void immediateOrCancel() {
    MarketRows rows = started().message(at(2), "B 98 1");
    LabResult r =
        run(
            book(RISK_AVERSE, 0),
            s -> s.at(at(1), c -> c.submit(buyLimit(9, 102).with(TimeInForce.IOC))),
            rows);
    assertEquals(List.of("BUY 3 @ 101", "BUY 4 @ 102"), r.trades());
    assertEquals(OrderEventType.CANCELED, r.life(1).getLast());
  }

  @Test
  @DisplayName("F-9 a crossed book matches nothing")
  void waitsForAnUncrossedBook() {
    MarketRows rows =
        started().message(at(2), "B 101 1").message(at(3), "B 101 0").message(at(4), "B 97 1");
    LabResult r = run(book(RISK_AVERSE, 0), s -> s.at(at(1), c -> c.market(1, 1)), rows);
    assertEquals(at(3), r.fills().getFirst().nanos());
  }

  @Test
  @DisplayName("O-3, O-4 stops look at the far side: a buy at the ask")
  void triggersStops() {
    MarketRows rows =
        started()
            .message(at(2), "B 100 6")
            .message(at(3), "A 101 0")
            .message(at(4), "A 102 0", "A 104 9");
    LabResult r =
        run(
            book(RISK_AVERSE, 0),
            s ->
                s.at(
                    at(1),
                    c -> {
                      c.submit(OrderRequest.stop(1, Side.BUY, 3, 102));
                      c.submit(OrderRequest.stopLimit(1, Side.BUY, 2, 103, 103));
                    }),
            rows);
    assertEquals(List.of("BUY 3 @ 102"), r.trades());
    assertEquals(at(3), r.fills().getFirst().nanos());
    assertEquals(OrderEventType.TRIGGERED, r.life(2).getLast());
  }

  // ---- resting ----

  @Test
  @DisplayName("F-35, F-36 five are ahead: the trades fill what goes beyond them")
  void waitsInTheQueue() {
    MarketRows rows = started().message(at(2), "B 98 1").message(at(4), "B 100 2");
    MarketRows trades =
        MarketRows.trades()
            .trade(at(3), 100, 3) // 2 left ahead
            .trade(at(5), 100, 3) // one for us
            .trade(at(6), 100, 4); // the rest
    LabResult r =
        run(book(RISK_AVERSE, 0), s -> s.at(at(1), c -> c.submit(buyLimit(4, 100))), rows, trades);
    assertEquals(List.of("BUY 1 @ 100", "BUY 3 @ 100"), r.trades());
    assertEquals(at(5), r.fills().getFirst().nanos());
    assertTrue(r.fills().getFirst().maker());
  }

  @Test
  @DisplayName("F-35 the level shrinks under those ahead, POWER3(3): the place moves with it")
  void movesWithTheLevel() {
    // 5 ahead, 5 join behind, then 6 of 10 go: p = 1 - (5/10)^3 = 0.875; 5 - 0.125 * 6 + min(0, 5 -
    // 5.25) = 4, cut to the level of 4
    MarketRows rows =
        started().message(at(2), "B 98 1").message(at(3), "B 100 10").message(at(4), "B 100 4");
    MarketRows trades = MarketRows.trades().trade(at(5), 100, 4).trade(at(6), 100, 1);
    LabResult r =
        run(
            book(QueueModel.standard(), 0),
            s -> s.at(at(1), c -> c.submit(buyLimit(4, 100))),
            rows,
            trades);
    assertEquals(List.of("BUY 1 @ 100"), r.trades());
    assertEquals(at(6), r.fills().getFirst().nanos());
  }

  @Test
  @DisplayName("F-21 a trade through the price fills at our price, up to the print (F-23)")
  void fillsWhenTradedThrough() {
    MarketRows rows = started().message(at(2), "B 98 1");
    MarketRows trades = MarketRows.trades().trade(at(3), 99, 3).trade(at(4), 98, 9);
    LabResult r =
        run(book(RISK_AVERSE, 0), s -> s.at(at(1), c -> c.submit(buyLimit(4, 100))), rows, trades);
    assertEquals(List.of("BUY 3 @ 100", "BUY 1 @ 100"), r.trades());
    assertEquals(at(4), r.fills().getLast().nanos());
  }

  @Test
  @DisplayName("F-23 one print is shared by our orders: price first, then time")
  void sharesAPrint() {
    MarketRows rows = started().message(at(2), "B 98 1");
    MarketRows trades = MarketRows.trades().trade(at(3), 99, 12);
    LabResult r =
        run(
            book(new QueueModel.None(), 0),
            s ->
                s.at(
                    at(1),
                    c -> {
                      c.submit(buyLimit(4, 99));
                      c.submit(buyLimit(4, 100));
                      c.submit(buyLimit(4, 99));
                      c.submit(buyLimit(4, 98));
                    }),
            rows,
            trades);
    assertEquals(List.of("BUY 4 @ 100", "BUY 4 @ 99", "BUY 4 @ 99"), r.trades());
    assertEquals(List.of(2L, 1L, 3L), r.fills().stream().map(LabResult.Fill::order).toList());
  }

  @Test
  @DisplayName("F-21 the far side comes to the price: own price, up to what it shows")
  void fillsWhenCrossed() {
    MarketRows rows =
        started()
            .message(at(2), "B 98 1")
            .message(at(3), "B 100 0", "A 101 2", "A 100 3")
            .message(at(4), "A 99 4", "B 99 0");
    LabResult r =
        run(book(RISK_AVERSE, 0), s -> s.at(at(1), c -> c.submit(buyLimit(10, 100))), rows);
    assertEquals(List.of("BUY 3 @ 100", "BUY 4 @ 100"), r.trades());
    assertEquals(at(3), r.fills().getFirst().nanos());
    assertTrue(r.fills().getFirst().maker());
  }

  @Test
  @DisplayName("O-28 smaller keeps the place, larger goes to the back")
  void amends() {
    MarketRows rows =
        started()
            .message(at(2), "B 98 1")
            .message(at(3), "B 100 20")
            .message(at(4), "B 98 2")
            .message(at(5), "B 98 3");
    MarketRows trades = MarketRows.trades().trade(at(6), 100, 7).trade(at(7), 100, 20);
    LabResult r =
        run(
            book(RISK_AVERSE, 0),
            s ->
                s.at(
                        at(1),
                        c -> {
                          c.submit(buyLimit(4, 100));
                          c.submit(buyLimit(4, 100));
                        })
                    .at(
                        at(4),
                        c -> {
                          assertTrue(c.amend(1, 3, 100, 0));
                          assertTrue(c.amend(2, 5, 100, 0));
                        }),
            rows,
            trades);
    // order 1: 5 ahead, 2 filled by the 7; order 2: 20 ahead, 13 left, 7 of the next 20 beyond it
    assertEquals(List.of("BUY 2 @ 100", "BUY 1 @ 100", "BUY 5 @ 100"), r.trades());
  }

  @Test
  @DisplayName("F-35 after a gap the full book tells what is ahead at most")
  void comparesWithAFullBook() {
    MarketRows rows =
        started()
            .message(at(2), "B 98 1")
            .row(
                at(3),
                1,
                0,
                97,
                1,
                io.quantlab.engine.market.Flags.EVENT_END | io.quantlab.engine.market.Flags.GAP)
            .fullBook(at(4), "B 100 2", "A 101 3");
    MarketRows trades = MarketRows.trades().trade(at(5), 100, 3);
    List<String> feed = new ArrayList<>();
    LabResult r =
        run(
            book(RISK_AVERSE, 0),
            s ->
                s.at(at(1), c -> c.submit(buyLimit(4, 100)))
                    .onTick((c, t) ->
                        feed.add(t.kind() + " " + (t.epochNanos() - at(0)) / 1_000_000_000L)),
            rows,
            trades);
    assertEquals(List.of("BUY 1 @ 100"), r.trades());
    assertFalse(feed.contains("QUOTE 3"), "no ticks until the full book: " + feed);
  }

  @Test
  @DisplayName("L3_FIFO: exact places; an execution behind ours is ours")
  void knowsItsPlaceByOrder() {
    MarketRows rows = MarketRows.of(io.quantlab.engine.market.Schema.MBO);
    long end = io.quantlab.engine.market.Flags.EVENT_END;
    rows.row(at(1), 1, 0, 100, 5, 11, end).row(at(1), 1, 0, 100, 3, 12, end);
    rows.row(at(1), 1, 1, 101, 9, 21, end);
    rows.row(at(2), 1, 1, 103, 9, 22, end); // our order joins behind 11 and 12
    rows.row(at(3), 1, 0, 100, 6, 13, end); // 13 joins behind us
    rows.row(at(4), 3, 0, 0, 0, 12, end); // 12 leaves: 5 ahead
    rows.row(at(5), 4, 0, 100, 5, 11, end); // 11 trades: nobody ahead
    rows.row(at(6), 4, 0, 100, 2, 13, end); // 13 trades 2: they are ours
    rows.row(at(7), 4, 0, 100, 4, 13, end); // the rest of ours is 2
    LabResult r =
        run(
            book(new QueueModel.Fifo(), 0),
            s -> s.at(at(1), c -> c.submit(buyLimit(4, 100))),
            rows);
    assertEquals(List.of("BUY 2 @ 100", "BUY 2 @ 100"), r.trades());
    assertEquals(at(6), r.fills().getFirst().nanos());
  }

  // ---- wiring ----

  @Test
  @DisplayName("T-6 each message is a quote of the best prices it leaves; depth() shows the levels")
  void tellsTheBook() {
    MarketRows rows = started().message(at(2), "A 101 0", "B 100 9");
    List<String> seen = new ArrayList<>();
    run(
        book(RISK_AVERSE, 0),
        s ->
            s.onTick((c, t) -> {
              DepthView book = c.depth(1);
              seen.add(
                  t.kind()
                      + " "
                      + t.bidTicks()
                      + "x"
                      + t.bidLots()
                      + " "
                      + t.askTicks()
                      + "x"
                      + t.askLots()
                      + " "
                      + book.levels(BookSide.ASK)
                      + " "
                      + book.lotsAt(BookSide.BID, 99));
            }),
        rows);
    assertEquals(List.of("QUOTE 100x5 101x3 3 7", "QUOTE 100x9 102x4 2 7"), seen);
  }

  @Test
  @DisplayName("4.1 book without its settings, or without depth, is refused")
  void needsSettingsAndDepth() {
    FillProfile bare = FillProfile.byName("book").orElseThrow();
    assertThrows(IllegalArgumentException.class, () -> run(bare, s -> {}, started()));
    MarketRows quotes = MarketRows.quotes().quote(at(1), 100, 1, 101, 1);
    assertThrows(IllegalArgumentException.class, () -> run(book(RISK_AVERSE, 0), s -> {}, quotes));
    assertThrows(
        IllegalArgumentException.class,
        () -> run(book(new QueueModel.Fifo(), 0), s -> {}, started()));
  }
}
