package io.quantlab.engine.analysis;

import java.util.ArrayList;
import java.util.List;

/// One column of a written table: a part of one [Column], or the unit its row counts in.
///
/// @param name header name
/// @param column index of the table column; -1 for the two unit columns
/// @param part which part of the value
public record FileColumn(String name, int column, Part part) {
  /// What of a value stands in the file column.
  public enum Part {
    /// The whole number behind the value.
    INTEGER,
    /// A floating point number.
    NUMBER,
    /// Text as it is.
    TEXT,
    /// The ISO 8601 instant.
    ISO,
    /// The exact decimal.
    DECIMAL,
    /// The price unit the row's prices count in.
    PRICE_UNIT,
    /// The lot size the row's quantities count in.
    LOT_SIZE
  }

  /// The file columns of a schema, in order: each column's parts, then `priceUnit` and `lotSize`
  /// when the table has prices or quantities. With them a file is complete without the instrument
  /// list.
  static List<FileColumn> of(List<Column> columns) {
    List<FileColumn> out = new ArrayList<>();
    boolean units = false;
    for (int i = 0; i < columns.size(); i++) {
      addParts(columns.get(i), i, out);
      ColumnKind kind = columns.get(i).kind();
      units |= kind == ColumnKind.PRICE || kind == ColumnKind.LOTS;
    }
    if (units) {
      out.add(new FileColumn("priceUnit", -1, Part.PRICE_UNIT));
      out.add(new FileColumn("lotSize", -1, Part.LOT_SIZE));
    }
    return List.copyOf(out);
  }

  private static void addParts(Column column, int index, List<FileColumn> out) {
    String name = column.name();
    switch (column.kind()) {
      case LONG -> out.add(new FileColumn(name, index, Part.INTEGER));
      case DOUBLE -> out.add(new FileColumn(name, index, Part.NUMBER));
      case TEXT -> out.add(new FileColumn(name, index, Part.TEXT));
      case NANOS -> {
        out.add(new FileColumn(name + "Nanos", index, Part.INTEGER));
        out.add(new FileColumn(name, index, Part.ISO));
      }
      case PRICE -> {
        out.add(new FileColumn(name, index, Part.DECIMAL));
        out.add(new FileColumn(name + "Ticks", index, Part.INTEGER));
      }
      case LOTS -> {
        String stem = name.substring(0, name.length() - "lots".length());
        out.add(new FileColumn(name, index, Part.INTEGER));
        out.add(
            new FileColumn(stem.isEmpty() ? "quantity" : stem + "Quantity", index, Part.DECIMAL));
      }
      case MONEY -> {
        out.add(new FileColumn(name, index, Part.DECIMAL));
        out.add(new FileColumn(name + "E8", index, Part.INTEGER));
      }
    }
  }
}
