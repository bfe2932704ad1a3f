package io.quantlab.engine.execution;

import static io.quantlab.engine.mirror.HandTape.bar;
import static io.quantlab.engine.mirror.HandTape.bars;
import static io.quantlab.engine.mirror.HandTape.run;
import static io.quantlab.engine.testkit.Lab.minute;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quantlab.engine.execution.FillProfile.Path;
import io.quantlab.engine.execution.FillProfile.StopLimitInBar;
import io.quantlab.engine.order.FillFlags;
import io.quantlab.engine.order.OrderKind;
import io.quantlab.engine.order.OrderRequest;
import io.quantlab.engine.order.Side;
import io.quantlab.engine.order.Trail;
import io.quantlab.engine.testkit.InvariantsExtension;
import io.quantlab.engine.testkit.Lab;
import io.quantlab.engine.testkit.LabResult;
import io.quantlab.engine.testkit.MarketRows;
import io.quantlab.engine.testkit.Script;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// Triggers that follow the market through bars, worked by hand (O-7, O-8, O-12, F-3, F-4). Orders
/// are sent at the close of a bar that stands at 100.
@ExtendWith(InvariantsExtension.class)
class TrailingOnBarsTest {
  private static final FillProfile OHLC = on(Path.OHLC);
  private static final FillProfile OLHC = on(Path.OLHC);

  private static FillProfile on(Path path) {
    return FillProfile.touch().withStopLimitInBar(StopLimitInBar.PATH).withPath(path);
  }

  private static Trail by(long ticks) {
    return Trail.by(new Trail.Offset.Price(ticks));
  }

  /// Fills with the number of the bar, 2 for the first one after the order was sent.
  private static List<String> fills(
      FillProfile profile, Side side, OrderKind kind, long[]... bars) {
    LabResult r = run(profile, bars(bars), c -> c.submit(OrderRequest.of(1, side, 10, kind)));
    return r.fills().stream()
        .map(f -> f.brief() + " in bar " + (f.nanos() - 1 - Lab.OPEN + Lab.MINUTE) / Lab.MINUTE)
        .toList();
  }

  private static List<String> trailing(
      FillProfile profile, Side side, Trail trail, long[]... bars) {
    return fills(profile, side, new OrderKind.TrailingStop(trail), bars);
  }

  @Test
  @DisplayName("O-7, F-4: the way through the bar decides how far the trigger came")
  void followsThePath() {
    // high first: 110 makes 107, and 98 is beyond it
    assertEquals(
        List.of("SELL 10 @ 107 in bar 2"),
        trailing(OHLC, Side.SELL, by(3), bar(100, 110, 96, 104)));
    // low first: 97 from the open, and 96 is beyond it
    assertEquals(
        List.of("SELL 10 @ 97 in bar 2"), trailing(OLHC, Side.SELL, by(3), bar(100, 110, 96, 104)));
    // low first, not as low: 107 on the way up, met on the way to the close
    assertEquals(
        List.of("SELL 10 @ 107 in bar 2"),
        trailing(OLHC, Side.SELL, by(3), bar(100, 110, 98, 104)));
    // a buy follows downwards: 90 makes 93
    assertEquals(
        List.of("BUY 10 @ 93 in bar 2"), trailing(OHLC, Side.BUY, by(3), bar(100, 101, 90, 95)));
  }

  @Test
  @DisplayName("O-7: what a bar left is the trigger of the next one, at its open and inside it")
  void nextBar() {
    long[] up = bar(100, 110, 98, 108);
    // 107 after the first bar; the next one opens at it, or comes to it
    assertEquals(
        List.of("SELL 10 @ 107 in bar 3"),
        trailing(OLHC, Side.SELL, by(3), up, bar(108, 109, 100, 101)));
    LabResult gap =
        run(
            OLHC,
            bars(up, bar(104, 109, 100, 101)),
            c -> c.submit(OrderRequest.of(1, Side.SELL, 10, new OrderKind.TrailingStop(by(3)))));
    assertEquals(List.of("SELL 10 @ 104"), gap.trades());
    assertEquals(minute(2), gap.fills().getFirst().nanos(), "at the open of the third bar");
    // a higher open moves it before the body is walked: 112 makes 109
    assertEquals(
        List.of("SELL 10 @ 109 in bar 3"),
        trailing(OLHC, Side.SELL, by(3), up, bar(112, 112, 100, 101)));
  }

  @Test
  @DisplayName("O-7: nothing happens before the activation price, which is itself the first best")
  void activation() {
    Trail trail = by(5).activatedAt(110);
    assertEquals(List.of(), trailing(OHLC, Side.SELL, trail, bar(100, 109, 60, 70)));
    // 110 is touched: 105
    assertEquals(
        List.of("SELL 10 @ 105 in bar 2"), trailing(OHLC, Side.SELL, trail, bar(100, 110, 60, 70)));
    // passed on the way to 112: 107
    assertEquals(
        List.of("SELL 10 @ 107 in bar 3"),
        trailing(OHLC, Side.SELL, trail, bar(100, 109, 60, 70), bar(70, 112, 70, 71)));
    // the low comes first and does not count
    assertEquals(
        List.of("SELL 10 @ 107 in bar 2"), trailing(OLHC, Side.SELL, trail, bar(100, 112, 60, 70)));
    // a buy is activated from above: 90 makes 95
    assertEquals(
        List.of("BUY 10 @ 95 in bar 2"),
        trailing(OHLC, Side.BUY, by(5).activatedAt(90), bar(100, 140, 90, 96)));
  }

