package io.quantlab.engine.analysis;

import java.io.IOException;
import java.io.PushbackReader;
import java.io.Reader;

/// Splits CSV text into cells by RFC 4180, keeping the difference between an empty cell and `""`.
///
/// Lines may end in CRLF, LF or CR. Errors name source, line and column (both from 1).
final class CsvCells {
  private final PushbackReader in;
  private final String source;
  private final StringBuilder text = new StringBuilder();
  private int line = 1;
  private int column = 1;
  private boolean quoted;
  private boolean lastOfLine;

  CsvCells(Reader reader, String source) {
    this.in = new PushbackReader(reader, 1);
    this.source = source;
  }

  /// Moves to the next cell; false at the end of the text. Only asked at the start of a line.
  boolean hasLine() throws IOException {
    int c = in.read();
    if (c < 0) {
      return false;
    }
    in.unread(c);
    return true;
  }

  /// Reads the next cell of the line.
  void next() throws IOException {
    text.setLength(0);
    quoted = false;
    int c = read();
    if (c == '"') {
      quoted = true;
      readQuoted();
      c = read();
      if (c != ',' && c != '\n' && c >= 0) {
        throw error(
            "expected a comma or a line end after a closing quote, found '" + (char) c + "'");
      }
    } else {
      while (c != ',' && c != '\n' && c >= 0) {
        if (c == '"') {
          throw error("found a quote inside an unquoted cell");
        }
        text.append((char) c);
        c = read();
      }
    }
    lastOfLine = c != ',';
  }

  /// Whether the cell just read closed its line.
  boolean lastOfLine() {
    return lastOfLine;
  }

  /// Whether the cell just read was empty without quotes.
  boolean absent() {
    return !quoted && text.isEmpty();
  }

  String text() {
    return text.toString();
  }

  int line() {
    return line;
  }

  int column() {
    return column;
  }

  IllegalArgumentException error(String message) {
    return error(line, column, message);
  }

  IllegalArgumentException error(int atLine, int atColumn, String message) {
    return new IllegalArgumentException(source + ":" + atLine + ":" + atColumn + ": " + message);
  }

  private void readQuoted() throws IOException {
    while (true) {
      int c = in.read();
      if (c < 0) {
        throw error("the text ends inside a quoted cell");
      }
      count(c);
      if (c == '"') {
        int after = in.read();
        if (after != '"') {
          if (after >= 0) {
            in.unread(after);
          }
          return;
        }
        count(after);
      }
      text.append((char) c);
    }
  }

  /// The next character; CRLF, LF and CR all come as `\n`.
  private int read() throws IOException {
    int c = in.read();
    if (c == '\r') {
      int after = in.read();
      if (after >= 0 && after != '\n') {
        in.unread(after);
      }
      c = '\n';
    }
    if (c >= 0) {
      count(c);
    }
    return c;
  }

  private void count(int c) {
    if (c == '\n') {
      line++;
      column = 1;
    } else {
      column++;
    }
  }
}
