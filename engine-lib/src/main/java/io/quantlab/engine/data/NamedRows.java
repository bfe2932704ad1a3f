package io.quantlab.engine.data;

import de.siegmar.fastcsv.reader.CommentStrategy;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import io.quantlab.engine.instrument.Decimal;
import io.quantlab.engine.time.IsoInstant;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;

/// A small CSV file with a header, read whole: schedules of fees, margins and rates.
///
/// UTF-8, commas; lines that are empty or begin with `#` are skipped. Columns are asked for by
/// name, so their order is free. Every complaint names file, line and column. At most 100,000 rows.
public final class NamedRows {
  private static final int MOST_ROWS = 100_000;
  private static final long DAY_NANOS = 86_400_000_000_000L;

  /// One row.
  public final class Row {
    private final long line;
    private final List<String> cells;

    private Row(long line, List<String> cells) {
      this.line = line;
      this.cells = cells;
    }

    /// Text of a cell, without blanks around it.
    public String text(String column) {
      int at = columns.indexOf(column);
      if (at < 0) {
        throw new IllegalArgumentException(
            file + ": there is no column " + column + ", only " + String.join(", ", columns));
      }
      return cells.get(at).strip();
    }

    /// Text of a cell, or another when the file has no such column.
    public String textOr(String column, String otherwise) {
      return has(column) ? text(column) : otherwise;
    }

    /// The instant of the row: its `date` (a date or an instant) or its `ts_ms`.
    public long when() {
      if (!has("ts_ms")) {
        return instant("date");
      }
      try {
        return Math.multiplyExact(new DecimalText(Decimal.ONE).parse(text("ts_ms")), 1_000_000L);
      } catch (DecimalTextException | ArithmeticException e) {
        throw wrong("ts_ms", "whole milliseconds", e);
      }
    }

    /// A number in 1e-8, exact.
    public long e8(String column) {
      String text = text(column);
      try {
        return new DecimalText(Decimal.unit(8)).parse(text);
      } catch (DecimalTextException e) {
        throw wrong(column, "a number of at most 8 decimals", e);
      }
    }

    /// A number in 1e-8, or another when the cell is empty or the file has no such column.
    public long e8(String column, long otherwise) {
      return !has(column) || text(column).isEmpty() ? otherwise : e8(column);
    }

    /// A date (midnight UTC) or an instant, UTC nanoseconds.
    public long instant(String column) {
      String text = text(column);
      try {
        return text.length() == 10
            ? Math.multiplyExact(LocalDate.parse(text).toEpochDay(), DAY_NANOS)
            : IsoInstant.parse(text);
      } catch (DateTimeParseException | IllegalArgumentException | ArithmeticException e) {
        throw wrong(column, "a date or an instant", e);
      }
    }

    /// A complaint about a cell.
    public IllegalArgumentException wrong(String column, String expected) {
      return wrong(column, expected, null);
    }

    private IllegalArgumentException wrong(String column, String expected, Exception cause) {
      return new IllegalArgumentException(
          file
              + ":"
              + line
              + ": "
              + column
              + " must be "
              + expected
              + ", was \""
              + text(column)
              + "\"",
          cause);
    }
  }

  private final String file;
  private final List<String> columns;
  private final List<Row> rows = new ArrayList<>();

  private NamedRows(String file, List<String> columns) {
    this.file = file;
    this.columns = columns;
  }

  /// Reads a file.
  ///
  /// @throws UncheckedIOException when it cannot be read
  /// @throws IllegalArgumentException when it is no such file
  public static NamedRows read(Path file) {
    String name = String.valueOf(file.getFileName());
    try {
      return read(name, Files.newBufferedReader(file));
    } catch (IOException e) {
      throw new UncheckedIOException("reading " + name, e);
    }
  }

  /// Reads a text, and closes it.
  ///
  /// @param name of the text, for complaints
  /// @throws UncheckedIOException when it cannot be read
  /// @throws IllegalArgumentException when it is no such file
  public static NamedRows read(String name, Reader text) {
    try (CsvReader<CsvRecord> csv = reader().ofCsvRecord(text)) {
      NamedRows rows = null;
      for (CsvRecord line : csv) {
        if (rows == null) {
          rows = new NamedRows(name, line.getFields().stream().map(String::strip).toList());
        } else {
          rows.add(line);
        }
      }
      if (rows == null || rows.rows.isEmpty()) {
        throw new IllegalArgumentException(name + " has no rows below its header");
      }
      return rows;
    } catch (CsvParseException e) {
      throw new IllegalArgumentException(name + ": " + e.getMessage(), e);
    } catch (IOException e) {
      throw new UncheckedIOException("reading " + name, e);
    }
  }

  private static CsvReader.CsvReaderBuilder reader() {
    return CsvReader.builder()
        .commentStrategy(CommentStrategy.SKIP)
        .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
        .missingFieldStrategy(FieldMismatchStrategy.IGNORE);
  }

  private void add(CsvRecord line) {
    if (line.getFieldCount() != columns.size()) {
      throw new IllegalArgumentException(
          file
              + ":"
              + line.getStartingLineNumber()
              + ": has "
              + line.getFieldCount()
              + " cells, the header "
              + columns.size());
    }
    if (rows.size() == MOST_ROWS) {
      throw new IllegalArgumentException(file + " has more than " + MOST_ROWS + " rows");
    }
    rows.add(new Row(line.getStartingLineNumber(), line.getFields()));
  }

  /// The file's own name, without its folder.
  public String file() {
    return file;
  }

  public List<String> columns() {
    return columns;
  }

  public boolean has(String column) {
    return columns.contains(column);
  }

  public List<Row> rows() {
    return List.copyOf(rows);
  }
}
