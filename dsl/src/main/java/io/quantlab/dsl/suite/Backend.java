package io.quantlab.dsl.suite;

import java.util.Locale;

/// What runs a plan.
public enum Backend {
  INTERPRETER,
  COMPILER;

  /// Its name in lower case.
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
