package io.quantlab.engine.backtest;

import io.quantlab.engine.execution.FeeModel;
import io.quantlab.engine.execution.FillProfile;
import io.quantlab.engine.feed.SessionScope;
import io.quantlab.engine.kernel.HashScope;
import io.quantlab.engine.market.Schema;
import io.quantlab.engine.math.Rng;
import io.quantlab.engine.math.RngStream;
import io.quantlab.engine.portfolio.CostMethod;
import io.quantlab.engine.risk.RiskLimits;
import io.quantlab.engine.strategy.Strategy;
import io.quantlab.engine.testkit.MarketRows;
import io.quantlab.engine.testkit.Terms;
import io.quantlab.engine.time.Calendars;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/// A run over a seeded random walk of one stock, with its journal in memory.
final class SmallRun {
  static final long START = 1_577_836_800_000_000_000L; // 2020-01-01
  static final long MINUTE = 60_000_000_000L;
  static final int ROWS = 600;

  final RunConfig config;
  final byte[] journal;
  final RunResult result;

  SmallRun(List<RunSource> sources, Function<List<RunSource>, List<Strategy>> strategies) {
    config =
        new RunConfig(
            List.of(new RunConfig.StrategySlot("test", "test", Map.of(), Terms.dollars(100_000))),
            sources,
            "USD",
            FillProfile.standard(),
            new FeeModel.Bps(10_000, 20_000),
            CostMethod.FIFO,
            RiskLimits.defaults(),
            SessionScope.REGULAR,
            Long.MIN_VALUE,
            Long.MAX_VALUE,
            10 * MINUTE,
            1,
            HashScope.ALL,
            RunConfig.DecisionLevel.OFF,
            0,
            Map.of());
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    result =
        Backtest.run(config, strategies.apply(sources), List.of(new Journal(out)), RunWatch.none());
    journal = out.toByteArray();
  }

  ByteArrayInputStream open() {
    return new ByteArrayInputStream(journal);
  }

  /// Trades, quotes or bars, one a minute; bars follow each other without a gap.
  static MarketRows walk(Schema schema, long seed) {
    RngStream random = new Rng(seed).stream(99, 0);
    MarketRows rows = MarketRows.of(schema);
    long price = 10_000;
    for (int i = 0; i < ROWS; i++) {
      long at = START + i * MINUTE;
      long open = price;
      price = Math.max(5_000, price + random.below(41) - 20);
      switch (schema) {
        case TRADE -> rows.trade(at, price, 100 + random.below(900));
        case QUOTE -> rows.quote(at, price - 1, 500, price + 1, 500);
        case BAR -> {
          long high = Math.max(open, price) + random.below(5);
          long low = Math.min(open, price) - random.below(5);
          rows.row(at + MINUTE, at, open, high, low, price, 100_000, 10, 0);
        }
        case QUOTE_BAR -> {
          long high = Math.max(open, price) + random.below(5);
          long low = Math.min(open, price) - random.below(5);
          rows.row(
              at + MINUTE,
              at,
              open - 1,
              high - 1,
              low - 1,
              price - 1,
              open + 1,
              high + 1,
              low + 1,
              price + 1,
              500,
              500,
              0);
        }
        case ACTION -> throw new IllegalArgumentException("actions do not walk");
      }
    }
    return rows;
  }

  static List<RunSource> sources(MarketRows rows) {
    List<long[]> all = rows.rows();
    return List.of(
        new RunSource(
            Terms.stock(1),
            Calendars.byName("ALWAYS"),
            rows.schema(),
            "0".repeat(64),
            "walk",
            all.size(),
            all.getFirst()[0],
            all.getLast()[0],
            () -> rows.cursor(64)));
  }
}
