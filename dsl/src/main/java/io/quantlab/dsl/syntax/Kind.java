package io.quantlab.dsl.syntax;

import java.util.Locale;

/// What a script is; see wick.md 2.
public enum Kind {
  INDICATOR,
  STRATEGY,
  EVENTS,
  RULE,
  LIBRARY;

  /// The word of the header line.
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /// True when the top level runs once per closed bar.
  public boolean hasBody() {
    return this == INDICATOR || this == STRATEGY;
  }
}
