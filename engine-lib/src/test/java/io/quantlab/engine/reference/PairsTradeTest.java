package io.quantlab.engine.reference;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.quantlab.engine.order.OrderEventType;
import io.quantlab.engine.risk.RiskLimits;
import io.quantlab.engine.strategy.Parameters;
import io.quantlab.engine.testkit.DecisionLog;
import io.quantlab.engine.testkit.EngineRun;
import io.quantlab.engine.testkit.Tape;
import io.quantlab.engine.testkit.Terms;
import io.quantlab.engine.time.SessionCalendar;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// Prices in cents, bars of one minute. B stays at 10000, so the spread is ln(A / 10000).
///
/// The newest of n values, when the others are all equal, has the z-score sqrt(n - 1) whatever its
/// size: mean x/n, variance x²(n - 1)/n².
class PairsTradeTest {
  private static final SessionCalendar CALENDAR = Terms.sessions("2024-01-02");

  private static EngineRun run(Tape a, Tape b, Map<String, String> parameters) {
    return EngineRun.of(() -> new PairsTrade(new Parameters(parameters)))
        .market(Terms.stock(1), CALENDAR, a)
        .market(Terms.stock(2), CALENDAR, b);
  }

  private static String minute(int n) {
    return "09:" + (30 + n);
  }

  /// Bars of one price each, at 09:30 and every minute after.
  private static Tape bars(long... closes) {
    Tape tape = Tape.bars("2024-01-02", 1);
    for (int i = 0; i < closes.length; i++) {
      tape.bar(minute(i), closes[i], closes[i], closes[i], closes[i], 10_000);
    }
    return tape;
  }

  private static Tape flat(int count) {
    long[] closes = new long[count];
    Arrays.fill(closes, 10000);
    return bars(closes);
  }

  /// Six bars at 10000 (no spread, no score), then A closes at 10200: z = sqrt(5) = 2.24. Each leg
  /// gets 10,000 × 0.475 × 0.9975 = 4,738.12 dollars: 46 shares of A at 102.00, 47 of B at 100.00.
  ///
  /// A at 10100 (z = 0.66) holds; at 10000 (z = -0.66) it leaves. Window there: 0 0 0 0.0198
  /// 0.00995 and the newest; mean 0.004959, deviation 0.007568.
  private static EngineRun.Result andBack(String method) {
    Tape a =
        bars(10000, 10000, 10000, 10000, 10000, 10000, 10200)
            .bar("09:37", 10210, 10210, 10100, 10100, 10_000)
            .bar("09:38", 10050, 10050, 10000, 10000, 10_000)
            .bar("09:39", 9990, 10000, 9990, 10000, 10_000);
    Tape b = flat(9).bar("09:39", 10010, 10010, 10000, 10000, 10_000);
    return run(a, b, Map.of("period", "6", "ratio", method)).logging().run();
  }

  @Test
  void sellsTheDearOneAndBuysTheOther() {
    EngineRun.Result run = andBack("1");
    assertEquals(
        List.of(
            "09:37:00 SELL 46 of 1 at 10210",
            "09:37:00 BUY 47 of 2 at 10000",
            "09:39:00 BUY 46 of 1 at 9990",
            "09:39:00 SELL 47 of 2 at 10010"),
        run.fills());
    // 46 × 2.20 + 47 × 0.10 = 105.90
    assertEquals(Terms.cents(1_010_590), run.navE8());
    assertEquals(run.navE8(), run.cashE8());
  }

  @Test
  void theDecisionLogSaysWhy() {
    List<DecisionLog.Decision> all = andBack("1").decisions().all();
    assertEquals(
        List.of("spread wide", "spread wide", "spread back", "spread back"),
        all.stream().map(DecisionLog.Decision::signal).toList());
    assertEquals(Math.sqrt(5), all.get(0).inputs().get("z"), 1e-9);
    assertEquals(-0.6553, all.get(2).inputs().get("z"), 1e-3);
  }

  /// The mirror image: A falls to 9800, z = -2.24: 48 of A at 98.00 (4,704), 47 of B.
  @Test
  void buysTheCheapOne() {
    Tape a = bars(10000, 10000, 10000, 10000, 10000, 10000, 9800, 9800);
    EngineRun.Result run = run(a, flat(8), Map.of("period", "6")).run();
    assertEquals(
        List.of("09:37:00 BUY 48 of 1 at 9800", "09:37:00 SELL 47 of 2 at 10000"), run.fills());
  }

