package io.quantlab.engine.execution;

import static io.quantlab.engine.testkit.Lab.at;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.quantlab.engine.kernel.EventType;
import io.quantlab.engine.order.OrderRequest;
import io.quantlab.engine.order.Side;
import io.quantlab.engine.order.Submission;
import io.quantlab.engine.strategy.StrategyContext;
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

/// Limits in the queue at the best price of quotes (F-21 QUEUE, F-35, F-36), worked by hand.
///
/// Profile `immediate`: an order sent on the quote of second 1 meets that quote at once and rests.
/// The quote is 99 for 100 lots, 101 for 100 lots. Risk averse: what stood there at arrival is
/// ahead; trades and a level smaller than that move the order forward.
@ExtendWith(InvariantsExtension.class)
class QuoteQueueTest {
  private static final FillProfile AVERSE =
      FillProfile.immediate().withQuoteQueue(new QueueModel.RiskAverse());

  private final MarketRows quotes = MarketRows.quotes().quote(at(1), 99, 100, 101, 100);
  private final MarketRows trades = MarketRows.trades().trade(at(0), 100, 1);

  private static OrderRequest buy(long lots, long ticks) {
    return OrderRequest.limit(1, Side.BUY, lots, ticks);
  }

  private LabResult run(FillProfile profile, Consumer<StrategyContext> orders) {
    return Lab.on(quotes)
        .data(1, trades)
        .profile(profile)
        .trader(Script.of(s -> s.at(at(1), orders)))
        .run();
  }

  private LabResult run(OrderRequest order) {
    return run(AVERSE, c -> c.submit(order));
  }

  /// Lots ahead at joining, of each fill.
  private static List<Long> ahead(LabResult result) {
    return result.events(EventType.SEEN).stream().map(e -> e.d()).toList();
  }

  @Test
  @DisplayName("F-21, F-35: a buy at the bid waits behind the 100 that are shown")
  void waitsItsTurn() {
    trades.trade(at(2), 99, 60).trade(at(3), 99, 45).trade(at(4), 99, 10);
    LabResult result = run(buy(10, 99));
    assertEquals(List.of("BUY 5 @ 99 after 3 s", "BUY 5 @ 99 after 4 s"), result.timedTrades());
    assertEquals(List.of(100L, 100L), ahead(result));
  }

  @Test
  @DisplayName("F-21, F-35: a sale at the ask waits behind the 100 that are shown")
  void sellsWaitToo() {
    trades.trade(at(2), 101, 104);
    LabResult result = run(OrderRequest.limit(1, Side.SELL, 10, 101));
    assertEquals(List.of("SELL 4 @ 101 after 2 s"), result.timedTrades());
  }

  @Test
  @DisplayName("F-35: a level smaller than what was ahead moves the order forward")
  void cancelsAhead() {
    quotes.quote(at(2), 99, 30, 101, 100);
    trades.trade(at(3), 99, 33);
    assertEquals(List.of("BUY 3 @ 99 after 3 s"), run(buy(10, 99)).timedTrades());
  }

  @Test
  @DisplayName("F-35 PROBABILITY: what is canceled was partly ahead")
  void probability() {
    // 100 ahead, 60 join behind, 80 are canceled: POWER:1 with 100 ahead and 60 behind has p =
    // 60/160; front = min(80, 100 - 0.625 * 80 + min(0, 60 - 0.375 * 80)) = 50
    quotes.quote(at(2), 99, 160, 101, 100).quote(at(3), 99, 80, 101, 100);
    trades.trade(at(4), 99, 52);
    FillProfile power =
        FillProfile.immediate()
            .withQuoteQueue(new QueueModel.Probability(QueueModel.Probability.Shape.POWER, 1));
    LabResult result = run(power, c -> c.submit(buy(10, 99)));
    assertEquals(List.of("BUY 2 @ 99 after 4 s"), result.timedTrades());
  }

  @Test
  @DisplayName("F-35: an order that betters the bid has nobody ahead")
  void inside() {
    trades.trade(at(2), 100, 4);
    LabResult result = run(buy(10, 100));
    assertEquals(List.of("BUY 4 @ 100 after 2 s"), result.timedTrades());
    assertEquals(List.of(0L), ahead(result));
  }

