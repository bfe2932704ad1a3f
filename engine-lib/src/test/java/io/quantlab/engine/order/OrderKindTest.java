package io.quantlab.engine.order;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.quantlab.engine.order.OrderKind.Code;
import io.quantlab.engine.order.OrderKind.Wait;
import io.quantlab.engine.time.Interval;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// The kinds of orders against the table of engine contract 3.1, transcribed by hand.
class OrderKindTest {
  private static final Trail TRAIL = Trail.by(new Trail.Offset.Price(5));

  private static final Map<Code, OrderKind> KINDS =
      Map.ofEntries(
          Map.entry(Code.MARKET, new OrderKind.Market()),
          Map.entry(Code.LIMIT, new OrderKind.Limit(7)),
          Map.entry(Code.STOP_MARKET, new OrderKind.StopMarket(9)),
          Map.entry(Code.STOP_LIMIT, new OrderKind.StopLimit(9, 7)),
          Map.entry(Code.MARKET_IF_TOUCHED, new OrderKind.MarketIfTouched(9)),
          Map.entry(Code.LIMIT_IF_TOUCHED, new OrderKind.LimitIfTouched(9, 7)),
          Map.entry(Code.TRAILING_STOP, new OrderKind.TrailingStop(TRAIL)),
          Map.entry(Code.TRAILING_STOP_LIMIT, new OrderKind.TrailingStopLimit(TRAIL, 3)),
          Map.entry(Code.MARKET_ON_OPEN, new OrderKind.MarketOnOpen()),
          Map.entry(Code.LIMIT_ON_OPEN, new OrderKind.LimitOnOpen(7)),
          Map.entry(Code.MARKET_ON_CLOSE, new OrderKind.MarketOnClose()),
          Map.entry(Code.LIMIT_ON_CLOSE, new OrderKind.LimitOnClose(7)),
          Map.entry(Code.MARKET_TO_LIMIT, new OrderKind.MarketToLimit()));

  /// Kind by kind: waits for, limit price, trigger, and whether it ends as a limit order, may rest
  /// without taking first, is for an auction.
  private static final Map<Code, String> TABLE =
      Map.ofEntries(
          Map.entry(Code.MARKET, "NONE - - free takes day"),
          Map.entry(Code.LIMIT, "NONE limit - bound rests day"),
          Map.entry(Code.STOP_MARKET, "STOP - trigger free takes day"),
          Map.entry(Code.STOP_LIMIT, "STOP limit trigger bound rests day"),
          Map.entry(Code.MARKET_IF_TOUCHED, "TOUCH - trigger free takes day"),
          Map.entry(Code.LIMIT_IF_TOUCHED, "TOUCH limit trigger bound rests day"),
          Map.entry(Code.TRAILING_STOP, "TRAIL - trigger free takes day"),
          Map.entry(Code.TRAILING_STOP_LIMIT, "TRAIL - trigger bound rests day"),
          Map.entry(Code.MARKET_ON_OPEN, "OPEN - - free takes auction"),
          Map.entry(Code.LIMIT_ON_OPEN, "OPEN limit - bound takes auction"),
          Map.entry(Code.MARKET_ON_CLOSE, "CLOSE - - free takes auction"),
          Map.entry(Code.LIMIT_ON_CLOSE, "CLOSE limit - bound takes auction"),
          Map.entry(Code.MARKET_TO_LIMIT, "NONE - - bound takes day"));

  @ParameterizedTest
  @EnumSource
  @DisplayName("O-1 to O-11: what each kind waits for and becomes")
  void table(Code code) {
    String found =
        code.waitsFor()
            + (code.hasLimit() ? " limit" : " -")
            + (code.hasTrigger() ? " trigger" : " -")
            + (code.endsAsLimit() ? " bound" : " free")
            + (code.mayRest() ? " rests" : " takes")
            + (code.isAuction() ? " auction" : " day");
    assertEquals(TABLE.get(code), found);
    assertSame(code, Code.ofOrdinal(code.ordinal()));
  }

  @ParameterizedTest
  @EnumSource
  @DisplayName("O-1 to O-11: a kind carries the prices it was made with, no others")
  void prices(Code code) {
    OrderKind kind = KINDS.get(code);
    assertEquals(code, kind.code());
    assertEquals(code.hasLimit() ? 7 : 0, kind.limitOrZero());
    boolean fixed = code.waitsFor() == Wait.STOP || code.waitsFor() == Wait.TOUCH;
    assertEquals(fixed ? 9 : 0, kind.triggerOrZero());
    switch (code) {
      case TRAILING_STOP -> assertEquals(TRAIL, kind.trailOrNull());
      case TRAILING_STOP_LIMIT -> {
        assertEquals(3, kind.trailOrNull().limitOffsetTicks());
        assertEquals(TRAIL.offset(), kind.trailOrNull().offset());
      }
      default -> assertNull(kind.trailOrNull());
    }
  }

