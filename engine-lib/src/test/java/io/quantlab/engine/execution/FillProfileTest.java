package io.quantlab.engine.execution;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quantlab.engine.execution.FillProfile.Children;
import io.quantlab.engine.execution.FillProfile.Path;
import io.quantlab.engine.execution.FillProfile.Timing;
import io.quantlab.engine.instrument.AssetClass;
import io.quantlab.engine.order.Side;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/// The named profiles of 4.1 and what follows from their choices.
class FillProfileTest {
  @Test
  @DisplayName("4.1: every name is that of a profile, others are none")
  void names() {
    List<String> names =
        List.of("standard", "touch", "queue-touch", "through", "immediate", "volume-share", "book");
    assertEquals(names, FillProfile.names());
    for (String name : names) {
      assertEquals(name, FillProfile.byName(name).orElseThrow().name());
    }
    assertTrue(FillProfile.byName("Standard").isEmpty());
  }

  @Test
  @DisplayName("4.1: IMMEDIATE and BAR_CLOSE are optimistic, on whatever data they are chosen")
  void optimistic() {
    FillProfile none = FillProfile.touch();
    assertFalse(none.optimistic());
    assertFalse(none.withBarTiming(Timing.NEXT_CLOSE).optimistic());
    assertTrue(none.withBarTiming(Timing.BAR_CLOSE).optimistic());
    assertTrue(timed(Timing.IMMEDIATE, Timing.NEXT_OPEN, Timing.NEXT_OPEN).optimistic());
    assertTrue(timed(Timing.NEXT_EVENT, Timing.BAR_CLOSE, Timing.NEXT_OPEN).optimistic());
    assertTrue(timed(Timing.NEXT_EVENT, Timing.NEXT_OPEN, Timing.BAR_CLOSE).optimistic());
    assertFalse(timed(Timing.NEXT_EVENT, Timing.NEXT_OPEN, Timing.NEXT_OPEN).optimistic());
    assertEquals(
        List.of("through", "immediate"),
        FillProfile.names().stream()
            .filter(name -> FillProfile.byName(name).orElseThrow().optimistic())
            .toList());
  }

  private static FillProfile timed(Timing ticks, Timing bars, Timing quoteBars) {
    FillProfile touch = FillProfile.touch();
    return new FillProfile(
        "timed",
        ticks,
        bars,
        quoteBars,
        touch.path(),
        0,
        touch.stopLimitInBar(),
        0,
        100_000_000,
        touch.beyondTop(),
        touch.crossed(),
        touch.slippage());
  }

  @Test
  @DisplayName("F-30: 2.5 % of a bar's volume, of futures 5 %; a profile without a cap has none")
  void volumeCaps() {
    assertEquals(2_500_000, FillProfile.volumeShare().capE8(AssetClass.EQUITY));
    assertEquals(5_000_000, FillProfile.volumeShare().capE8(AssetClass.FUTURE));
    assertEquals(10_000_000, FillProfile.standard().capE8(AssetClass.FUTURE));
    assertEquals(0, FillProfile.touch().capE8(AssetClass.EQUITY));
  }

  @Test
  @DisplayName(
      "F-4, F-6: without a path triggers follow closes only, and children have no rest of it")
  void paths() {
    PooledOrders orders = new PooledOrders();
    for (Path path : Path.values()) {
      boolean alone =
          Stream.of(Path.PER_ORDER_STOPS_FIRST, Path.PER_ORDER_SUBMISSION).anyMatch(path::equals);
      FillProfile profile = FillProfile.standard().withPath(path);
      assertEquals(!alone, profile.followsPath(orders.trailing(Side.SELL, 5)));
      if (alone) {
        assertThrows(
            IllegalArgumentException.class, () -> profile.withChildren(Children.REST_OF_PATH));
      } else {
        assertEquals(Children.REST_OF_PATH, profile.withChildren(Children.REST_OF_PATH).children());
      }
    }
  }
}
