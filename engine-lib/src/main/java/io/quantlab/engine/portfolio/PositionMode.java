package io.quantlab.engine.portfolio;

/// How many positions an account has in one instrument (engine contract A-4).
public enum PositionMode {
  /// One: a fill beyond flat closes it and opens the other side.
  NETTING,
  /// As many as orders open, both sides at once: an order names the position it works on, or opens
  /// one of its own. A position never changes sides.
  HEDGING
}
