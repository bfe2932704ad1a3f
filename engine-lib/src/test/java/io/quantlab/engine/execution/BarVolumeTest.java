package io.quantlab.engine.execution;

import static io.quantlab.engine.execution.BarTape.OHLC;
import static io.quantlab.engine.execution.BarTape.buyLimit;
import static io.quantlab.engine.execution.BarTape.on;
import static io.quantlab.engine.execution.BarTape.sellLimit;
import static io.quantlab.engine.execution.BarTape.sellStop;
import static io.quantlab.engine.mirror.HandTape.bar;
import static io.quantlab.engine.mirror.HandTape.bars;
import static io.quantlab.engine.mirror.HandTape.run;
import static io.quantlab.engine.mirror.HandTape.trades;
import static io.quantlab.engine.testkit.Lab.minute;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quantlab.engine.execution.FillProfile.Path;
import io.quantlab.engine.market.Flags;
import io.quantlab.engine.order.FillFlags;
import io.quantlab.engine.order.OrderEventType;
import io.quantlab.engine.order.OrderRequest;
import io.quantlab.engine.order.Side;
import io.quantlab.engine.order.TimeInForce;
import io.quantlab.engine.strategy.StrategyContext;
import io.quantlab.engine.testkit.Lab;
import io.quantlab.engine.testkit.LabResult;
import io.quantlab.engine.testkit.MarketRows;
import io.quantlab.engine.testkit.Script;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/// What a bar has for orders, and when they end on it (engine contract F-7, F-8, F-30, O-14),
/// worked by hand. Orders are sent at the close of a bar that stands at 100.
class BarVolumeTest {
  // ---- F-8, F-30 ----

  @Test
  @DisplayName("F-8: a bar without volume and a synthetic bar fill nothing")
  void emptyBars() {
    MarketRows rows =
        bars(bar(101, 110, 90, 102, 0))
            .row(minute(3), minute(2), 101, 110, 90, 102, 9, 1, Flags.SYNTHETIC)
            .bar(minute(3), minute(4), 104, 105, 103, 104, 50);
    assertEquals(List.of("BUY 1 @ 104"), trades(OHLC, rows, OrderRequest.market(1, Side.BUY, 1)));
  }

  @Test
  @DisplayName("F-30: at most cap x volume per bar and side, earliest first; the rest works on")
  void volumeCap() {
    FillProfile tenPercent = on(Path.OHLC, 0, 10);
    // 10 % of 59 = 5 lots a bar
    MarketRows rows =
        bars(bar(100, 101, 99, 100, 59), bar(102, 103, 101, 102, 59), bar(104, 104, 104, 104, 59));
    LabResult r =
        run(
            tenPercent,
            rows,
            c -> {
              c.market(1, 8); // 5, then 3
              c.market(1, 3); // 0, then 2, then 1
            });
    assertEquals(List.of("BUY 5 @ 100", "BUY 3 @ 102", "BUY 2 @ 102", "BUY 1 @ 104"), r.trades());
    assertEquals(List.of(1L, 1L, 2L, 2L), r.fills().stream().map(LabResult.Fill::order).toList());
    assertEquals(FillFlags.CAPPED, r.fills().getFirst().flags());
    assertEquals(0, r.fills().get(1).flags());
  }

  @Test
  @DisplayName("F-30: a capped order stays ahead of younger ones, bar after bar")
  void cappedOrderKeepsItsPlace() {
    FillProfile tenPercent = on(Path.OHLC, 0, 10);
    MarketRows rows =
        bars(
            bar(100, 100, 100, 100, 20),
            bar(101, 101, 101, 101, 20),
            bar(102, 102, 102, 102, 20),
            bar(103, 103, 103, 103, 20));
    LabResult r =
        Lab.on(rows)
            .profile(tenPercent)
            .trader(
                Script.of(
                    s -> s.at(minute(1), c -> c.market(1, 6)).at(minute(2), c -> c.market(1, 2))))
            .run();
    // 2 lots a bar: order 1 takes three bars, only then order 2
    assertEquals(List.of(1L, 1L, 1L, 2L), r.fills().stream().map(LabResult.Fill::order).toList());
  }

