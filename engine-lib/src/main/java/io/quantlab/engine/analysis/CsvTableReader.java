package io.quantlab.engine.analysis;

import io.quantlab.engine.instrument.Decimal;
import java.io.IOException;
import java.io.Reader;
import java.util.List;

/// Reads a table written by [CsvTableWriter] without loss.
///
/// The header must name the schema's file columns in order. The integer of a pair is read, the
/// decimal or ISO text beside it must say the same. Any disagreement is an
/// `IllegalArgumentException` with source, line, column and what was expected.
public final class CsvTableReader {
  private final CsvCells cells;
  private final Table table;
  private final List<FileColumn> columns;
  private final String[] texts;
  private final int[] cellLines;
  private final int[] cellColumns;

  private CsvTableReader(TableSchema schema, Reader reader, String source) {
    cells = new CsvCells(reader, source);
    table = new Table(schema);
    columns = schema.fileColumns();
    texts = new String[columns.size()];
    cellLines = new int[columns.size()];
    cellColumns = new int[columns.size()];
  }

  /// Reads the whole text; `source` names it in errors.
  public static Table read(TableSchema schema, Reader reader, String source) throws IOException {
    CsvTableReader csv = new CsvTableReader(schema, reader, source);
    csv.readHeader();
    while (csv.cells.hasLine()) {
      csv.readLine();
      csv.addRow();
    }
    return csv.table;
  }

  private void readHeader() throws IOException {
    if (!cells.hasLine()) {
      throw cells.error("expected a header line, found nothing");
    }
    readLine();
    for (int i = 0; i < texts.length; i++) {
      if (!columns.get(i).name().equals(texts[i])) {
        throw error(i, "expected the column \"" + columns.get(i).name() + "\"");
      }
    }
  }

  private void readLine() throws IOException {
    for (int i = 0; i < texts.length; i++) {
      cellLines[i] = cells.line();
      cellColumns[i] = cells.column();
      cells.next();
      texts[i] = cells.absent() ? null : cells.text();
      boolean last = i == texts.length - 1;
      if (cells.lastOfLine() != last) {
        throw cells.error(
            cellLines[i],
            cellColumns[i],
            "expected " + texts.length + " cells in the line, found " + (last ? "more" : i + 1));
      }
    }
  }

  private void addRow() throws IOException {
    int row = table.addRow();
    readUnits();
    for (int i = 0; i < texts.length; i++) {
      if (texts[i] != null) {
        readCell(i);
      }
    }
    for (int i = 0; i < texts.length; i++) {
      checkText(row, i);
    }
  }

  private void readUnits() {
    int count = texts.length;
    if (columns.get(count - 1).part() != FileColumn.Part.LOT_SIZE) {
      return;
    }
    if (texts[count - 2] == null && texts[count - 1] == null) {
      return;
    }
    table.units(new RowUnits(unit(count - 2), unit(count - 1)));
  }

  private Decimal unit(int index) {
    try {
      return Decimal.parse(texts[index] == null ? "" : texts[index]);
    } catch (IllegalArgumentException e) {
      throw error(index, "expected a positive decimal");
    }
  }

  private void readCell(int index) {
    FileColumn file = columns.get(index);
    switch (file.part()) {
      case INTEGER -> setInteger(index, file.column());
      case NUMBER -> table.setDouble(file.column(), number(index));
      case TEXT -> table.setText(file.column(), texts[index]);
      case ISO, DECIMAL, PRICE_UNIT, LOT_SIZE -> {}
    }
  }

  private void setInteger(int index, int column) {
    long value;
    try {
      value = Long.parseLong(texts[index]);
    } catch (NumberFormatException e) {
      throw error(index, "expected a whole number of 64 bits");
    }
    switch (table.schema().columns().get(column).kind()) {
      case LONG -> table.setLong(column, value);
      case NANOS -> table.setNanos(column, value);
      case PRICE -> withUnits(index, () -> table.setPrice(column, value));
      case LOTS -> withUnits(index, () -> table.setLots(column, value));
      case MONEY -> table.setMoney(column, value);
      case DOUBLE, TEXT -> throw error(index, "this column has no integer part");
    }
  }

  private void withUnits(int index, Runnable set) {
    if (table.unitsAt(table.rows() - 1) == null) {
      throw error(index, "expected priceUnit and lotSize in a row with prices or quantities");
    }
    set.run();
  }

  private double number(int index) {
    try {
      return Double.parseDouble(texts[index]);
    } catch (NumberFormatException e) {
      throw error(index, "expected a number");
    }
  }

  /// The second part of a pair must be what the writer would have printed.
  private void checkText(int row, int index) throws IOException {
    FileColumn file = columns.get(index);
    if (file.part() != FileColumn.Part.ISO && file.part() != FileColumn.Part.DECIMAL) {
      return;
    }
    String expected = null;
    if (CellText.isPresent(table, row, file)) {
      StringBuilder text = new StringBuilder();
      CellText.append(table, row, file, text);
      expected = text.toString();
    }
    if (expected == null ? texts[index] != null : !expected.equals(texts[index])) {
      throw error(index, "expected " + (expected == null ? "an empty cell" : expected));
    }
  }

  private IllegalArgumentException error(int index, String expected) {
    String found = texts[index] == null ? "an empty cell" : "\"" + texts[index] + "\"";
    return cells.error(
        cellLines[index],
        cellColumns[index],
        columns.get(index).name() + ": " + expected + ", found " + found);
  }
}
