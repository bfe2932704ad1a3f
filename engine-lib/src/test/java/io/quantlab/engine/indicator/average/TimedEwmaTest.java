package io.quantlab.engine.indicator.average;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quantlab.engine.math.Snapshot;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/// Averages over time, worked by hand: half-life 2 s, values 10, 20, 20 at 0, 2 and 6 s.
class TimedEwmaTest {
  private static final long SECOND = 1_000_000_000;

  @Test
  @DisplayName("wick.md 16.9: weight 1 - 0.5^(dt / half_life), the first value as it is")
  void weighsByTime() {
    TimedEwma ewma = new TimedEwma(2 * SECOND);
    long start = 1_700_000_000 * SECOND + 1;
    assertEquals(10, ewma.update(10, start), 0);
    assertEquals(15, ewma.update(20, start + 2 * SECOND), 1e-15); // half of the way
    assertEquals(18.75, ewma.update(20, start + 6 * SECOND), 1e-15); // three quarters of the rest
    assertEquals(18.75, ewma.update(99, start + 6 * SECOND), 1e-15); // no time, no weight
    assertTrue(Double.isNaN(ewma.update(Double.NaN, start + 7 * SECOND)));
    assertEquals(15 + 0.25 * 3.75, ewma.update(15, start + 10 * SECOND), 1e-15);
  }

  @Test
  void stepsOfOneLengthAreTheEwmaOfSteps() {
    TimedEwma timed = new TimedEwma(5 * SECOND);
    Ewma steps = new Ewma(5);
    for (int i = 0; i < 50; i++) {
      double value = 100 + i * 37 % 11;
      assertEquals(steps.update(value), timed.update(value, i * SECOND), 1e-12);
    }
  }

  @Test
  @DisplayName("wick.md 16.9: a copy of the state goes on like the original, stamps exact")
  void loadedStateGoesOn() {
    long start = 1_700_000_000 * SECOND + 7;
    TimedEwma original = new TimedEwma(3);
    original.update(1, start);
    TimedEwma other = new TimedEwma(3);
    Snapshot snapshot = new Snapshot();
    original.exchange(snapshot.save());
    other.exchange(snapshot.load());
    assertEquals(original.update(2, start + 1), other.update(2, start + 1), 0);
  }

  @Test
  @DisplayName("M-12: a restated average goes on as if all values had been restated")
  void rebaseRestatesWhatWasSeen() {
    TimedEwma restated = new TimedEwma(4);
    TimedEwma fresh = new TimedEwma(4);
    restated.update(80, 1);
    restated.update(120, 3);
    fresh.update(20, 1);
    fresh.update(30, 3);
    restated.rebase(0.25);
    assertEquals(fresh.value(), restated.value(), 1e-15);
    assertEquals(fresh.update(31, 4), restated.update(31, 4), 1e-15);
  }

  @Test
  void timeRunsForward() {
    TimedEwma ewma = new TimedEwma(2);
    ewma.update(1, 10);
    assertThrows(IllegalArgumentException.class, () -> ewma.update(1, 9));
    assertThrows(IllegalArgumentException.class, () -> new TimedEwma(0));
  }
}
