package io.quantlab.engine.execution;

import static io.quantlab.engine.mirror.HandTape.bar;
import static io.quantlab.engine.mirror.HandTape.bars;
import static io.quantlab.engine.mirror.HandTape.sellTrailing;
import static io.quantlab.engine.testkit.Lab.minute;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quantlab.engine.execution.FillProfile.Path;
import io.quantlab.engine.execution.FillProfile.Timing;
import io.quantlab.engine.order.FillFlags;
import io.quantlab.engine.order.OrderEventType;
import io.quantlab.engine.order.OrderKind;
import io.quantlab.engine.order.OrderRequest;
import io.quantlab.engine.order.Side;
import io.quantlab.engine.order.TimeInForce;
import io.quantlab.engine.testkit.InvariantsExtension;
import io.quantlab.engine.testkit.Lab;
import io.quantlab.engine.testkit.LabResult;
import io.quantlab.engine.testkit.MarketRows;
import io.quantlab.engine.testkit.Script;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// Openings, closes, times in force and post-only on bars, worked by hand (O-9 to O-14, F-1, F-3,
/// F-30). Orders are sent at the close of a bar that stands at 100.
@ExtendWith(InvariantsExtension.class)
class BarOrdersTest {
  private static final long DAY = 24 * 60;

  /// A touch fills, the path goes up first, a tenth of the volume is all a side can have.
  private static final FillProfile TENTH =
      new FillProfile(
          "tenth",
          Timing.NEXT_EVENT,
          Timing.NEXT_OPEN,
          Timing.NEXT_OPEN,
          Path.OHLC,
          0,
          FillProfile.StopLimitInBar.PATH,
          10_000_000,
          100_000_000,
          FillProfile.BeyondTop.ONE_TICK_WORSE,
          FillProfile.Crossed.SKIP,
          new SlippageModel.None());

  private static LabResult run(FillProfile profile, Consumer<Script> plan, MarketRows rows) {
    return Lab.on(rows).profile(profile).trader(Script.of(plan)).run();
  }

  private static LabResult run(FillProfile profile, MarketRows rows, OrderRequest... orders) {
    return run(profile, s -> s.submit(minute(1), orders), rows);
  }

  private static OrderRequest of(Side side, long lots, OrderKind kind) {
    return OrderRequest.of(1, side, lots, kind);
  }

  private static OrderRequest buy(long lots, long ticks) {
    return OrderRequest.limit(1, Side.BUY, lots, ticks);
  }

  private static OrderRequest sell(long lots, long ticks) {
    return OrderRequest.limit(1, Side.SELL, lots, ticks);
  }

  private static OrderEventType end(LabResult result, long order) {
    return result.life(order).getLast();
  }

  // ---- times in force ----

  @Test
  @DisplayName("O-14, F-30: FOK at the open is all that the cap leaves, or nothing")
  void allOrNone() {
    MarketRows rows = bars(bar(100, 101, 99, 100, 80), bar(100, 100, 100, 100));
    LabResult r =
        run(
            TENTH,
            rows,
            OrderRequest.market(1, Side.BUY, 3),
            OrderRequest.market(1, Side.BUY, 6).with(TimeInForce.FOK),
            OrderRequest.market(1, Side.BUY, 5).with(TimeInForce.FOK),
            OrderRequest.market(1, Side.SELL, 8).with(TimeInForce.FOK),
            buy(1, 99).with(TimeInForce.FOK));
    // 8 a side: 3, then 6 are too many, 5 are not
    assertEquals(List.of("BUY 3 @ 100", "BUY 5 @ 100", "SELL 8 @ 100"), r.trades());
    assertEquals(OrderEventType.CANCELED, end(r, 2));
    assertEquals(OrderEventType.CANCELED, end(r, 5));
  }

  @Test
  @DisplayName("O-14: IOC that the cap leaves nothing is canceled; a stop of IOC looks at the open")
  void immediateOrCancel() {
    MarketRows rows = bars(bar(100, 110, 90, 100, 80), bar(105, 105, 105, 105));
    LabResult r =
        run(
            TENTH,
            rows,
            OrderRequest.market(1, Side.BUY, 8),
            OrderRequest.market(1, Side.BUY, 1).with(TimeInForce.IOC),
            OrderRequest.stop(1, Side.SELL, 2, 95).with(TimeInForce.IOC),
            OrderRequest.stop(1, Side.SELL, 3, 100).with(TimeInForce.IOC),
            buy(4, 105));
    // the last one would take the open; nothing is left of it, so it waits for 105 or less
    assertEquals(List.of("BUY 8 @ 100", "SELL 3 @ 100", "BUY 4 @ 105"), r.trades());
    assertEquals(OrderEventType.CANCELED, end(r, 2));
    assertEquals(OrderEventType.CANCELED, end(r, 3));
  }

