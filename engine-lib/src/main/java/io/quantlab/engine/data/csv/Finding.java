package io.quantlab.engine.data.csv;

/// One violation with its place.
///
/// @param line 1-based line in the (decompressed) text, the line of column names included; 0 when
///   the finding belongs to the whole file
/// @param place the line in words, `row 17 (row group 1)`; empty when its number says it
/// @param column header name or 1-based position; empty when the finding belongs to the whole line
public record Finding(String file, long line, String place, String column, Code code, String text) {

  /// `file:line:column: V-03 text`, the column part only where there is one; a place in words
  /// stands for the line.
  @Override
  public String toString() {
    String where = file + ":" + (place.isEmpty() ? Long.toString(line) : place);
    return where + (column.isEmpty() ? "" : ":" + column) + ": " + code.id() + " " + text;
  }
}