  @Test
  @DisplayName("F-30: a triggered stop cut by the cap takes the next opens as a market order")
  void cappedStop() {
    FillProfile tenPercent = on(Path.OHLC, 0, 10);
    // a gap: 4 lots at the open 92, the rest at the next open
    MarketRows gap = bars(bar(92, 93, 91, 92, 40), bar(90, 99, 89, 98, 1_000));
    assertEquals(List.of("SELL 4 @ 92", "SELL 2 @ 90"), trades(tenPercent, gap, sellStop(6, 95)));
    // inside the bar: 4 lots at the trigger, the rest at the next open
    MarketRows inside = bars(bar(99, 99, 91, 92, 40), bar(90, 99, 89, 98, 1_000));
    assertEquals(
        List.of("SELL 4 @ 95", "SELL 2 @ 90"), trades(tenPercent, inside, sellStop(6, 95)));
    // nothing left for it at all: triggered, waits for the next open
    MarketRows none = bars(bar(92, 93, 91, 92, 40), bar(90, 99, 89, 98, 1_000));
    LabResult r =
        run(
            tenPercent,
            none,
            c -> {
              c.market(1, -4);
              c.submit(sellStop(6, 95));
            });
    assertEquals(List.of("SELL 4 @ 92", "SELL 6 @ 90"), r.trades());
  }

  @Test
  @DisplayName("O-14: IOC on bars takes what the open gives and cancels the rest")
  void immediateOrCancel() {
    FillProfile tenPercent = on(Path.OHLC, 0, 10);
    MarketRows rows = bars(bar(100, 110, 90, 100, 40), bar(100, 110, 90, 100, 4_000));
    LabResult r =
        run(
            tenPercent,
            rows,
            c -> {
              c.submit(OrderRequest.market(1, Side.BUY, 6).with(TimeInForce.IOC));
              c.submit(sellLimit(1, 105).with(TimeInForce.IOC));
            });
    assertEquals(List.of("BUY 4 @ 100"), r.trades());
    assertEquals(OrderEventType.CANCELED, r.life(1).getLast());
    assertEquals(OrderEventType.CANCELED, r.life(2).getLast());
  }

  @Test
  @DisplayName("F-7, O-14: a GTD order dies before the bar matches that ends at its instant")
  void goodTillOnBars() {
    // 95 is within the bar from minute 1 to 2, which is known at 2
    MarketRows rows = bars(bar(100, 101, 94, 99));
    assertEquals(List.of(), run(OHLC, rows, till(minute(2))).trades());
    assertEquals(List.of("BUY 1 @ 95"), run(OHLC, rows, till(minute(2) + 1)).trades());
    // at the open it lived
    assertEquals(
        List.of("BUY 1 @ 94"), run(OHLC, bars(bar(94, 94, 94, 94)), till(minute(2))).trades());
  }

  private static Consumer<StrategyContext> till(long nanos) {
    return c -> c.submit(buyLimit(1, 95).goodTill(nanos));
  }

  @Test
  @DisplayName("F-7: a DAY order dies with the bar that ends its session, after that bar matched")
  void dayOrderOnBars() {
    long close = minute(390);
    MarketRows rows =
        MarketRows.bars()
            .bar(close - 2 * Lab.MINUTE, close - Lab.MINUTE, 100, 100, 100, 100, 9_000)
            .bar(close - Lab.MINUTE, close, 100, 100, 98, 99, 9_000)
            .bar(minute(24 * 60), minute(24 * 60 + 1), 90, 90, 90, 90, 9_000);
    LabResult r =
        Lab.on(rows)
            .profile(OHLC)
            .trader(
                Script.of(s ->
                    s.at(
                        close - Lab.MINUTE,
                        c -> {
                          c.submit(buyLimit(1, 98).with(TimeInForce.DAY));
                          c.submit(buyLimit(1, 97).with(TimeInForce.DAY));
                          c.submit(buyLimit(1, 96));
                        })))
            .run();
    assertEquals(List.of("BUY 1 @ 98", "BUY 1 @ 90"), r.trades());
    assertEquals(OrderEventType.EXPIRED, r.life(2).getLast());
  }
}