  @Test
  @DisplayName("O-12: steps, shares of the price and order ticks")
  void offsets() {
    // 95; 103 would make 98, no whole step of 4; 104 makes 99
    Trail steps = by(5).inStepsOf(4);
    assertEquals(
        List.of("SELL 10 @ 95 in bar 2"), trailing(OHLC, Side.SELL, steps, bar(100, 103, 90, 91)));
    assertEquals(
        List.of("SELL 10 @ 99 in bar 2"), trailing(OHLC, Side.SELL, steps, bar(100, 104, 90, 91)));
    // 3 % of 110 are 3.3, away from the market 4
    Trail percent = Trail.by(new Trail.Offset.Percent(3_000_000));
    assertEquals(
        List.of("SELL 10 @ 106 in bar 2"),
        trailing(OHLC, Side.SELL, percent, bar(100, 110, 90, 91)));
    // two order ticks of 5 under 110; a limit of an offset between two order ticks is snapped down
    OrderRequest ticks =
        OrderRequest.of(
            1, Side.SELL, 10, new OrderKind.TrailingStop(Trail.by(new Trail.Offset.OrderTicks(2))));
    assertEquals(List.of("SELL 10 @ 100"), onTicksOfFive(ticks));
    assertEquals(
        List.of("SELL 10 @ 105"),
        onTicksOfFive(OrderRequest.of(1, Side.SELL, 10, new OrderKind.TrailingStop(by(3)))));
  }

  private static List<String> onTicksOfFive(OrderRequest order) {
    return Lab.on(bars(bar(105, 110, 80, 85)))
        .instrument(Lab.stock(1, 5))
        .profile(OHLC)
        .trader(Script.of(s -> s.at(minute(1), c -> c.submit(order))))
        .run()
        .trades();
  }

  @Test
  @DisplayName("O-8: a trailing stop-limit takes its limit along")
  void stopLimit() {
    OrderKind kind = new OrderKind.TrailingStopLimit(by(5), 2);
    // 108 makes 103 with a limit of 101, which the price of the trigger allows
    assertEquals(
        List.of("SELL 10 @ 103 in bar 2"), fills(OHLC, Side.SELL, kind, bar(100, 108, 99, 100)));
    // a gap under both: triggered, and 101 once the price is back
    LabResult gap =
        run(
            OHLC,
            bars(bar(100, 108, 104, 105), bar(99, 102, 98, 100)),
            c -> c.submit(OrderRequest.of(1, Side.SELL, 10, kind)));
    assertEquals(List.of("SELL 10 @ 101"), gap.trades());
    assertTrue(gap.fills().getFirst().maker());
  }

  @Test
  @DisplayName("O-12: anchored to closes, a bar meets the trigger of the close before")
  void closes() {
    Trail closes = by(3).anchored(Trail.Anchor.CLOSE);
    // the open makes 97; 110 does not count, 96 is beyond 97
    assertEquals(
        List.of("SELL 10 @ 97 in bar 2"),
        trailing(OHLC, Side.SELL, closes, bar(100, 110, 96, 104)));
    // the close 104 makes 101 for the bar after; a lower close leaves it
    assertEquals(
        List.of("SELL 10 @ 101 in bar 4"),
        trailing(
            OHLC,
            Side.SELL,
            closes,
            bar(100, 110, 98, 104),
            bar(104, 105, 102, 102),
            bar(102, 105, 100, 103)));
    // one that waits for 104 sees the close alone
    Trail active = closes.activatedAt(104);
    assertEquals(
        List.of("SELL 10 @ 101 in bar 3"),
        trailing(OHLC, Side.SELL, active, bar(100, 110, 90, 104), bar(104, 105, 100, 103)));
    assertEquals(
        List.of(),
        trailing(OHLC, Side.SELL, active, bar(100, 110, 90, 103), bar(103, 103, 60, 61)));
  }

  @Test
  @DisplayName("F-4: without a path a trigger stands still in the bar, whatever its anchor")
  void withoutAPath() {
    for (Path path : List.of(Path.PER_ORDER_STOPS_FIRST, Path.PER_ORDER_SUBMISSION)) {
      assertEquals(
          List.of("SELL 10 @ 97 in bar 2"),
          trailing(on(path), Side.SELL, by(3), bar(100, 110, 96, 104)),
          path::name);
      assertEquals(
          List.of("SELL 10 @ 101 in bar 3"),
          trailing(on(path), Side.SELL, by(3), bar(100, 110, 98, 104), bar(104, 105, 100, 103)),
          path::name);
      assertEquals(
          List.of(),
          trailing(on(path), Side.SELL, by(3).activatedAt(200), bar(100, 110, 6, 104)),
          path::name);
    }
  }

  @Test
  @DisplayName("F-4, F-90: WORST_CASE takes the lower trigger; two prices make the bar ambiguous")
  void worstCase() {
    MarketRows rows = bars(bar(100, 110, 96, 104));
    LabResult r =
        run(
            on(Path.WORST_CASE),
            rows,
            c -> c.submit(OrderRequest.of(1, Side.SELL, 10, new OrderKind.TrailingStop(by(3)))));
    // 97 or 107: ten lots of ten cents between them
    assertEquals(List.of("SELL 10 @ 97"), r.trades());
    assertEquals(1, r.ambiguousBars());
    assertEquals(100_000_000, r.paths().betterE8());
    assertEquals(0, r.paths().worseE8());
    assertEquals(FillFlags.AMBIGUOUS, r.fills().getFirst().flags());
  }
}
