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
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// Averages over 2 and 3 values; prices in cents.
///
/// | value | 10000 | 10010 | 9990 | 10000 | 10050 | 10060 | 10000 | 9900 | 9900 |
/// |---|---|---|---|---|---|---|---|---|---|
/// | sum of 2, times 3 | | | 60000 | 59970 | 60150 | 60330 | 60180 | 59700 | 59400 |
/// | sum of 3, times 2 | | | 60000 | 60000 | 60080 | 60220 | 60220 | 59920 | 59600 |
/// | difference | | | 0 | -30 | 70 | 110 | -40 | -220 | -200 |
///
/// The first difference only arms it. The fourth value crosses down, with nothing to sell; the
/// fifth crosses up; the seventh crosses down.
class SmaCrossTest {
  private static final long[] VALUES = {10000, 10010, 9990, 10000, 10050, 10060, 10000, 9900, 9900};

  private static Map<String, String> parameters(String... more) {
    Map<String, String> all = new HashMap<>(Map.of("fast", "2", "slow", "3", "lots", "10"));
    for (int i = 0; i < more.length; i += 2) {
      all.put(more[i], more[i + 1]);
    }
    return all;
  }

  private static EngineRun run(Tape tape, String... more) {
    return EngineRun.of(() -> new SmaCross(new Parameters(parameters(more))))
        .market(Terms.stock(1), Terms.sessions("2024-01-02"), tape);
  }

  private static Tape trades() {
    Tape tape = Tape.trades("2024-01-02");
    for (int i = 0; i < VALUES.length; i++) {
      tape.trade("10:0" + i + ":00", VALUES[i], 100);
    }
    return tape;
  }

  @Test
  void onTrades() {
    EngineRun.Result run = run(trades()).run();
    assertEquals(
        List.of("10:05:00 BUY 10 of 1 at 10060", "10:07:00 SELL 10 of 1 at 9900"), run.fills());
    // 10 × -1.60
    assertEquals(Terms.cents(998_400), run.cashE8());
  }

  /// With shorts the fourth value sells: short at 10050. The fifth turns it: 20 bought at 10060,
  /// the seventh again: 20 sold at 9900.
  @Test
  void withShorts() {
    EngineRun.Result run = run(trades(), "shorts", "yes").run();
    assertEquals(
        List.of(
            "10:04:00 SELL 10 of 1 at 10050",
            "10:05:00 BUY 20 of 1 at 10060",
            "10:07:00 SELL 20 of 1 at 9900"),
        run.fills());
    // 10 × (-0.10 - 1.60), then short 10 at the mark 9900 they were sold at
    assertEquals(Terms.cents(998_300), run.navE8());
  }

  /// 10,000.00 × 0.95 × 0.9975 = 9,476.25 dollars: 94 shares at 100.50.
  @Test
  void byWeight() {
    assertEquals(
        List.of("10:05:00 BUY 94 of 1 at 10060", "10:07:00 SELL 94 of 1 at 9900"),
        run(trades(), "lots", "0").run().fills());
  }

  /// Quotes around the same middles, one cent wide: the middle of 9999 and 10002 is 10000.5, so all
  /// differences are the same. Quotes of one side are no value.
  @Test
  void onQuotes() {
    Tape tape = Tape.quotes("2024-01-02");
    for (int i = 0; i < VALUES.length; i++) {
      tape.quote("10:0" + i + ":00", VALUES[i] - 1, 100, VALUES[i] + 2, 100);
      tape.bidOnly("10:0" + i + ":20", 5000, 100);
      tape.quote("10:0" + i + ":30", VALUES[i] - 1, 100, VALUES[i] + 2, 100);
      tape.askOnly("10:0" + i + ":50", 15000, 100);
    }
    // every value comes twice: the average of 4 and 6 of them is that of 2 and 3; it crosses up on
    // the first quote of 10:04; the quote after it shows no ask, so the buy takes the next one
    EngineRun.Result run = run(tape, "fast", "4", "slow", "6").run();
    assertEquals("10:04:30 BUY 10 of 1 at 10052", run.fills().getFirst());
    assertEquals(2, run.fills().size());
  }

  @Test
  void onStoredBars() {
    Tape tape = Tape.bars("2024-01-02", 1);
    for (int i = 0; i < VALUES.length; i++) {
      tape.bar("10:0" + i, VALUES[i] + 3, VALUES[i] + 5, VALUES[i] - 5, VALUES[i], 1_000);
    }
    assertEquals(
        List.of("10:05:00 BUY 10 of 1 at 10063", "10:07:00 SELL 10 of 1 at 9903"),
        run(tape).run().fills());
  }

  /// Bars of one minute from trades whose last is the value; the trade after the bar's end fills.
  @Test
  void onBarsOfTrades() {
    Tape tape = Tape.trades("2024-01-02");
    for (int i = 0; i < VALUES.length; i++) {
      tape.trade("10:0" + i + ":10", 20000, 100).trade("10:0" + i + ":50", VALUES[i], 100);
    }
    assertEquals(
        List.of("10:05:10 BUY 10 of 1 at 20000", "10:07:10 SELL 10 of 1 at 20000"),
        run(tape, "bars", "1m").run().fills());
  }

  /// Another instrument of the run is none of its business.
  @Test
  void onlyTheFirstInstrument() {
    EngineRun both = run(trades());
    Tape other = Tape.trades("2024-01-02");
    for (int i = 0; i < VALUES.length; i++) {
      other.trade("10:0" + i + ":30", 30000 - VALUES[i], 100);
    }
    both.market(Terms.stock(2), Terms.sessions("2024-01-02"), other);
    assertEquals(
        List.of("10:05:00 BUY 10 of 1 at 10060", "10:07:00 SELL 10 of 1 at 9900"),
        both.run().fills());
  }

  /// At the cross up the averages are 10025 and 10013 1/3.
  @Test
  void theDecisionLogSaysWhy() {
    EngineRun.Result run = run(trades()).logging().run();
    List<DecisionLog.Decision> all = run.decisions().all();
    assertEquals(
        List.of("cross up", "cross down"), all.stream().map(DecisionLog.Decision::signal).toList());
    assertEquals(10025, all.getFirst().inputs().get("fast"), 1e-9);
    assertEquals(10013 + 1 / 3.0, all.getFirst().inputs().get("slow"), 1e-9);
    assertEquals(run(trades()).run().fills(), run.fills(), "logging changes nothing");
  }

  @Test
  void aDeniedOrderIsNoAccident() {
    EngineRun.Result run = run(trades()).limits(RiskLimits.defaults().withOrder(5, 0)).run();
    assertEquals(List.of(), run.fills());
    assertEquals(1, run.log().steps(OrderEventType.DENIED).size());
    assertNull(run.kernel().failure());
  }

  /// The cross up of 10:04 can not be filled while the market is closed: the cross down of 10:06
  /// takes the order back, so the open finds nothing.
  @Test
  void anOrderThatWaitsIsTakenBack() {
    Tape tape = Tape.trades("2024-01-02");
    for (int i = 0; i < VALUES.length; i++) {
      tape.trade("08:0" + i + ":00", VALUES[i], 100);
    }
    tape.trade("09:31:00", 9900, 100);
    EngineRun.Result run = run(tape).run();
    assertEquals(List.of(), run.fills());
    assertEquals(1, run.log().steps(OrderEventType.CANCELED).size());
  }

  @Test
  void fastMustBeBelowSlow() {
    Parameters equal = new Parameters(Map.of("fast", "50"));
    assertThrows(IllegalArgumentException.class, () -> new SmaCross(equal));
  }
}