  @Test
  @DisplayName("O-7, O-8: trailing kinds need a trail and a limit offset of at least 0")
  void trailing() {
    assertThrows(NullPointerException.class, () -> new OrderKind.TrailingStop(null));
    assertThrows(NullPointerException.class, () -> new OrderKind.TrailingStopLimit(null, 0));
    assertThrows(IllegalArgumentException.class, () -> new OrderKind.TrailingStopLimit(TRAIL, -1));
    assertEquals(0, new OrderKind.TrailingStopLimit(TRAIL, 0).trailOrNull().limitOffsetTicks());
  }

  @Test
  @DisplayName("O-12: offsets check themselves")
  void offsets() {
    List<Runnable> wrong =
        List.of(
            () -> new Trail.Offset.Price(0),
            () -> new Trail.Offset.Percent(0),
            () -> new Trail.Offset.Percent(100_000_000),
            () -> new Trail.Offset.OrderTicks(0),
            () -> new Trail.Offset.Atr(0, 1, Interval.day(), Trail.Offset.Reading.FIXED),
            () -> new Trail.Offset.Atr(1, 0, Interval.day(), Trail.Offset.Reading.FIXED),
            () -> TRAIL.inStepsOf(-1));
    wrong.forEach(make -> assertThrows(IllegalArgumentException.class, make::run));
    assertThrows(
        NullPointerException.class,
        () -> new Trail.Offset.Atr(1, 1, null, Trail.Offset.Reading.FIXED));
    assertThrows(
        NullPointerException.class, () -> new Trail.Offset.Atr(1, 1, Interval.day(), null));
    assertThrows(NullPointerException.class, () -> Trail.by(null));
    assertThrows(NullPointerException.class, () -> TRAIL.anchored(null));
    assertEquals(99_999_999, new Trail.Offset.Percent(99_999_999).ratioE8());
    assertEquals(1, new Trail.Offset.Price(1).ticks());
    assertEquals(0, TRAIL.inStepsOf(0).stepTicks());
  }

  @Test
  @DisplayName("O-12: a trail keeps what it is told")
  void trail() {
    Trail trail = TRAIL.activatedAt(40).inStepsOf(4).anchored(Trail.Anchor.CLOSE);
    assertEquals(new Trail(new Trail.Offset.Price(5), 40, 4, Trail.Anchor.CLOSE, 0), trail);
    assertEquals(
        new Trail(new Trail.Offset.OrderTicks(2), 40, 4, Trail.Anchor.CLOSE, 0),
        trail.at(new Trail.Offset.OrderTicks(2)));
    assertEquals(
        new Trail(new Trail.Offset.Price(5), 40, 4, Trail.Anchor.CLOSE, 6),
        trail.withLimitOffset(6));
  }

  @Test
  @DisplayName(
      "A-8: in a 3 for 2 split distances are two thirds, rounded up, shares of a price stay")
  void trailAfterSplit() {
    Trail trail = new Trail(new Trail.Offset.Price(10), 40, 4, Trail.Anchor.PATH, 1);
    assertEquals(
        new Trail(new Trail.Offset.Price(7), 27, 3, Trail.Anchor.PATH, 1), trail.afterSplit(3, 2));
    Trail.Offset percent = new Trail.Offset.Percent(1_000_000);
    Trail.Offset atr = new Trail.Offset.Atr(1, 1, Interval.day(), Trail.Offset.Reading.ROLLING);
    assertEquals(percent, trail.at(percent).afterSplit(3, 2).offset());
    assertEquals(atr, trail.at(atr).afterSplit(3, 2).offset());
    assertEquals(
        new Trail.Offset.OrderTicks(7),
        trail.at(new Trail.Offset.OrderTicks(10)).afterSplit(3, 2).offset());
  }

  @Test
  @DisplayName("O-14: IOC and FOK alone cancel what does not fill at arrival")
  void timesInForce() {
    assertEquals(
        List.of(TimeInForce.IOC, TimeInForce.FOK),
        Arrays.stream(TimeInForce.values()).filter(TimeInForce::isImmediate).toList());
    for (TimeInForce each : TimeInForce.values()) {
      assertSame(each, TimeInForce.ofOrdinal(each.ordinal()));
    }
    for (Side each : Side.values()) {
      assertSame(each, Side.ofOrdinal(each.ordinal()));
      assertSame(each, Side.ofSign(each.sign()));
    }
    assertSame(Side.SELL, Side.ofSign(0));
    for (DenyReason each : DenyReason.values()) {
      assertSame(each, DenyReason.ofOrdinal(each.ordinal()));
    }
    for (OrderCause each : OrderCause.values()) {
      assertSame(each, OrderCause.ofOrdinal(each.ordinal()));
    }
    for (OrderStatus each : OrderStatus.values()) {
      assertSame(each, OrderStatus.ofOrdinal(each.ordinal()));
    }
  }
}
