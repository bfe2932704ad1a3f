package io.quantlab.dsl.diagnostic;

import java.util.Arrays;

/// The text of a script with its lines. Lines and columns are 1-based; columns count UTF-16 units.
///
/// A line ends with `\n`; a `\r` before it belongs to the line's end and is never shown.
public final class Source {
  private final String text;
  private final int[] lineStarts;

  public Source(String text) {
    this.text = text;
    this.lineStarts = startsOf(text);
  }

  public String text() {
    return text;
  }

  /// The whole text, or an empty span when there is none.
  public Span span() {
    return new Span(0, text.length());
  }

  public String textOf(Span span) {
    return text.substring(span.start(), span.end());
  }

  public int lines() {
    return lineStarts.length;
  }

  /// Line of an offset; an offset behind the text belongs to the last line.
  public int lineOf(int offset) {
    int found = Arrays.binarySearch(lineStarts, offset);
    return found >= 0 ? found + 1 : -found - 1;
  }

  public int columnOf(int offset) {
    return offset - lineStarts[lineOf(offset) - 1] + 1;
  }

  /// Offset of a place; a column behind the end of the line gives the end of the line.
  public int offsetOf(int line, int column) {
    int start = lineStarts[line - 1];
    return Math.min(start + column - 1, start + lineText(line).length());
  }

  /// A line without its end.
  public String lineText(int line) {
    int start = lineStarts[line - 1];
    int end = line < lineStarts.length ? lineStarts[line] - 1 : text.length();
    if (end > start && text.charAt(end - 1) == '\r') {
      end--;
    }
    return text.substring(start, end);
  }

  /// A place as people write it: `12:5`.
  public String place(int offset) {
    return lineOf(offset) + ":" + columnOf(offset);
  }

  private static int[] startsOf(String text) {
    int[] starts = new int[16];
    int lines = 1;
    for (int i = text.indexOf('\n'); i >= 0; i = text.indexOf('\n', i + 1)) {
      if (lines == starts.length) {
        starts = Arrays.copyOf(starts, 2 * lines);
      }
      starts[lines++] = i + 1;
    }
    return Arrays.copyOf(starts, lines);
  }
}
