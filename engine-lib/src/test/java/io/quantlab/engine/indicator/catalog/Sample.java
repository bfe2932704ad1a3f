package io.quantlab.engine.indicator.catalog;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

/// A function of the catalogue with numbers to make it: its defaults, and random ones.
record Sample(Entry entry, double[] arguments) {

  /// For every function its defaults (7 where a length has none) and `random` sets of other
  /// numbers.
  static List<Sample> all(long seed, int random, int shortest) {
    SplittableRandom source = new SplittableRandom(seed);
    List<Sample> samples = new ArrayList<>();
    for (Entry entry : Catalog.entries()) {
      samples.add(new Sample(entry, presets(entry)));
      for (int i = 0; i < random && !entry.parameters().isEmpty(); i++) {
        samples.add(new Sample(entry, drawn(entry, source, shortest)));
      }
    }
    return samples;
  }

  private static double[] presets(Entry entry) {
    double[] arguments = new double[entry.parameters().size()];
    for (int i = 0; i < arguments.length; i++) {
      Parameter parameter = entry.parameters().get(i);
      arguments[i] = parameter.hasPreset() ? parameter.presetValue() : 7;
    }
    return arguments;
  }

  private static double[] drawn(Entry entry, SplittableRandom source, int shortest) {
    double[] arguments = new double[entry.parameters().size()];
    for (int i = 0; i < arguments.length; i++) {
      Parameter parameter = entry.parameters().get(i);
      int least = entry.name().equals("hma") ? Math.max(shortest, 2) : shortest;
      arguments[i] =
          switch (parameter.type()) {
            case LENGTH -> least + source.nextInt(12);
            case COUNT -> source.nextInt(5);
            case WHOLE -> source.nextInt(7) - 3;
            case REAL ->
                parameter.name().equals("p")
                    ? source.nextInt(101)
                    : (parameter.hasPreset() ? parameter.presetValue() : 4)
                        * (0.25 + source.nextInt(8) / 4.0);
            case PERCENT -> source.nextInt(10) / 100.0;
            case FLAG -> source.nextInt(2);
            case CHOICE -> source.nextInt(parameter.choices().size());
          };
    }
    return arguments;
  }

  Sample withPresets() {
    return new Sample(entry, presets(entry));
  }

  @Override
  public String toString() {
    return entry.name() + Arrays.toString(arguments);
  }
}
