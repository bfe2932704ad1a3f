package io.quantlab.engine.analysis;

/// The groups metrics are shown in.
public enum MetricFamily {
  RETURN("Return and ratios"),
  DRAWDOWN("Drawdown"),
  RISK("Risk and distribution"),
  INFERENCE("Confidence"),
  BENCHMARK("Benchmark"),
  TRADE("Trades"),
  COST("Activity and costs");

  private final String title;

  MetricFamily(String title) {
    this.title = title;
  }

  public String title() {
    return title;
  }
}
