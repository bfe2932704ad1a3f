package io.quantlab.engine.planted;

import io.quantlab.engine.market.TickView;
import io.quantlab.engine.strategy.Strategy;
import io.quantlab.engine.strategy.StrategyContext;
import io.quantlab.engine.testkit.EngineRun;
import io.quantlab.engine.testkit.Lab;
import io.quantlab.engine.testkit.MarketRows;
import io.quantlab.engine.testkit.Tape;
import io.quantlab.engine.testkit.Terms;
import org.junit.jupiter.api.Test;

/// Tests that say nothing of a judge and assert nothing: `JudgedPathTest` runs them. No name ends
/// in `Test`, so nobody else does.
public class PlantedRuns {
  private static int instances;

  /// Trades by how many of its kind were made before it.
  private static final class Remembering implements Strategy {
    private final int number = ++instances;
    private StrategyContext context;

    @Override
    public void onStart(StrategyContext c) {
      context = c;
    }

    @Override
    public void onTick(TickView tick) {
      context.market(tick.token(), number);
    }
  }

  private static final class Idle implements Strategy {}

  private static MarketRows rows() {
    return MarketRows.trades().trade(Lab.at(1), 100, 5).trade(Lab.at(2), 101, 5);
  }

  @Test
  void honest() {
    Lab.on(rows()).trader(Idle::new).run();
  }

  @Test
  void remembersInLab() {
    Lab.on(rows()).trader(Remembering::new).run();
  }

  @Test
  void remembersInEngineRun() {
    EngineRun.of(Remembering::new)
        .market(
            Terms.stock(1),
            Tape.trades("2024-01-02").trade("10:00:00", 100, 5).trade("10:00:01", 101, 5))
        .run();
  }

  @Test
  void failsByItself() {
    Lab.on(rows()).trader(Remembering::new).run();
    throw new AssertionError("its own words");
  }
}
