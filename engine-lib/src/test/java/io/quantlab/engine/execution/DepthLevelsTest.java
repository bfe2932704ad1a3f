package io.quantlab.engine.execution;

import static io.quantlab.engine.testkit.Lab.at;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quantlab.engine.order.OrderKind;
import io.quantlab.engine.order.OrderRequest;
import io.quantlab.engine.order.Side;
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

/// What stands at the levels of a book after prints, full books and our own orders (F-21, F-23,
/// F-31, F-35), worked by hand. Orders meet the message after the one on which they were sent.
@ExtendWith(InvariantsExtension.class)
class DepthLevelsTest {
  private final MarketRows book =
      MarketRows.depth()
          .fullBook(at(1), "B 100 5", "B 99 7", "B 98 9", "A 101 3", "A 102 4", "A 105 50");
  private final MarketRows trades = MarketRows.trades();

  private LabResult run(FillProfile profile, Consumer<Script> plan) {
    Lab lab = Lab.on(book);
    if (!trades.rows().isEmpty()) {
      lab.data(1, trades);
    }
    return lab.profile(profile).trader(Script.of(plan)).run();
  }

  private static FillProfile queue(QueueModel model) {
    return FillProfile.book(new BookFills(model, Latencies.NONE, 0));
  }

  /// Risk averse: what stands at the level at arrival is ahead.
  private LabResult run(Consumer<Script> plan) {
    return run(queue(new QueueModel.RiskAverse()), plan);
  }

  private static OrderRequest buy(long lots, long ticks) {
    return OrderRequest.limit(1, Side.BUY, lots, ticks);
  }

  private static OrderRequest sell(long lots, long ticks) {
    return OrderRequest.limit(1, Side.SELL, lots, ticks);
  }

  // ---- prints ----

  @Test
  @DisplayName("F-31: a print at the bid consumes it until the book's next update")
  void printsTakeBids() {
    book.message(at(3), "B 90 1").message(at(5), "B 90 2");
    trades.trade(at(2), 100, 2).trade(at(4), 100, 2);
    LabResult r =
        run(
            FillProfile.immediate(),
            s ->
                s.at(at(2), c -> c.market(1, -4)) // 3 left at 100
                    .at(at(3), c -> c.market(1, -2)) // the print is forgotten: 5 less our 3
                    .at(at(4), c -> c.market(1, -1))); // nothing left at 100
    assertEquals(List.of("SELL 3 @ 100", "SELL 1 @ 99", "SELL 2 @ 100", "SELL 1 @ 99"), r.trades());
  }

  @Test
  @DisplayName(
      "F-31: a print beyond the best price takes from its own level, one between from none")
  void printsElsewhere() {
    book.message(at(2), "A 101 0").message(at(9), "B 90 1");
    trades.trade(at(3), 99, 3).trade(at(4), 105, 48).trade(at(5), 101, 9);
    LabResult r =
        run(
            FillProfile.immediate(),
            s ->
                s.at(
                    at(5),
                    c -> {
                      c.market(1, -12);
                      c.market(1, 6);
                    }));
    // bids 5, 7 - 3, 9; asks 4 at 102, 50 - 48 at 105
    assertEquals(
        List.of("SELL 5 @ 100", "SELL 4 @ 99", "SELL 3 @ 98", "BUY 4 @ 102", "BUY 2 @ 105"),
        r.trades());
  }

  @Test
  @DisplayName("F-23: of a print of 6 the first of two orders of 4 has 4, the second 2")
  void sharedPrint() {
    book.message(at(2), "B 90 1");
    trades.trade(at(3), 100, 6);
    LabResult r =
        run(
            queue(new QueueModel.None()),
            s -> s.submit(at(1), buy(4, 100), buy(4, 100), buy(4, 100)));
    assertEquals(List.of("BUY 4 @ 100 after 3 s", "BUY 2 @ 100 after 3 s"), r.timedTrades());
  }

  @Test
  @DisplayName("F-36: who was traded through has nobody ahead any more")
  void firstAfterThrough() {
    book.message(at(2), "B 90 1");
    trades.trade(at(3), 99, 3).trade(at(4), 100, 2);
    LabResult r = run(s -> s.submit(at(1), buy(10, 100)));
    assertEquals(List.of("BUY 3 @ 100 after 3 s", "BUY 2 @ 100 after 4 s"), r.timedTrades());
  }

  // ---- full books ----

