package io.quantlab.engine.analysis;

import java.io.IOException;
import java.util.List;

/// Writes a table as CSV by RFC 4180: UTF-8 text, comma, CRLF, one header line.
///
/// A cell with a comma, a quote, a line break or an outer blank is quoted, quotes are doubled. An
/// absent cell is empty; the empty text is `""`. Doubles are the shortest text that reads back to
/// the same bits, or `NaN`, `Infinity`, `-Infinity`. [CsvTableReader] reads it back without loss.
public final class CsvTableWriter {
  private static final String LINE_END = "\r\n";

  private CsvTableWriter() {}

  /// Writes the header and all rows; closes nothing.
  public static void write(Table table, Appendable out) throws IOException {
    List<FileColumn> columns = table.schema().fileColumns();
    for (int i = 0; i < columns.size(); i++) {
      out.append(i == 0 ? "" : ",").append(columns.get(i).name());
    }
    out.append(LINE_END);
    for (int row = 0; row < table.rows(); row++) {
      writeRow(table, row, columns, out);
    }
  }

  private static void writeRow(Table table, int row, List<FileColumn> columns, Appendable out)
      throws IOException {
    for (int i = 0; i < columns.size(); i++) {
      if (i > 0) {
        out.append(',');
      }
      FileColumn column = columns.get(i);
      if (!CellText.isPresent(table, row, column)) {
        continue;
      }
      if (column.part() == FileColumn.Part.TEXT) {
        quote(table.textAt(row, column.column()), out);
      } else {
        CellText.append(table, row, column, out);
      }
    }
    out.append(LINE_END);
  }

  private static void quote(String text, Appendable out) throws IOException {
    if (!needsQuotes(text)) {
      out.append(text);
      return;
    }
    out.append('"');
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '"') {
        out.append('"');
      }
      out.append(c);
    }
    out.append('"');
  }

  private static boolean needsQuotes(String text) {
    if (text.isEmpty() || text.charAt(0) <= ' ' || text.charAt(text.length() - 1) <= ' ') {
      return true;
    }
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == ',' || c == '"' || c == '\n' || c == '\r') {
        return true;
      }
    }
    return false;
  }
}
