package io.quantlab.engine.execution;

import static io.quantlab.engine.execution.BarTape.OHLC;
import static io.quantlab.engine.execution.BarTape.OLHC;
import static io.quantlab.engine.execution.BarTape.buyLimit;
import static io.quantlab.engine.execution.BarTape.buyStop;
import static io.quantlab.engine.execution.BarTape.on;
import static io.quantlab.engine.execution.BarTape.sellLimit;
import static io.quantlab.engine.execution.BarTape.sellStop;
import static io.quantlab.engine.execution.BarTape.stopLimit;
import static io.quantlab.engine.mirror.HandTape.bar;
import static io.quantlab.engine.mirror.HandTape.bars;
import static io.quantlab.engine.mirror.HandTape.run;
import static io.quantlab.engine.mirror.HandTape.trades;
import static io.quantlab.engine.testkit.Lab.minute;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quantlab.engine.execution.FillProfile.Path;
import io.quantlab.engine.execution.FillProfile.StopLimitInBar;
import io.quantlab.engine.execution.FillProfile.Timing;
import io.quantlab.engine.order.FillFlags;
import io.quantlab.engine.order.OrderKind;
import io.quantlab.engine.order.OrderRequest;
import io.quantlab.engine.order.Side;
import io.quantlab.engine.testkit.Lab;
import io.quantlab.engine.testkit.LabResult;
import io.quantlab.engine.testkit.MarketRows;
import io.quantlab.engine.testkit.Script;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/// Prices of fills on bars (engine contract F-1, F-3, F-5), worked by hand. One-minute bars, prices
/// in ticks; every order is sent at the close of the first bar, which always closes at 100, so it
/// meets the second.
class BarFillsTest {
  private static final FillProfile THROUGH = on(Path.OHLC, 1, 0);

  // ---- F-1, F-3: prices ----

  @Test
  @DisplayName(
      "F-1, T-11: NEXT_OPEN takes the open of the next bar, BAR_CLOSE the close that decided")
  void timing() {
    MarketRows rows = bars(bar(103, 109, 101, 105));
    assertEquals(List.of("BUY 1 @ 103"), trades(OHLC, rows, OrderRequest.market(1, Side.BUY, 1)));
    FillProfile close = on(Path.OHLC, 0, 0, StopLimitInBar.PATH, Timing.BAR_CLOSE);
    LabResult r = run(close, rows, c -> c.market(1, 1));
    assertEquals(List.of("BUY 1 @ 100"), r.trades());
    assertEquals(minute(1), r.fills().getFirst().nanos());
    assertEquals(FillFlags.OPTIMISTIC, r.fills().getFirst().flags());
  }

  @Test
  @DisplayName("F-3: a limit takes a better open, else its own price inside the bar")
  void limit() {
    assertEquals(List.of("BUY 1 @ 95"), trades(OHLC, bars(bar(95, 99, 94, 96)), buyLimit(1, 98)));
    assertEquals(List.of("BUY 1 @ 98"), trades(OHLC, bars(bar(100, 101, 97, 99)), buyLimit(1, 98)));
    assertEquals(
        List.of("SELL 1 @ 104"), trades(OHLC, bars(bar(104, 106, 100, 101)), sellLimit(1, 102)));
    assertEquals(
        List.of("SELL 1 @ 102"), trades(OHLC, bars(bar(100, 103, 99, 101)), sellLimit(1, 102)));
  }

  @Test
  @DisplayName("F-3: TOUCH fills at the low, THROUGH(1) needs one order tick more")
  void touchOrThrough() {
    MarketRows low98 = bars(bar(100, 101, 98, 99));
    assertEquals(List.of("BUY 1 @ 98"), trades(OHLC, low98, buyLimit(1, 98)));
    assertEquals(List.of(), trades(THROUGH, low98, buyLimit(1, 98)));
    assertEquals(
        List.of("BUY 1 @ 98"), trades(THROUGH, bars(bar(100, 101, 97, 99)), buyLimit(1, 98)));
    // at the open: equal is a touch
    MarketRows open98 = bars(bar(98, 99, 98, 99));
    assertEquals(List.of("BUY 1 @ 98"), trades(OHLC, open98, buyLimit(1, 98)));
    assertEquals(List.of(), trades(THROUGH, open98, buyLimit(1, 98)));
  }

