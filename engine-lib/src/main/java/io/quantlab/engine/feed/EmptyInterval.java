package io.quantlab.engine.feed;

/// What an interval without a record becomes (engine contract T-14).
public enum EmptyInterval {
  /// No record, no bar.
  SKIP,

  /// A bar at the previous close with volume 0 and the flag `SYNTHETIC`, inside sessions only.
  FILL_FORWARD
}
