package io.quantlab.engine.mirror;

import static io.quantlab.engine.mirror.HandTape.bar;
import static io.quantlab.engine.mirror.HandTape.bars;
import static io.quantlab.engine.mirror.HandTape.buy;
import static io.quantlab.engine.mirror.HandTape.buyLimit;
import static io.quantlab.engine.mirror.HandTape.buyStop;
import static io.quantlab.engine.mirror.HandTape.buyStopLimit;
import static io.quantlab.engine.mirror.HandTape.run;
import static io.quantlab.engine.mirror.HandTape.sellStopLimit;
import static io.quantlab.engine.mirror.HandTape.trades;
import static io.quantlab.engine.testkit.Lab.minute;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quantlab.engine.execution.FeeModel;
import io.quantlab.engine.execution.FillProfile;
import io.quantlab.engine.market.Schema;
import io.quantlab.engine.order.FillFlags;
import io.quantlab.engine.order.OrderKind;
import io.quantlab.engine.order.OrderRequest;
import io.quantlab.engine.order.Side;
import io.quantlab.engine.order.Trail;
import io.quantlab.engine.testkit.Lab;
import io.quantlab.engine.testkit.LabResult;
import io.quantlab.engine.testkit.MarketRows;
import io.quantlab.engine.testkit.Script;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/// Profile `through` against LEAN's `EquityFillModel`.
///
/// Source: QuantConnect/Lean `Common/Orders/Fills/EquityFillModel.cs`: `LimitFill` (low < limit, at
/// the limit, at the open after a favorable gap), `StopMarketFill` (high >= stop, at the stop, at
/// the open after an unfavorable gap), `StopLimitFill` (close < limit, at the lower of high and
/// limit); the same tables in QuantConnect/Documentation `Resources/reality-modeling/trade-fills`;
/// and .../transaction-fees/supported-models (1 $ and 0.005 $ a share at Interactive Brokers).
///
/// `Common/Orders/Fills/FillModel.cs`, which the equity model inherits: `TrailingStopFill` (low <=
/// stop, then the stop follows the high); `MarketFill` at the best price known.
///
/// Differences on purpose: a trailing stop fills at its trigger (F-3), LEAN's at the close where
/// that is worse; a stop-limit triggers when the market is as bad as its stop, as every stop does
/// (O-4), LEAN's when it is worse; once triggered it is on later bars a limit as any other, which
/// takes a better open (F-3), LEAN's goes on by the close.
class LeanTest {
  private static final FillProfile THROUGH = FillProfile.through();

  @Test
  @DisplayName("4.1 through: on trade bars an order of the close fills at the next open, complete")
  void nextOpen() {
    assertEquals(List.of("BUY 10 @ 103"), trades(THROUGH, bars(bar(103, 104, 101, 102, 3)), buy()));
  }

  @Test
  @DisplayName("4.1 through: on quote bars a market order takes the closing ask, marked optimistic")
  void quoteBars() {
    MarketRows rows = MarketRows.of(Schema.QUOTE_BAR);
    for (int i = 0; i < 2; i++) {
      long[] row = {minute(i + 1), minute(i), 99, 101, 98, 100, 100, 102, 99, 102, 0, 0, 0};
      rows.row(row);
    }
    LabResult r = run(THROUGH, rows, c -> c.submit(buy()));
    assertEquals(List.of("BUY 10 @ 102"), r.trades());
    assertEquals(minute(1), r.fills().getFirst().nanos());
    assertTrue((r.fills().getFirst().flags() & FillFlags.OPTIMISTIC) != 0);
  }

  @Test
  @DisplayName("4.1 through: on quote bars of a session a market order waits for the next open")
  void quoteBarsOfASession() {
    // 09:30 to 16:00 is the session; bids of 99 to 100, 104 to 105, asks 2 more
    MarketRows days =
        MarketRows.quoteBars()
            .quoteBar(minute(0), minute(390), 99, 101, 98, 100, 2)
            .quoteBar(minute(1440), minute(1830), 104, 106, 103, 105, 2);
    OrderRequest buy = buy();
    Lab lab = Lab.on(days).trader(Script.of(s -> s.submit(minute(390), buy)));
    LabResult next = lab.copy().profile(THROUGH).run();
    assertEquals(List.of("BUY 10 @ 106"), next.trades());
    assertEquals(minute(1440), next.fills().getFirst().nanos());
    assertEquals(0, next.fills().getFirst().flags() & FillFlags.OPTIMISTIC);
    FillProfile close = THROUGH.withSessionBarTiming(FillProfile.Timing.BAR_CLOSE);
    assertEquals(List.of("BUY 10 @ 102"), lab.copy().profile(close).run().trades());
    // of 24 hours, whatever the sessions
    MarketRows long24 =
        MarketRows.quoteBars()
            .quoteBar(minute(-60), minute(1380), 99, 101, 98, 100, 2)
            .quoteBar(minute(1380), minute(2820), 104, 106, 103, 105, 2);
    Lab around = Lab.on(long24).trader(Script.of(s -> s.submit(minute(1380), buy)));
    assertEquals(List.of("BUY 10 @ 106"), around.profile(THROUGH).run().trades());
    // the first and the last hour are none
    MarketRows hours =
        MarketRows.quoteBars()
            .quoteBar(minute(0), minute(60), 99, 101, 98, 100, 2)
            .quoteBar(minute(330), minute(390), 99, 101, 98, 101, 2)
            .quoteBar(minute(1440), minute(1500), 104, 106, 103, 105, 2);
    Lab intraday =
        Lab.on(hours).trader(Script.of(s -> s.submit(minute(60), buy).submit(minute(390), buy)));
    assertEquals(List.of("BUY 10 @ 102", "BUY 10 @ 103"), intraday.profile(THROUGH).run().trades());
  }

