package io.quantlab.dsl.library;

import java.util.List;

/// Types of the engine and of tests that a script meets: what they can do stands in the tables.
final class ObjectNames {
  static final List<String> ALL =
      List.of(
          "bar",
          "session_info",
          "session",
          "account",
          "position",
          "stats",
          "order",
          "fill",
          "tick",
          "quote",
          "equity",
          "day",
          "review",
          "feed",
          "chain",
          "rng",
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
          "RateOver",
          "source",
          "test_run",
          "test_replay",
          "test_trade",
          "test_alert",
          "fee",
          "slippage");

  private ObjectNames() {}
}
