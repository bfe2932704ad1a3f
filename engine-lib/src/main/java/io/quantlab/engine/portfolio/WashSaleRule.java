package io.quantlab.engine.portfolio;

/// Whether trades are marked as wash sales (engine contract A-3); a mark changes nothing but the
/// report.
public enum WashSaleRule {
  /// They are not.
  NONE,
  /// A loss does not count for taxes as far as the same instrument is bought again within 30 days
  /// before or after the sale (26 U.S.C. 1091; 26 CFR 1.1091-1).
  US
}
