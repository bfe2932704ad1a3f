package io.quantlab.engine.reference;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.quantlab.engine.order.DenyReason;
import io.quantlab.engine.order.OrderEventType;
import io.quantlab.engine.risk.RiskLimits;
import io.quantlab.engine.strategy.Parameters;
import io.quantlab.engine.testkit.DecisionLog;
import io.quantlab.engine.testkit.EngineRun;
import io.quantlab.engine.testkit.RunLog;
import io.quantlab.engine.testkit.Tape;
import io.quantlab.engine.testkit.Terms;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// Three trades on five-minute bars, worked by hand; prices in cents, both periods 2, stop at two
/// true ranges, at most two bars, 10 shares.
///
/// With period 2 a Wilder average is `(before + new) / 2` after the mean of the first two.
///
/// | bar | open, high, low, close | rise, fall (averages) | index | true range (average) |
/// |---|---|---|---|---|
/// | 09:30 | 10000 10020 9980 10000 | | | 40 |
/// | 09:35 | 10000 10010 9890 9900 | | | 120 (80) |
/// | 09:40 | 9900 9910 9790 9800 | 0, 100 | 0: buy | 120 (100): stop 200 below |
/// | 09:45 | 9810 9850 9800 9840 | 20, 50 | 28.6 | 50 (75) |
/// | 09:50 | 9840 9960 9830 9950 | 65, 25 | 72.2: sell | 130 (102.5) |
/// | 09:55 | 9955 9960 9890 9900 | 32.5, 37.5 | 46.4 | 70 (86.25) |
/// | 10:00 | 9900 9900 9790 9800 | 16.25, 68.75 | 19.1: buy | 110 (98.125): stop 196 below |
/// | 10:05 | 9790 9800 9500 9550 | 8.1, 159.4 | 4.8: buy | 300 (199.0625): stop 398 below |
/// | 10:10 | 9560 9570 9540 9550 | 4.1, 79.7 | 4.8, one bar held | |
/// | 10:15 | 9550 9560 9530 9540 | 2.0, 44.8 | 4.3, two bars: sell | |
/// | 10:20 | 9545 9550 9540 9545 | 3.5, 22.4 | 13.6: buys after the last bar | |
class RsiReversionTest {
  private static final Tape TAPE =
      Tape.bars("2024-01-02", 5)
          .bar("09:30", 10000, 10020, 9980, 10000, 1000)
          .bar("09:35", 10000, 10010, 9890, 9900, 1000)
          .bar("09:40", 9900, 9910, 9790, 9800, 1000)
          .bar("09:45", 9810, 9850, 9800, 9840, 1000)
          .bar("09:50", 9840, 9960, 9830, 9950, 1000)
          .bar("09:55", 9955, 9960, 9890, 9900, 1000)
          .bar("10:00", 9900, 9900, 9790, 9800, 1000)
          .bar("10:05", 9790, 9800, 9500, 9550, 1000)
          .bar("10:10", 9560, 9570, 9540, 9550, 1000)
          .bar("10:15", 9550, 9560, 9530, 9540, 1000)
          .bar("10:20", 9545, 9550, 9540, 9545, 1000);

  private static final Map<String, String> SMALL =
      Map.of("period", "2", "atrPeriod", "2", "maxBars", "2", "stopAtr", "2", "lots", "10");

  private static EngineRun run(Tape tape, Map<String, String> parameters) {
    return EngineRun.of(() -> new RsiReversion(new Parameters(parameters)))
        .market(Terms.stock(1), Terms.sessions("2024-01-02"), tape);
  }

  /// 10:05: bought at the open, 9790; the stop at 9594 is reached on the way to the low.
  @Test
  void exitsByIndexByStopAndByTime() {
    EngineRun.Result run = run(TAPE, SMALL).run();
    assertEquals(
        List.of(
            "09:45:00 BUY 10 of 1 at 9810",
            "09:55:00 SELL 10 of 1 at 9955",
            "10:05:00 BUY 10 of 1 at 9790",
            "10:10:00 SELL 10 of 1 at 9594",
            "10:10:00 BUY 10 of 1 at 9560",
            "10:20:00 SELL 10 of 1 at 9545"),
        run.fills());
    // 10,000.00 + 10 × (1.45 - 1.96 - 0.15)
    assertEquals(Terms.cents(999_340), run.cashE8());
    assertEquals(run.cashE8(), run.navE8());
  }

