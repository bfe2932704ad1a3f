package io.quantlab.engine.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quantlab.engine.backtest.Backtest;
import io.quantlab.engine.backtest.Journal;
import io.quantlab.engine.backtest.RunConfig;
import io.quantlab.engine.backtest.RunResult;
import io.quantlab.engine.backtest.RunSource;
import io.quantlab.engine.backtest.RunWatch;
import io.quantlab.engine.execution.FeeModel;
import io.quantlab.engine.execution.FillProfile;
import io.quantlab.engine.feed.SessionScope;
import io.quantlab.engine.instrument.Instrument;
import io.quantlab.engine.kernel.AccountTerms;
import io.quantlab.engine.kernel.ActionRules;
import io.quantlab.engine.kernel.HashScope;
import io.quantlab.engine.market.Schema;
import io.quantlab.engine.math.Rng;
import io.quantlab.engine.math.RngStream;
import io.quantlab.engine.portfolio.CostMethod;
import io.quantlab.engine.risk.RiskLimits;
import io.quantlab.engine.strategy.Strategy;
import io.quantlab.engine.time.Calendars;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/// A run of [Backtest] over a seeded random walk of one stock, with its journal in memory. It is
/// judged from the journal and made twice, as a run of a [Lab] is.
public final class SmallRun {
  public static final long START = 1_577_836_800_000_000_000L; // 2020-01-01
  public static final long MINUTE = 60_000_000_000L;
  public static final int ROWS = 600;

  public final RunConfig config;
  public final byte[] journal;
  public final RunResult result;

  public SmallRun(List<RunSource> sources, Function<List<RunSource>, List<Strategy>> strategies) {
    this(sources, strategies, FillProfile.standard());
  }

  public SmallRun(
      List<RunSource> sources,
      Function<List<RunSource>, List<Strategy>> strategies,
      FillProfile profile) {
    this(sources, strategies, profile, new FeeModel.Bps(10_000, 20_000), AccountTerms.none());
  }

  public SmallRun(
      List<RunSource> sources,
      Function<List<RunSource>, List<Strategy>> strategies,
      FillProfile profile,
      FeeModel fees,
      AccountTerms terms) {
    config =
        new RunConfig(
            List.of(new RunConfig.StrategySlot("test", "test", Map.of(), Terms.dollars(100_000))),
            sources,
            "USD",
            profile,
            fees,
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
            Map.of(),
            terms,
            ActionRules.RAW);
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    result =
        Backtest.run(config, strategies.apply(sources), List.of(new Journal(out)), RunWatch.none());
    journal = out.toByteArray();
    RunResult again = Backtest.run(config, strategies.apply(sources), List.of(), RunWatch.none());
    assertEquals(result.eventHash(), again.eventHash(), "K-5: the same run twice");
    Invariants.check(evidence(sources));
  }

  private Evidence evidence(List<RunSource> sources) {
    Map<Integer, List<MarketRows>> data = new LinkedHashMap<>();
    Map<Integer, Instrument> instruments = new LinkedHashMap<>();
    for (RunSource source : sources) {
      int token = source.instrument().token();
      instruments.put(token, source.instrument());
      data.computeIfAbsent(token, t -> new ArrayList<>()).add(MarketRows.read(source.open()));
    }
    List<OutputEvent> events = new ArrayList<>();
    ByteBuffer bytes =
        ByteBuffer.wrap(journal, Journal.MAGIC.length, journal.length - Journal.MAGIC.length)
            .order(ByteOrder.LITTLE_ENDIAN);
    while (bytes.hasRemaining()) {
      events.add(OutputEvent.read(bytes));
    }
    return new Evidence(
        List.copyOf(instruments.values()),
        data,
        config.profile(),
        events,
        result.eventHash(),
        List.of());
  }

  public ByteArrayInputStream open() {
    return new ByteArrayInputStream(journal);
  }

  /// Trades, quotes or bars, one a minute; bars follow each other without a gap.
  public static MarketRows walk(Schema schema, long seed) {
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

  public static List<RunSource> sources(MarketRows rows) {
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
