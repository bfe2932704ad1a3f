package io.quantlab.engine.reference;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import io.quantlab.engine.instrument.Decimal;
import io.quantlab.engine.instrument.Instrument;
import io.quantlab.engine.order.OrderEventType;
import io.quantlab.engine.risk.RiskLimits;
import io.quantlab.engine.strategy.Parameters;
import io.quantlab.engine.testkit.EngineRun;
import io.quantlab.engine.testkit.Tape;
import io.quantlab.engine.testkit.Terms;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// Prices in cents. In most tests the range of 09:30 to 10:00 is 9950 to 10100, height 150; 10
/// shares; stop one range, target two ranges from the entry.
class OpeningRangeBreakoutTest {
  private static EngineRun run(Instrument instrument, Tape tape, String... more) {
    Map<String, String> parameters = new HashMap<>(Map.of("lots", "10"));
    for (int i = 0; i < more.length; i += 2) {
      parameters.put(more[i], more[i + 1]);
    }
    return EngineRun.of(() -> new OpeningRangeBreakout(new Parameters(parameters)))
        .market(instrument, Terms.sessions("2024-01-02", "2024-01-03"), tape);
  }

  private static EngineRun run(Tape tape, String... more) {
    return run(Terms.stock(1), tape, more);
  }

  private static Tape range() {
    return Tape.trades("2024-01-02")
        .trade("09:30:00", 10000, 50)
        .trade("09:40:00", 10100, 50)
        .trade("09:50:00", 9950, 50)
        .trade("09:59:59", 10050, 50);
  }

  /// 10:06 passes 10100 at 10110: stop 9960, target 10410. A print at 10410 does not fill it, one
  /// through it does, at 10410. The session is over for it then.
  @Test
  void buysTheBreakAndSellsAtTheTarget() {
    Tape tape =
        range()
            .trade("10:05:00", 10090, 50)
            .trade("10:06:00", 10110, 50)
            .trade("10:07:00", 10000, 50)
            .trade("10:08:00", 10410, 50)
            .trade("10:09:00", 10420, 50)
            .trade("10:10:00", 10500, 50);
    EngineRun.Result run = run(tape).run();
    assertEquals(
        List.of("10:06:00 BUY 10 of 1 at 10110", "10:09:00 SELL 10 of 1 at 10410"), run.fills());
    assertEquals(Terms.dollars(10_030), run.navE8());
    assertEquals(1, run.log().steps(OrderEventType.CANCELED).size(), "the stop");
    assertEquals(0, run.kernel().counts(0).rejects());
  }

  /// A tick at 10:00:00 itself is not part of the range and finds no order yet: the timer comes
  /// after the data of its instant (T-3). The order waits for 10:00:01.
  @Test
  void theRangeEndsBeforeItsEnd() {
    Tape tape = range().trade("10:00:00", 10200, 50).trade("10:00:01", 10105, 50);
    assertEquals(List.of("10:00:01 BUY 10 of 1 at 10105"), run(tape).run().fills());
  }

  /// Short at 9940: stop 10090, hit at 10095; 10 × 1.55 lost. The buy stop went with the entry.
  @Test
  void sellsTheBreakBelow() {
    Tape tape =
        range()
            .trade("10:05:00", 9940, 50)
            .trade("10:30:00", 10095, 50)
            .trade("10:31:00", 10300, 50);
    EngineRun.Result run = run(tape, "shorts", "yes").run();
    assertEquals(
        List.of("10:05:00 SELL 10 of 1 at 9940", "10:30:00 BUY 10 of 1 at 10095"), run.fills());
    assertEquals(Terms.cents(998_450), run.navE8());
  }

  @Test
  void withoutShortsABreakBelowIsNothing() {
    Tape tape = range().trade("10:05:00", 9000, 50).trade("15:59:00", 9000, 50);
    assertEquals(List.of(), run(tape).run().fills());
  }

