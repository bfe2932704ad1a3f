package io.quantlab.fargate.debug;

import java.util.Locale;

/// What a strategy was told in a step.
public enum StepKind {
  START,
  TICK,
  BAR,
  ORDER,
  FILL,
  POSITION,
  TIMER,
  SESSION,
  REBASE,
  FEED,
  END;

  /// The word for people and machines.
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
