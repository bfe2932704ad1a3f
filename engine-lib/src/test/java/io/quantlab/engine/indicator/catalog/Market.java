package io.quantlab.engine.indicator.catalog;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/// Seeded columns for every input name of the catalogue.
///
/// Rough prices lie on quarters, so that sums are exact and equal values are common.
record Market(Map<String, double[]> columns) {

  /// What the columns hold besides moving prices.
  enum Content {
    /// Nothing: every step moves and trades.
    PLAIN,
    /// Missing steps.
    GAPS,
    /// Missing steps, flat stretches and bars without volume.
    ROUGH
  }

  static Market of(long seed, int rows, Content content) {
    SplittableRandom random = new SplittableRandom(seed);
    Map<String, double[]> columns = new LinkedHashMap<>();
    for (String name :
        List.of(
            "open", "high", "low", "close", "volume", "src", "hi", "lo", "x", "y", "a", "b", "cond",
            "reset")) {
      columns.put(name, new double[rows]);
    }
    Market market = new Market(columns);
    double price = 100;
    for (int row = 0; row < rows; row++) {
      boolean flat = content == Content.ROUGH && row % 60 >= 40 && row % 60 < 54;
      price = market.bar(random, row, price, flat, content);
      market.others(random, row, flat);
      if (content != Content.PLAIN) {
        market.gaps(random, row);
      }
    }
    return market;
  }

  private double bar(
      SplittableRandom random, int row, double price, boolean flat, Content content) {
    double close = flat ? price : Math.max(40, price + move(random, content));
    set("open", row, price);
    set("close", row, close);
    set("high", row, Math.max(price, close) + (flat ? 0 : quarter(random, 4)));
    set("low", row, Math.min(price, close) - (flat ? 0 : quarter(random, 4)));
    boolean still = content == Content.ROUGH && random.nextInt(12) == 0;
    set("volume", row, still || row % 60 > 50 && flat ? 0 : 1 + random.nextInt(500));
    return close;
  }

  private void others(SplittableRandom random, int row, boolean flat) {
    double close = get("close")[row];
    set("src", row, close);
    set("hi", row, close + (flat ? 0 : quarter(random, 6)));
    set("lo", row, close - (flat ? 0 : quarter(random, 6)));
    set("x", row, close);
    set("y", row, flat ? 50 : 50 + quarter(random, 30));
    set("a", row, 10 + quarter(random, 5));
    set("b", row, 10.5);
    set("cond", row, random.nextInt(3) == 0 ? 1 : 0);
    set("reset", row, row % 13 == 0 ? 1 : 0);
  }

  private void gaps(SplittableRandom random, int row) {
    if (random.nextInt(15) == 0) {
      for (String name : List.of("open", "high", "low", "close", "volume")) {
        set(name, row, Double.NaN);
      }
    }
    for (String name : List.of("src", "hi", "lo", "x", "y", "a")) {
      if (random.nextInt(15) == 0) {
        set(name, row, Double.NaN);
      }
    }
  }

  private static double move(SplittableRandom random, Content content) {
    return content != Content.ROUGH ? 4 * random.nextDouble() - 1.9 : quarter(random, 9) - 1;
  }

  private static double quarter(SplittableRandom random, int bound) {
    return random.nextInt(bound) / 4.0;
  }

  private void set(String name, int row, double value) {
    get(name)[row] = value;
  }

  double[] get(String name) {
    return columns.get(name);
  }

  int rows() {
    return get("close").length;
  }

  /// The columns a function takes, in its order.
  double[][] inputs(Entry entry) {
    double[][] inputs = new double[entry.inputs().size()][];
    for (int i = 0; i < inputs.length; i++) {
      inputs[i] = get(entry.inputs().get(i).name());
    }
    return inputs;
  }
}
