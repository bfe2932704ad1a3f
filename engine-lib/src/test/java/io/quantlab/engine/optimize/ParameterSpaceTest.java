package io.quantlab.engine.optimize;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/// Axes and their combinations, by hand.
final class ParameterSpaceTest {
  private static final ParameterAxis FAST = ParameterAxis.parse("fast=5,10");
  private static final ParameterAxis SLOW = ParameterAxis.parse("slow=20..40:10");

  @Test
  @DisplayName("W-1 an axis is a list of values or a range with both its ends")
  void axesAreParsed() {
    assertEquals(List.of("5", "10"), FAST.values());
    assertEquals(List.of("20", "30", "40"), SLOW.values());
    assertEquals(List.of("0.1", "0.3", "0.5"), ParameterAxis.parse("ratio=0.1..0.6:0.2").values());
    assertEquals(List.of("-1", "0", "1", "9"), ParameterAxis.parse("x=-1..1,9").values());
    assertEquals(List.of("fifo", "average"), ParameterAxis.parse("mode=fifo,average").values());
  }

  @Test
  @DisplayName("W-1 what is no axis is refused with what was found")
  void wrongAxesAreRefused() {
    assertRefused("expected NAME=", "fast");
    assertRefused("a value stands twice", "fast=5,5");
    assertRefused("has no values", "fast=9..5");
    assertRefused("has no values", "fast=5..9:0");
    assertRefused("more than 1000 values", "fast=1..5000");
    assertRefused("an empty value", "fast=5,");
  }

  private static void assertRefused(String sentence, String text) {
    String said =
        assertThrows(IllegalArgumentException.class, () -> ParameterAxis.parse(text)).getMessage();
    assertTrue(said.contains(sentence), said);
  }

  @Test
  @DisplayName("W-1 a grid has every combination, the last axis fastest")
  void gridIsWhole() {
    ParameterSpace grid = ParameterSpace.grid(List.of(FAST, SLOW));
    List<Map<String, String>> all = new ArrayList<>();
    for (int i = 0; i < grid.size(); i++) {
      all.add(grid.configuration(i));
    }
    assertEquals(
        List.of(
            Map.of("fast", "5", "slow", "20"),
            Map.of("fast", "5", "slow", "30"),
            Map.of("fast", "5", "slow", "40"),
            Map.of("fast", "10", "slow", "20"),
            Map.of("fast", "10", "slow", "30"),
            Map.of("fast", "10", "slow", "40")),
        all);
  }

  @Test
  @DisplayName("W-1 samples are distinct, the same for the same seed, and all of a small space")
  void samplesAreDistinct() {
    List<ParameterAxis> axes =
        List.of(ParameterAxis.parse("a=1..1000"), ParameterAxis.parse("b=1..1000"));
    ParameterSpace some = ParameterSpace.sampled(axes, 2_000, 7);
    ParameterSpace same = ParameterSpace.sampled(axes, 2_000, 7);
    Set<Map<String, String>> seen = new HashSet<>();
    for (int i = 0; i < some.size(); i++) {
      assertEquals(some.configuration(i), same.configuration(i));
      assertTrue(seen.add(some.configuration(i)), "number " + i + " came twice");
    }
    ParameterSpace all = ParameterSpace.sampled(List.of(FAST, SLOW), 6, 1);
    Set<Map<String, String>> whole = new HashSet<>();
    for (int i = 0; i < 6; i++) {
      whole.add(all.configuration(i));
    }
    assertEquals(6, whole.size());
    assertThrows(
        IllegalArgumentException.class, () -> ParameterSpace.sampled(List.of(FAST, SLOW), 7, 1));
  }

  @Test
  @DisplayName("W-1 a space too large for a grid says how large it is")
  void limitsAreSaid() {
    List<ParameterAxis> axes =
        List.of(ParameterAxis.parse("a=1..101"), ParameterAxis.parse("b=1..100"));
    String said =
        assertThrows(IllegalArgumentException.class, () -> ParameterSpace.grid(axes)).getMessage();
    assertTrue(said.contains("10100 combinations"), said);
  }

  @Test
  @DisplayName("W-1 an objective orders the better value first and no number last")
  void objectiveOrders() {
    Objective highest = new Objective("sharpe", Objective.Direction.HIGHEST);
    Objective lowest = new Objective("volatility", Objective.Direction.LOWEST);
    assertTrue(highest.compare(2, 1) < 0);
    assertTrue(lowest.compare(1, 2) < 0);
    assertTrue(highest.compare(Double.NaN, -5) > 0);
    assertTrue(lowest.compare(Double.NaN, 5) > 0);
    assertEquals(0, highest.compare(Double.NaN, Double.NaN));
    assertThrows(
        IllegalArgumentException.class, () -> new Objective("fame", Objective.Direction.HIGHEST));
  }
}