  @Test
  @DisplayName("O-11, F-30: market-to-limit waits at the open for what the cap did not give")
  void marketToLimit() {
    MarketRows rows =
        bars(bar(100, 103, 99, 103, 80), bar(103, 104, 101, 102), bar(102, 102, 100, 101));
    OrderRequest order = of(Side.BUY, 20, new OrderKind.MarketToLimit());
    LabResult r = run(TENTH, rows, order);
    // 8 at the open, the limit of 100 has to wait for the last bar
    assertEquals(List.of("BUY 8 @ 100", "BUY 12 @ 100"), r.trades());
    assertEquals(FillFlags.CAPPED, r.fills().getFirst().flags());
    assertEquals(minute(4), r.fills().getLast().nanos());
    LabResult ioc = run(TENTH, rows, order.with(TimeInForce.IOC));
    assertEquals(List.of("BUY 8 @ 100"), ioc.trades());
    assertEquals(OrderEventType.CANCELED, end(ioc, 1));
  }

  @Test
  @DisplayName("F-30: a limit the cap cut at the open works on as a limit, inside the same bar too")
  void cappedLimit() {
    MarketRows rows = bars(bar(98, 101, 97, 100, 80), bar(101, 102, 100, 101), bar(99, 99, 99, 99));
    LabResult r = run(TENTH, rows, buy(20, 99));
    assertEquals(List.of("BUY 8 @ 98", "BUY 12 @ 99"), r.trades());
    assertEquals(minute(3), r.fills().getLast().nanos(), "at the open of the last bar");
  }

  // ---- post-only ----

  @Test
  @DisplayName("O-13: post-only meets the open: refused, or moved a tick off it")
  void postOnly() {
    MarketRows rows = bars(bar(100, 104, 96, 100));
    LabResult r =
        run(
            TENTH,
            rows,
            buy(1, 101).postOnly(),
            buy(2, 105).postOnlySliding(),
            sell(3, 90).postOnlySliding(),
            buy(4, 98).postOnly());
    assertEquals(OrderEventType.REJECTED, end(r, 1));
    // high first: the sale at 101, then the purchases at 99 and 98
    assertEquals(List.of("SELL 3 @ 101", "BUY 2 @ 99", "BUY 4 @ 98"), r.trades());
    assertTrue(r.fills().getFirst().maker());
  }

  // ---- opening ----

  private static MarketRows twoDays(long... openHighLowCloseVolume) {
    long[] b = openHighLowCloseVolume;
    return MarketRows.bars()
        .bar(minute(0), minute(1), 100, 100, 100, 100, 1_000)
        .bar(minute(389), minute(390), 100, 103, 97, 101, 80)
        .bar(minute(DAY), minute(DAY + 1), b[0], b[1], b[2], b[3], b[4])
        .bar(minute(DAY + 1), minute(DAY + 2), 100, 100, 100, 100, 1_000);
  }

  @Test
  @DisplayName("O-9, F-30: the opening gives a share of the first bar; what it does not expires")
  void onOpen() {
    OrderRequest[] orders = {
      of(Side.BUY, 5, new OrderKind.MarketOnOpen()),
      of(Side.BUY, 5, new OrderKind.MarketOnOpen()),
      of(Side.BUY, 5, new OrderKind.MarketOnOpen()),
      of(Side.SELL, 2, new OrderKind.LimitOnOpen(99)),
      of(Side.SELL, 2, new OrderKind.LimitOnOpen(100))
    };
    LabResult r = run(TENTH, twoDays(99, 105, 95, 100, 80), orders);
    assertEquals(List.of("BUY 5 @ 99", "BUY 3 @ 99", "SELL 2 @ 99"), r.trades());
    for (long expired : new long[] {2, 3, 5}) {
      assertEquals(OrderEventType.EXPIRED, end(r, expired));
    }
    // a first bar without volume has no opening: the next one has
    LabResult later = run(TENTH, twoDays(99, 105, 95, 100, 0), orders[0]);
    assertEquals(List.of("BUY 5 @ 100"), later.trades());
  }

  @Test
  @DisplayName("O-9, F-1: where the close of a bar counts, the opening is still the open")
  void onOpenNextClose() {
    FillProfile close = TENTH.withBarTiming(Timing.NEXT_CLOSE);
    LabResult r =
        run(
            close,
            twoDays(99, 105, 95, 98, 1_000),
            of(Side.BUY, 5, new OrderKind.MarketOnOpen()),
            of(Side.BUY, 6, new OrderKind.LimitOnOpen(98)));
    assertEquals(List.of("BUY 5 @ 99"), r.trades());
    assertEquals(OrderEventType.EXPIRED, end(r, 2));
    LabResult market =
        run(
            close,
            s -> s.at(minute(390), c -> c.submit(OrderRequest.market(1, Side.BUY, 5))),
            twoDays(99, 105, 95, 98, 1_000));
    assertEquals(List.of("BUY 5 @ 98"), market.trades());
  }

