package io.quantlab.engine.analysis;

import java.util.ArrayList;
import java.util.List;

/// A value axis: its range and round marks.
///
/// @param low value at the bottom or left
/// @param high value at the top or right, above `low`
/// @param step distance of the marks: 1, 2 or 5 times a power of ten
record Axis(double low, double high, double step) {
  /// An axis over the values that are numbers, with about `marks` marks, its ends widened by a
  /// margin.
  static Axis of(double low, double high, int marks) {
    if (!(low <= high)) {
      return new Axis(0, 1, 1);
    }
    double span = high - low;
    if (!(span > Math.abs(high) * 1e-9)) {
      span = Math.max(Math.abs(high) * 0.02, 1e-6);
      return of(low - span, high + span, marks);
    }
    return new Axis(low - span * 0.04, high + span * 0.04, niceStep(span / marks));
  }

  /// An axis that ends exactly at zero, for values on one side of it.
  static Axis withZero(double low, double high, int marks) {
    Axis axis = of(Math.min(low, 0), Math.max(high, 0), marks);
    double bottom = low >= 0 ? 0 : axis.low;
    return new Axis(bottom, high <= 0 ? 0 : axis.high, axis.step);
  }

  /// The round values inside the range.
  List<Double> marks() {
    List<Double> out = new ArrayList<>();
    long first = (long) Math.ceil(low / step - 1e-9);
    long last = (long) Math.floor(high / step + 1e-9);
    for (long i = first; i <= last && out.size() < 50; i++) {
      out.add(i * step);
    }
    return out;
  }

  /// Share of the way from low to high, 0..1 inside.
  double share(double value) {
    return (value - low) / (high - low);
  }

  /// Decimals that tell the marks apart when a value is shown times `factor`.
  int decimals(double factor) {
    double size = step * factor;
    int decimals = 0;
    while (size < 0.999 && decimals < 8) {
      size *= 10;
      decimals++;
    }
    return decimals;
  }

  private static double niceStep(double raw) {
    double power = StrictMath.pow(10, Math.floor(StrictMath.log10(raw)));
    double lead = raw / power;
    return power * (lead < 1.5 ? 1 : lead < 3.2 ? 2 : lead < 7 ? 5 : 10);
  }
}