  @Test
  @DisplayName(
      "F-3: with an order tick of 5 THROUGH needs 5 inside the bar, any better price at the open")
  void throughInOrderTicks() {
    Lab lab = Lab.on(bars(bar(103, 104, 96, 100))).instrument(Lab.stock(1, 5)).profile(THROUGH);
    LabResult inside =
        lab.trader(Script.of(s -> s.at(minute(1), c -> c.submit(buyLimit(1, 100))))).run();
    assertEquals(List.of(), inside.trades()); // low 96 is not 100 - 5
    Lab gap = Lab.on(bars(bar(98, 104, 96, 100))).instrument(Lab.stock(1, 5)).profile(THROUGH);
    LabResult open =
        gap.trader(Script.of(s -> s.at(minute(1), c -> c.submit(buyLimit(1, 100))))).run();
    assertEquals(List.of("BUY 1 @ 98"), open.trades()); // open 98 < 100
  }

  @Test
  @DisplayName(
      "F-3: a stop fills at its trigger inside the bar, at the open when that gaps past it")
  void stop() {
    assertEquals(
        List.of("BUY 1 @ 105"), trades(OHLC, bars(bar(101, 106, 100, 104)), buyStop(1, 105)));
    assertEquals(
        List.of("BUY 1 @ 108"), trades(OHLC, bars(bar(108, 109, 104, 107)), buyStop(1, 105)));
    assertEquals(List.of("SELL 1 @ 95"), trades(OHLC, bars(bar(99, 100, 94, 96)), sellStop(1, 95)));
    assertEquals(List.of("SELL 1 @ 91"), trades(OHLC, bars(bar(91, 97, 90, 96)), sellStop(1, 95)));
    assertEquals(List.of(), trades(OHLC, bars(bar(99, 104, 96, 100)), buyStop(1, 105)));
  }

  @Test
  @DisplayName("F-3: slippage is added to taking fills only, and may leave the bar")
  void slippage() {
    FillProfile worse = OHLC.withSlippage(new SlippageModel.Ticks(3));
    MarketRows rows = bars(bar(101, 106, 97, 104));
    assertEquals(List.of("BUY 1 @ 104"), trades(worse, rows, OrderRequest.market(1, Side.BUY, 1)));
    assertEquals(List.of("BUY 1 @ 108"), trades(worse, rows, buyStop(1, 105)));
    assertEquals(List.of("BUY 1 @ 98"), trades(worse, rows, buyLimit(1, 98)));
    // a limit above the open takes it at 101, slips, but not past 102
    assertEquals(List.of("BUY 1 @ 102"), trades(worse, rows, buyLimit(1, 102)));
  }

  @Test
  @DisplayName("F-3: stop-limit with trigger at or below its limit fills at the trigger")
  void stopLimitFillsAtTrigger() {
    MarketRows rows = bars(bar(101, 108, 99, 100));
    assertEquals(List.of("BUY 1 @ 105"), trades(OHLC, rows, stopLimit(105, 107)));
    assertEquals(List.of("BUY 1 @ 105"), trades(THROUGH, rows, stopLimit(105, 105)));
  }

  @Test
  @DisplayName("F-3: a limit below the trigger is met on the rest of the path, if the path returns")
  void stopLimitOnTheRestOfThePath() {
    MarketRows rows = bars(bar(101, 108, 99, 107));
    // O 101, H 108: triggered at 105; down to L 99: limit 103 is met
    assertEquals(List.of("BUY 1 @ 103"), trades(OHLC, rows, stopLimit(105, 103)));
    // O 101, L 99, H 108: triggered at 105 on the way up; C 107 is above 103
    assertEquals(List.of(), trades(OLHC, rows, stopLimit(105, 103)));
  }