  /// Period 10, entry 1, stop 2.5. After ten bars of 10000 the closes of A are, in units of ln
  /// 1.01:
  ///
  /// | minute | A | window | z | |
  /// |---|---|---|---|---|
  /// | 09:40 | 10100 | 9 × 0, 1 | 3 | beyond the stop: no entry |
  /// | 09:41 | 10100 | 8 × 0, 1, 1 | (1 - 0.2) / 0.4 = 2 | enter |
  /// | 09:42 | 10500 | 7 × 0, 1, 1, 4.90 | 2.89 | give up |
  /// | 09:43 | 10400 | 6 × 0, 1, 1, 4.90, 3.94 | 1.65 | would enter, but waits |
  /// | 09:44 | 10100 | 5 × 0, 1, 1, 4.90, 3.94, 1 | -0.11 | calm again |
  /// | 09:45 | 10500 | 4 × 0, 1, 1, 4.90, 3.94, 1, 4.90 | 1.68 | enter |
  @Test
  void givesUpAndWaitsForCalm() {
    Tape a =
        bars(
            10000, 10000, 10000, 10000, 10000, 10000, 10000, 10000, 10000, 10000, 10100, 10100,
            10500, 10400, 10100, 10500, 10500);
    Map<String, String> parameters =
        Map.of("period", "10", "entry", "1", "stop", "2.5", "lots", "10");
    EngineRun.Result run = run(a, flat(17), parameters).run();
    assertEquals(
        List.of(
            "09:42:00 SELL 10 of 1 at 10500",
            "09:42:00 BUY 10 of 2 at 10000",
            "09:43:00 BUY 10 of 1 at 10400",
            "09:43:00 SELL 10 of 2 at 10000",
            "09:46:00 SELL 10 of 1 at 10500",
            "09:46:00 BUY 10 of 2 at 10000"),
        run.fills());
  }

  /// A minute in which only A has a bar does not count, however wild: the score of 09:37 is that of
  /// one jump after five equal bars.
  @Test
  void aMinuteOfOneLegDoesNotCount() {
    Tape a = bars(10000, 10000, 10000, 10000, 10000, 20000, 10000, 10200, 10200);
    Tape b = Tape.bars("2024-01-02", 1);
    for (int i = 0; i < 9; i++) {
      if (i != 5) {
        b.bar(minute(i), 10000, 10000, 10000, 10000, 10_000);
      }
    }
    EngineRun.Result run = run(a, b, Map.of("period", "6", "lots", "5")).logging().run();
    assertEquals(
        List.of("09:38:00 SELL 5 of 1 at 10200", "09:38:00 BUY 5 of 2 at 10000"), run.fills());
    assertEquals(Math.sqrt(5), run.decisions().all().getFirst().inputs().get("z"), 1e-9);
  }

  /// A = B³ up to 09:37, so the least-squares slope is 3 and every residual 0 but for rounding;
  /// then A alone jumps. A plain ratio of 1 would have called the common rise a spread.
  @Test
  void leastSquaresFollowTheRatioOfThePair() {
    double[] bs = {100, 101, 102, 101, 100, 101, 102, 103};
    Tape a = Tape.bars("2024-01-02", 1);
    Tape b = Tape.bars("2024-01-02", 1);
    for (int i = 0; i < 10; i++) {
      long pa = i < 8 ? Math.round(bs[i] * bs[i] * bs[i] / 100) : 11400;
      long pb = i < 8 ? Math.round(bs[i] * 100) : 10200;
      a.bar(minute(i), pa, pa, pa, pa, 10_000);
      b.bar(minute(i), pb, pb, pb, pb, 10_000);
    }
    Map<String, String> parameters =
        Map.of("period", "4", "ratio", "0", "entry", "1.6", "exit", "0.1", "lots", "5");
    EngineRun.Result run = run(a, b, parameters).run();
    assertEquals(
        List.of("09:39:00 SELL 5 of 1 at 11400", "09:39:00 BUY 5 of 2 at 10200"), run.fills());
  }

  /// Without short sales the second leg is denied: the first does not go alone.
  @Test
  void bothLegsOrNone() {
    Tape a = bars(10000, 10000, 10000, 10000, 10000, 10000, 9800, 9800);
    RiskLimits noShorts = RiskLimits.defaults().withShorts(RiskLimits.Shorts.DENIED);
    EngineRun.Result run = run(a, flat(8), Map.of("period", "6")).limits(noShorts).run();
    assertEquals(List.of(), run.fills());
    assertEquals(1, run.log().steps(OrderEventType.DENIED).size());
    assertEquals(1, run.log().steps(OrderEventType.CANCELED).size());
    assertNull(run.kernel().failure());
  }

  @Test
  void thresholdsMustBeInOrder() {
    Parameters crossed = new Parameters(Map.of("entry", "5"));
    assertThrows(IllegalArgumentException.class, () -> new PairsTrade(crossed));
  }
}