  @Test
  @DisplayName("F-1, O-12: NEXT_CLOSE compares every kind with the close, in the order of F-3")
  void nextClose() {
    FillProfile close = TENTH.withBarTiming(Timing.NEXT_CLOSE);
    MarketRows rows = bars(bar(100, 120, 80, 104), bar(104, 130, 70, 100));
    LabResult r =
        run(
            close,
            rows,
            buy(1, 103),
            sell(2, 104),
            of(Side.SELL, 3, new OrderKind.MarketIfTouched(104)),
            OrderRequest.stop(1, Side.BUY, 4, 104),
            OrderRequest.stop(1, Side.BUY, 5, 105),
            sellTrailing(3),
            OrderRequest.market(1, Side.BUY, 6));
    // 104: market, stop, touch, limit; the trailing sale gets 101 from it; 100: that, and the bid
    assertEquals(
        List.of(
            "BUY 6 @ 104",
            "BUY 4 @ 104",
            "SELL 3 @ 104",
            "SELL 2 @ 104",
            "SELL 10 @ 100",
            "BUY 1 @ 100"),
        r.trades());
  }

  // ---- close ----

  @Test
  @DisplayName("O-10, F-30: the close gives a share of the last bar; what it does not expires")
  void onClose() {
    LabResult r =
        run(
            TENTH,
            twoDays(99, 105, 95, 100, 80),
            of(Side.BUY, 5, new OrderKind.MarketOnClose()),
            of(Side.BUY, 5, new OrderKind.MarketOnClose()),
            of(Side.BUY, 5, new OrderKind.MarketOnClose()),
            of(Side.SELL, 2, new OrderKind.LimitOnClose(101)),
            of(Side.SELL, 2, new OrderKind.LimitOnClose(102)),
            of(Side.BUY, 2, new OrderKind.LimitOnClose(100)),
            buy(1, 98));
    // the limit had 1 of the 8 inside the bar; the close is 101
    assertEquals(List.of("BUY 1 @ 98", "BUY 5 @ 101", "BUY 2 @ 101", "SELL 2 @ 101"), r.trades());
    assertEquals(FillFlags.CAPPED, r.fills().get(2).flags());
    assertEquals(0, r.fills().get(1).flags());
    for (long expired : new long[] {2, 3, 5, 6}) {
      assertEquals(OrderEventType.EXPIRED, end(r, expired));
    }
  }

  @Test
  @DisplayName("O-10: a session without a bar has no price for the close")
  void onCloseOfADayWithoutBars() {
    MarketRows rows =
        MarketRows.bars()
            .bar(minute(389), minute(390), 100, 103, 97, 101, 80)
            .bar(minute(391), minute(392), 101, 101, 101, 101, 80)
            .bar(minute(2 * DAY), minute(2 * DAY + 1), 90, 90, 90, 90, 80);
    LabResult r =
        run(
            TENTH,
            s -> s.at(minute(392), c -> c.submit(of(Side.BUY, 5, new OrderKind.MarketOnClose()))),
            rows);
    // sent after Monday's close: it is for Tuesday, which has no bar
    assertEquals(List.of(), r.trades());
    assertEquals(OrderEventType.EXPIRED, end(r, 1));
  }

  @Test
  @DisplayName("O-10, F-3: on quote bars the close of a sale is the bid, of a purchase the ask")
  void onCloseOfQuoteBars() {
    MarketRows rows =
        MarketRows.quoteBars()
            .quoteBar(minute(0), minute(1), 100, 100, 100, 100, 2)
            .quoteBar(minute(389), minute(390), 101, 106, 97, 103, 2)
            .quoteBar(minute(DAY), minute(DAY + 1), 90, 90, 90, 90, 2);
    LabResult r =
        run(
            TENTH,
            rows,
            of(Side.BUY, 5, new OrderKind.MarketOnClose()),
            of(Side.SELL, 4, new OrderKind.LimitOnClose(103)),
            of(Side.SELL, 3, new OrderKind.LimitOnClose(104)),
            of(Side.BUY, 2, new OrderKind.LimitOnClose(104)));
    assertEquals(List.of("BUY 5 @ 105", "SELL 4 @ 103"), r.trades());
  }

  @Test
  @DisplayName("F-1 BAR_CLOSE: quote bars take the side's close, slippage on top; limits rest")
  void barClose() {
    FillProfile slips =
        TENTH.withBarTiming(Timing.BAR_CLOSE).withSlippage(new SlippageModel.Ticks(2));
    MarketRows rows =
        MarketRows.quoteBars()
            .quoteBar(minute(0), minute(1), 100, 100, 100, 100, 4)
            .quoteBar(minute(1), minute(2), 100, 103, 97, 101, 4);
    LabResult r =
        run(
            slips,
            rows,
            OrderRequest.market(1, Side.BUY, 1),
            OrderRequest.market(1, Side.SELL, 2),
            buy(3, 104),
            of(Side.BUY, 4, new OrderKind.MarketToLimit()));
    // ask 104 and bid 100 at the close; the limit meets the open ask of 104
    assertEquals(List.of("BUY 1 @ 106", "SELL 2 @ 98", "BUY 4 @ 106", "BUY 3 @ 104"), r.trades());
    assertEquals(FillFlags.OPTIMISTIC, r.fills().getFirst().flags());
    // before any bar there is no close to take: the first open
    LabResult start = run(slips, s -> s.onStart(c -> c.market(1, 1)), rows);
    assertEquals(List.of("BUY 1 @ 106"), start.trades());
  }
}
