package io.quantlab.engine.analysis;

import java.io.IOException;
import java.util.List;

/// Writes a table as one JSON object: name, version, column list, then one array per row and line.
///
/// `{"table":"fills","version":1,"columns":[{"name":…,"part":…,"unit":…},…],"rows":[[…],…]}`.
/// Arrays instead of objects keep the file a third of the size, and the column list says what each
/// place means. Absent is `null`. `NaN`, `Infinity` and `-Infinity` are texts, so that nothing is
/// lost. Whole numbers are exact: read them as 64-bit integers; a reader that knows doubles only
/// takes the decimal or ISO text beside each of them.
public final class JsonTableWriter {
  private JsonTableWriter() {}

  /// Writes the whole table; closes nothing.
  public static void write(Table table, Appendable out) throws IOException {
    JsonWriter json = new JsonWriter(out);
    List<FileColumn> columns = table.schema().fileColumns();
    json.beginObject();
    json.key("table").value(table.schema().name());
    json.key("version").value(table.schema().version());
    json.key("columns").beginArray();
    for (FileColumn column : columns) {
      json.newline().beginObject();
      json.key("name").value(column.name());
      json.key("part").value(column.part().name());
      json.key("unit").value(unit(table.schema(), column)).endObject();
    }
    json.newline().endArray().key("rows").beginArray();
    for (int row = 0; row < table.rows(); row++) {
      json.newline().beginArray();
      for (FileColumn column : columns) {
        writeCell(table, row, column, json);
      }
      json.endArray();
    }
    json.newline().endArray().newline().endObject();
    out.append('\n');
  }

  private static void writeCell(Table table, int row, FileColumn column, JsonWriter json)
      throws IOException {
    if (!CellText.isPresent(table, row, column)) {
      json.nullValue();
      return;
    }
    switch (column.part()) {
      case INTEGER -> json.value(table.longAt(row, column.column()));
      case NUMBER -> writeNumber(table.doubleAt(row, column.column()), json);
      case TEXT -> json.value(table.textAt(row, column.column()));
      case ISO, DECIMAL, PRICE_UNIT, LOT_SIZE -> {
        StringBuilder text = new StringBuilder();
        CellText.append(table, row, column, text);
        json.value(text.toString());
      }
    }
  }

  private static void writeNumber(double number, JsonWriter json) throws IOException {
    if (Double.isFinite(number)) {
      json.value(number);
    } else {
      json.value(Double.toString(number));
    }
  }

  private static String unit(TableSchema schema, FileColumn column) {
    return switch (column.part()) {
      case PRICE_UNIT -> "price";
      case LOT_SIZE -> "quantity";
      case ISO -> "UTC, ISO 8601";
      case INTEGER -> integerUnit(schema.columns().get(column.column()));
      case DECIMAL -> decimalUnit(schema.columns().get(column.column()));
      case NUMBER, TEXT -> schema.columns().get(column.column()).unit();
    };
  }

  private static String integerUnit(Column column) {
    return switch (column.kind()) {
      case NANOS -> "ns since 1970-01-01 UTC";
      case PRICE -> "priceUnit";
      case LOTS -> "lotSize";
      case MONEY -> "1e-8 " + column.unit();
      case LONG, DOUBLE, TEXT -> column.unit();
    };
  }

  private static String decimalUnit(Column column) {
    return column.kind() == ColumnKind.LOTS ? "quantity" : column.unit();
  }
}
