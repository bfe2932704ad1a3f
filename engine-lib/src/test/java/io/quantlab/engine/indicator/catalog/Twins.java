package io.quantlab.engine.indicator.catalog;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/// A twin for every function of the catalogue, straight from the definitions of wick.md 17.
///
/// Classes c and s of several inputs are written for series without gaps: [#of] takes the steps
/// with a missing input out, computes, and puts them back as the class says. [#AS_WRITTEN] names
/// the functions whose twin meets the gaps itself.
final class Twins {

  private static final Map<String, Twin> ALL = new LinkedHashMap<>();

  private static final Set<String> COMPACT_HISTORY =
      Set.of("psar", "obv", "pvt", "adl", "nvi", "pvi", "wad");

  private static final Set<String> AS_WRITTEN =
      Set.of(
          "atr",
          "natr",
          "keltner",
          "keltner_width",
          "starc",
          "alligator",
          "vwap",
          "vwap_bands",
          "smi",
          "rvgi",
          "kst");

  private Twins() {}

  static Set<String> names() {
    return ALL.keySet();
  }

  static double[][] of(Sample sample, double[][] in) {
    Entry entry = sample.entry();
    Twin twin = ALL.get(entry.name());
    boolean carry = entry.rule() == NaRule.CARRY;
    boolean freeze = entry.rule() == NaRule.FREEZE || COMPACT_HISTORY.contains(entry.name());
    if (!carry && !freeze || AS_WRITTEN.contains(entry.name())) {
      return twin.of(in, sample.arguments());
    }
    int rows = in[0].length;
    int[] kept = new int[rows];
    int count = 0;
    for (int row = 0; row < rows; row++) {
      int at = row;
      if (Arrays.stream(in).noneMatch(column -> Double.isNaN(column[at]))) {
        kept[count++] = row;
      }
    }
    double[][] dense = new double[in.length][count];
    for (int c = 0; c < in.length; c++) {
      for (int i = 0; i < count; i++) {
        dense[c][i] = in[c][kept[i]];
      }
    }
    double[][] found = twin.of(dense, sample.arguments());
    double[][] out = new double[found.length][rows];
    for (int k = 0; k < out.length; k++) {
      int next = 0;
      for (int row = 0; row < rows; row++) {
        boolean missing = next == count || kept[next] > row;
        double stays = carry && row > 0 ? out[k][row - 1] : Double.NaN;
        out[k][row] = missing ? stays : found[k][next++];
      }
    }
    return out;
  }

  static {
    AverageTwins.add(ALL);
    MomentumTwins.add(ALL);
    TrendTwins.add(ALL);
    VolatilityTwins.add(ALL);
    VolumeTwins.add(ALL);
    StatisticTwins.add(ALL);
  }
}
