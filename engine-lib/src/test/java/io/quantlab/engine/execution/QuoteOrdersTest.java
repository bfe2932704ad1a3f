package io.quantlab.engine.execution;

import static io.quantlab.engine.testkit.Lab.at;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quantlab.engine.order.OrderEventType;
import io.quantlab.engine.order.OrderRequest;
import io.quantlab.engine.order.Side;
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

/// Orders on quotes worked by hand (O-3, O-4, F-1, F-20, F-21, F-23, F-31): prints beside them,
/// gaps, order ticks of five. Orders meet the quote or print after the one on which they were sent.
@ExtendWith(InvariantsExtension.class)
class QuoteOrdersTest {
  private final MarketRows quotes = MarketRows.quotes();
  private final MarketRows trades = MarketRows.trades();
  private long orderTick = 1;

  private QuoteOrdersTest quote(long second, long bid, long ask) {
    quotes.quote(at(second), bid, 5, ask, 5);
    return this;
  }

  private LabResult run(FillProfile profile, Consumer<Script> plan) {
    Lab lab = Lab.empty().instrument(Lab.stock(1, orderTick)).data(1, quotes);
    if (!trades.rows().isEmpty()) {
      lab.data(1, trades);
    }
    return lab.profile(profile).trader(Script.of(plan)).run();
  }

  private LabResult run(OrderRequest... orders) {
    return run(FillProfile.touch(), s -> s.submit(at(1), orders));
  }

  private static OrderRequest buy(long lots, long ticks) {
    return OrderRequest.limit(1, Side.BUY, lots, ticks);
  }

  @Test
  @DisplayName("F-31: what a print took is missing for the order that meets it, not for later ones")
  void printIsOver() {
    quote(1, 99, 101).quote(3, 99, 101).quote(5, 99, 101);
    trades.trade(at(2), 101, 3);
    LabResult r =
        run(
            FillProfile.touch(),
            s -> s.at(at(1), c -> c.market(1, 1)).at(at(2), c -> c.market(1, 5)));
    // 5 less the 1 we took
    assertEquals(
        List.of("BUY 1 @ 101 after 2 s", "BUY 4 @ 101 after 3 s", "BUY 1 @ 102 after 3 s"),
        r.timedTrades());
  }

  @Test
  @DisplayName("F-1: IMMEDIATE takes the ask though there was never a bid, and the other way")
  void oneSidedAtArrival() {
    quotes.askOnly(at(1), 101, 5).askOnly(at(9), 101, 5);
    assertEquals(
        List.of("BUY 2 @ 101 after 1 s"),
        run(FillProfile.immediate(), s -> s.at(at(1), c -> c.market(1, 2))).timedTrades());
  }

  @Test
  @DisplayName("F-1: IMMEDIATE takes the bid though there was never an ask")
  void bidAloneAtArrival() {
    quotes.bidOnly(at(1), 99, 5).bidOnly(at(9), 99, 5);
    assertEquals(
        List.of("SELL 2 @ 99 after 1 s"),
        run(FillProfile.immediate(), s -> s.at(at(1), c -> c.market(1, -2))).timedTrades());
  }

  @Test
  @DisplayName("O-3: a stop passed at its first meeting says that it triggered, on any ticks")
  void triggersAreTold() {
    quote(1, 99, 101).quote(2, 99, 101);
    OrderRequest passed = OrderRequest.stop(1, Side.BUY, 1, 100);
    MarketRows prints = MarketRows.trades().trade(at(1), 100, 5).trade(at(2), 100, 5);
    MarketRows book =
        MarketRows.depth().fullBook(at(1), "B 99 5", "A 101 5").message(at(2), "B 90 1");
    FillProfile levels = FillProfile.book(new BookFills(QueueModel.standard(), Latencies.NONE, 0));
    for (LabResult r :
        List.of(
            run(passed),
            Lab.on(prints)
                .profile(FillProfile.touch())
                .trader(Script.of(s -> s.submit(at(1), passed)))
                .run(),
            Lab.on(book).profile(levels).trader(Script.of(s -> s.submit(at(1), passed))).run())) {
      assertTrue(r.life(1).contains(OrderEventType.TRIGGERED));
      assertEquals(OrderEventType.FILLED, r.life(1).getLast());
    }
  }

  @Test
  @DisplayName("O-4: a stop-limit over whose limit the quote jumps rests until it comes back")
  void jumpedLimits() {
    quote(1, 99, 101).quote(2, 99, 101).quote(3, 90, 110).quote(4, 96, 104);
    LabResult r =
        run(
            OrderRequest.stopLimit(1, Side.BUY, 1, 103, 104),
            OrderRequest.stopLimit(1, Side.SELL, 2, 97, 96));
    assertEquals(List.of("BUY 1 @ 104 after 4 s", "SELL 2 @ 96 after 4 s"), r.timedTrades());
    assertTrue(r.fills().stream().allMatch(LabResult.Fill::maker));
  }

  @Test
  @DisplayName("F-20: beyond the shown size a taker pays one order tick more, here five")
  void oneTickWorse() {
    orderTick = 5;
    quote(1, 95, 105).quote(2, 95, 105);
    LabResult r = run(OrderRequest.market(1, Side.BUY, 7), OrderRequest.market(1, Side.SELL, 8));
    assertEquals(List.of("BUY 5 @ 105", "BUY 2 @ 110", "SELL 5 @ 95", "SELL 3 @ 90"), r.trades());
  }

  @Test
  @DisplayName("F-21: THROUGH asks prints for a whole order tick beyond the limit, here five")
  void throughByATick() {
    orderTick = 5;
    quote(1, 95, 120).quote(2, 95, 120);
    trades.trade(at(3), 100, 9).trade(at(4), 96, 9).trade(at(5), 95, 9);
    LabResult r = run(FillProfile.standard(), s -> s.submit(at(1), buy(4, 100)));
    assertEquals(List.of("BUY 4 @ 100 after 5 s"), r.timedTrades());
  }

  @Test
  @DisplayName("F-23: a print beyond three queues fills the better prices first")
  void queuesByPrice() {
    quote(1, 95, 101).quote(9, 95, 101);
    trades.trade(at(2), 96, 12);
    FillProfile queues = FillProfile.immediate().withQuoteQueue(new QueueModel.RiskAverse());
    LabResult r = run(queues, s -> s.submit(at(1), buy(5, 97), buy(5, 99), buy(5, 98)));
    assertEquals(List.of("BUY 5 @ 99", "BUY 5 @ 98", "BUY 2 @ 97"), r.trades());
  }

  @Test
  @DisplayName("F-35: a smaller ask moves a sale forward, one that is gone makes it the first")
  void saleMovesForward() {
    quotes
        .quote(at(1), 99, 100, 101, 100)
        .quote(at(2), 99, 100, 101, 30)
        .quote(at(4), 99, 100, 103, 30)
        .quote(at(6), 99, 100, 103, 30);
    trades.trade(at(3), 101, 33).trade(at(5), 101, 4);
    FillProfile queues = FillProfile.immediate().withQuoteQueue(new QueueModel.RiskAverse());
    LabResult r = run(queues, s -> s.submit(at(1), OrderRequest.limit(1, Side.SELL, 10, 101)));
    assertEquals(List.of("SELL 3 @ 101 after 3 s", "SELL 4 @ 101 after 5 s"), r.timedTrades());
  }
}
