package io.quantlab.engine.feed;

/// Where the merger stands with a token (engine contract K-11).
public enum TouchlineState {
  /// Deltas are held until a snapshot comes.
  AWAITING_SNAPSHOT,

  /// Deltas are merged as they come.
  LIVE
}
