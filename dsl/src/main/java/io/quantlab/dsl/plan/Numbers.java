package io.quantlab.dsl.plan;

import io.quantlab.dsl.diagnostic.Code;

/// Arithmetic of Wick, once for every back end (wick.md 4).
public final class Numbers {
  /// The largest int of Wick.
  public static final long INT_MAX = (1L << 53) - 1;

  private static final double LOG_OF_2 = StrictMath.log(2);

  private Numbers() {}

  /// A float as scripts see it: no infinity, one `na`.
  public static double finite(double value) {
    return Double.isFinite(value) ? value : Double.NaN;
  }

  public static double calculate(DoubleOp.Calculation calculation, double left, double right) {
    return finite(
        switch (calculation) {
          case ADD -> left + right;
          case SUBTRACT -> left - right;
          case MULTIPLY -> left * right;
          case DIVIDE -> left / right;
          case POWER -> StrictMath.pow(left, right);
        });
  }

  public static double apply(DoubleOp.Function function, double value) {
    return finite(
        switch (function) {
          case ABS -> Math.abs(value);
          case SQRT -> Math.sqrt(value);
          case EXP -> StrictMath.exp(value);
          case LOG -> StrictMath.log(value);
          case LOG10 -> StrictMath.log10(value);
          case SIN -> StrictMath.sin(value);
          case COS -> StrictMath.cos(value);
          case TAN -> StrictMath.tan(value);
          case LOG2 -> StrictMath.log(value) / LOG_OF_2;
          case ASIN -> StrictMath.asin(value);
          case ACOS -> StrictMath.acos(value);
          case ATAN -> StrictMath.atan(value);
          case SINH -> StrictMath.sinh(value);
          case COSH -> StrictMath.cosh(value);
          case TANH -> StrictMath.tanh(value);
          case TO_RADIANS -> value / 180 * Math.PI;
          case TO_DEGREES -> value * 180 / Math.PI;
        });
  }

  public static long calculate(LongOp.Calculation calculation, long left, long right, int site) {
    return switch (calculation) {
      case ADD -> add(left, right, site);
      case SUBTRACT -> subtract(left, right, site);
      case MULTIPLY -> multiply(left, right, site);
      case DIV -> div(left, right, site);
      case MOD -> mod(left, right, site);
    };
  }

  public static long add(long left, long right, int site) {
    return inRange(left + right, site);
  }

  public static long subtract(long left, long right, int site) {
    return inRange(left - right, site);
  }

  public static long div(long left, long right, int site) {
    return Math.floorDiv(left, notZero(right, site));
  }

  public static long mod(long left, long right, int site) {
    return Math.floorMod(left, notZero(right, site));
  }

  public static long multiply(long left, long right, int site) {
    long low = left * right;
    return Math.multiplyHigh(left, right) == low >> 63 ? inRange(low, site) : overflow(site);
  }

  private static long inRange(long value, int site) {
    return value > INT_MAX || value < -INT_MAX ? overflow(site) : value;
  }

  private static long overflow(int site) {
    throw new Trap(Code.E2001, site, "the result leaves the range of int, ±(2^53 - 1)");
  }

  private static long notZero(long divisor, int site) {
    if (divisor == 0) {
      throw new Trap(Code.E2003, site, "division by zero");
    }
    return divisor;
  }

  /// True for two numbers that are not equal; `na` differs from nothing.
  public static boolean differ(double left, double right) {
    return left < right || left > right;
  }

  public static boolean compare(LongOp.Comparison comparison, double left, double right) {
    return switch (comparison) {
      case EQUAL -> left == right;
      case NOT_EQUAL -> differ(left, right);
      case LESS -> left < right;
      case LESS_OR_EQUAL -> left <= right;
      case GREATER -> left > right;
      case GREATER_OR_EQUAL -> left >= right;
    };
  }

  public static boolean compare(LongOp.Comparison comparison, long left, long right) {
    return switch (comparison) {
      case EQUAL -> left == right;
      case NOT_EQUAL -> left != right;
      case LESS -> left < right;
      case LESS_OR_EQUAL -> left <= right;
      case GREATER -> left > right;
      case GREATER_OR_EQUAL -> left >= right;
    };
  }

  public static long round(LongOp.Rounding rounding, double value, int site) {
    return switch (rounding) {
      case FLOOR -> floor(value, site);
      case CEIL -> ceil(value, site);
      case TRUNC -> trunc(value, site);
      case ROUND -> round(value, site);
    };
  }

  public static long floor(double value, int site) {
    return whole(Math.floor(value), site);
  }

  public static long ceil(double value, int site) {
    return whole(Math.ceil(value), site);
  }

  public static long trunc(double value, int site) {
    return whole(value < 0 ? Math.ceil(value) : Math.floor(value), site);
  }

  public static long round(double value, int site) {
    return whole(halvesAway(value), site);
  }

  private static long whole(double whole, int site) {
    if (Double.isNaN(whole)) {
      throw new Trap(Code.E2004, site, "na has no int value");
    }
    if (Math.abs(whole) > INT_MAX) {
      throw new Trap(Code.E2005, site, "the value is outside the range of int, ±(2^53 - 1)");
    }
    return (long) whole;
  }

  /// Nearest whole number. Adding 0.5 would round the largest double below 0.5 up; `rint` differs
  /// in halves only, and the way to a half is exact.
  private static double halvesAway(double value) {
    double nearest = Math.rint(value);
    double past = value - nearest;
    return Math.abs(past) == 0.5 && Math.signum(past) == Math.signum(value)
        ? nearest + 2 * past
        : nearest;
  }

  /// Checks an offset into history.
  ///
  /// @param limit largest offset allowed
  public static int offset(long offset, int limit, int site) {
    if (offset < 0) {
      throw new Trap(Code.E2301, site, "the history offset " + offset + " is negative");
    }
    if (offset > limit) {
      throw new Trap(
          Code.E2302, site, "the history offset " + offset + " is above the limit " + limit);
    }
    return (int) offset;
  }
}
