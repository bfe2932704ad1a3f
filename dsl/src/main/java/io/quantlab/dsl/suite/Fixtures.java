package io.quantlab.dsl.suite;

import io.quantlab.dsl.host.Timeframe;
import java.util.Map;
import java.util.Optional;

/// Finds recorded data by the names test blocks use.
@FunctionalInterface
public interface Fixtures {
  /// Recorded bars.
  ///
  /// @param bars by symbol, the primary one first
  record Fixture(Timeframe timeframe, Map<String, BarTable> bars, Listing listing) {}

  Optional<Fixture> find(String name);
}
