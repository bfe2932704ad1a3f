package io.quantlab.dsl.runtime;

import io.quantlab.dsl.diagnostic.Code;
import io.quantlab.dsl.plan.Numbers;
import io.quantlab.dsl.plan.Plan;
import io.quantlab.dsl.plan.State;
import io.quantlab.dsl.plan.Trap;
import java.math.BigDecimal;
import java.math.RoundingMode;

/// Mathematics that has no operation of its own, and time arithmetic (wick.md 16.2 and 16.6).
public final class Maths {
  private Maths() {}

  /// The remainder of floats, with the sign of the divisor: `a - b * floor(a / b)`.
  @Library("op.mod:float:float")
  public static double mod(double a, double b) {
    double rest = a - b * Math.floor(a / b);
    return Double.isInfinite(rest) ? Double.NaN : rest;
  }

  @Library("sign")
  public static long sign(double value, int site) {
    if (Double.isNaN(value)) {
      throw new Trap(Code.E2004, site, "na has no int value");
    }
    return (long) Math.signum(value);
  }

  @Library("sign")
  public static long sign(long value, int site) {
    return Long.signum(value);
  }

  @Library("clamp")
  public static double clamp(double value, double low, double high) {
    return Math.min(Math.max(value, low), high);
  }

  @Library("clamp")
  public static long clamp(long value, long low, long high) {
    return Math.min(Math.max(value, low), high);
  }

  @Library("round")
  public static double round(double value, long digits) {
    if (Double.isNaN(value) || Math.abs(digits) > 300) {
      return value;
    }
    return BigDecimal.valueOf(value).setScale((int) digits, RoundingMode.HALF_UP).doubleValue();
  }

  @Library("round_to")
  public static double roundTo(double value, double step) {
    if (Double.isNaN(value) || Double.isNaN(step) || step == 0) {
      return Double.NaN;
    }
    double steps = value / step;
    double whole = Math.floor(Math.abs(steps) + 0.5);
    return Numbers.finite(Math.signum(steps) * whole * step);
  }

  @Library("pow")
  public static double pow(double base, double exponent) {
    return Numbers.finite(StrictMath.pow(base, exponent));
  }

  @Library("atan2")
  public static double atan2(double y, double x) {
    return StrictMath.atan2(y, x);
  }

  @Library("hypot")
  public static double hypot(double x, double y) {
    return Numbers.finite(StrictMath.hypot(x, y));
  }

  @Library("approx")
  public static boolean approx(double a, double b, double relative, double absolute) {
    double difference = Math.abs(a - b);
    return difference <= absolute || difference <= relative * Math.max(Math.abs(a), Math.abs(b));
  }

  @Library({"op.add:duration:duration", "op.add:time:duration", "op.add:duration:time"})
  public static long add(long left, long right, int site) {
    long sum = left + right;
    return ((left ^ sum) & (right ^ sum)) < 0 ? outside(site) : sum;
  }

  @Library({"op.subtract:duration:duration", "op.subtract:time:duration", "op.subtract:time:time"})
  public static long subtract(long left, long right, int site) {
    long difference = left - right;
    return ((left ^ right) & (left ^ difference)) < 0 ? outside(site) : difference;
  }

  @Library({"op.multiply:duration:int", "op.multiply:int:duration"})
  public static long times(long left, long right, int site) {
    long low = left * right;
    return Math.multiplyHigh(left, right) == low >> 63 ? low : outside(site);
  }

  @Library("op.multiply:duration:float")
  public static long times(long duration, double factor, int site) {
    return whole(duration * factor, site);
  }

  @Library("op.multiply:float:duration")
  public static long timesDuration(double factor, long duration, int site) {
    return whole(duration * factor, site);
  }

  @Library("op.divide:duration:int")
  public static long divided(long duration, long divisor, int site) {
    if (divisor == 0) {
      throw new Trap(Code.E2003, site, "division by zero");
    }
    return Money.halfEven(duration, divisor);
  }

  @Library("op.divide:duration:float")
  public static long divided(long duration, double divisor, int site) {
    if (divisor == 0) {
      throw new Trap(Code.E2003, site, "division by zero");
    }
    return whole(duration / divisor, site);
  }

  @Library("op.divide:duration:duration")
  public static double ratio(long left, long right) {
    return right == 0 ? Double.NaN : (double) left / right;
  }

  private static long whole(double value, int site) {
    if (Double.isNaN(value)) {
      throw new Trap(Code.E2004, site, "na has no duration value");
    }
    return Math.abs(value) >= 0x1p63 ? outside(site) : (long) Math.rint(value);
  }

  private static long outside(int site) {
    throw new Trap(Code.E2005, site, "the time is outside of the years 1678 to 2262");
  }

  /// The numbers from `first` up to `last`, which is not one of them.
  @Library("range")
  public static RecordValue range(long first, long last) {
    return RecordValue.of(first, last);
  }

  @Library("in.range")
  public static boolean isIn(long value, RecordValue range) {
    return value >= (Long) range.field(0) && value < (Long) range.field(1);
  }

  @Library("range.to_array")
  public static ArrayValue toArray(State state, RecordValue range, int site) {
    long first = (Long) range.field(0);
    long count = Math.max(0, (Long) range.field(1) - first);
    ArrayRoutines.requireSize(count, site);
    state.pay(count / 8, site);
    state.allocate(16 + 8 * count, site);
    ArrayValue array = ArrayValue.empty(state, Plan.Family.LONG);
    for (long i = 0; i < count; i++) {
      array.addLong(first + i);
    }
    return array;
  }

  /// A whole number of an earlier step; `null` before the first.
  @Library("history")
  public static Long history(State state, long ring, long now, long offset, long limit, int site) {
    int steps = Numbers.offset(offset, (int) limit, site);
    if (steps == 0) {
      return now;
    }
    return state.hasHistory((int) ring, steps) ? (Long) state.history((int) ring, steps) : null;
  }

  @Library("min")
  public static long smaller(long left, long right) {
    return Math.min(left, right);
  }

  @Library("max")
  public static long larger(long left, long right) {
    return Math.max(left, right);
  }

  @Library("abs")
  public static long abs(long value) {
    return Math.abs(value);
  }
}
