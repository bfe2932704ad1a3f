package io.quantlab.engine.analysis;

import io.quantlab.engine.time.IsoInstant;
import java.io.IOException;

/// The text of one file cell, equal in every text format.
final class CellText {
  private CellText() {}

  /// Whether the file cell has a value.
  static boolean isPresent(Table table, int row, FileColumn column) {
    return column.column() < 0 ? table.unitsAt(row) != null : table.isPresent(row, column.column());
  }

  /// Appends the value of a present cell.
  static void append(Table table, int row, FileColumn file, Appendable out) throws IOException {
    switch (file.part()) {
      case INTEGER -> out.append(Long.toString(table.longAt(row, file.column())));
      case NUMBER -> out.append(Double.toString(table.doubleAt(row, file.column())));
      case TEXT -> out.append(table.textAt(row, file.column()));
      case ISO -> out.append(iso(table.longAt(row, file.column())));
      case DECIMAL -> decimal(table, row, file.column(), out);
      case PRICE_UNIT -> out.append(table.unitsAt(row).priceUnit().text());
      case LOT_SIZE -> out.append(table.unitsAt(row).lotSize().text());
    }
  }

  /// ISO 8601 in UTC with 0, 3, 6 or 9 decimals of a second.
  static String iso(long epochNanos) {
    return IsoInstant.format(epochNanos);
  }

  private static void decimal(Table table, int row, int column, Appendable out) throws IOException {
    long count = table.longAt(row, column);
    switch (table.schema().columns().get(column).kind()) {
      case PRICE -> DecimalText.append(count, table.unitsAt(row).priceUnit(), out);
      case LOTS -> DecimalText.append(count, table.unitsAt(row).lotSize(), out);
      case MONEY -> DecimalText.appendMoney(count, out);
      case LONG, DOUBLE, TEXT, NANOS ->
          throw new IllegalArgumentException("column " + column + " has no decimal part");
    }
  }
}
