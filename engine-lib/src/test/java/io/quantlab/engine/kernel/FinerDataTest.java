package io.quantlab.engine.kernel;

import static io.quantlab.engine.testkit.Lab.at;
import static io.quantlab.engine.testkit.Lab.minute;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quantlab.engine.execution.FillProfile;
import io.quantlab.engine.order.OrderRequest;
import io.quantlab.engine.order.Side;
import io.quantlab.engine.order.TimeInForce;
import io.quantlab.engine.strategy.StrategyContext;
import io.quantlab.engine.testkit.InvariantsExtension;
import io.quantlab.engine.testkit.Lab;
import io.quantlab.engine.testkit.LabResult;
import io.quantlab.engine.testkit.MarketRows;
import io.quantlab.engine.testkit.Script;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Fills from finer data than the strategy sees (engine contract F-1, FINER_DATA).
///
/// The strategy sees bars of five minutes and sends its orders at the close of the first, after 300
/// seconds; the second goes from 101 up to 110, down to 90 and closes at 100.
@ExtendWith(InvariantsExtension.class)
class FinerDataTest {
  private static final long PLENTY = 1_000_000;

  private static MarketRows coarse() {
    return MarketRows.bars()
        .bar(minute(0), minute(5), 100, 100, 100, 100, PLENTY)
        .bar(minute(5), minute(10), 101, 110, 90, 100, PLENTY);
  }

  private static LabResult run(MarketRows finer, Consumer<StrategyContext> orders) {
    return Lab.on(coarse()).fills(1, finer).trader(Script.of(s -> s.at(minute(5), orders))).run();
  }

  private static void targetAndStop(StrategyContext c) {
    long group = c.newGroup();
    c.submit(OrderRequest.limit(1, Side.SELL, 1, 107).inGroup(group));
    c.submit(OrderRequest.stop(1, Side.SELL, 1, 95).inGroup(group));
  }

  @Test
  @DisplayName("F-1: a stop and a target in one bar meet in the order of the minutes inside it")
  void minutesSayWhichWasFirst() {
    MarketRows minutes =
        MarketRows.bars()
            .bar(minute(5), minute(6), 101, 104, 101, 104, PLENTY)
            .bar(minute(6), minute(7), 104, 110, 104, 108, PLENTY)
            .bar(minute(7), minute(8), 108, 108, 90, 92, PLENTY);
    LabResult fine = run(minutes, FinerDataTest::targetAndStop);
    assertEquals(List.of("SELL 1 @ 107 after 420 s"), fine.timedTrades());
    assertEquals(0, fine.ambiguousBars());
    assertEquals(0, fine.kernel().standIns());

    LabResult coarse =
        Lab.on(coarse())
            .trader(Script.of(s -> s.at(minute(5), FinerDataTest::targetAndStop)))
            .run();
    assertEquals(List.of("SELL 1 @ 95 after 600 s"), coarse.timedTrades(), "the worse way");
    assertEquals(1, coarse.ambiguousBars());
  }

  @Test
  @DisplayName("F-90: what stays ambiguous is counted in the finer bars")
  void ambiguousMinute() {
    MarketRows minutes =
        MarketRows.bars()
            .bar(minute(5), minute(6), 101, 104, 101, 104, PLENTY)
            .bar(minute(6), minute(7), 104, 110, 90, 100, PLENTY);
    LabResult fine = run(minutes, FinerDataTest::targetAndStop);
    assertEquals(List.of("SELL 1 @ 95 after 420 s"), fine.timedTrades());
    assertEquals(1, fine.ambiguousBars());
  }

