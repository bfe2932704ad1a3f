package io.quantlab.dsl.runtime;

import io.quantlab.dsl.diagnostic.Code;
import io.quantlab.dsl.plan.Numbers;
import io.quantlab.dsl.plan.Plan.Family;
import io.quantlab.dsl.plan.State;
import io.quantlab.dsl.plan.Trap;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Locale;

/// Text (wick.md 16.3).
public final class TextRoutines {
  /// Most UTF-16 units of a text.
  public static final int SIZE_MAX = 65_536;

  private TextRoutines() {}

  /// Counts a new text: fuel by its length, memory, and that it is not too long.
  public static String made(State state, String text, int site) {
    requireSize(text.length(), site);
    state.pay(text.length() / 8, site);
    state.allocate(24 + 2L * text.length(), site);
    return text;
  }

  static void requireSize(long size, int site) {
    if (size > SIZE_MAX) {
      throw new Trap(Code.E2403, site, "a text holds at most " + SIZE_MAX + " units");
    }
  }

  /// Two texts joined.
  public static String join(State state, String left, String right, int site) {
    requireSize((long) left.length() + right.length(), site);
    return made(state, left + right, site);
  }

  @Library("string.size")
  public static long size(String text) {
    return text.length();
  }

  @Library("string.upper")
  public static String upper(State state, String text, int site) {
    return made(state, text.toUpperCase(Locale.ROOT), site);
  }

  @Library("string.lower")
  public static String lower(State state, String text, int site) {
    return made(state, text.toLowerCase(Locale.ROOT), site);
  }

  @Library("string.contains")
  public static boolean contains(String text, String part) {
    return text.contains(part);
  }

  @Library("string.starts_with")
  public static boolean startsWith(String text, String part) {
    return text.startsWith(part);
  }

  @Library("string.ends_with")
  public static boolean endsWith(String text, String part) {
    return text.endsWith(part);
  }

  @Library("op.add:string:string")
  public static String added(State state, String left, String right, int site) {
    return join(state, left, right, site);
  }

  /// Below, at or above 0 as the first text comes before, is equal to or comes after the second.
  @Library("string.compare")
  public static long compare(String left, String right) {
    return left.compareTo(right);
  }

  @Library("in.string")
  public static boolean isIn(String part, String text) {
    return text.contains(part);
  }

  @Library("string.trim")
  public static String trim(State state, String text, int site) {
    return made(state, text.strip(), site);
  }

  @Library("string.index_of")
  public static Long indexOf(String text, String part) {
    int index = text.indexOf(part);
    return index < 0 ? null : (Long) (long) index;
  }

  @Library("string.slice")
  public static String slice(State state, String text, long from, long to, int site) {
    requireRange(from, to, text.length(), site);
    return made(state, text.substring((int) from, (int) to), site);
  }

  /// Checks the ends of a slice.
  static void requireRange(long from, long to, long size, int site) {
    if (from < 0 || to < from || to > size) {
      throw new Trap(
          Code.E2201, site, "the slice " + from + " to " + to + " is outside of 0 to " + size);
    }
  }

  @Library("string.replace")
  public static String replace(State state, String text, String part, String other, int site) {
    if (part.isEmpty()) {
      return made(state, text, site);
    }
    long found = 0;
    for (int i = text.indexOf(part); i >= 0; i = text.indexOf(part, i + part.length())) {
      found++;
    }
    requireSize(text.length() + found * (other.length() - part.length()), site);
    return made(state, text.replace(part, other), site);
  }

  @Library("string.split")
  public static ArrayValue split(State state, String text, String separator, int site) {
    ArrayValue parts = ArrayValue.empty(state, Family.REF);
    state.allocate(16, site);
    int from = 0;
    while (!separator.isEmpty()) {
      int next = text.indexOf(separator, from);
      if (next < 0) {
        break;
      }
      add(state, parts, text.substring(from, next), site);
      from = next + separator.length();
    }
    add(state, parts, text.substring(from), site);
    state.pay(parts.size() / 8, site);
    return parts;
  }

  private static void add(State state, ArrayValue parts, String part, int site) {
    state.allocate(24 + 2L * part.length(), site);
    ArrayRoutines.push(state, parts, part, site);
  }

  @Library("string.repeat")
  public static String repeat(State state, String text, long times, int site) {
    requireSize(
        text.isEmpty()
            ? 0
            : Math.multiplyHigh(text.length(), times) != 0 ? Long.MAX_VALUE : text.length() * times,
        site);
    return made(state, times <= 0 || text.isEmpty() ? "" : text.repeat((int) times), site);
  }

  @Library("string.pad_left")
  public static String padLeft(State state, String text, long size, String fill, int site) {
    return made(state, padding(text, size, fill, site) + text, site);
  }

  @Library("string.pad_right")
  public static String padRight(State state, String text, long size, String fill, int site) {
    return made(state, text + padding(text, size, fill, site), site);
  }

  private static String padding(String text, long size, String fill, int site) {
    requireSize(size, site);
    int missing = (int) Math.max(0, size - text.length());
    if (fill.isEmpty() || missing == 0) {
      return "";
    }
    return fill.repeat(missing / fill.length() + 1).substring(0, missing);
  }

  @Library("string.char_at")
  public static String charAt(String text, long index, int site) {
    if (index < 0 || index >= text.length()) {
      throw new Trap(
          Code.E2201, site, "the index " + index + " is outside of a text of " + text.length());
    }
    return text.substring((int) index, (int) index + 1);
  }

  @Library("string.to_int")
  public static Long toInt(String text) {
    String digits = text.strip();
    if (!digits.matches("[+-]?[0-9]{1,16}")) {
      return null;
    }
    long value = Long.parseLong(digits);
    return Math.abs(value) > Numbers.INT_MAX ? null : (Long) value;
  }

  @Library("string.to_float")
  public static double toFloat(String text) {
    String digits = text.strip();
    return digits.matches("[+-]?([0-9]+(\\.[0-9]*)?|\\.[0-9]+)([eE][+-]?[0-9]{1,3})?")
        ? Numbers.finite(Double.parseDouble(digits))
        : Double.NaN;
  }

  @Library("fixed")
  public static String fixed(State state, double value, long digits, int site) {
    if (Double.isNaN(value)) {
      return made(state, "na", site);
    }
    int places = Math.clamp(digits, 0, 100);
    return made(
        state,
        BigDecimal.valueOf(value).setScale(places, RoundingMode.HALF_UP).toPlainString(),
        site);
  }

  /// An amount with separators between thousands: `1,234.50 USD`.
  @Library("format_money")
  public static String formatMoney(State state, long moneyE8, int site) {
    String currency = state.world().currency();
    String digits = Money.digits(moneyE8, Money.minorDigits(currency));
    int point = digits.indexOf('.') < 0 ? digits.length() : digits.indexOf('.');
    StringBuilder text = new StringBuilder(digits);
    for (int i = point - 3; i > (moneyE8 < 0 ? 1 : 0); i -= 3) {
      text.insert(i, ',');
    }
    return made(state, text.append(' ').append(currency).toString(), site);
  }

  /// The elements of an array as text, with a separator.
  ///
  /// @param lambda gives the text of an element; -1 when they are text
  @Library("array.join")
  public static String joined(
      State state, ArrayValue array, String separator, long lambda, int site) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < array.size(); i++) {
      Object piece =
          lambda < 0 ? array.at(i) : ArrayLambdas.boxed(state, (int) lambda, array, i, site);
      text.append(i == 0 ? "" : separator).append((String) piece);
      requireSize(text.length(), site);
    }
    return made(state, text.toString(), site);
  }
}
