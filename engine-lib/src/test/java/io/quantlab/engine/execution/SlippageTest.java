package io.quantlab.engine.execution;

import static io.quantlab.engine.testkit.Lab.at;
import static io.quantlab.engine.testkit.Lab.minute;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.quantlab.engine.execution.SlippageModel.Clip;
import io.quantlab.engine.execution.SlippageModel.Scope;
import io.quantlab.engine.market.BarView;
import io.quantlab.engine.math.Rng;
import io.quantlab.engine.order.OrderRequest;
import io.quantlab.engine.order.Side;
import io.quantlab.engine.strategy.StrategyContext;
import io.quantlab.engine.testkit.InvariantsExtension;
import io.quantlab.engine.testkit.Lab;
import io.quantlab.engine.testkit.LabResult;
import io.quantlab.engine.testkit.MarketRows;
import io.quantlab.engine.testkit.Script;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// Slippage models on tapes worked by hand (engine contract 4.6); the random twin is
/// `NaiveSlippage`.
@ExtendWith(InvariantsExtension.class)
class SlippageTest {
  private static final long DAY = 86_400 * Lab.SECOND;

  private static LabResult run(SlippageModel model, MarketRows rows, Consumer<Script> plan) {
    return Lab.on(rows)
        .profile(FillProfile.touch().withSlippage(model))
        .trader("one", Script.of(plan), 10_000_000)
        .run();
  }

  private static MarketRows trades(long... prices) {
    MarketRows rows = MarketRows.trades();
    for (int i = 0; i < prices.length; i++) {
      rows.trade(at(i + 1), prices[i], 0);
    }
    return rows;
  }

  @Test
  @DisplayName(
      "F-50: a share of the spread, rounded away from the trader; on bars that of the open")
  void spreadShare() {
    SlippageModel half = new SlippageModel.SpreadShare(50_000_000);
    MarketRows quotes = MarketRows.quotes().quote(at(1), 99, 9, 102, 9).quote(at(2), 95, 9, 98, 9);
    // the spread is 3, half of it 1.5: 2 ticks
    LabResult r =
        run(
            half,
            quotes,
            s ->
                s.at(
                    at(1),
                    c -> {
                      c.market(1, 1);
                      c.market(1, -1);
                      c.submit(OrderRequest.limit(1, Side.BUY, 1, 99));
                    }));
    assertEquals(List.of("BUY 1 @ 100", "SELL 1 @ 93", "BUY 1 @ 99"), r.trades());

    MarketRows bars =
        MarketRows.quoteBars()
            .quoteBar(minute(0), minute(1), 100, 105, 95, 101, 4)
            .quoteBar(minute(1), minute(2), 102, 110, 95, 101, 4);
    // bid 102, ask 106 at the open: 2 ticks more than 106
    assertEquals(
        List.of("BUY 1 @ 108"), run(half, bars, s -> s.onBar(once(c -> c.market(1, 1)))).trades());
  }

  private static BiConsumer<StrategyContext, BarView> once(Consumer<StrategyContext> act) {
    boolean[] done = new boolean[1];
    return (c, b) -> {
      if (!done[0]) {
        done[0] = true;
        act.accept(c);
      }
    };
  }

  @Test
  @DisplayName("F-50, K-6: one tick with probability p, one draw a fill from the order's noise")
  void oneTick() {
    MarketRows rows = trades(100, 100);
    Consumer<Script> forty =
        s ->
            s.at(
                at(1),
                c -> {
                  for (int i = 0; i < 40; i++) {
                    c.market(1, 1);
                  }
                });
    List<String> expected = new ArrayList<>();
    Rng rng = new Rng(Lab.SEED);
    for (int order = 1; order <= 40; order++) {
      boolean slips = rng.uniform(Rng.SLIPPAGE, order, 0) < 0.3;
      expected.add("BUY 1 @ " + (slips ? 101 : 100));
    }
    assertEquals(
        expected, run(new SlippageModel.OneTickWithProbability(0.3), rows, forty).trades());
    assertEquals(
        List.of("BUY 1 @ 101"),
        run(
                new SlippageModel.OneTickWithProbability(1),
                rows,
                s -> s.at(at(1), c -> c.market(1, 1)))
            .trades());
    assertEquals(
        List.of("BUY 1 @ 100"),
        run(
                new SlippageModel.OneTickWithProbability(0),
                rows,
                s -> s.at(at(1), c -> c.market(1, 1)))
            .trades());
  }

