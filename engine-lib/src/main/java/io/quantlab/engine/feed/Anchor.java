package io.quantlab.engine.feed;

/// Where intraday intervals are counted from (engine contract T-12).
public enum Anchor {
  /// From the regular session open of each date.
  SESSION,

  /// From midnight UTC: whole hours and minutes, for sets whose vendor built them so.
  CLOCK
}
