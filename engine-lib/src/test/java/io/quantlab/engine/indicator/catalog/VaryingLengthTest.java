package io.quantlab.engine.indicator.catalog;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quantlab.engine.indicator.Columns;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/// Lengths that change from step to step, against one kernel for every length that ran all along.
class VaryingLengthTest {
  private static final long SEED = 44_017;
  private static final int ROWS = 240;
  private static final int MOST = 9;

  @Test
  @DisplayName("wick.md 4, stages: a series length gives what that length would have given")
  void equalsTheKernelOfTheLengthOfTheStep() {
    Market market = Market.of(SEED, ROWS, Market.Content.ROUGH);
    List<String> complaints = new ArrayList<>();
    int tested = 0;
    for (Sample sample : Sample.all(SEED, 0, 1)) {
      for (int parameter = 0; parameter < sample.arguments().length; parameter++) {
        if (sample.entry().mayVary(parameter)) {
          complaints.addAll(compare(sample, parameter, market));
          tested++;
        }
      }
    }
    assertEquals("", String.join("\n", complaints));
    assertTrue(tested > 50, "only " + tested + " lengths may vary");
  }

  private static List<String> compare(Sample sample, int parameter, Market market) {
    double[][] inputs = market.inputs(sample.entry());
    double[] arguments = sample.arguments().clone();
    int outputs = sample.entry().outputs().size();
    double[][][] fixed = new double[MOST + 1][outputs][ROWS];
    for (int length = 1; length <= MOST; length++) {
      arguments[parameter] = length;
      sample.entry().create(arguments).run(inputs, 0, ROWS, fixed[length]);
    }
    VaryingLength varying = new VaryingLength(sample.entry(), arguments, parameter);
    SplittableRandom random = new SplittableRandom(SEED);
    int length = 1;
    int before = 1;
    for (int row = 0; row < ROWS; row++) {
      length = random.nextInt(3) > 0 ? length : 1 + random.nextInt(MOST);
      varying.step(inputs, row, length);
      boolean stays = sample.entry().rule() == NaRule.CARRY && isGap(inputs, row);
      before = stays ? before : length; // the result before stays, whatever the length now
      for (int k = 0; k < outputs; k++) {
        try {
          String place = sample + " with length " + length + " at row " + row;
          Columns.assertClose(fixed[before][k][row], varying.output(k), place);
        } catch (AssertionError e) {
          return List.of(e.getMessage());
        }
      }
    }
    return List.of();
  }

  private static boolean isGap(double[][] inputs, int row) {
    for (double[] column : inputs) {
      if (Double.isNaN(column[row])) {
        return true;
      }
    }
    return false;
  }

  @Test
  void recursiveFiltersMayNotVary() {
    Entry ema = Catalog.find("ema");
    IllegalArgumentException refused =
        assertThrows(
            IllegalArgumentException.class, () -> new VaryingLength(ema, new double[] {5}, 0));
    assertEquals("n of ema may not vary", refused.getMessage());
  }

  @Test
  @DisplayName("E2303: a length outside its range is refused")
  void lengthsOutsideTheRangeAreRefused() {
    VaryingLength sma = new VaryingLength(Catalog.find("sma"), new double[] {5}, 0);
    double[][] column = {{1}};
    assertEquals(
        "length must be 1 to 5, was 6",
        assertThrows(IllegalArgumentException.class, () -> sma.step(column, 0, 6)).getMessage());
    assertThrows(IllegalArgumentException.class, () -> sma.step(column, 0, 0));
  }
}
