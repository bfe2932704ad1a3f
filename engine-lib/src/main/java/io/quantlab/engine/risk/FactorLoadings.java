package io.quantlab.engine.risk;

import io.quantlab.engine.time.DatedTable;
import java.util.List;

/// How much of a factor is in an instrument, by date (engine contract O-35): the exposure to a
/// factor is the sum of value × loading. An instrument, or a date, without a loading has none of
/// it.
///
/// @param loadings one for each factor and instrument
public record FactorLoadings(List<Loading> loadings) {
  /// No factors.
  public static final FactorLoadings NONE = new FactorLoadings(List.of());

  /// Loadings of one instrument on one factor.
  ///
  /// @param table one column, the loading in 1e-8
  public record Loading(String factor, int token, DatedTable table) {}

  public FactorLoadings {
    loadings = List.copyOf(loadings);
  }

  /// Names of the factors in the order in which they are first named.
  public List<String> factors() {
    return loadings.stream().map(Loading::factor).distinct().toList();
  }

  /// The loading that holds at an instant, 1e-8; 0 without one.
  public long loadingE8(String factor, int token, long epochNanos) {
    for (Loading each : loadings) {
      if (each.token == token && each.factor.equals(factor)) {
        int row = each.table.rowAt(epochNanos);
        return row < 0 ? 0 : each.table.value(0, row);
      }
    }
    return 0;
  }
}
