package io.quantlab.engine.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quantlab.engine.execution.FillProfile;
import io.quantlab.engine.execution.SlippageModel;
import io.quantlab.engine.market.BarView;
import io.quantlab.engine.market.TickView;
import io.quantlab.engine.order.FillView;
import io.quantlab.engine.strategy.Strategy;
import io.quantlab.engine.strategy.StrategyContext;
import io.quantlab.engine.testkit.EngineRun;
import io.quantlab.engine.testkit.Tape;
import io.quantlab.engine.testkit.Terms;
import org.junit.jupiter.api.Test;

/// T-6, A-6: a fill is marked at the price of the event that made it, never at the price before.
///
/// 5 shares are bought 10 dollars below the last mark. Marked at that, they would show a gain of 50
/// that never was, and losing it again a drawdown.
class FillMarkTest {
  private static final class BuyOnce implements Strategy {
    private StrategyContext context;
    private long navAtFill;

    @Override
    public void onStart(StrategyContext c) {
      context = c;
    }

    @Override
    public void onTick(TickView tick) {
      buy(tick.token());
    }

    @Override
    public void onBar(BarView bar) {
      buy(bar.token());
    }

    private void buy(int token) {
      if (context.position(token).lots() == 0) {
        context.market(token, 5);
      }
    }

    @Override
    public void onFill(FillView fill) {
      navAtFill = context.navE8();
    }
  }

  private static void assertNoGain(BuyOnce[] last, EngineRun run, long navAtFill) {
    EngineRun.Result result = run.run();
    long deposit = Terms.dollars(10_000);
    assertEquals(1, result.fills().size());
    assertEquals(navAtFill, last[0].navAtFill, "NAV when the fill is told");
    assertEquals(deposit, result.kernel().account(0).drawdown().peakE8(), "peak");
    assertEquals(
        deposit - navAtFill, result.kernel().account(0).drawdown().largestE8(), "drawdown");
  }

  @Test
  void onTrades() {
    BuyOnce[] last = new BuyOnce[1];
    Tape tape = Tape.trades("2024-01-02").trade("10:00", 10000, 9).trade("10:01", 9000, 9);
    assertNoGain(
        last,
        EngineRun.of(() -> last[0] = new BuyOnce())
            .market(Terms.stock(1), Terms.sessions("2024-01-02"), tape),
        Terms.dollars(10_000));
  }

  /// Bought at the ask 9010, worth the bid 9000: 5 × 0.10 less.
  @Test
  void onQuotes() {
    BuyOnce[] last = new BuyOnce[1];
    Tape tape =
        Tape.quotes("2024-01-02")
            .quote("10:00", 10000, 9, 10010, 9)
            .quote("10:01", 9000, 9, 9010, 9);
    assertNoGain(
        last,
        EngineRun.of(() -> last[0] = new BuyOnce())
            .market(Terms.stock(1), Terms.sessions("2024-01-02"), tape),
        Terms.cents(999_950));
  }

  /// Slippage of 3 cents: worth 5 × 0.03 less than paid, at the open as at the close.
  @Test
  void onBars() {
    BuyOnce[] last = new BuyOnce[1];
    Tape tape =
        Tape.bars("2024-01-02", 5)
            .bar("10:00", 10000, 10000, 10000, 10000, 900)
            .bar("10:05", 9000, 9000, 9000, 9000, 900);
    assertNoGain(
        last,
        EngineRun.of(() -> last[0] = new BuyOnce())
            .profile(FillProfile.standard().withSlippage(new SlippageModel.Ticks(3)))
            .market(Terms.stock(1), Terms.sessions("2024-01-02"), tape),
        Terms.cents(999_985));
  }
}
