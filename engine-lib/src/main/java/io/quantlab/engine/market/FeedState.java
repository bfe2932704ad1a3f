package io.quantlab.engine.market;

/// Whether a source's data of an instrument is current (engine contract K-15).
public enum FeedState {
  LIVE,
  /// No ticks until the next snapshot; what was known before stays readable.
  STALE
}
