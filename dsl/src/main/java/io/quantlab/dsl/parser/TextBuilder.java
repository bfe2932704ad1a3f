package io.quantlab.dsl.parser;

import io.quantlab.dsl.diagnostic.Code;
import io.quantlab.dsl.diagnostic.Diagnostic;
import io.quantlab.dsl.diagnostic.Span;
import io.quantlab.dsl.syntax.Expression;
import io.quantlab.dsl.syntax.TextPart;
import java.util.ArrayList;
import java.util.List;

/// Takes a string apart: characters, escapes, interpolated expressions.
final class TextBuilder {
  private final WickReader reader;
  private final Span span;
  private final String raw;
  private final List<TextPart> parts = new ArrayList<>();
  private final StringBuilder characters = new StringBuilder();
  private int pieceStart;

  /// @param raw with its quotes
  TextBuilder(WickReader reader, Span span, String raw) {
    this.reader = reader;
    this.span = span;
    this.raw = raw;
  }

  Expression.Text build() {
    int end = raw.length() - 1;
    pieceStart = 1;
    int i = 1;
    while (i < end) {
      i =
          switch (raw.charAt(i)) {
            case '\\' -> escape(i);
            case '{' -> interpolation(i, end);
            default -> {
              characters.append(raw.charAt(i));
              yield i + 1;
            }
          };
    }
    endPiece(end);
    return new Expression.Text(span, parts);
  }

  /// Reads the escape at `i` and returns the index behind it.
  private int escape(int i) {
    char kind = raw.charAt(i + 1);
    switch (kind) {
      case 'n' -> characters.append('\n');
      case 't' -> characters.append('\t');
      case 'r' -> characters.append('\r');
      case '\\', '"', '\'', '{', '}' -> characters.append(kind);
      case 'u' -> {
        return codePoint(i);
      }
      default -> complain(i, i + 2, "there is no escape '\\" + kind + "'");
    }
    return i + 2;
  }

  private int codePoint(int i) {
    int close = raw.indexOf('}', i);
    boolean shaped = close > 0 && raw.substring(i + 2, close).matches("\\{[0-9a-fA-F]{1,6}");
    int value = shaped ? Integer.parseInt(raw.substring(i + 3, close), 16) : -1;
    boolean surrogate = value >= Character.MIN_SURROGATE && value <= Character.MAX_SURROGATE;
    if (!Character.isValidCodePoint(value) || surrogate) {
      complain(i, i + 2, "a character is written '\\u{1F600}', with its number between the braces");
      return i + 2;
    }
    characters.appendCodePoint(value);
    return close + 1;
  }

  private int interpolation(int opener, int end) {
    int closer = closerOf(opener, end);
    if (closer < 0) {
      complain(opener, opener + 1, "this '{' is never closed; a brace is written '\\{'");
      return end;
    }
    String inner = raw.substring(opener + 1, closer);
    if (inner.isBlank()) {
      complain(opener, closer + 1, "an expression is expected between the braces");
      return closer + 1;
    }
    endPiece(opener);
    int offset = span.start() + opener + 1;
    Span place = new Span(offset - 1, span.start() + closer + 1);
    parts.add(new TextPart.Interpolated(place, reader.interpolated(inner, offset)));
    pieceStart = closer + 1;
    return closer + 1;
  }

  /// Index of the brace that closes the one at `opener`, or -1.
  private int closerOf(int opener, int end) {
    int depth = 0;
    for (int i = opener; i < end; i++) {
      switch (raw.charAt(i)) {
        case '{' -> depth++;
        case '}' -> {
          if (--depth == 0) {
            return i;
          }
        }
        case '"', '\'' -> {
          int close = raw.indexOf(raw.charAt(i), i + 1);
          i = close < 0 || close >= end ? i : close;
        }
        default -> {}
      }
    }
    return -1;
  }

  private void endPiece(int end) {
    if (!characters.isEmpty()) {
      parts.add(
          new TextPart.Characters(
              new Span(span.start() + pieceStart, span.start() + end), characters.toString()));
      characters.setLength(0);
    }
  }

  private void complain(int from, int to, String message) {
    reader.add(
        Diagnostic.of(Code.E1012, new Span(span.start() + from, span.start() + to), message));
  }
}
