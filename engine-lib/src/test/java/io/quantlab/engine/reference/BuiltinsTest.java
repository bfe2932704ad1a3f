package io.quantlab.engine.reference;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quantlab.engine.execution.FeeModel;
import io.quantlab.engine.execution.FillProfile;
import io.quantlab.engine.kernel.EndReason;
import io.quantlab.engine.kernel.SnapshotKind;
import io.quantlab.engine.market.Schema;
import io.quantlab.engine.order.OrderEventType;
import io.quantlab.engine.order.OrderStatus;
import io.quantlab.engine.risk.RiskLimits;
import io.quantlab.engine.strategy.Parameters;
import io.quantlab.engine.strategy.StrategyFactory;
import io.quantlab.engine.testkit.EngineRun;
import io.quantlab.engine.testkit.RunLog;
import io.quantlab.engine.testkit.Tape;
import io.quantlab.engine.testkit.Terms;
import io.quantlab.engine.time.SessionCalendar;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// The catalogue, and every strategy of it on random markets.
class BuiltinsTest {
  private static final long SEED = 20240102;
  private static final String[] DAYS = {"2024-01-02", "2024-01-03", "2024-01-04", "2024-01-05"};
  private static final SessionCalendar CALENDAR = Terms.sessions(DAYS);

  @Test
  void namesAndNeeds() {
    assertEquals(
        List.of("sma-cross", "rsi-reversion", "opening-range", "pairs"),
        Builtins.all().stream().map(StrategyFactory::name).toList());
    assertEquals(
        List.of(1, 1, 1, 2), Builtins.all().stream().map(StrategyFactory::instruments).toList());
    assertTrue(Builtins.byName("no-such").isEmpty());
  }

  /// Every parameter has a sentence about it, and a wrong name is found.
  @Test
  void parametersAreDeclared() {
    for (StrategyFactory factory : Builtins.all()) {
      Parameters parameters = new Parameters(Map.of("wieght", "1"));
      factory.create(parameters);
      assertEquals("wieght", parameters.unknown().orElseThrow());
      for (Parameters.Declared declared : parameters.declared()) {
        assertFalse(declared.about().isBlank(), factory.name() + " " + declared.name());
      }
    }
  }

  /// A random walk of so many steps a session, each with its own gap, spread and size.
  private static Tape walk(Schema schema, long seed, int steps) {
    Random random = new Random(seed);
    Tape tape =
        switch (schema) {
          case TRADE -> Tape.trades(DAYS[0]);
          case QUOTE -> Tape.quotes(DAYS[0]);
          case BAR -> Tape.bars(DAYS[0], 5);
          case QUOTE_BAR -> Tape.quoteBars(DAYS[0], 5);
          case DEPTH, MBO, ACTION -> throw new IllegalArgumentException("no walk of " + schema);
        };
    long price = 10_000;
    for (String day : DAYS) {
      tape.day(day);
      for (int i = 0; i < steps; i++) {
        price = Math.max(2_000, price + random.nextInt(-30, 31));
        row(tape, schema, random, 34_200 + (long) i * 23_400 / steps, price);
      }
    }
    return tape;
  }

  private static void row(Tape tape, Schema schema, Random random, long second, long price) {
    String time = "%02d:%02d:%02d".formatted(second / 3600, second / 60 % 60, second % 60);
    long size = random.nextInt(1, 400);
    long spread = random.nextInt(1, 5);
    long open = price + random.nextInt(-20, 21);
    long high = Math.max(open, price) + random.nextInt(20);
    long low = Math.min(open, price) - random.nextInt(20);
    switch (schema) {
      case TRADE -> tape.trade(time, price, size);
      case QUOTE -> {
        switch (random.nextInt(20)) {
          case 0 -> tape.bidOnly(time, price, size);
          case 1 -> tape.askOnly(time, price + spread, size);
          default -> tape.quote(time, price, size, price + spread, random.nextInt(1, 400));
        }
      }
      case BAR -> tape.bar(time, open, high, low, price, 10_000);
      case QUOTE_BAR ->
          tape.quoteBar(
              time,
              new long[] {open, high, low, price},
              new long[] {open + spread, high + spread, low + spread, price + spread});
      case DEPTH, MBO, ACTION -> throw new IllegalArgumentException("no walk of " + schema);
    }
  }

