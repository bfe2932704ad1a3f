package io.quantlab.dsl.runtime;

import io.quantlab.dsl.diagnostic.Code;
import io.quantlab.dsl.plan.State;
import io.quantlab.dsl.plan.Trap;
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
}
