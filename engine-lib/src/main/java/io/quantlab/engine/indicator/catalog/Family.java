package io.quantlab.engine.indicator.catalog;

/// The family of an indicator, a sub-section of wick.md 17.
public enum Family {
  AVERAGE("Moving averages"),
  MOMENTUM("Momentum and oscillators"),
  TREND("Trend"),
  VOLATILITY("Volatility and bands"),
  VOLUME("Volume"),
  STATISTIC("Statistics and events");

  private final String title;

  Family(String title) {
    this.title = title;
  }

  public String title() {
    return title;
  }
}
