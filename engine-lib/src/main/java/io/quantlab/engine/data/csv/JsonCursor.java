package io.quantlab.engine.data.csv;

import java.nio.charset.StandardCharsets;

/// Steps through the JSON text of one recorded message.
///
/// Reads what venues send: objects, arrays, strings, numbers, literals. A string with an escape is
/// passed over but cannot be taken as a value: no field read here has one. Grammar: RFC 8259.
final class JsonCursor {
  /// The text is no JSON, or not what was expected.
  static final class BadJsonException extends Exception {
    private static final long serialVersionUID = 1;

    BadJsonException(String message) {
      super(message);
    }
  }

  private byte[] text = {};
  private int at;
  private int end;
  private int start;

  /// Start and end of the value [#scalar] read last.
  int valueFrom;

  int valueTo;

  void reset(byte[] bytes, int from, int to) {
    text = bytes;
    start = from;
    at = from;
    end = to;
  }

  /// Takes a character if it is next.
  boolean take(char c) {
    space();
    if (at < end && text[at] == c) {
      at++;
      return true;
    }
    return false;
  }

  void expect(char c) throws BadJsonException {
    if (!take(c)) {
      throw bad("expected '" + c + "'");
    }
  }

  /// Whether the next value starts with this character.
  boolean next(char c) {
    space();
    return at < end && text[at] == c;
  }

  boolean ended() {
    space();
    return at == end;
  }

  /// Reads `"name":` and gives the name.
  String key() throws BadJsonException {
    scalar();
    String name = new String(text, valueFrom, valueTo - valueFrom, StandardCharsets.ISO_8859_1);
    expect(':');
    return name;
  }

  /// Reads a string, number or literal; its text lies from [#valueFrom] to [#valueTo].
  void scalar() throws BadJsonException {
    space();
    if (at < end && text[at] == '"') {
      valueFrom = ++at;
      while (at < end && text[at] != '"') {
        if (text[at] == '\\') {
          throw bad("expected a plain string");
        }
        at++;
      }
      valueTo = at++;
      if (at > end) {
        throw bad("expected the end of a string");
      }
      return;
    }
    valueFrom = at;
    while (at < end && isPlain(text[at])) {
      at++;
    }
    valueTo = at;
    if (valueTo == valueFrom) {
      throw bad("expected a value");
    }
  }

  private static boolean isPlain(byte c) {
    return c >= '0' && c <= '9'
        || c >= 'a' && c <= 'z'
        || c == '-'
        || c == '+'
        || c == '.'
        || c == 'E';
  }

  /// Passes over any value.
  void skip() throws BadJsonException {
    if (!next('{') && !next('[')) {
      skipScalar();
      return;
    }
    int depth = 0;
    do {
      space();
      if (at >= end) {
        throw bad("expected the end of an object or array");
      }
      switch (text[at]) {
        case '{', '[' -> {
          depth++;
          at++;
        }
        case '}', ']' -> {
          depth--;
          at++;
        }
        case ',', ':' -> at++;
        default -> skipScalar();
      }
    } while (depth > 0);
  }

  private void skipScalar() throws BadJsonException {
    if (!next('"')) {
      scalar();
      return;
    }
    for (at++; at < end && text[at] != '"'; at++) {
      if (text[at] == '\\') {
        at++;
      }
    }
    if (at >= end) {
      throw bad("expected the end of a string");
    }
    at++;
  }

  private void space() {
    while (at < end && (text[at] == ' ' || text[at] == '\t' || text[at] == '\r')) {
      at++;
    }
  }

  BadJsonException bad(String expected) {
    String found = at < end ? "'" + (char) (text[at] & 0xFF) + "'" : "the end of the line";
    return new BadJsonException(
        expected + " at character " + (at - start + 1) + " of the message; found " + found);
  }
}
