package io.quantlab.engine.analysis;

import io.quantlab.engine.analysis.TypedColumns.Wide;
import io.quantlab.engine.data.TableBatch;
import io.quantlab.engine.data.TableColumn;
import io.quantlab.engine.data.TableReader;
import io.quantlab.engine.instrument.Decimal;
import java.io.IOException;
import java.util.List;

/// Reads a table written by [TypedTableWriter] without loss.
///
/// The columns must be those of the schema, with their types and in order. The integer of a pair is
/// read, the decimal or instant beside it must say the same. Any disagreement is an
/// `IllegalArgumentException` with source, row, column and what was expected.
public final class TypedTableReader {
  private final Table table;
  private final List<FileColumn> columns;
  private final TableReader reader;
  private final TableBatch batch;
  private final String source;

  private TypedTableReader(TableSchema schema, TableReader reader, String source) {
    this.table = new Table(schema);
    this.columns = schema.fileColumns();
    this.reader = reader;
    this.batch = new TableBatch(TypedColumns.of(schema));
    this.source = source;
  }

  /// Reads the whole file; `source` names it in errors.
  public static Table read(TableSchema schema, TableReader reader, String source)
      throws IOException {
    List<TableColumn> expected = TypedColumns.of(schema);
    if (!reader.columns().equals(expected)) {
      throw new IllegalArgumentException(
          source
              + ": expected the columns of the table "
              + schema.name()
              + ", "
              + expected
              + ", found "
              + reader.columns());
    }
    TypedTableReader typed = new TypedTableReader(schema, reader, source);
    while (reader.next(typed.batch) > 0) {
      for (int row = 0; row < typed.batch.rows(); row++) {
        typed.addRow(row);
      }
    }
    return typed.table;
  }

  private void addRow(int from) {
    int row = table.addRow();
    readUnits(from);
    for (int i = 0; i < columns.size(); i++) {
      if (!batch.absent(i)[from]) {
        readCell(i, from);
      }
    }
    for (int i = 0; i < columns.size(); i++) {
      checkPair(i, from, row);
    }
  }

  private void readUnits(int from) {
    int last = columns.size() - 1;
    boolean unitless = columns.get(last).part() != FileColumn.Part.LOT_SIZE;
    if (unitless || batch.absent(last)[from] && batch.absent(last - 1)[from]) {
      return;
    }
    table.units(new RowUnits(unit(last - 1, from), unit(last, from)));
  }

  private Decimal unit(int index, int from) {
    try {
      if (!batch.absent(index)[from]) {
        return wide(index, from).unit();
      }
    } catch (ArithmeticException | IllegalArgumentException e) {
      throw error(index, "expected a unit of at most 18 digits, found " + found(index, from));
    }
    throw error(index, "expected a unit, found an empty cell");
  }

  private Wide wide(int index, int from) {
    return new Wide(batch.high(index)[from], batch.values(index)[from]);
  }

  private void readCell(int index, int from) {
    FileColumn file = columns.get(index);
    switch (file.part()) {
      case INTEGER -> setInteger(index, file.column(), batch.values(index)[from]);
      case NUMBER ->
          table.setDouble(file.column(), Double.longBitsToDouble(batch.values(index)[from]));
      case TEXT -> table.setText(file.column(), batch.texts(index)[from]);
      case ISO, DECIMAL, PRICE_UNIT, LOT_SIZE -> {}
    }
  }

  private void setInteger(int index, int column, long value) {
    ColumnKind kind = table.schema().columns().get(column).kind();
    boolean counted = kind == ColumnKind.PRICE || kind == ColumnKind.LOTS;
    if (counted && table.unitsAt(table.rows() - 1) == null) {
      throw error(index, "expected priceUnit and lotSize in a row with prices or quantities");
    }
    switch (kind) {
      case LONG -> table.setLong(column, value);
      case NANOS -> table.setNanos(column, value);
      case PRICE -> table.setPrice(column, value);
      case LOTS -> table.setLots(column, value);
      case MONEY -> table.setMoney(column, value);
      case DOUBLE, TEXT -> throw error(index, "this column has no integer part");
    }
  }

  /// The second part of a pair must be what the writer would have written.
  private void checkPair(int index, int from, int row) {
    FileColumn file = columns.get(index);
    if (file.part() != FileColumn.Part.ISO && file.part() != FileColumn.Part.DECIMAL) {
      return;
    }
    boolean present = table.isPresent(row, file.column());
    if (present == batch.absent(index)[from]) {
      throw error(index, present ? "expected a value, found none" : "expected no value");
    }
    if (!present) {
      return;
    }
    boolean same =
        file.part() == FileColumn.Part.ISO
            ? batch.values(index)[from] == table.longAt(row, file.column())
            : wide(index, from).equals(TypedTableWriter.decimal(table, row, file.column()));
    if (!same) {
      throw error(
          index, "says something else than the whole number beside it, " + found(index, from));
    }
  }

  private String found(int index, int from) {
    long low = batch.values(index)[from];
    return batch.high(index) == null
        ? Long.toString(low)
        : "unscaled " + batch.high(index)[from] + " x 2^64 + " + Long.toUnsignedString(low);
  }

  private IllegalArgumentException error(int index, String what) {
    return new IllegalArgumentException(
        source + ":" + reader.place(table.rows()) + ":" + columns.get(index).name() + ": " + what);
  }
}
