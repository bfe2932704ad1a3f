package io.quantlab.engine.indicator.catalog;

/// One result of an indicator.
///
/// @param name the field of the result; "value" when there is only one
/// @param type what its numbers stand for
/// @param first index of the first value on series without `NaN`, a formula of the parameters; "-"
///   when that depends on the values
public record Output(String name, Type type, String first) {

  /// What the numbers of a result stand for.
  public enum Type {
    FLOAT,
    /// Whole numbers; `NaN` stands for none.
    INT,
    /// 1 and 0, never `NaN`; the first is the first index that can be 1.
    BOOL
  }
}
