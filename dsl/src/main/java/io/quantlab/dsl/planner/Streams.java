package io.quantlab.dsl.planner;

import io.quantlab.dsl.library.Type;
import java.util.Set;

/// The streaming objects of wick.md 16.9: values of the script, not of the engine.
final class Streams {
  private static final Set<String> NAMES =
      Set.of(
          "Sma",
          "Ema",
          "Rma",
          "Wma",
          "Rsi",
          "Stdev",
          "Highest",
          "Lowest",
          "Window",
          "Ewma",
          "Atr",
          "Macd",
          "Vwap",
          "RateOver");

  private Streams() {}

  static boolean isStream(Type type) {
    return type instanceof Type.Object(String name) && NAMES.contains(name);
  }

  static boolean isStream(String name) {
    return NAMES.contains(name);
  }
}
