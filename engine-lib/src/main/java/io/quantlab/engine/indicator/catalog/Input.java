package io.quantlab.engine.indicator.catalog;

/// One series an indicator takes at every step.
///
/// @param name as in the script; for [Role#BAR] a column of the bar: open, high, low, close, volume
/// @param role who gives it
/// @param preset series taken when the caller names none, empty when he must
public record Input(String name, Role role, String preset) {

  /// Who gives a series.
  public enum Role {
    /// The caller, as an argument.
    ARGUMENT,
    /// The bar of the current clock.
    BAR
  }
}
