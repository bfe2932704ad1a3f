package io.quantlab.engine.optimize;

import io.quantlab.engine.analysis.MetricCatalog;

/// What a sweep looks for: the highest or the lowest value of a metric.
///
/// @param metric a name of [MetricCatalog]
public record Objective(String metric, Direction direction) {
  /// Which values are better.
  public enum Direction {
    HIGHEST,
    LOWEST
  }

  public Objective {
    MetricCatalog.of(metric);
  }

  /// Orders values, the better one first; one that is no number comes last. Equal ones are ordered
  /// by who compares, by the number of their configuration.
  public int compare(double a, double b) {
    if (Double.isNaN(a) || Double.isNaN(b)) {
      return Boolean.compare(Double.isNaN(a), Double.isNaN(b));
    }
    return switch (direction) {
      case HIGHEST -> Double.compare(b, a);
      case LOWEST -> Double.compare(a, b);
    };
  }
}
