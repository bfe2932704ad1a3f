package io.quantlab.dsl.host;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Signals from outside in the order they came: what a webhook would have handed over, recorded.
///
/// @param signals by rising time
public record SignalTape(List<Signal> signals) {
  /// No signals.
  public static final SignalTape NONE = new SignalTape(List.of());

  /// A message of an outsider.
  ///
  /// @param epochNanos when it came, UTC
  /// @param payload its fields in their order
  public record Signal(long epochNanos, Map<String, String> payload) {
    public Signal {
      payload = Collections.unmodifiableMap(new LinkedHashMap<>(payload));
    }
  }

  public SignalTape {
    signals = List.copyOf(signals);
    for (int i = 1; i < signals.size(); i++) {
      if (signals.get(i).epochNanos() < signals.get(i - 1).epochNanos()) {
        throw new IllegalArgumentException(
            "the times of signals rise, signal " + (i + 1) + " goes back");
      }
    }
  }
}