  private static EngineRun run(StrategyFactory factory, Schema schema, FillProfile profile) {
    int steps = schema == Schema.TRADE || schema == Schema.QUOTE ? 780 : 78;
    Tape first = walk(schema, SEED, steps);
    Tape second = walk(schema, SEED + 1, steps);
    Map<String, String> parameters = new HashMap<>();
    parameters.put("weight", "0.9");
    if (factory.name().equals("opening-range") || factory.name().equals("sma-cross")) {
      parameters.put("shorts", "yes");
    }
    if (factory.name().equals("pairs")) {
      parameters.put("period", "20");
    }
    return EngineRun.of(() -> factory.create(new Parameters(parameters)), Terms.dollars(100_000))
        .market(Terms.stock(1), CALENDAR, first)
        .market(Terms.stock(2), CALENDAR, second)
        .profile(profile)
        .fees(new FeeModel.PerShare(500_000, 100_000_000, 0));
  }

  /// Whatever the data and the fills: no exception, balanced books (checked by the run itself), no
  /// order left behind but the last one sent, and something traded.
  @ParameterizedTest
  @EnumSource(
      value = Schema.class,
      names = {"TRADE", "QUOTE", "BAR", "QUOTE_BAR"})
  void surviveRandomMarkets(Schema schema) {
    for (StrategyFactory factory : Builtins.all()) {
      for (String name : FillProfile.names()) {
        boolean served = !name.equals("volume-share") || schema == Schema.BAR;
        if (name.equals("book") || !served) {
          continue; // none of these markets has depth, and one only bars with volume
        }
        String what = factory.name() + " on " + schema + ", " + name + ", seed " + SEED;
        EngineRun.Result run = run(factory, schema, FillProfile.byName(name).orElseThrow()).run();
        assertNull(run.kernel().failure(), what);
        assertEquals(EndReason.COMPLETED, run.end(), what);
        assertFalse(run.fills().isEmpty(), what);
        assertEquals(List.of(), run.log().steps(OrderEventType.DENIED), what);
        assertEquals(0, run.kernel().counts(0).rejects(), what);
      }
    }
  }

  @ParameterizedTest
  @EnumSource(
      value = Schema.class,
      names = {"TRADE", "QUOTE", "BAR", "QUOTE_BAR"})
  void openingRangeIsFlatAtEveryClose(Schema schema) {
    StrategyFactory factory = Builtins.byName("opening-range").orElseThrow();
    EngineRun.Result run = run(factory, schema, FillProfile.standard()).run();
    List<RunLog.Snapshot> closes =
        run.log().snapshots().stream()
            .filter(s -> s.kind() == SnapshotKind.SESSION.ordinal())
            .toList();
    assertTrue(closes.size() >= DAYS.length - 1, "ticks end before the last close");
    for (RunLog.Snapshot close : closes) {
      assertEquals(close.cashE8(), close.navE8(), "all in cash");
    }
    assertTrue(run.log().fills().size() >= 4, "it did trade");
    for (RunLog.Step last : run.log().lastSteps()) {
      assertTrue(last.to().isClosed(), "order " + last.orderId() + " is " + last.to());
    }
  }

  /// A gate that lets next to nothing through: strategies go on without their orders.
  @Test
  void surviveDenials() {
    RiskLimits tight =
        RiskLimits.defaults()
            .withShorts(RiskLimits.Shorts.DENIED)
            .withRates(1, 3, 1)
            .withPositionLots(400);
    for (StrategyFactory factory : Builtins.all()) {
      EngineRun.Result run = run(factory, Schema.TRADE, FillProfile.standard()).limits(tight).run();
      assertNull(run.kernel().failure(), factory.name());
      assertTrue(
          run.log().lastSteps().stream().anyMatch(s -> s.to() == OrderStatus.DENIED),
          factory.name() + " was denied something");
    }
  }
}
