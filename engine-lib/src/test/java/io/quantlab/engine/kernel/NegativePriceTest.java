package io.quantlab.engine.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quantlab.engine.execution.FillProfile;
import io.quantlab.engine.market.TickView;
import io.quantlab.engine.strategy.Strategy;
import io.quantlab.engine.strategy.StrategyContext;
import io.quantlab.engine.testkit.EngineRun;
import io.quantlab.engine.testkit.Tape;
import io.quantlab.engine.testkit.Terms;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/// Prices below zero, as crude oil settled at on 20 April 2020: who buys is paid.
class NegativePriceTest {
  private static final class BuyThenSell implements Strategy {
    private StrategyContext context;
    private int ticks;

    @Override
    public void onStart(StrategyContext c) {
      context = c;
    }

    @Override
    public void onTick(TickView tick) {
      ticks++;
      if (ticks == 1) {
        context.market(tick.token(), 5);
      } else if (ticks == 3) {
        context.market(tick.token(), -5);
      }
    }
  }

  /// Bought 5 at -37.63, sold at -10.00: 188.15 received, 50.00 paid, 138.15 gained.
  @Test
  @DisplayName("A-1, A-3: a purchase below zero brings cash, a sale below zero costs it")
  void buyerIsPaid() {
    Tape tape =
        Tape.trades("2024-01-02")
            .trade("10:00", -3700, 9)
            .trade("10:01", -3763, 9)
            .trade("10:02", -1500, 9)
            .trade("10:03", -1000, 9);
    EngineRun.Result result =
        EngineRun.of(BuyThenSell::new)
            .market(Terms.stock(1), Terms.sessions("2024-01-02"), tape)
            .profile(FillProfile.standard())
            .run();
    long deposit = Terms.dollars(10_000);
    assertEquals(2, result.fills().size());
    assertEquals(deposit + 13_815 * 1_000_000L, result.kernel().account(0).cashE8());
    assertEquals(
        Math.abs(5 * -3763 * 1_000_000L) + 5 * 1000 * 1_000_000L,
        result.kernel().account(0).tradedE8());
  }
}
