package io.quantlab.dsl.runtime;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;

import io.quantlab.dsl.Scripts;
import io.quantlab.dsl.plan.Event;
import io.quantlab.dsl.plan.Plan;
import io.quantlab.dsl.plan.Plan.Family;
import io.quantlab.dsl.plan.State;
import io.quantlab.dsl.planner.Planned;
import io.quantlab.dsl.planner.Planner;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/// Arrays by value: what an earlier event left is never changed.
final class ArrayValueTest {
  private static State state() {
    return switch (Planner.plan(Scripts.check("let a = close").checked())) {
      case Planned.Ready(Plan plan) -> new State(plan);
      case Planned.Refused missing -> throw new AssertionError(missing.toString());
    };
  }

  private static void nextEvent(State state) {
    state.begin(null, Plan.BODY, new Event(), 1_000_000);
  }

  @Test
  @DisplayName("4: a push does not touch what an earlier event saw")
  void growingKeepsTheOlderArray() {
    State state = state();
    nextEvent(state);
    ArrayValue first = ArrayValue.empty(state, Family.LONG);
    for (int i = 0; i < 100; i++) {
      ArrayRoutines.push(state, first, (long) i, 0);
    }
    nextEvent(state);
    ArrayValue second = (ArrayValue) first.owned(state.stamp());
    assertNotSame(first, second);
    ArrayRoutines.push(state, second, 100L, 0);
    assertEquals(100, first.size());
    assertEquals(101, second.size());
    assertEquals(100, second.longAt(100));
    nextEvent(state);
    ArrayValue other = (ArrayValue) first.owned(state.stamp());
    ArrayRoutines.push(state, other, -1L, 0);
    assertEquals(100, second.longAt(100), "two arrays that grew from one");
    assertEquals(-1, other.longAt(100));
    ArrayRoutines.set(other, 0, 7L, 0);
    assertEquals(0, first.longAt(0));
  }

  @Test
  @DisplayName("4: what two places see is copied before a change, parts as well")
  void sharedPartsAreCopied() {
    State state = state();
    nextEvent(state);
    ArrayValue inner = ArrayValue.empty(state, Family.DOUBLE);
    ArrayValue outer = ArrayValue.empty(state, Family.REF);
    ArrayRoutines.push(state, outer, inner, 0);
    assertSame(inner, ArrayRoutines.owned(state, outer, 0, 0));
    outer.share();
    ArrayValue mine = (ArrayValue) outer.owned(state.stamp());
    ArrayValue part = (ArrayValue) ArrayRoutines.owned(state, mine, 0, 0);
    ArrayRoutines.push(state, part, 1.5, 0);
    assertEquals(0, ((ArrayValue) outer.at(0)).size());
    assertEquals(1, ((ArrayValue) mine.at(0)).size());
    assertNotEquals(outer, mine);
  }
}
