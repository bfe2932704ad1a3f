package io.quantlab.engine.analysis;

/// The unit of a metric, and so how people see it.
public enum MetricUnit {
  /// A share of one, shown as percent.
  RATIO("ratio"),
  /// A pure number.
  NUMBER("1"),
  /// Units of the account currency.
  MONEY("account currency"),
  /// A count.
  COUNT("count"),
  /// Calendar days.
  DAYS("days"),
  /// Seconds.
  SECONDS("s"),
  /// Price units.
  TICKS("price unit"),
  /// Multiples of the initial risk.
  R("R"),
  /// Basis points.
  BPS("bps");

  private final String symbol;

  MetricUnit(String symbol) {
    this.symbol = symbol;
  }

  /// How the unit is written in the reference.
  public String symbol() {
    return symbol;
  }
}