  @Test
  @DisplayName(
      "K-6: the second fill of an order takes the second draw, another order changes nothing")
  void draws() {
    MarketRows rows = MarketRows.quotes();
    for (int i = 1; i <= 6; i++) {
      rows.quote(at(i), 90, 1 + i % 2, 100, 1 + i % 2);
    }
    FillProfile wait =
        new FillProfile(
            "wait",
            FillProfile.Timing.NEXT_EVENT,
            FillProfile.Timing.NEXT_OPEN,
            FillProfile.Timing.NEXT_OPEN,
            FillProfile.Path.OHLC,
            0,
            FillProfile.StopLimitInBar.PATH,
            0,
            100_000_000,
            FillProfile.BeyondTop.WAIT,
            FillProfile.Crossed.SKIP,
            new SlippageModel.OneTickWithProbability(0.5));
    LabResult r =
        Lab.on(rows).profile(wait).trader(Script.of(s -> s.at(at(1), c -> c.market(1, 6)))).run();
    Rng rng = new Rng(Lab.SEED);
    List<String> expected = new ArrayList<>();
    long[] lots = {1, 2, 1, 2};
    for (int i = 0; i < 4; i++) {
      long price = rng.uniform(Rng.SLIPPAGE, 1, i) < 0.5 ? 101 : 100;
      expected.add("BUY " + lots[i] + " @ " + price);
    }
    assertEquals(expected, r.trades());
  }

  @Test
  @DisplayName("F-52: 2.5 % of the bar at most; price x 0.1 x share squared")
  void volumeShare() {
    MarketRows rows =
        MarketRows.bars()
            .bar(minute(0), minute(1), 1_000_000, 1_000_000, 1_000_000, 1_000_000, 1_000)
            .bar(minute(1), minute(2), 1_000_000, 1_000_000, 1_000_000, 1_000_000, 1_000)
            .bar(minute(2), minute(3), 2_000_000, 2_000_000, 2_000_000, 2_000_000, 1_000);
    LabResult r =
        run(
            new SlippageModel.VolumeShare(2_500_000, 10_000_000),
            rows,
            s -> s.onBar(once(c -> c.market(1, 40))));
    // 25 of 1,000: 1,000,000 x 0.1 x 0.025^2 = 62.5; 15: 2,000,000 x 0.1 x 0.015^2 = 45
    assertEquals(List.of("BUY 25 @ 1000063", "BUY 15 @ 2000045"), r.trades());
  }

  @Test
  @DisplayName("F-53: Y sigma sqrt(Q/V); an order pays the same in one fill or in two")
  void squareRoot() {
    SlippageModel model = new SlippageModel.SquareRoot(1, 0.02, 10_000);
    // 10,000 x 0.02 x sqrt(100 / 10,000) = 20
    assertEquals(
        List.of("BUY 100 @ 10020"),
        run(model, trades(10_000, 10_000), s -> s.at(at(1), c -> c.market(1, 100))).trades());
    MarketRows two =
        MarketRows.quotes().quote(at(1), 9_999, 0, 10_000, 0).quote(at(2), 9_999, 25, 10_000, 25);
    // 25 lots: 10; then (100^1.5 - 25^1.5) / 75 / 100 x 200 of 10,001: 23.34
    assertEquals(
        List.of("BUY 25 @ 10010", "BUY 75 @ 10025"),
        run(model, two, s -> s.at(at(1), c -> c.market(1, 100))).trades());
  }