  @Test
  @DisplayName("F-35: a level that a full book lacks has nobody ahead, of bids and of asks")
  void levelThatIsGone() {
    book.message(at(2), "B 90 1").fullBook(at(3), "B 99 7", "A 102 4");
    trades.trade(at(4), 100, 3).trade(at(5), 101, 2);
    LabResult r = run(s -> s.submit(at(1), buy(4, 100), sell(4, 101)));
    // the print at 100 is no higher than our sale at 101: it is for the bid alone
    assertEquals(List.of("BUY 3 @ 100 after 4 s", "SELL 2 @ 101 after 5 s"), r.timedTrades());
  }

  @Test
  @DisplayName("F-31: a full book forgets what was taken of the bids")
  void bidsForgotten() {
    book.message(at(2), "B 90 1")
        .fullBook(at(3), "B 100 5", "B 99 7", "A 101 3")
        .message(at(4), "B 90 1");
    LabResult r = run(s -> s.at(at(1), c -> c.market(1, -4)).at(at(2), c -> c.market(1, -4)));
    assertEquals(List.of("SELL 4 @ 100", "SELL 4 @ 100"), r.trades());
  }

  @Test
  @DisplayName("F-31: after a full book levels are watched one by one again")
  void watchedAfterAFullBook() {
    book.message(at(2), "B 90 1")
        .fullBook(at(3), "B 100 5", "A 101 3", "A 102 4")
        .message(at(4), "B 90 1")
        .message(at(5), "A 101 4")
        .message(at(6), "B 90 2");
    LabResult r =
        run(s ->
            s.submit(at(1), buy(1, 95))
                .at(at(3), c -> c.market(1, 2))
                .at(at(5), c -> c.market(1, 4)));
    assertEquals(List.of("BUY 2 @ 101 after 4 s", "BUY 4 @ 101 after 6 s"), r.timedTrades());
  }

  @Test
  @DisplayName("F-31: a level that changes is whole again, though none of ours rests")
  void changedLevel() {
    book.message(at(2), "B 90 1").message(at(3), "A 101 6").message(at(4), "B 90 2");
    LabResult r = run(s -> s.at(at(1), c -> c.market(1, 2)).at(at(3), c -> c.market(1, 6)));
    assertEquals(List.of("BUY 2 @ 101", "BUY 6 @ 101"), r.trades());
  }

  // ---- who meets the book ----

  @Test
  @DisplayName("F-21: the bids that come to a sale give no more than it asks for")
  void noMoreThanAsked() {
    book.message(at(2), "B 90 1").message(at(3), "A 101 0", "A 102 0", "B 103 2", "B 102 9");
    LabResult r = run(s -> s.submit(at(1), sell(4, 102)));
    assertEquals(List.of("SELL 4 @ 102 after 3 s"), r.timedTrades());
  }

  private String alone(Side side, OrderKind kind) {
    return String.join(
        ", ", run(s -> s.submit(at(1), OrderRequest.of(1, side, 1, kind))).timedTrades());
  }

  @Test
  @DisplayName("O-3 to O-7: an order that waits alone is woken, whatever it waits for")
  void aloneInTheBook() {
    book.message(at(2), "B 90 1")
        .message(at(3), "A 101 0", "A 102 0") // 100, 105
        .message(at(4), "B 100 0") // 99, 105
        .message(at(5), "A 103 5") // 99, 103
        .message(at(6), "A 103 0", "B 104 5"); // 104, 105
    OrderKind trailing = new OrderKind.TrailingStop(Trail.by(new Trail.Offset.Price(1)));
    assertEquals("BUY 1 @ 105 after 3 s", alone(Side.BUY, new OrderKind.StopMarket(105)));
    assertEquals("SELL 1 @ 99 after 4 s", alone(Side.SELL, new OrderKind.StopMarket(99)));
    assertEquals("SELL 1 @ 99 after 4 s", alone(Side.SELL, trailing));
    assertEquals("SELL 1 @ 104 after 6 s", alone(Side.SELL, new OrderKind.MarketIfTouched(104)));
  }

  @Test
  @DisplayName("O-5: a purchase that waits alone for a lower ask is woken")
  void aloneBelow() {
    book.message(at(2), "B 90 1").message(at(3), "B 100 0", "B 99 0", "B 98 0", "A 97 5");
    assertEquals("BUY 1 @ 97 after 3 s", alone(Side.BUY, new OrderKind.MarketIfTouched(97)));
  }
}
