package io.quantlab.engine.indicator.catalog;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quantlab.engine.indicator.Columns;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/// Every kernel against its slow, obvious twin ([Twins]) on seeded random columns with missing
/// steps, flat stretches and bars without volume.
class TwinTest {
  private static final long SEED = Long.getLong("quantlab.seed", 17_170_017);
  private static final int ROWS = 160;
  private static final int ROUNDS = Integer.getInteger("quantlab.rounds", 2);

  @BeforeAll
  static void tellTheSeed() {
    System.out.println("TwinTest seed " + SEED);
  }

  @Test
  @DisplayName("wick.md 17: every kernel equals its definition, missing values included")
  void kernelsEqualTheirTwins() {
    List<String> complaints = new ArrayList<>();
    for (int round = 0; round < ROUNDS; round++) {
      Market rough = Market.of(SEED + round, ROWS, Market.Content.ROUGH);
      Market moving = Market.of(SEED + round, ROWS, Market.Content.GAPS);
      for (Sample sample : Sample.all(SEED + round, 2, 1)) {
        complaints.addAll(compare(sample, moving));
        if (!sample.entry().name().equals("stoch_rsi")) { // see below
          complaints.addAll(compare(sample, rough));
        }
      }
    }
    assertEquals("", String.join("\n", complaints));
  }

  // Without a move the strength stays the same but for its last bit, and the stochastic of a window
  // of
  // such values is that bit's: two right computations differ. TradingView's has the same property.
  private static List<String> compare(Sample sample, Market market) {
    double[][] inputs = market.inputs(sample.entry());
    double[][] expected = Twins.of(sample, inputs);
    double[][] actual = new double[sample.entry().outputs().size()][ROWS];
    sample.entry().create(sample.arguments()).run(inputs, 0, ROWS, actual);
    for (int k = 0; k < actual.length; k++) {
      for (int row = 0; row < ROWS; row++) {
        String place = sample + " " + sample.entry().outputs().get(k).name() + " at row " + row;
        try {
          Columns.assertClose(expected[k][row], actual[k][row], place);
        } catch (AssertionError e) {
          return List.of(e.getMessage());
        }
      }
    }
    return List.of();
  }

  @Test
  void everyFunctionHasATwin() {
    TreeSet<String> names = new TreeSet<>();
    for (Entry entry : Catalog.entries()) {
      names.add(entry.name());
    }
    assertEquals(names, new TreeSet<>(Twins.names()));
  }
}