  /// The first stop goes with the sale at 09:55, the third with that at 10:20.
  @Test
  void noOrderOutlivesItsPosition() {
    EngineRun.Result run = run(TAPE, SMALL).run();
    List<RunLog.Step> canceled = run.log().steps(OrderEventType.CANCELED);
    assertEquals(
        List.of(Tape.nanos("2024-01-02", "09:55"), Tape.nanos("2024-01-02", "10:20")),
        canceled.stream().map(RunLog.Step::epochNanos).toList());
    assertEquals(0, run.kernel().counts(0).rejects());
  }

  @Test
  void theDecisionLogSaysWhy() {
    List<DecisionLog.Decision> all = run(TAPE, SMALL).logging().run().decisions().all();
    assertEquals(
        List.of(
            "rsi below entry",
            "",
            "rsi above exit",
            "rsi below entry",
            "",
            "rsi below entry",
            "",
            "held for maxBars",
            "rsi below entry"),
        all.stream().map(DecisionLog.Decision::signal).toList());
    assertEquals(Map.of("rsi", 0.0, "atr", 100.0), all.getFirst().inputs());
    assertEquals(
        run(TAPE, SMALL).run().fills(),
        run(TAPE, SMALL).logging().run().fills(),
        "logging changes nothing");
  }

  /// Volume 60 caps a bar at 6 shares: the entry takes two bars, the stop grows from 6 to 10. The
  /// stop, 9610, is set by the first fill. On the last bar it sells 10.
  @Test
  void theStopGrowsWithTheEntry() {
    Tape tape =
        Tape.bars("2024-01-02", 5)
            .bar("09:30", 10000, 10020, 9980, 10000, 1000)
            .bar("09:35", 10000, 10010, 9890, 9900, 1000)
            .bar("09:40", 9900, 9910, 9790, 9800, 1000)
            .bar("09:45", 9810, 9820, 9800, 9810, 60)
            .bar("09:50", 9805, 9810, 9790, 9800, 60)
            .bar("09:55", 9790, 9800, 9600, 9600, 1000);
    Map<String, String> patient = Map.of("period", "2", "atrPeriod", "2", "lots", "10");
    EngineRun.Result run = run(tape, patient).run();
    assertEquals(
        List.of(
            "09:45:00 BUY 6 of 1 at 9810",
            "09:50:00 BUY 4 of 1 at 9805",
            "10:00:00 SELL 10 of 1 at 9610"),
        run.fills());
    assertEquals(1, run.log().steps(OrderEventType.UPDATED).size());
  }

  /// The same prices as trades, one at each corner of a bar: the bars are built, and the orders
  /// meet the trade after the bar's end instead of the next bar's open, which is the same price.
  @Test
  void buildsBarsFromTicks() {
    Tape ticks =
        Tape.trades("2024-01-02")
            .trade("09:30:00", 10000, 10)
            .trade("09:31:00", 10020, 10)
            .trade("09:32:00", 9980, 10)
            .trade("09:34:59", 10000, 10)
            .trade("09:35:00", 10000, 10)
            .trade("09:36:00", 10010, 10)
            .trade("09:37:00", 9890, 10)
            .trade("09:39:59", 9900, 10)
            .trade("09:40:01", 9900, 10)
            .trade("09:41:00", 9910, 10)
            .trade("09:42:00", 9790, 10)
            .trade("09:44:59", 9800, 10)
            .trade("09:45:01", 9810, 10)
            .trade("09:46:00", 9605, 10);
    EngineRun.Result run = run(ticks, SMALL).run();
    // the stop at 9810 - 200 = 9610 becomes a market order on the print at 9605
    assertEquals(
        List.of("09:45:01 BUY 10 of 1 at 9810", "09:46:00 SELL 10 of 1 at 9605"), run.fills());
  }

  @Test
  void aDeniedEntryIsNoAccident() {
    RiskLimits five = RiskLimits.defaults().withOrder(5, 0);
    EngineRun.Result run = run(TAPE, SMALL).limits(five).run();
    assertEquals(List.of(), run.fills());
    List<RunLog.Step> denied = run.log().steps(OrderEventType.DENIED);
    assertEquals(DenyReason.FAT_FINGER, denied.getFirst().denied());
    assertEquals(null, run.kernel().failure());
  }

  @Test
  void entryMustBeBelowExit() {
    Parameters crossed = new Parameters(Map.of("entry", "60", "exit", "55"));
    assertThrows(IllegalArgumentException.class, () -> new RsiReversion(crossed));
  }
}
