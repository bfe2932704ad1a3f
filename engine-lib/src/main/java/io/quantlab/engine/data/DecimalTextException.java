package io.quantlab.engine.data;

/// Decimal text that is not an exact count of its unit.
public final class DecimalTextException extends IllegalArgumentException {
  /// Why the text was refused.
  public enum Problem {
    /// Not a decimal number: empty, letters, `NaN`, infinity, stray marks (V-02).
    SYNTAX,
    /// More than 18 significant digits (V-02).
    TOO_MANY_DIGITS,
    /// A number, but not a whole count of the unit (V-03).
    NOT_A_MULTIPLE,
    /// A whole count of the unit beyond a `long` (V-03).
    TOO_LARGE
  }

  private static final long serialVersionUID = 1;

  private final Problem problem;

  DecimalTextException(Problem problem, String message) {
    super(message);
    this.problem = problem;
  }

  public Problem problem() {
    return problem;
  }
}
