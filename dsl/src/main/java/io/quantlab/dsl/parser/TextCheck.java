package io.quantlab.dsl.parser;

import io.quantlab.dsl.diagnostic.Code;
import io.quantlab.dsl.diagnostic.Diagnostic;
import io.quantlab.dsl.diagnostic.Span;
import java.util.Locale;
import java.util.Optional;

/// What is looked at before the parser starts: size, direction marks, depth of brackets.
///
/// The depth bound keeps the recursive parser far from the end of its stack, here and in the
/// browser. Source: wick.md 3.1.
final class TextCheck {
  static final int SIZE_MAX = 256 * 1024;
  static final int DEPTH_MAX = 128;

  private TextCheck() {}

  /// The first thing that keeps the parser from starting, if there is one.
  ///
  /// @param start offset of the text in its source
  static Optional<Diagnostic> complaint(String text, int start) {
    return size(text, start).or(() -> direction(text, start)).or(() -> depth(text, start));
  }

  private static Optional<Diagnostic> size(String text, int start) {
    long bytes = 0;
    for (int i = 0; i < text.length(); i++) {
      char unit = text.charAt(i);
      bytes += unit < 0x80 ? 1 : unit < 0x800 || Character.isSurrogate(unit) ? 2 : 3;
      if (bytes > SIZE_MAX) {
        return Optional.of(
            Diagnostic.of(
                Code.E1002,
                Span.at(start),
                "the script is larger than 256 KiB, the most there may be"));
      }
    }
    return Optional.empty();
  }

  private static Optional<Diagnostic> direction(String text, int start) {
    for (int i = 0; i < text.length(); i++) {
      char unit = text.charAt(i);
      boolean mark =
          unit >= 0x202A && unit <= 0x202E
              || unit >= 0x2066 && unit <= 0x2069
              || unit == 0x200E
              || unit == 0x200F;
      if (mark) {
        String name = "U+" + Integer.toHexString(unit).toUpperCase(Locale.ROOT);
        return Optional.of(
            Diagnostic.of(
                Code.E1004,
                new Span(start + i, start + i + 1),
                "the control character " + name + " changes the direction of text: remove it"));
      }
    }
    return Optional.empty();
  }

  private static Optional<Diagnostic> depth(String text, int start) {
    int depth = 0;
    for (int i = 0; i < text.length(); i++) {
      switch (text.charAt(i)) {
        case '(', '[', '{' -> {
          if (++depth > DEPTH_MAX) {
            return Optional.of(
                Diagnostic.of(
                    Code.E1001,
                    new Span(start + i, start + i + 1),
                    "brackets are nested deeper than " + DEPTH_MAX));
          }
        }
        case ')', ']', '}' -> depth = Math.max(0, depth - 1);
        case '"', '\'' -> i = endOfString(text, i);
        case '/' -> i = endOfComment(text, i);
        default -> {}
      }
    }
    return Optional.empty();
  }

  /// Index of the closing quote, or of the last unit before the line ends.
  private static int endOfString(String text, int opener) {
    char quote = text.charAt(opener);
    int i = opener + 1;
    while (i < text.length() && text.charAt(i) != '\n' && text.charAt(i) != quote) {
      i += text.charAt(i) == '\\' ? 2 : 1;
    }
    return Math.min(i, text.length());
  }

  /// Index of the last unit of a comment, or the slash itself when none begins here.
  private static int endOfComment(String text, int slash) {
    if (text.startsWith("//", slash)) {
      int end = text.indexOf('\n', slash);
      return end < 0 ? text.length() : end;
    }
    if (text.startsWith("/*", slash)) {
      int end = text.indexOf("*/", slash + 2);
      return end < 0 ? slash : end + 1;
    }
    return slash;
  }
}
