package io.quantlab.engine.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quantlab.engine.market.BarView;
import io.quantlab.engine.market.TickRun;
import io.quantlab.engine.market.TickView;
import io.quantlab.engine.order.FillView;
import io.quantlab.engine.reference.Builtins;
import io.quantlab.engine.strategy.Parameters;
import io.quantlab.engine.strategy.Strategy;
import io.quantlab.engine.strategy.StrategyContext;
import io.quantlab.engine.testkit.InvariantsExtension;
import io.quantlab.engine.testkit.Lab;
import io.quantlab.engine.testkit.LabResult;
import io.quantlab.engine.testkit.MarketRows;
import io.quantlab.engine.time.Interval;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Trades that are told in runs: the same as trades told one by one, in the same order among all
/// else that is told. Random ones: [QuietLoopTest].
@ExtendWith(InvariantsExtension.class)
class TickRunTest {
  /// What the strategy was told, in order.
  private final List<String> told = new ArrayList<>();

  /// Writes down what it is told; buys 5 at the trade of one price, and takes so many trades of a
  /// run.
  private final class Runs implements Strategy {
    private final long buysAt;
    private final int most;
    private StrategyContext context;
    private TickRun kept;

    Runs(long buysAt, int most) {
      this.buysAt = buysAt;
      this.most = most;
    }

    @Override
    public void onStart(StrategyContext c) {
      context = c;
      c.subscribeBars(1, Interval.minutes(1));
    }

    @Override
    public void onTick(TickView tick) {
      told.add(Long.toString(tick.priceTicks()));
      assertEquals(tick.epochNanos(), context.epochNanos(), "the time is that of the trade");
      assertEquals(tick.priceTicks(), context.position(1).markTicks(), "and so is the mark");
      if (tick.priceTicks() == buysAt) {
        context.market(1, 5);
      }
    }

    @Override
    public void onTickRun(TickRun ticks) {
      kept = ticks;
      int taken = 0;
      do {
        onTick(ticks);
        if (context.workingOrders(1) > 0) {
          long price = ticks.priceTicks();
          assertFalse(ticks.next(), "the order must reach its venue first");
          assertEquals(price, ticks.priceTicks(), "the trade shown stays");
        }
      } while (++taken < most && ticks.next());
      told.add("|");
    }

    @Override
    public void onBar(BarView bar) {
      told.add("bar " + bar.closeTicks());
      assertFalse(kept.next(), "a run is over when its call is");
    }

    @Override
    public void onFill(FillView fill) {
      told.add("fill " + fill.priceTicks());
    }
  }

  private LabResult run(long buysAt, int most) {
    MarketRows rows = MarketRows.trades();
    for (int i = 0; i < 8; i++) {
      rows.trade(Lab.at(20 * i), 1_000 + i, 100);
    }
    return Lab.on(rows).trader(() -> new Runs(buysAt, most)).run();
  }

  private List<String> withoutEnds() {
    return told.stream().filter(word -> !word.equals("|")).toList();
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 100})
  @DisplayName("T-6 however much of a run is taken, every trade comes once, bars in between")
  void everyTradeOnce(int most) {
    run(0, most);
    assertEquals(
        List.of(
            "1000", "1001", "1002", "1003", "bar 1002", "1004", "1005", "1006", "bar 1005", "1007"),
        withoutEnds());
  }

  @Test
  @DisplayName("T-6 trades between which nothing is due come in one call")
  void together() {
    run(0, 100);
    assertTrue(told.indexOf("|") > 1, () -> "the first call had one trade: " + told);
  }

  @Test
  @DisplayName("T-7, T-8 an order ends the run and is filled before the next trade is told")
  void orderEndsRun() {
    LabResult r = run(1_001, 100);
    assertEquals(List.of("BUY 5 @ 1002"), r.trades());
    assertEquals(List.of("1001", "|", "fill 1002", "1002"), told.subList(1, 5));
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 64, 4_096})
  @DisplayName("Z-7 sma-cross takes runs and trades as it does tick by tick")
  void crossInRuns(int blocks) {
    SplittableRandom random = new SplittableRandom(7);
    MarketRows rows = MarketRows.trades();
    long price = 10_000;
    for (int i = 0; i < 5_000; i++) {
      price += random.nextInt(-2, 3);
      rows.trade(Lab.at(i), price, 100);
    }
    Map<String, String> given = Map.of("fast", "3", "slow", "8", "lots", "10");
    Lab lab =
        Lab.on(rows)
            .blocks(blocks)
            .trader(() -> Builtins.byName("sma-cross").orElseThrow().create(new Parameters(given)));
    LabResult runs = lab.run();
    assertTrue(runs.trades().size() > 100, () -> "few trades: " + runs.trades().size());
    assertEquals(lab.plain().run().eventHash(), runs.eventHash());
  }
}