  @Test
  @DisplayName("F-3: a gap past trigger and limit triggers; the limit waits for the path")
  void stopLimitGap() {
    // the open 110 triggers; limit 106 is met when the path comes down to 104
    LabResult r = run(OHLC, bars(bar(110, 111, 104, 105)), c -> c.submit(stopLimit(105, 106)));
    assertEquals(List.of("BUY 1 @ 106"), r.trades());
    assertTrue(r.fills().getFirst().maker());
    // between trigger and limit the open itself is taken
    assertEquals(
        List.of("BUY 1 @ 105"), trades(OHLC, bars(bar(105, 111, 104, 105)), stopLimit(103, 106)));
  }

  @Test
  @DisplayName("F-5: CLOSE_ONLY compares only the close after the trigger")
  void stopLimitCloseOnly() {
    FillProfile p =
        on(Path.PER_ORDER_SUBMISSION, 1, 0, StopLimitInBar.CLOSE_ONLY, Timing.NEXT_OPEN);
    MarketRows above = bars(bar(101, 108, 99, 107), bar(107, 107, 100, 101));
    // bar 2 closes at 107 > 106: waits; bar 3 opens above and passes 106: its own price
    assertEquals(List.of("BUY 1 @ 106"), trades(p, above, stopLimit(105, 106)));
    // a close of 104 is below it: the limit, as LEAN's StopLimitFill pays min(high, limit)
    assertEquals(
        List.of("BUY 1 @ 106"), trades(p, bars(bar(101, 108, 99, 104)), stopLimit(105, 106)));
  }

  // ---- quote bars ----

  @Test
  @DisplayName("F-3: on quote bars buys walk the ask side, sells the bid side")
  void quoteBars() {
    MarketRows rows =
        MarketRows.quoteBars()
            .quoteBar(minute(0), minute(1), 100, 100, 100, 100, 2)
            .quoteBar(minute(1), minute(2), 101, 106, 97, 103, 2);
    LabResult r =
        run(
            OHLC,
            rows,
            c -> {
              c.market(1, 1); // ask open 103
              c.market(1, -1); // bid open 101
              c.submit(buyLimit(1, 99)); // ask low 99: touched
              c.submit(sellLimit(1, 106)); // bid high 106: touched
              c.submit(buyLimit(1, 98)); // bid low 97, but the ask never came below 99
            });
    assertEquals(List.of("BUY 1 @ 103", "SELL 1 @ 101", "SELL 1 @ 106", "BUY 1 @ 99"), r.trades());
  }

  // ---- one kind of data ----

  @Test
  @DisplayName("T-11: where ticks match, stored bars of the instrument are deliveries only")
  void barsBesideTicksDoNotMatch() {
    MarketRows ticks = MarketRows.trades().trade(minute(1), 100, 50).trade(minute(3), 104, 50);
    MarketRows stored = MarketRows.bars().bar(minute(1) + 1, minute(2), 90, 110, 80, 95, 1_000_000);
    LabResult r =
        Lab.on(ticks)
            .data(1, stored)
            .profile(OHLC)
            .trader(Script.of(s -> s.at(minute(1), c -> c.market(1, 1))))
            .run();
    assertEquals(List.of("BUY 1 @ 104"), r.trades());
  }

  @Test
  @DisplayName("3.1: the kinds of this page, by their codes in events")
  void kinds() {
    assertEquals(OrderKind.Code.STOP_LIMIT, new OrderKind.StopLimit(1, 2).code());
    assertEquals(
        List.of(0, 1, 2, 3),
        List.of(
            new OrderKind.Market().code().ordinal(),
            new OrderKind.Limit(1).code().ordinal(),
            new OrderKind.StopMarket(1).code().ordinal(),
            new OrderKind.StopLimit(1, 2).code().ordinal()));
  }
}