  @Test
  @DisplayName("F-35: an order behind the bid joins its level when that becomes the best")
  void behind() {
    quotes.quote(at(2), 98, 50, 101, 100);
    trades.trade(at(3), 98, 50).trade(at(4), 98, 3);
    LabResult result = run(buy(10, 98));
    assertEquals(List.of("BUY 3 @ 98 after 4 s"), result.timedTrades());
    assertEquals(List.of(50L), ahead(result));
  }

  @Test
  @DisplayName("F-36: a level that everybody else left has nobody ahead")
  void levelLeft() {
    quotes.quote(at(2), 98, 70, 101, 100);
    trades.trade(at(3), 99, 2);
    assertEquals(List.of("BUY 2 @ 99 after 3 s"), run(buy(10, 99)).timedTrades());
  }

  @Test
  @DisplayName(
      "F-36: a trade beyond the price fills up to its size, the far side up to what it shows")
  void tradedThrough() {
    trades.trade(at(2), 98, 4);
    quotes.quote(at(3), 98, 10, 99, 3);
    assertEquals(
        List.of("BUY 4 @ 99 after 2 s", "BUY 3 @ 99 after 3 s"), run(buy(10, 99)).timedTrades());
  }

  @Test
  @DisplayName("O-28: a smaller size keeps the place, a larger one goes to the back")
  void amends() {
    quotes.quote(at(3), 99, 100, 101, 90);
    trades.trade(at(2), 99, 80).trade(at(4), 99, 25);
    for (long lots : new long[] {8, 12}) {
      LabResult result =
          Lab.on(quotes)
              .data(1, trades)
              .profile(AVERSE)
              .trader(
                  Script.of(s -> {
                    long[] id = new long[1];
                    s.at(at(1), c -> id[0] = id(c, buy(10, 99)));
                    s.at(at(3), c -> c.amend(id[0], lots, 99, 0));
                  }))
              .run();
      // 20 are ahead; with 12 lots the order joins again, behind 100
      assertEquals(lots == 8 ? List.of("BUY 5 @ 99 after 4 s") : List.of(), result.timedTrades());
    }
  }

  private static long id(StrategyContext c, OrderRequest request) {
    return ((Submission.Accepted) c.submit(request)).orderId();
  }

  @Test
  @DisplayName("F-23, F-36: each of ours waits behind the others, all share the trade by arrival")
  void oursShare() {
    trades.trade(at(2), 99, 103).trade(at(3), 98, 5);
    LabResult result =
        run(
            AVERSE,
            c -> {
              c.submit(buy(4, 99));
              c.submit(buy(8, 99));
            });
    // 3 beyond the 100 ahead of each; the trade beyond the price has 5 for both
    assertEquals(
        List.of(
            "BUY 3 @ 99 after 2 s",
            "BUY 3 @ 99 after 2 s",
            "BUY 1 @ 99 after 3 s",
            "BUY 4 @ 99 after 3 s"),
        result.timedTrades());
  }

  @Test
  @DisplayName("F-21: without a queue the profile immediate fills at a touch")
  void withoutQueue() {
    trades.trade(at(2), 99, 3);
    LabResult result = run(FillProfile.immediate(), c -> c.submit(buy(10, 99)));
    assertEquals(List.of("BUY 3 @ 99 after 2 s"), result.timedTrades());
    assertEquals(List.of(), ahead(result));
  }

  @Test
  @DisplayName("S-35: a taker's fill says the spread it met")
  void spread() {
    LabResult result = run(AVERSE, c -> c.market(1, 1));
    assertEquals(List.of("BUY 1 @ 101 after 1 s"), result.timedTrades());
    assertEquals(List.of(2L), result.events(EventType.SEEN).stream().map(e -> e.c()).toList());
  }

  @Test
  @DisplayName("F-35: an exact queue is none of quotes")
  void noExactQueue() {
    assertThrows(
        IllegalArgumentException.class,
        () -> FillProfile.standard().withQuoteQueue(new QueueModel.Fifo()));
  }
}
