package io.quantlab.engine.execution;

import static io.quantlab.engine.testkit.Lab.at;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quantlab.engine.kernel.EventType;
import io.quantlab.engine.math.Rng;
import io.quantlab.engine.order.OrderRequest;
import io.quantlab.engine.order.Side;
import io.quantlab.engine.testkit.InvariantsExtension;
import io.quantlab.engine.testkit.Lab;
import io.quantlab.engine.testkit.LabResult;
import io.quantlab.engine.testkit.MarketRows;
import io.quantlab.engine.testkit.Script;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// What takers pay beyond the market's price, worked by hand: on books, among accounts, at limits
/// (F-50, F-53, F-81, F-91).
@ExtendWith(InvariantsExtension.class)
class TakerCostTest {
  private static FillProfile touch(SlippageModel slippage) {
    return FillProfile.touch().withSlippage(slippage);
  }

  private static MarketRows trades(int seconds) {
    MarketRows rows = MarketRows.trades();
    for (int i = 1; i <= seconds; i++) {
      rows.trade(at(i), 10_000, 0);
    }
    return rows;
  }

  @Test
  @DisplayName("F-50: on a book the spread is that of its best prices")
  void spreadOfABook() {
    MarketRows book =
        MarketRows.depth()
            .fullBook(at(1), "B 100 50", "A 104 50")
            .message(at(2), "B 90 1")
            .message(at(3), "B 100 0", "B 90 0")
            .message(at(4), "A 104 51");
    LabResult r =
        Lab.on(book)
            .profile(
                FillProfile.book(new BookFills(QueueModel.standard(), Latencies.NONE, 0))
                    .withSlippage(new SlippageModel.SpreadShare(50_000_000)))
            .trader(
                Script.of(s ->
                    s.at(
                            at(1),
                            c -> {
                              c.market(1, 5);
                              c.market(1, -5);
                            })
                        .at(at(3), c -> c.market(1, 5))))
            .run();
    // half of 4 on either side; without a bid nobody knows the spread
    assertEquals(List.of("BUY 5 @ 106", "SELL 5 @ 98", "BUY 5 @ 104"), r.trades());
    assertEquals(1, r.unpricedFills());
  }

  @Test
  @DisplayName("T-31, K-6: each account draws the slippage it would draw alone")
  void noiseOfAccounts() {
    Lab lab = Lab.on(trades(3)).profile(touch(new SlippageModel.OneTickWithProbability(0.5)));
    Rng rng = new Rng(Lab.SEED);
    List<String> expected = new ArrayList<>();
    for (int account = 0; account < 7; account++) {
      lab.trader(
          Script.of(s ->
              s.at(
                  at(1),
                  c -> {
                    c.market(1, 1);
                    c.market(1, 1);
                  })));
      for (int order = 1; order <= 2; order++) {
        boolean slips = rng.uniform(Rng.SLIPPAGE, order, 0) < 0.5;
        expected.add("BUY 1 @ " + (slips ? 10_001 : 10_000));
      }
    }
    assertEquals(expected, lab.run().trades());
  }

  @Test
  @DisplayName("F-91: slippage and impact that cannot be worked out are counted, each for itself")
  void unknown() {
    SlippageModel measured = new SlippageModel.SquareRoot(1, Double.NaN, Double.NaN);
    ImpactModel impact = new ImpactModel.SquareRoot(1, Double.NaN, Double.NaN);
    MarketRows rows = MarketRows.trades().trade(at(1), 10_000, 50).trade(at(2), 10_000, 50);
    LabResult r =
        Lab.on(rows)
            .profile(touch(new SlippageModel.Impact(impact, 0, measured)))
            .trader(Script.of(s -> s.at(at(1), c -> c.market(1, 100))))
            .run();
    assertEquals(List.of("BUY 100 @ 10000"), r.trades());
    assertEquals(2, r.unpricedFills());
  }

  @Test
  @DisplayName("F-81, F-3: a limit leaves room first for where the price stands, then for the fill")
  void boundByALimit() {
    // gamma and eta 0.001 dollars a share: 100 shares cost 15 ticks and move 10 for good
    SlippageModel impact =
        new SlippageModel.Impact(new ImpactModel.Linear(0.001, 0.001), 0, new SlippageModel.None());
    LabResult r =
        Lab.on(trades(6))
            .profile(touch(impact))
            .trader(
                "one",
                Script.of(s ->
                    s.at(at(1), c -> c.submit(OrderRequest.limit(1, Side.BUY, 100, 10_004)))
                        .at(at(2), c -> c.submit(OrderRequest.limit(1, Side.BUY, 100, 10_006)))
                        .at(at(3), c -> c.submit(OrderRequest.limit(1, Side.BUY, 100, 10_023)))
                        .at(at(4), c -> c.submit(OrderRequest.limit(1, Side.BUY, 100, 10_100)))),
                10_000_000)
            .run();
    assertEquals(
        List.of("BUY 100 @ 10004", "BUY 100 @ 10006", "BUY 100 @ 10023", "BUY 100 @ 10045"),
        r.trades());
    // what the fill moves: 4 of 15, none beside 6 of the 10 that stand, 3 beside 20, 15 beside 30
    assertEquals(
        List.of(4L, 0L, 3L, 15L), r.events(EventType.IMPACT).stream().map(e -> e.c()).toList());
    assertEquals(
        List.of(0L, 6L, 20L, 30L), r.events(EventType.IMPACT).stream().map(e -> e.d()).toList());
  }
}
