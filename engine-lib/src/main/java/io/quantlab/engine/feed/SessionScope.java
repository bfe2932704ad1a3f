package io.quantlab.engine.feed;

/// Which records count for bars.
public enum SessionScope {
  /// Records of the regular session, its break excluded.
  REGULAR,

  /// Records from extended open to extended close, the break excluded.
  EXTENDED,

  /// Every record, also outside all sessions.
  ALL
}
