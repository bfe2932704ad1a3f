package io.quantlab.engine.data.csv;

/// One violation with its place.
///
/// @param line 1-based line in the (decompressed) text; 0 when the finding belongs to the whole
///   file
/// @param column header name or 1-based position; empty when the finding belongs to the whole line
public record Finding(String file, long line, String column, Code code, String text) {

  /// `file:line:column: V-03 text`, the column part only where there is one.
  @Override
  public String toString() {
    String place = file + ":" + line + (column.isEmpty() ? "" : ":" + column);
    return place + ": " + code.id() + " " + text;
  }
}