  /// Long from 10:06; at 15:55 the timer sends it to the market, which is the print of 15:56. On
  /// the next day the range is 9000 to 9100 and the whole begins anew.
  @Test
  void goesHomeFlatAndComesBack() {
    Tape tape =
        range()
            .trade("10:06:00", 10110, 50)
            .trade("15:54:59", 10200, 50)
            .trade("15:56:00", 10210, 50)
            .trade("15:59:00", 10220, 50)
            .day("2024-01-03")
            .trade("09:31:00", 9000, 50)
            .trade("09:45:00", 9100, 50)
            .trade("11:00:00", 9101, 50)
            .trade("15:57:00", 9110, 50);
    EngineRun.Result run = run(tape).run();
    assertEquals(
        List.of(
            "10:06:00 BUY 10 of 1 at 10110",
            "15:56:00 SELL 10 of 1 at 10210",
            "11:00:00 BUY 10 of 1 at 9101",
            "15:57:00 SELL 10 of 1 at 9110"),
        run.fills());
    // + 10 × 1.00 + 10 × 0.09
    assertEquals(Terms.cents(1_001_090), run.navE8());
  }

  @Test
  void anEntryNobodyWantedIsCanceledBeforeTheClose() {
    Tape tape = range().trade("15:54:00", 10050, 50).trade("15:56:00", 10200, 50);
    EngineRun.Result run = run(tape).run();
    assertEquals(List.of(), run.fills());
    assertEquals(
        Tape.nanos("2024-01-02", "15:55"),
        run.log().steps(OrderEventType.CANCELED).getFirst().epochNanos());
  }

  /// Two bars of five minutes make the range 9900 to 10100. Bought inside the third at 10100; the
  /// target, 10100 + 400, is not reached. The bar that ends 15:55 sends it home at the next open.
  @Test
  void onStoredBars() {
    Tape tape =
        Tape.bars("2024-01-02", 5)
            .bar("09:30", 10000, 10050, 9900, 10000, 1000)
            .bar("09:35", 10000, 10100, 9950, 10000, 1000)
            .bar("09:40", 10000, 10150, 9990, 10120, 1000)
            .bar("15:45", 10120, 10130, 10100, 10110, 1000)
            .bar("15:50", 10110, 10120, 10100, 10105, 1000)
            .bar("15:55", 10107, 10120, 10100, 10105, 1000);
    EngineRun.Result run = run(tape, "minutes", "10").run();
    assertEquals(
        List.of("09:45:00 BUY 10 of 1 at 10100", "15:55:00 SELL 10 of 1 at 10107"), run.fills());
  }

  /// Half-hour bars: leaving at 15:55 would meet the next day. The bar that ends 15:30 leaves.
  @Test
  void longBarsLeaveEarlier() {
    Tape tape =
        Tape.bars("2024-01-02", 30)
            .bar("09:30", 10000, 10100, 9900, 10000, 1000)
            .bar("10:00", 10000, 10150, 9990, 10120, 1000)
            .bar("15:00", 10120, 10130, 10100, 10110, 1000)
            .bar("15:30", 10109, 10120, 10100, 10105, 1000);
    assertEquals(
        List.of("10:30:00 BUY 10 of 1 at 10100", "15:30:00 SELL 10 of 1 at 10109"),
        run(tape).run().fills());
  }

  /// Range of quotes: highest ask 10110, lowest bid 9990; the lone bid of 1 and the lone ask of
  /// 20000 do not count. The ask of 10110 triggers: 4 shares there, 6 one tick worse. The exits
  /// know all 10 and the first price: stop 10110 - 120 = 9990. The bid of 9985 for 4 sells 4, and 6
  /// at 9984.
  @Test
  void onQuotes() {
    Tape tape =
        Tape.quotes("2024-01-02")
            .quote("09:30:00", 10000, 9, 10010, 9)
            .bidOnly("09:31:00", 1, 9)
            .askOnly("09:32:00", 20000, 9)
            .quote("09:40:00", 10100, 9, 10110, 9)
            .quote("09:50:00", 9990, 9, 10000, 9)
            .quote("10:10:00", 10090, 9, 10109, 9)
            .quote("10:11:00", 10100, 9, 10110, 4)
            .quote("10:12:00", 9991, 9, 10000, 9)
            .quote("10:13:00", 9985, 4, 10000, 9);
    EngineRun.Result run = run(tape).run();
    assertEquals(
        List.of(
            "10:11:00 BUY 4 of 1 at 10110",
            "10:11:00 BUY 6 of 1 at 10111",
            "10:13:00 SELL 4 of 1 at 9985",
            "10:13:00 SELL 6 of 1 at 9984"),
        run.fills());
    assertEquals(1, run.log().steps(OrderEventType.CANCELED).size(), "the target");
  }

