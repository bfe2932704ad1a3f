package io.quantlab.engine.data;

import io.quantlab.engine.data.DecimalTextException.Problem;
import io.quantlab.engine.instrument.Decimal;
import io.quantlab.engine.math.Exact;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;

/// Exact decimal text from and to counts of one unit (engine contract P-4).
///
/// `1.25` is 125 counts of 0.01 and 80 counts of 1/64. Read: `[+-]digits[.digits][e[+-]digits]`;
/// digits may lack on one side of the mark; at most 18 significant ones (zeros in front and zeros
/// that end a fraction do not count); no blanks, no grouping. A number between two counts is
/// refused, never rounded. Written: plain digits with as many decimals as the unit has.
///
/// Reading allocates nothing unless it fails. Not thread-safe: one instance per column.
public final class DecimalText {
  /// Below it one more digit still gives at most 18.
  private static final long DIGITS_LIMIT = 100_000_000_000_000_000L;

  private static final int MAX_POWER = 18;
  private static final int MAX_EXPONENT = 999;

  private final Decimal unit;
  private final byte mark;
  private byte[] copy = new byte[32];
  private byte[] ascii;
  private int from;
  private int to;
  private int at;

  /// Text with a decimal point.
  public DecimalText(Decimal unit) {
    this(unit, '.');
  }

  /// Text with another decimal mark, `.` or `,`; the unit must be positive.
  public DecimalText(Decimal unit, char mark) {
    if (unit.unscaled() == 0) {
      throw new IllegalArgumentException("unit must be positive, was 0");
    }
    if (mark != '.' && mark != ',') {
      throw new IllegalArgumentException("decimal mark must be '.' or ',', was '" + mark + "'");
    }
    this.unit = unit;
    this.mark = (byte) mark;
  }

  /// Counts of the unit; throws [DecimalTextException].
  public long parse(CharSequence text) {
    int length = text.length();
    if (length > copy.length) {
      copy = new byte[length];
    }
    for (int i = 0; i < length; i++) {
      char c = text.charAt(i);
      copy[i] = c < 128 ? (byte) c : (byte) '?';
    }
    return parse(copy, 0, length);
  }

  /// Counts of the unit from the ASCII bytes `from..to-1`; throws [DecimalTextException].
  public long parse(byte[] ascii, int from, int to) {
    this.ascii = ascii;
    this.from = from;
    this.to = to;
    boolean negative = from < to && ascii[from] == '-';
    at = negative || from < to && ascii[from] == '+' ? from + 1 : from;
    int start = at;
    long digits = digits(0, to);
    boolean any = at > start;
    int scale = 0;
    if (at < to && ascii[at] == mark) {
      int point = ++at;
      digits = digits(digits, endOfFraction(point));
      scale = at - point;
      skipZeros();
      any |= at > point;
    }
    int exponent = exponent();
    if (!any || at != to) {
      throw refuse(Problem.SYNTAX, "a decimal number");
    }
    long counts = counts(digits, scale - exponent);
    return negative ? -counts : counts;
  }

  /// Plain text of a count.
  public String print(long counts) {
    StringBuilder out = new StringBuilder(24);
    print(counts, out);
    return out.toString();
  }

  /// Appends the plain text of a count.
  public void print(long counts, StringBuilder out) {
    long high = Math.multiplyHigh(counts, unit.unscaled());
    long value = counts * unit.unscaled();
    if (high != value >> 63 || value == Long.MIN_VALUE) {
      printWide(counts, out);
      return;
    }
    if (value < 0) {
      out.append('-');
    }
    long magnitude = Math.abs(value);
    long one = Exact.pow10(unit.scale());
    out.append(magnitude / one);
    if (unit.scale() > 0) {
      out.append((char) mark);
      long fraction = magnitude % one;
      for (long place = one / 10; place > 0; place /= 10) {
        out.append((char) ('0' + fraction / place % 10));
      }
    }
  }

  private void printWide(long counts, StringBuilder out) {
    BigDecimal value = BigDecimal.valueOf(counts).multiply(unit.toBigDecimal());
    out.append(value.setScale(unit.scale()).toPlainString().replace('.', (char) mark));
  }

  /// Continues `value` with the digits at [#at] that stand before `stop`.
  private long digits(long value, int stop) {
    long digits = value;
    int i = at;
    for (; i < stop; i++) {
      int digit = ascii[i] - '0';
      if (digit < 0 || digit > 9) {
        break;
      }
      if (digits >= DIGITS_LIMIT) {
        throw refuse(Problem.TOO_MANY_DIGITS, "at most 18 digits");
      }
      digits = digits * 10 + digit;
    }
    at = i;
    return digits;
  }

  /// One past the last digit of the fraction that is not a zero at its end.
  private int endOfFraction(int point) {
    int end = point;
    for (int i = point; i < to && ascii[i] >= '0' && ascii[i] <= '9'; i++) {
      end = ascii[i] == '0' ? end : i + 1;
    }
    return end;
  }

  private void skipZeros() {
    while (at < to && ascii[at] == '0') {
      at++;
    }
  }

  private int exponent() {
    if (at == to || (ascii[at] | 0x20) != 'e') {
      return 0;
    }
    at++;
    boolean negative = at < to && ascii[at] == '-';
    if (negative || at < to && ascii[at] == '+') {
      at++;
    }
    int start = at;
    int exponent = 0;
    for (; at < to && ascii[at] >= '0' && ascii[at] <= '9'; at++) {
      exponent = Math.min(MAX_EXPONENT, exponent * 10 + ascii[at] - '0');
    }
    if (at == start) {
      throw refuse(Problem.SYNTAX, "digits after the exponent letter");
    }
    return negative ? -exponent : exponent;
  }

  /// `digits × 10^-scale / unit`, exact.
  private long counts(long digits, int scale) {
    long numerator = digits;
    int power = unit.scale() - scale;
    for (; power < 0 && numerator % 10 == 0 && numerator != 0; power++) {
      numerator /= 10;
    }
    if (numerator == 0) {
      return 0;
    }
    if (power < 0) {
      throw refuse(Problem.NOT_A_MULTIPLE, "a multiple of " + unitText());
    }
    if (power > MAX_POWER || Math.multiplyHigh(numerator, Exact.pow10(power)) != 0) {
      return wideCounts(numerator, power);
    }
    long value = numerator * Exact.pow10(power);
    if (value < 0) {
      return wideCounts(numerator, power);
    }
    if (unit.unscaled() == 1) {
      return value;
    }
    if (value % unit.unscaled() != 0) {
      throw refuse(Problem.NOT_A_MULTIPLE, "a multiple of " + unitText());
    }
    return value / unit.unscaled();
  }

  private long wideCounts(long numerator, int power) {
    BigInteger value = BigInteger.TEN.pow(power).multiply(BigInteger.valueOf(numerator));
    BigInteger[] parts = value.divideAndRemainder(BigInteger.valueOf(unit.unscaled()));
    if (parts[1].signum() != 0) {
      throw refuse(Problem.NOT_A_MULTIPLE, "a multiple of " + unitText());
    }
    if (parts[0].bitLength() > 63) {
      throw refuse(Problem.TOO_LARGE, "at most 2^63 - 1 counts of " + unitText());
    }
    return parts[0].longValueExact();
  }

  private String unitText() {
    return unit.text();
  }

  private DecimalTextException refuse(Problem problem, String expected) {
    String found = new String(ascii, from, to - from, StandardCharsets.US_ASCII);
    return new DecimalTextException(problem, "expected " + expected + ", found \"" + found + "\"");
  }
}