  @Test
  @DisplayName("F-53: volatility and volume are those of the sessions that have closed")
  void measured() {
    MarketRows rows = MarketRows.trades();
    long[] closes = {10_000, 11_000, 9_900};
    for (int day = 0; day < 3; day++) {
      rows.trade(at(1) + day * DAY, 10_500, 40 + 100 * day);
      rows.trade(at(9) + day * DAY, closes[day], 60);
    }
    rows.trade(at(1) + 3 * DAY, 10_000, 5).trade(at(2) + 3 * DAY, 10_000, 1);
    SlippageModel model = new SlippageModel.SquareRoot(1, Double.NaN, Double.NaN);
    LabResult r =
        run(
            model,
            rows,
            s -> s.at(at(1), c -> c.market(1, 1)).at(at(1) + 3 * DAY, c -> c.market(1, 50)));
    // returns ln 1.1 and ln 0.9: deviation 0.1418956; volumes 100, 200, 300: sqrt(50 / 200) = 0.5
    assertEquals(List.of("BUY 1 @ 10000", "BUY 50 @ 10710"), r.trades());
    assertEquals(1, r.unpricedFills());
  }

  @Test
  @DisplayName("F-51: ENTRIES spares the closing part of a fill")
  void entries() {
    SlippageModel model =
        new SlippageModel.Scoped(new SlippageModel.Ticks(5), Scope.ENTRIES, Clip.NONE);
    LabResult r =
        run(
            model,
            trades(100, 100, 100, 100),
            s ->
                s.at(at(1), c -> c.market(1, 3))
                    .at(at(2), c -> c.market(1, -5))
                    .at(at(3), c -> c.market(1, 2)));
    // 2 of the 5 sold open a short: 5 x 2 / 5 = 2 ticks; the last buy closes it
    assertEquals(List.of("BUY 3 @ 105", "SELL 5 @ 98", "BUY 2 @ 100"), r.trades());
  }

  @Test
  @DisplayName("F-51: BAR_RANGE never leaves the bar, also at its open")
  void barRange() {
    SlippageModel model =
        new SlippageModel.Scoped(new SlippageModel.Ticks(5), Scope.ALL, Clip.BAR_RANGE);
    MarketRows rows =
        MarketRows.bars()
            .bar(minute(0), minute(1), 100, 100, 100, 100, 1_000)
            .bar(minute(1), minute(2), 100, 103, 99, 101, 1_000)
            .bar(minute(2), minute(3), 100, 109, 99, 101, 1_000);
    LabResult r =
        run(
            model,
            rows,
            s ->
                s.onBar(
                    once(c -> {
                      c.market(1, 1);
                      c.market(1, -1);
                      c.submit(OrderRequest.stop(1, Side.BUY, 1, 107));
                    })));
    assertEquals(List.of("BUY 1 @ 103", "SELL 1 @ 99", "BUY 1 @ 109"), r.trades());
  }

  @Test
  @DisplayName("F-3: a limit fill is never worse than its limit, whatever the model")
  void limitHolds() {
    for (SlippageModel model :
        List.of(
            new SlippageModel.Ticks(50),
            new SlippageModel.OneTickWithProbability(1),
            new SlippageModel.SquareRoot(1, 0.5, 10))) {
      LabResult r =
          run(
              model,
              trades(100, 100),
              s -> s.at(at(1), c -> c.submit(OrderRequest.limit(1, Side.BUY, 5, 100))));
      assertEquals(List.of("BUY 5 @ 100"), r.trades());
    }
  }

  @Test
  @DisplayName("a model that lacks its data is refused before the run")
  void refused() {
    Consumer<Script> nothing = s -> {};
    IllegalArgumentException spread =
        assertThrows(
            IllegalArgumentException.class,
            () -> run(new SlippageModel.SpreadShare(1), trades(100), nothing));
    assertEquals(
        "slippage SpreadShare[shareE8=1] needs quotes; orders of token 1 meet TRADES",
        spread.getMessage());
    IllegalArgumentException volume =
        assertThrows(
            IllegalArgumentException.class,
            () -> run(new SlippageModel.VolumeShare(1, 1), trades(100), nothing));
    assertEquals(
        "slippage VolumeShare[limitE8=1, impactE8=1] needs bars with volume; orders of token 1 meet"
            + " TRADES",
        volume.getMessage());
  }
}
