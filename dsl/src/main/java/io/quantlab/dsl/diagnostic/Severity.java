package io.quantlab.dsl.diagnostic;

/// How much a diagnostic weighs, and when it was found.
public enum Severity {
  /// Found in the text; the script does not run.
  ERROR,
  /// Found when a correct script met the symbols, data and account it is to run on.
  BIND,
  /// Found while running; the event is undone and the script stops.
  RUNTIME,
  /// Worth a look; never blocks a run.
  WARNING,
  /// A remark; never blocks a run.
  HINT;

  /// True when a script with such a diagnostic does not run on.
  public boolean stops() {
    return this == ERROR || this == BIND || this == RUNTIME;
  }
}
