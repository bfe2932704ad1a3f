package io.quantlab.engine.analysis;

import java.io.IOException;

/// Prints JSON (RFC 8259) in the order it is told, without white space except what [#newline] asks
/// for.
///
/// Longs are exact; doubles are the shortest text that reads back to the same bits (`1.0E10` form
/// is valid JSON), `NaN` and infinities are `null`. Text escapes quotes, backslashes and control
/// characters, and also `<`, U+2028, U+2029, so that the text may stand inside an HTML script.
/// Equal calls give equal bytes. Nesting limit: 64.
public final class JsonWriter {
  private static final int DEPTH_MAX = 64;
  private static final String HEX = "0123456789abcdef";

  private final Appendable out;
  private final char[] open = new char[DEPTH_MAX];
  private int depth;
  private boolean first = true;
  private boolean afterKey;
  private boolean breakLine;

  public JsonWriter(Appendable out) {
    this.out = out;
  }

  public JsonWriter beginObject() throws IOException {
    return begin('{', '}');
  }

  public JsonWriter endObject() throws IOException {
    return end('}');
  }

  public JsonWriter beginArray() throws IOException {
    return begin('[', ']');
  }

  public JsonWriter endArray() throws IOException {
    return end(']');
  }

  /// The key of the value that follows.
  public JsonWriter key(String key) throws IOException {
    if (depth == 0 || open[depth - 1] != '}' || afterKey) {
      throw new IllegalStateException("a key belongs into an object, before its value: " + key);
    }
    separate();
    quote(key);
    out.append(':');
    afterKey = true;
    return this;
  }

  public JsonWriter value(String text) throws IOException {
    separate();
    if (text == null) {
      out.append("null");
    } else {
      quote(text);
    }
    return this;
  }

  public JsonWriter value(long number) throws IOException {
    return raw(Long.toString(number));
  }

  public JsonWriter value(double number) throws IOException {
    return raw(Double.isFinite(number) ? Double.toString(number) : "null");
  }

  public JsonWriter nullValue() throws IOException {
    return raw("null");
  }

  /// Puts a line break before the next value, key or closing bracket, for people who read the file.
  public JsonWriter newline() {
    breakLine = true;
    return this;
  }

  private JsonWriter raw(String text) throws IOException {
    separate();
    out.append(text);
    return this;
  }

  private JsonWriter begin(char opening, char closing) throws IOException {
    separate();
    if (depth == DEPTH_MAX) {
      throw new IllegalStateException("JSON nests deeper than " + DEPTH_MAX);
    }
    out.append(opening);
    open[depth++] = closing;
    first = true;
    return this;
  }

  private JsonWriter end(char closing) throws IOException {
    if (depth == 0 || open[depth - 1] != closing || afterKey) {
      throw new IllegalStateException("nothing here to close with " + closing);
    }
    depth--;
    breakLine();
    out.append(closing);
    first = false;
    return this;
  }

  private void separate() throws IOException {
    if (afterKey) {
      afterKey = false;
      return;
    }
    if (!first) {
      out.append(',');
    }
    first = false;
    breakLine();
  }

  private void breakLine() throws IOException {
    if (breakLine) {
      out.append('\n');
      breakLine = false;
    }
  }

  private void quote(String text) throws IOException {
    out.append('"');
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      switch (c) {
        case '"' -> out.append("\\\"");
        case '\\' -> out.append("\\\\");
        case '\n' -> out.append("\\n");
        case '\r' -> out.append("\\r");
        case '\t' -> out.append("\\t");
        default -> {
          if (c < ' ' || c == '<' || c == '\u2028' || c == '\u2029' || loneSurrogate(text, i)) {
            escape(c);
          } else {
            out.append(c);
          }
        }
      }
    }
    out.append('"');
  }

  private void escape(char c) throws IOException {
    out.append("\\u");
    for (int shift = 12; shift >= 0; shift -= 4) {
      out.append(HEX.charAt(c >> shift & 15));
    }
  }

  private static boolean loneSurrogate(String text, int i) {
    char c = text.charAt(i);
    if (Character.isHighSurrogate(c)) {
      return i + 1 == text.length() || !Character.isLowSurrogate(text.charAt(i + 1));
    }
    return Character.isLowSurrogate(c)
        && (i == 0 || !Character.isHighSurrogate(text.charAt(i - 1)));
  }
}