  @Test
  @DisplayName("F-1: orders of a strategy on bars meet trades it does not hear")
  void trades() {
    List<String> heard = new ArrayList<>();
    MarketRows trades =
        MarketRows.trades()
            .trade(at(299), 100, 50)
            .trade(at(301), 102, 50)
            .trade(at(400), 92, 50)
            .trade(at(401), 91, 3)
            .trade(at(402), 91, 50);
    LabResult result =
        Lab.on(coarse())
            .fills(1, trades)
            .trader(
                Script.of(s ->
                    s.onTick((c, t) -> heard.add("tick"))
                        .onBar((c, b) -> heard.add("bar"))
                        .at(
                            minute(5),
                            c -> {
                              c.market(1, 2);
                              c.submit(OrderRequest.limit(1, Side.BUY, 5, 92));
                            })))
            .run();
    assertEquals(
        List.of("BUY 2 @ 102 after 301 s", "BUY 3 @ 92 after 401 s", "BUY 2 @ 92 after 402 s"),
        result.timedTrades());
    assertEquals(List.of("bar", "bar"), heard);
  }

  @Test
  @DisplayName("F-1: orders of a strategy on bars meet quotes it does not hear")
  void quotes() {
    MarketRows quotes =
        MarketRows.quotes()
            .quote(at(299), 99, 50, 101, 50)
            .quote(at(310), 103, 50, 105, 50)
            .quote(at(320), 94, 50, 96, 50);
    LabResult result =
        run(
            quotes,
            c -> {
              c.market(1, 1);
              c.submit(OrderRequest.limit(1, Side.BUY, 1, 97));
            });
    assertEquals(
        List.of("BUY 1 @ 105 after 310 s", "BUY 1 @ 97 after 320 s"), result.timedTrades());
  }

  /// Finer data that end before the second bar.
  static Stream<MarketRows> endings() {
    return Stream.of(
        MarketRows.bars().bar(minute(4), minute(5), 100, 100, 100, 100, PLENTY),
        MarketRows.trades().trade(at(299), 100, 50),
        MarketRows.quotes().quote(at(299), 99, 50, 101, 50));
  }

  /// The open is 101. One tick must pass a limit: 90 is reached and not passed, 91 is passed.
  @ParameterizedTest
  @MethodSource("endings")
  @DisplayName("F-1, F-91: a bar without finer data meets the orders itself, at its end, counted")
  void standsIn(MarketRows finer) {
    LabResult result =
        run(
            finer,
            c -> {
              c.market(1, 2);
              c.submit(OrderRequest.limit(1, Side.BUY, 1, 91));
              c.submit(OrderRequest.limit(1, Side.BUY, 1, 90));
              c.submit(OrderRequest.limit(1, Side.BUY, 1, 103).with(TimeInForce.IOC));
              c.submit(OrderRequest.stop(1, Side.SELL, 1, 95));
            });
    assertEquals(
        List.of(
            "BUY 2 @ 101 after 600 s",
            "BUY 1 @ 101 after 600 s",
            "BUY 1 @ 91 after 600 s",
            "SELL 1 @ 95 after 600 s"),
        result.timedTrades().stream().sorted(FinerDataTest::byPriceDown).toList());
    assertEquals(1, result.kernel().standIns());
  }

  private static int byPriceDown(String a, String b) {
    List<String> order = List.of("BUY 2 @ 101", "BUY 1 @ 101", "BUY 1 @ 91", "SELL 1 @ 95");
    return Integer.compare(indexOf(order, a), indexOf(order, b));
  }

  private static int indexOf(List<String> order, String fill) {
    return order.indexOf(fill.substring(0, fill.indexOf(" after")));
  }

  @Test
  @DisplayName("F-1: minutes without trades are no finer data")
  void emptyMinutes() {
    MarketRows minutes = MarketRows.bars().bar(minute(6), minute(7), 101, 101, 101, 101, 0);
    LabResult result = run(minutes, c -> c.market(1, 1));
    assertEquals(List.of("BUY 1 @ 101 after 600 s"), result.timedTrades());
    assertEquals(1, result.kernel().standIns());
  }

  // ---- a strategy on coarse bars with finer fills is the same strategy on the finer data ----

  private static final int BARS = 60;

