package io.quantlab.engine.kernel;

/// Kinds of rows of schema `ACTION`, in the order they apply within one instant; codes stand in
/// files.
public enum CorporateAction {
  /// `numerator` new shares for `denominator` old ones.
  SPLIT(1),
  /// `numerator / denominator` price ticks paid per lot unit.
  DIVIDEND(2);

  private final int code;

  CorporateAction(int code) {
    this.code = code;
  }

  public int code() {
    return code;
  }
}
