package io.quantlab.engine.feed;

/// What a strategy is told about the feed of a token (engine contract K-15).
public enum FeedState {
  /// A snapshot has come; ticks follow.
  LIVE,

  /// The source was interrupted; no ticks until the next snapshot.
  STALE
}
