package io.quantlab.platform.wire;

/// How often an alert fires.
public enum AlertRepeat {
  /// Once; it is over then.
  ONCE,
  /// At most once a minute.
  EVERY_MINUTE,
  /// Each time.
  ALWAYS
}
