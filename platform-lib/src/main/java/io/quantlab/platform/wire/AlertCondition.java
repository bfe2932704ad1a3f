package io.quantlab.platform.wire;

import java.util.Locale;

/// What an alert watches of the last price.
public enum AlertCondition {
  /// It is at the level or above it.
  AT_OR_ABOVE,
  /// It is at the level or below it.
  AT_OR_BELOW,
  /// It passes the level in either direction.
  CROSSES;

  /// In a sentence: `at or above`.
  public String words() {
    return name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }
}
