package io.quantlab.fargate.cli.bench;

import io.quantlab.engine.backtest.Backtest;
import io.quantlab.engine.backtest.RunConfig;
import io.quantlab.engine.backtest.RunResult;
import io.quantlab.engine.backtest.RunSource;
import io.quantlab.engine.backtest.RunWatch;
import io.quantlab.engine.execution.FillProfile;
import io.quantlab.engine.feed.SessionScope;
import io.quantlab.engine.kernel.AccountTerms;
import io.quantlab.engine.kernel.ActionRules;
import io.quantlab.engine.kernel.HashScope;
import io.quantlab.engine.market.RowBlock;
import io.quantlab.engine.market.RowCursor;
import io.quantlab.engine.market.Schema;
import io.quantlab.engine.portfolio.CostMethod;
import io.quantlab.engine.risk.RiskLimits;
import io.quantlab.engine.strategy.Strategy;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/// QLB-1 as a complete backtest: every event hashed, decision log, all tables and metrics, as
/// `quantlab backtest` makes them.
final class BacktestWork implements Work {
  private final RunConfig config;
  private final long events;
  private final String expected;
  private RunResult result;

  BacktestWork(Supplier<RowCursor> rows, Schema schema, long events, Answer expected) {
    this.events = events;
    this.expected = text(expected.fills(), expected.equityE4());
    long[] stamps = firstAndLast(rows);
    RunSource source =
        new RunSource(
            QlbEngine.TERMS,
            QlbEngine.ALWAYS,
            schema,
            "",
            "qlb1",
            events,
            stamps[0],
            stamps[1],
            rows);
    config =
        new RunConfig(
            List.of(
                new RunConfig.StrategySlot(
                    "sma-cross", "sma-cross", QlbEngine.parameters(), QlbEngine.CASH_E8)),
            List.of(source),
            "USD",
            FillProfile.standard(),
            QlbEngine.FEES,
            CostMethod.FIFO,
            RiskLimits.defaults(),
            SessionScope.REGULAR,
            Long.MIN_VALUE,
            Long.MAX_VALUE,
            0,
            1,
            HashScope.ALL,
            RunConfig.DecisionLevel.ORDERS,
            0,
            Map.of(),
            AccountTerms.none(),
            ActionRules.RAW);
  }

  private static long[] firstAndLast(Supplier<RowCursor> rows) {
    long[] stamps = {Long.MAX_VALUE, Long.MIN_VALUE};
    try (RowCursor cursor = rows.get()) {
      for (RowBlock block = cursor.next(); block != null; block = cursor.next()) {
        stamps[0] = Math.min(stamps[0], block.column(0)[0]);
        stamps[1] = block.column(0)[block.size() - 1];
      }
    }
    return stamps;
  }

  private static String text(long fills, long equityE4) {
    return "fills=" + fills + " equity_e4=" + equityE4;
  }

  @Override
  public long events() {
    return events;
  }

  @Override
  public String run() {
    List<Strategy> strategies = List.of(QlbEngine.smaCross());
    result = Backtest.run(config, strategies, List.of(), RunWatch.none());
    return text(fills(), equityE4());
  }

  /// Fills of the last run.
  long fills() {
    return result.counts().fills();
  }

  /// Final equity of the last run in the units of the workload's page.
  long equityE4() {
    return result.endE8() / 100;
  }

  @Override
  public String expected() {
    return expected;
  }
}
