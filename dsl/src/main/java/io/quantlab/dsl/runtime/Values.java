package io.quantlab.dsl.runtime;

/// Equality of values in references (wick.md 4): structural, numbers by value, `na` equals nothing.
public final class Values {
  private Values() {}

  public static boolean equal(Object left, Object right) {
    if (left instanceof Double a) {
      return right instanceof Number b && a.doubleValue() == b.doubleValue();
    }
    if (right instanceof Double b) {
      return left instanceof Number a && a.doubleValue() == b.doubleValue();
    }
    return left == right || left != null && left.equals(right);
  }

  /// Equal for equal values.
  static int hash(Object value) {
    if (value instanceof Number number) {
      double positive = number.doubleValue() + 0.0; // -0.0 equals 0.0
      return Double.hashCode(positive);
    }
    return value == null ? 0 : value.hashCode();
  }

  /// A float out of its box; `na` for none.
  public static double unboxedDouble(Object value) {
    return value == null ? Double.NaN : ((Number) value).doubleValue();
  }

  /// A whole number in a float, in a box; `null` for `na`.
  @Library("whole")
  public static Long wholeOrNone(double value) {
    return Double.isNaN(value) ? null : (Long) (long) value;
  }
}