  /// A walk by minutes: open, high, low, close.
  private static long[][] walk(Random random) {
    long[][] minutes = new long[BARS * 5][];
    long price = 1_000;
    for (int i = 0; i < minutes.length; i++) {
      long open = price + random.nextInt(-1, 2);
      long close = open + random.nextInt(-3, 4);
      long high = Math.max(open, close) + random.nextInt(3);
      long low = Math.min(open, close) - random.nextInt(3);
      minutes[i] = new long[] {open, high, low, close};
      price = close;
    }
    return minutes;
  }

  private static MarketRows minutes(long[][] walk) {
    MarketRows rows = MarketRows.bars();
    for (int i = 0; i < walk.length; i++) {
      long[] b = walk[i];
      rows.bar(minute(i), minute(i + 1), b[0], b[1], b[2], b[3], PLENTY);
    }
    return rows;
  }

  /// Four trades a minute: its four prices.
  private static MarketRows trades(long[][] walk) {
    MarketRows rows = MarketRows.trades();
    for (int i = 0; i < walk.length; i++) {
      for (int k = 0; k < 4; k++) {
        rows.trade(minute(i) + (10 + 10 * k) * Lab.SECOND, walk[i][k], 40);
      }
    }
    return rows;
  }

  private static MarketRows fives(long[][] walk) {
    MarketRows rows = MarketRows.bars();
    for (int i = 0; i < walk.length; i += 5) {
      long high = Long.MIN_VALUE;
      long low = Long.MAX_VALUE;
      for (int k = i; k < i + 5; k++) {
        high = Math.max(high, walk[k][1]);
        low = Math.min(low, walk[k][2]);
      }
      rows.bar(minute(i), minute(i + 5), walk[i][0], high, low, walk[i + 4][3], 5 * PLENTY);
    }
    return rows;
  }

  /// Sends orders of every kind at the ends of five minutes, by timers.
  private static void plan(Script script, long seed) {
    Random random = new Random(seed);
    script
        .onStart(c -> {
          for (int i = 1; i < BARS; i++) {
            c.timer(minute(5L * i));
          }
        })
        .onTimer((c, timer) -> {
          Side side = random.nextBoolean() ? Side.BUY : Side.SELL;
          long lots = 1 + random.nextInt(9);
          long price = 1_000 + random.nextInt(-20, 21);
          switch (random.nextInt(5)) {
            case 0 -> c.market(1, side.sign() * lots);
            case 1 -> c.submit(OrderRequest.limit(1, side, lots, price));
            case 2 -> c.submit(OrderRequest.stop(1, side, lots, price));
            case 3 ->
                c.submit(
                    OrderRequest.stopLimit(1, side, lots, price, price + 2L * side.sign())
                        .with(TimeInForce.DAY));
            default -> {
              long group = c.newGroup();
              c.submit(OrderRequest.limit(1, Side.SELL, lots, price + 6).inGroup(group));
              c.submit(OrderRequest.stop(1, Side.SELL, lots, price - 6).inGroup(group));
            }
          }
        });
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  @DisplayName("F-1: the same orders fill as for a strategy that sees the finer data")
  void asOnTheFinerData(long seed) {
    long[][] walk = walk(new Random(seed));
    List<FillProfile> profiles =
        List.of(FillProfile.standard(), FillProfile.touch(), FillProfile.queueTouch());
    for (FillProfile profile : profiles) {
      for (MarketRows finer : List.of(minutes(walk), trades(walk))) {
        LabResult seen =
            Lab.on(finer).profile(profile).trader(Script.of(s -> plan(s, seed))).judged();
        LabResult unseen =
            Lab.on(fives(walk))
                .fills(1, finer)
                .profile(profile)
                .trader(Script.of(s -> plan(s, seed)))
                .judged();
        assertTrue(seen.fills().size() > 10, "seed " + seed + " trades");
        assertEquals(
            seen.timedTrades(),
            unseen.timedTrades(),
            "seed " + seed + ", " + profile.name() + ", " + finer.schema());
        assertEquals(0, unseen.kernel().standIns());
      }
    }
  }
}
