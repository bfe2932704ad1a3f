package io.quantlab.dsl.runtime;

import io.quantlab.dsl.diagnostic.Code;
import io.quantlab.dsl.plan.State;
import io.quantlab.dsl.plan.Trap;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.math.RoundingMode;

/// Arithmetic of money and percent: whole counts of 1e-8, exact, then half-even (wick.md 4).
public final class Money {
  private static final long UNIT = 100_000_000;
  private static final BigDecimal UNITS = BigDecimal.valueOf(UNIT);

  private Money() {}

  @Library("op.add:money:money")
  public static long add(long left, long right, int site) {
    long sum = left + right;
    return ((left ^ sum) & (right ^ sum)) < 0 ? overflow(site) : sum;
  }

  @Library("op.subtract:money:money")
  public static long subtract(long left, long right, int site) {
    long difference = left - right;
    return ((left ^ right) & (left ^ difference)) < 0 ? overflow(site) : difference;
  }

  @Library("op.multiply:money:int")
  public static long times(long money, long factor, int site) {
    long low = money * factor;
    return Math.multiplyHigh(money, factor) == low >> 63 ? low : overflow(site);
  }

  @Library("op.multiply:int:money")
  public static long timesMoney(long factor, long money, int site) {
    return times(money, factor, site);
  }

  @Library({"op.multiply:money:percent", "op.multiply:percent:money"})
  public static long share(long money, long percentE8, int site) {
    long high = Math.multiplyHigh(money, percentE8);
    long low = money * percentE8;
    if (high == low >> 63) {
      return halfEven(low, UNIT);
    }
    return exact(
        BigInteger.valueOf(money).multiply(BigInteger.valueOf(percentE8)),
        BigInteger.valueOf(UNIT),
        site);
  }

  @Library("op.multiply:money:float")
  public static long times(long money, double factor, int site) {
    requireNumber(factor, site);
    return rounded(BigDecimal.valueOf(money).multiply(new BigDecimal(factor)), site);
  }

  @Library("op.multiply:float:money")
  public static long timesMoney(double factor, long money, int site) {
    return times(money, factor, site);
  }

  @Library("op.divide:money:int")
  public static long divided(long money, long divisor, int site) {
    if (divisor == 0) {
      return byZero(site);
    }
    if (divisor == -1 && money == Long.MIN_VALUE) {
      return overflow(site);
    }
    return halfEven(money, divisor);
  }

  @Library("op.divide:money:float")
  public static long divided(long money, double divisor, int site) {
    requireNumber(divisor, site);
    if (divisor == 0) {
      return byZero(site);
    }
    return quotient(BigDecimal.valueOf(money), new BigDecimal(divisor), site);
  }

  @Library("op.divide:money:percent")
  public static long dividedByPercent(long money, long percentE8, int site) {
    if (percentE8 == 0) {
      return byZero(site);
    }
    return exact(
        BigInteger.valueOf(money).multiply(BigInteger.valueOf(UNIT)),
        BigInteger.valueOf(percentE8),
        site);
  }

  @Library("op.divide:money:money")
  public static double ratio(long left, long right, int site) {
    if (right == 0) {
      byZero(site);
    }
    return Math.abs(left) < 1L << 53 && Math.abs(right) < 1L << 53
        ? (double) left / right
        : new BigDecimal(left).divide(new BigDecimal(right), MathContext.DECIMAL128).doubleValue();
  }

  @Library("op.add:percent:percent")
  public static long addPercent(long left, long right, int site) {
    return add(left, right, site);
  }

  @Library("op.subtract:percent:percent")
  public static long subtractPercent(long left, long right, int site) {
    return subtract(left, right, site);
  }

  @Library({"op.multiply:percent:int", "op.multiply:int:percent"})
  public static long timesPercent(long left, long right, int site) {
    return times(left, right, site);
  }

  /// Whole units of a currency.
  @Library("money")
  public static long of(State state, long units, String currency, int site) {
    requireCurrency(state, currency, site);
    return times(units, UNIT, site);
  }

  /// An amount from digits.
  @Library("money")
  public static long of(State state, String digits, String currency, int site) {
    requireCurrency(state, currency, site);
    try {
      BigDecimal exact = new BigDecimal(digits.replace("_", "").replace(",", ""));
      return new BigDecimal(exact.multiply(UNITS).toBigIntegerExact()).longValueExact();
    } catch (NumberFormatException wrong) {
      throw new Trap(Code.E2005, site, "'" + digits + "' is no amount");
    } catch (ArithmeticException wrong) {
      throw new Trap(Code.E2005, site, "'" + digits + "' has more than 8 decimals or is too large");
    }
  }

  private static void requireCurrency(State state, String currency, int site) {
    if (!currency.matches("[A-Z][A-Z0-9]{2,7}")) {
      throw new Trap(Code.E2005, site, "'" + currency + "' is no currency code");
    }
    String own = state.world().currency();
    if (!own.isEmpty() && !currency.equals(own)) {
      throw new Trap(Code.E1605, site, "the amount is in " + currency + ", the account in " + own);
    }
  }

  private static void requireNumber(double number, int site) {
    if (Double.isNaN(number)) {
      throw new Trap(Code.E2004, site, "na has no money value");
    }
  }

  /// The quotient, halves to the even neighbor.
  static long halfEven(long value, long divisor) {
    long quotient = value / divisor;
    long rest = value - quotient * divisor;
    if (rest == 0) {
      return quotient;
    }
    long away = (value < 0) == (divisor < 0) ? 1 : -1;
    long size = Math.abs(rest);
    long half = Math.abs(divisor) - size; // compares 2 |rest| with |divisor| without overflow
    boolean up = size > half || size == half && (quotient & 1) != 0;
    return up ? quotient + away : quotient;
  }

  private static long exact(BigInteger value, BigInteger divisor, int site) {
    return quotient(new BigDecimal(value), new BigDecimal(divisor), site);
  }

  private static long quotient(BigDecimal value, BigDecimal divisor, int site) {
    return whole(value.divide(divisor, 0, RoundingMode.HALF_EVEN), site);
  }

  private static long rounded(BigDecimal value, int site) {
    return whole(value.setScale(0, RoundingMode.HALF_EVEN), site);
  }

  private static long whole(BigDecimal value, int site) {
    BigInteger whole = value.toBigInteger();
    return whole.bitLength() > 63 ? overflow(site) : whole.longValue();
  }

  private static long overflow(int site) {
    throw new Trap(Code.E2002, site, "the amount leaves the range of ±92,233,720,368.54775807");
  }

  private static long byZero(int site) {
    throw new Trap(Code.E2003, site, "division by zero");
  }

  /// Text: at least the minor digits of the currency, at most 8.
  static String text(long moneyE8, String currency) {
    return digits(moneyE8, minorDigits(currency)) + " " + currency;
  }

  /// Decimal digits of a count of 1e-8, with at least so many behind the point.
  static String digits(long valueE8, int least) {
    BigDecimal value = BigDecimal.valueOf(valueE8, 8).stripTrailingZeros();
    return value.setScale(Math.max(least, value.scale())).toPlainString();
  }

  static int minorDigits(String currency) {
    return switch (currency) {
      case "JPY", "KRW", "VND", "CLP", "ISK" -> 0;
      case "BHD", "KWD", "OMR", "JOD", "TND" -> 3;
      default -> 2;
    };
  }
}
