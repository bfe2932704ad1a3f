package io.quantlab.engine.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quantlab.engine.execution.FillProfile;
import io.quantlab.engine.market.BarView;
import io.quantlab.engine.market.TickView;
import io.quantlab.engine.strategy.Strategy;
import io.quantlab.engine.strategy.StrategyContext;
import io.quantlab.engine.testkit.EngineRun;
import io.quantlab.engine.testkit.Tape;
import io.quantlab.engine.testkit.Terms;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/// What a run says of fills that went other than plainly.
class FillCountsTest {
  /// Buys once, on the first row it hears.
  private static final class BuyOnce implements Strategy {
    private final long lots;
    private StrategyContext context;
    private boolean sent;

    BuyOnce(long lots) {
      this.lots = lots;
    }

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
      if (!sent) {
        sent = true;
        context.market(token, lots);
      }
    }
  }

  private static RunCounts counts(long lots, FillProfile profile, Tape tape) {
    EngineRun.Result result =
        EngineRun.of(() -> new BuyOnce(lots))
            .market(Terms.stock(1), Terms.sessions("2024-01-02"), tape)
            .profile(profile)
            .run();
    assertEquals(lots, result.kernel().account(0).holding(0).lots(), "all was bought");
    return result.kernel().counts(0);
  }

  /// A tenth of 100 lots a bar: 10, 10 and 5 lots, the first two cut.
  @Test
  @DisplayName("F-91: fills cut by the volume cap are counted")
  void capped() {
    Tape bars =
        Tape.bars("2024-01-02", 5)
            .bar("10:00", 100, 100, 100, 100, 100)
            .bar("10:05", 100, 100, 100, 100, 100)
            .bar("10:10", 100, 100, 100, 100, 100)
            .bar("10:15", 100, 100, 100, 100, 100);
    RunCounts counts = counts(25, FillProfile.standard(), bars);
    assertEquals(3, counts.fills());
    assertEquals(2, counts.cappedFills());
  }

  /// 10 lots are shown; the other 5 pay one tick more.
  @Test
  @DisplayName("F-91: fills one tick worse than the top are counted")
  void oneTickWorse() {
    Tape quotes =
        Tape.quotes("2024-01-02").quote("10:00", 99, 10, 100, 10).quote("10:01", 99, 10, 100, 10);
    RunCounts counts = counts(15, FillProfile.standard(), quotes);
    assertEquals(2, counts.fills());
    assertEquals(1, counts.oneTickWorseFills());
  }

  /// The order takes the print its strategy has just seen.
  @Test
  @DisplayName("F-91: fills on what the strategy had seen are counted as optimistic")
  void optimistic() {
    Tape trades = Tape.trades("2024-01-02").trade("10:00", 100, 9).trade("10:01", 101, 9);
    assertEquals(1, counts(5, FillProfile.immediate(), trades).optimisticFills());
    assertEquals(0, counts(5, FillProfile.standard(), trades).optimisticFills());
  }
}
