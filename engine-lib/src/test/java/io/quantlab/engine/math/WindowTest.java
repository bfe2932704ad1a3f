package io.quantlab.engine.math;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/// Windows in one stretch, sliding totals and snapshots, against lists that are looked through
/// anew.
class WindowTest {
  private static final long SEED = 20261120;

  private static double[] stretch(Window window) {
    return Arrays.copyOfRange(window.values(), window.from(), window.to());
  }

  @Test
  void windowIsTheLastValuesOldestFirst() {
    Window window = new Window(3);
    window.push(1);
    assertArrayEquals(new double[] {1}, stretch(window));
    window.push(2);
    window.push(3);
    assertTrue(window.full());
    window.push(4);
    assertArrayEquals(new double[] {2, 3, 4}, stretch(window));
    assertEquals(4, window.ago(0), 0);
    assertEquals(2, window.ago(2), 0);
    assertEquals(3, window.mean(), 0);
    window.scale(10);
    window.shift(1);
    assertArrayEquals(new double[] {21, 31, 41}, stretch(window));
    window.clear();
    assertEquals(0, window.size());
    assertThrows(IllegalArgumentException.class, () -> new Window(0));
  }

  @Test
  void meanOfEqualValuesIsTheirValue() {
    Window window = new Window(3);
    for (int i = 0; i < 3; i++) {
      window.push(0.1);
    }
    assertEquals(0.1, window.mean(), 0); // (0.1 + 0.1 + 0.1) / 3 is not
  }

  @Test
  void totalDoesNotDriftOverAMillionValues() {
    SplittableRandom random = new SplittableRandom(SEED);
    RollingTotal total = new RollingTotal(50);
    List<Double> last = new ArrayList<>();
    for (int i = 0; i < 1_000_000; i++) {
      double value = (random.nextDouble() - 0.5) * StrictMath.pow(10, random.nextInt(14));
      total.update(value);
      if (i >= 999_950) {
        last.add(value);
      }
    }
    BigDecimal exact = BigDecimal.ZERO;
    for (double value : last) {
      exact = exact.add(new BigDecimal(value));
    }
    assertEquals(exact.doubleValue(), total.value(), Math.ulp(exact.doubleValue()), "seed " + SEED);
  }

  @Test
  void totalOfZerosIsZeroWhateverCameBefore() {
    RollingTotal total = new RollingTotal(2);
    for (double value : new double[] {1e16, 0.1, 1e-300, 3}) {
      total.update(value);
    }
    total.update(0);
    assertEquals(0, total.update(0), 0);
  }

  @Test
  void ageOfTheExtremeIsThatOfTheOldestOfEqualOnes() {
    RollingExtreme highest = RollingExtreme.highest(4);
    assertEquals(-1, highest.age());
    int[] ages = {0, 1, 2, 3, 2};
    double[] values = {5, 3, 5, 4, 4}; // the first 5 leaves with the last value, the second stays
    for (int i = 0; i < values.length; i++) {
      highest.update(values[i]);
      assertEquals(ages[i], highest.age(), "after value " + i);
    }
  }

  @Test
  void snapshotGivesBackWhatItTook() {
    Snapshot snapshot = new Snapshot();
    long stamp = 1_700_000_000_123_456_789L;
    snapshot.save();
    snapshot.pass(1.5);
    snapshot.pass(stamp);
    snapshot.pass(-stamp);
    snapshot.pass(-7);
    snapshot.pass(true);
    snapshot.pass(new double[40]);
    snapshot.load();
    assertEquals(1.5, snapshot.pass(0.0), 0);
    assertEquals(stamp, snapshot.pass(0L));
    assertEquals(-stamp, snapshot.pass(0L));
    assertEquals(-7, snapshot.pass(0));
    assertTrue(snapshot.pass(false));
    double[] zeros = {1, 1};
    snapshot.pass(zeros);
    assertArrayEquals(new double[2], zeros);
    assertFalse(snapshot.size() < 40);
    IllegalStateException over =
        assertThrows(IllegalStateException.class, () -> snapshot.pass(new double[40]));
    assertEquals("the snapshot holds 47 numbers, asked for one more", over.getMessage());
    assertThrows(IllegalStateException.class, () -> snapshot.append(1));
  }
}
