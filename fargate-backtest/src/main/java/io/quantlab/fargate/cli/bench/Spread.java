package io.quantlab.fargate.cli.bench;

import java.util.Arrays;
import java.util.List;

/// Median and range of some measurements.
record Spread(double median, double min, double max) {
  static Spread of(double... values) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    int middle = sorted.length / 2;
    double median =
        sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    return new Spread(median, sorted[0], sorted[sorted.length - 1]);
  }

  /// Median of the medians, over the whole range.
  static Spread over(List<Spread> parts) {
    return new Spread(
        of(parts.stream().mapToDouble(Spread::median).toArray()).median,
        parts.stream().mapToDouble(Spread::min).min().orElseThrow(),
        parts.stream().mapToDouble(Spread::max).max().orElseThrow());
  }

  /// As three words for [#parse].
  String words() {
    return median + " " + min + " " + max;
  }

  static Spread parse(String words) {
    String[] parts = words.split(" ");
    return new Spread(
        Double.parseDouble(parts[0]), Double.parseDouble(parts[1]), Double.parseDouble(parts[2]));
  }
}
