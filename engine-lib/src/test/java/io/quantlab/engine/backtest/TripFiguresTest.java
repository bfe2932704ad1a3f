package io.quantlab.engine.backtest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.quantlab.engine.analysis.Table;
import io.quantlab.engine.execution.FeeModel;
import io.quantlab.engine.execution.FillProfile;
import io.quantlab.engine.kernel.AccountTerms;
import io.quantlab.engine.kernel.HashScope;
import io.quantlab.engine.market.BarView;
import io.quantlab.engine.market.Schema;
import io.quantlab.engine.market.TickView;
import io.quantlab.engine.order.OrderKind;
import io.quantlab.engine.order.OrderRequest;
import io.quantlab.engine.order.OrderTerms.Contingency;
import io.quantlab.engine.order.Side;
import io.quantlab.engine.order.Trail;
import io.quantlab.engine.portfolio.AccountRules;
import io.quantlab.engine.portfolio.TripMethod;
import io.quantlab.engine.strategy.Strategy;
import io.quantlab.engine.strategy.StrategyContext;
import io.quantlab.engine.testkit.MarketRows;
import io.quantlab.engine.testkit.SmallRun;
import java.io.IOException;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Initial risk, bars held, best and worst net of round trips, worked by hand (engine contract
///
class TripFiguresTest {
  private static final long CENT = 1_000_000;

  /// Does something at its first bar or tick.
  private record AtFirst(Consumer<StrategyContext> what, StrategyContext[] context)
      implements Strategy {
    AtFirst(Consumer<StrategyContext> what) {
      this(what, new StrategyContext[2]);
    }

    @Override
    public void onStart(StrategyContext c) {
      context[0] = c;
    }

    @Override
    public void onBar(BarView bar) {
      first();
    }

    @Override
    public void onTick(TickView tick) {
      first();
    }

    private void first() {
      if (context[1] == null) {
        context[1] = context[0];
        what.accept(context[0]);
      }
    }
  }

  private static SmallRun run(
      MarketRows rows, TripMethod method, Consumer<StrategyContext> what, long fee)
      throws IOException {
    SmallRun run =
        new SmallRun(
            SmallRun.sources(rows),
            sources -> List.of(new AtFirst(what)),
            FillProfile.standard(),
            new FeeModel.PerTrade(fee),
            AccountTerms.none().withRules(AccountRules.STANDARD.with(method)));
    JournalCheck.Report report =
        JournalCheck.of(run.open(), HashScope.ALL, run.result.tables().all());
    assertEquals(List.of(), report.findings().texts());
    return run;
  }

  /// Bars of a minute as open, high, low, close.
  private static MarketRows bars(long[]... prices) {
    MarketRows rows = MarketRows.of(Schema.BAR);
    for (int i = 0; i < prices.length; i++) {
      long at = SmallRun.START + i * SmallRun.MINUTE;
      long[] p = prices[i];
      rows.row(at + SmallRun.MINUTE, at, p[0], p[1], p[2], p[3], 100_000, 10, 0);
    }
    return rows;
  }

  private static long figure(SmallRun run, String column) {
    Table t = run.result.tables().trades();
    assertEquals(1, t.rows());
    return t.longAt(0, t.schema().column(column));
  }

  private static boolean has(SmallRun run, String column) {
    Table t = run.result.tables().trades();
    return t.isPresent(0, t.schema().column(column));
  }

  /// The entry fills at 100.00 in the second bar; the fourth reaches stop and target.
  private static final MarketRows BOTH =
      bars(
          new long[] {10_000, 10_100, 9_900, 10_000},
          new long[] {10_000, 10_100, 9_900, 10_000},
          new long[] {10_000, 10_200, 9_900, 10_100},
          new long[] {10_000, 10_600, 9_400, 10_000},
          new long[] {10_000, 10_100, 9_900, 10_000});

  private static void bracket(StrategyContext c) {
    c.submit(OrderRequest.market(1, Side.BUY, 10));
    long group = c.newGroup();
    for (OrderRequest exit :
        List.of(
            OrderRequest.stop(1, Side.SELL, 10, 9_500),
            OrderRequest.limit(1, Side.SELL, 10, 10_500))) {
      c.submit(exit.reduceOnly().childOf(1).inGroup(group, Contingency.OUO));
    }
  }

  @ParameterizedTest
  @EnumSource
  @DisplayName("A-5, F-90: a stop and a target in one bar: 50.00 lost at worst, 50.00 made at best")
  void ambiguousExit(TripMethod method) throws IOException {
    SmallRun run = run(BOTH, method, TripFiguresTest::bracket, 2 * CENT);
    assertEquals(-5_004 * CENT, figure(run, "net")); // the worse way is taken; two fees of 0.02
    assertEquals(-5_004 * CENT, figure(run, "worstNet"));
    assertEquals(4_996 * CENT, figure(run, "bestNet"));
    assertEquals(5_000 * CENT, figure(run, "initialRisk")); // 10 x 5.00
    assertEquals(2, figure(run, "bars"));
  }

  @Test
  @DisplayName("A-5: a trail sent with the entry is its risk; without ambiguity all nets are one")
  void trail() throws IOException {
    MarketRows rows =
        bars(
            new long[] {10_000, 10_000, 10_000, 10_000},
            new long[] {10_000, 10_000, 10_000, 10_000},
            new long[] {9_600, 9_600, 9_600, 9_600},
            new long[] {9_600, 9_600, 9_600, 9_600});
    Trail trail = Trail.by(new Trail.Offset.Price(300));
    SmallRun run =
        run(
            rows,
            TripMethod.LOT_PAIRS,
            c -> {
              c.submit(OrderRequest.market(1, Side.BUY, 10));
              c.submit(
                  OrderRequest.of(1, Side.SELL, 10, new OrderKind.TrailingStop(trail))
                      .reduceOnly()
                      .childOf(1));
            },
            0);
    assertEquals(3_000 * CENT, figure(run, "initialRisk"));
    assertEquals(-4_000 * CENT, figure(run, "net")); // through the trigger at the open
    assertEquals(-4_000 * CENT, figure(run, "bestNet"));
    assertEquals(-4_000 * CENT, figure(run, "worstNet"));
    assertEquals(1, figure(run, "bars"));
  }

  @Test
  @DisplayName("A-5: on ticks there are no bars; an exit that was not sent with the entry is none")
  void nothingToTell() throws IOException {
    MarketRows rows = MarketRows.trades();
    for (int i = 0; i < 6; i++) {
      rows.trade(SmallRun.START + i * SmallRun.MINUTE, 10_000 - i, 100);
    }
    SmallRun run =
        run(
            rows,
            TripMethod.LOT_PAIRS,
            c -> {
              c.market(1, 10);
              c.submit(OrderRequest.stop(1, Side.SELL, 10, 9_997));
            },
            0);
    assertFalse(has(run, "bars"));
    assertFalse(has(run, "initialRisk"));
    assertEquals(figure(run, "net"), figure(run, "worstNet"));
  }
}