  /// The print through the target has 4 shares: 4 are sold there, which takes the stop away; the
  /// other 6 follow at the market.
  @Test
  void aTargetReachedInPartIsCompletedAtTheMarket() {
    Tape tape =
        range()
            .trade("10:06:00", 10110, 50)
            .trade("10:07:00", 10000, 50)
            .trade("10:09:00", 10420, 4)
            .trade("10:10:00", 10300, 50);
    EngineRun.Result run = run(tape).run();
    assertEquals(
        List.of(
            "10:06:00 BUY 10 of 1 at 10110",
            "10:09:00 SELL 4 of 1 at 10410",
            "10:10:00 SELL 6 of 1 at 10300"),
        run.fills());
    assertEquals(2, run.log().steps(OrderEventType.CANCELED).size(), "stop, rest of the target");
  }

  /// Order tick 5: range 9952 to 10103. Buy stop 10105; bought at 10107. Height 151: stop 9956,
  /// down to 9955; target 10409, up to 10410, reached by a print through it.
  @Test
  void pricesStandOnTheOrderTick() {
    Instrument fiveCents = Terms.instrument(1, Decimal.unit(2), 5);
    Tape tape =
        Tape.trades("2024-01-02")
            .trade("09:30:00", 9952, 50)
            .trade("09:40:00", 10103, 50)
            .trade("10:05:00", 10104, 50)
            .trade("10:06:00", 10107, 50)
            .trade("10:07:00", 9956, 50)
            .trade("10:08:00", 10416, 50);
    EngineRun.Result run = run(fiveCents, tape).run();
    assertEquals(
        List.of("10:06:00 BUY 10 of 1 at 10107", "10:08:00 SELL 10 of 1 at 10410"), run.fills());
    assertEquals(List.of(), run.log().steps(OrderEventType.DENIED));
  }

  /// All money in one position, no short sales: stop and target are one group and count once.
  @Test
  void exitsOfAFullyInvestedAccountPassTheGate() {
    Tape tape =
        range()
            .trade("10:06:00", 10110, 500)
            .trade("10:07:00", 10000, 500)
            .trade("10:09:00", 10420, 500);
    EngineRun.Result run =
        run(tape, "lots", "0", "weight", "1")
            .limits(RiskLimits.defaults().withShorts(RiskLimits.Shorts.DENIED))
            .run();
    // 10,000 less 0.25 % is 9,975.00: 98 shares at 101.00
    assertEquals(
        List.of("10:06:00 BUY 98 of 1 at 10110", "10:09:00 SELL 98 of 1 at 10410"), run.fills());
    assertEquals(List.of(), run.log().steps(OrderEventType.DENIED));
  }

  @Test
  void aDeniedEntryIsNoAccident() {
    Tape tape = range().trade("10:06:00", 10110, 50).trade("15:56:00", 10210, 50);
    EngineRun.Result run =
        run(tape, "shorts", "yes").limits(RiskLimits.defaults().withOrder(5, 0)).run();
    assertEquals(List.of(), run.fills());
    assertEquals(2, run.log().steps(OrderEventType.DENIED).size());
    assertNull(run.kernel().failure());
  }

  /// The first day has no trade in its first half hour.
  @Test
  void noRangeNoTrade() {
    Tape tape = Tape.trades("2024-01-02").trade("10:30:00", 10000, 50).trade("11:00", 12000, 50);
    assertEquals(List.of(), run(tape).run().fills());
  }
}