  @Test
  @DisplayName("4.1 through: a limit fills when the low is below it, not when it is touched")
  void limit() {
    assertEquals(List.of(), trades(THROUGH, bars(bar(100, 101, 98, 99)), buyLimit(98)));
    assertEquals(
        List.of("BUY 10 @ 98"), trades(THROUGH, bars(bar(100, 101, 97, 99)), buyLimit(98)));
    // a better open
    assertEquals(List.of("BUY 10 @ 96"), trades(THROUGH, bars(bar(96, 99, 95, 98)), buyLimit(98)));
  }

  @Test
  @DisplayName("4.1 through: a stop fills at the worse of stop and open")
  void stop() {
    assertEquals(
        List.of("BUY 10 @ 102"), trades(THROUGH, bars(bar(100, 103, 99, 101)), buyStop(102)));
    assertEquals(
        List.of("BUY 10 @ 104"), trades(THROUGH, bars(bar(104, 105, 103, 104)), buyStop(102)));
  }

  @Test
  @DisplayName("F-5: after the trigger only the close is compared with the limit, which it pays")
  void stopLimit() {
    // StopLimitFill: high > stop, close < limit, at min(high, limit).
    // Triggered at 102; the close 105 is above the limit 103, though the low 99 is below it; the
    // next bar, 101 all the time, fills it at min(101, 103)
    MarketRows above = bars(bar(100, 106, 99, 105), bar(101, 101, 101, 101));
    assertEquals(List.of("BUY 10 @ 101"), trades(THROUGH, above, buyStopLimit(102, 103)));
    // the close 101 is below the limit: min(106, 103)
    MarketRows within = bars(bar(100, 106, 99, 101), bar(90, 90, 90, 90));
    assertEquals(List.of("BUY 10 @ 103"), trades(THROUGH, within, buyStopLimit(102, 103)));
    // a limit above the whole bar: min(106, 120)
    assertEquals(List.of("BUY 10 @ 106"), trades(THROUGH, within, buyStopLimit(102, 120)));
    // a close at the limit does not count; the next bar opens at 90
    assertEquals(List.of("BUY 10 @ 90"), trades(THROUGH, within, buyStopLimit(100 + 2, 101)));
    // mirrored: low < stop, close > limit, at max(low, limit)
    MarketRows down = bars(bar(100, 101, 94, 99), bar(110, 110, 110, 110));
    assertEquals(List.of("SELL 10 @ 97"), trades(THROUGH, down, sellStopLimit(98, 97)));
    assertEquals(List.of("SELL 10 @ 94"), trades(THROUGH, down, sellStopLimit(98, 90)));
    assertEquals(List.of("SELL 10 @ 110"), trades(THROUGH, down, sellStopLimit(98, 99)));
  }

  @Test
  @DisplayName("F-1: intraday a market order takes the close at hand, also of trade bars")
  void tradeBarsIntraday() {
    FillProfile intraday = THROUGH.withBarTiming(FillProfile.Timing.BAR_CLOSE);
    assertEquals(List.of("BUY 10 @ 100"), trades(intraday, bars(bar(103, 104, 101, 102)), buy()));
  }

  @Test
  @DisplayName("O-12 EXTREME: a trailing stop is tried, then follows the high of the bar")
  void trailing() {
    // from 100: 97; the low 98 is above it, then 107 after the high 110; the next low 106 fires
    OrderRequest trail =
        OrderRequest.of(
            1,
            Side.SELL,
            10,
            new OrderKind.TrailingStop(
                Trail.by(new Trail.Offset.Price(3)).anchored(Trail.Anchor.EXTREME)));
    MarketRows rows = bars(bar(100, 110, 98, 104), bar(108, 109, 106, 107));
    assertEquals(List.of("BUY 10 @ 100", "SELL 10 @ 107"), trades(THROUGH, rows, buy(), trail));
    // a buy follows the low: 103, then 93 after 90
    OrderRequest cover =
        OrderRequest.of(
            1,
            Side.BUY,
            10,
            new OrderKind.TrailingStop(
                Trail.by(new Trail.Offset.Price(3)).anchored(Trail.Anchor.EXTREME)));
    MarketRows down = bars(bar(100, 102, 90, 96), bar(92, 94, 91, 93));
    assertEquals(List.of("BUY 10 @ 93"), trades(THROUGH, down, cover));
  }

  @Test
  @DisplayName("4.1 through: orders know nothing of each other: one bar fills stop and target")
  void noGroups() {
    MarketRows rows = bars(bar(100, 100, 100, 100), bar(100, 107, 94, 100));
    assertEquals(
        List.of("BUY 10 @ 100", "SELL 10 @ 95", "SELL 10 @ 105"),
        trades(THROUGH, rows, buy(), HandTape.sellStop(95), HandTape.sellLimit(105)));
    // in a group it is the one sent first
    assertEquals(List.of("BUY 10 @ 100", "SELL 10 @ 95"), HandTape.bracket(THROUGH, buy(), rows));
  }

  @Test
  @DisplayName("F-60: 0.005 a share, at least 1 an order, at most 0.5 % of its value")
  void commission() {
    // 10 shares: 0.05, raised to 1, cut to 0.5 % of 10.00 = 0.05
    long fees =
        HandTape.fees(
            THROUGH,
            bars(bar(100, 101, 99, 100)),
            new FeeModel.PerShare(500_000, 100_000_000, 500_000),
            buy());
    assertEquals(5_000_000, fees);
  }
}
