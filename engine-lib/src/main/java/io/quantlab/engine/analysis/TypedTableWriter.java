package io.quantlab.engine.analysis;

import io.quantlab.engine.analysis.TypedColumns.Wide;
import io.quantlab.engine.data.TableBatch;
import io.quantlab.engine.data.TableColumn;
import io.quantlab.engine.data.TableFormat;
import io.quantlab.engine.data.TableWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.Map;

/// Writes a table to a table file, Parquet for example; [TypedTableReader] reads it back without
/// loss. The types of the columns are in [TypedColumns].
public final class TypedTableWriter {
  private final Table table;
  private final List<FileColumn> columns;
  private final TableBatch batch;

  private TypedTableWriter(Table table, List<TableColumn> types) {
    this.table = table;
    this.columns = table.schema().fileColumns();
    this.batch = new TableBatch(types);
  }

  /// Writes the whole table; the file says its name and version as `quantlab.table` and
  /// `quantlab.version`. Closes the stream.
  public static void write(Table table, TableFormat format, OutputStream out) throws IOException {
    List<TableColumn> types = TypedColumns.of(table.schema());
    Map<String, String> said =
        Map.of(
            "quantlab.table",
            table.schema().name(),
            "quantlab.version",
            Integer.toString(table.schema().version()));
    try (TableWriter writer = format.create(out, types, said)) {
      new TypedTableWriter(table, types).write(writer);
      writer.finish();
    }
  }

  private void write(TableWriter writer) throws IOException {
    for (int from = 0; from < table.rows(); from += TableBatch.CAPACITY) {
      int rows = Math.min(TableBatch.CAPACITY, table.rows() - from);
      for (int i = 0; i < columns.size(); i++) {
        for (int row = 0; row < rows; row++) {
          fill(i, row, from + row);
        }
      }
      batch.rows(rows);
      writer.write(batch);
    }
  }

  private void fill(int index, int to, int row) {
    FileColumn file = columns.get(index);
    boolean present = CellText.isPresent(table, row, file);
    batch.absent(index)[to] = !present;
    if (!present) {
      return;
    }
    switch (file.part()) {
      case INTEGER, ISO -> batch.values(index)[to] = table.longAt(row, file.column());
      case NUMBER ->
          batch.values(index)[to] = Double.doubleToLongBits(table.doubleAt(row, file.column()));
      case TEXT -> batch.texts(index)[to] = table.textAt(row, file.column());
      case PRICE_UNIT -> put(index, to, Wide.exact(1, table.unitsAt(row).priceUnit()));
      case LOT_SIZE -> put(index, to, Wide.exact(1, table.unitsAt(row).lotSize()));
      case DECIMAL -> put(index, to, decimal(table, row, file.column()));
    }
  }

  private void put(int index, int to, Wide value) {
    batch.high(index)[to] = value.high();
    batch.values(index)[to] = value.low();
  }

  /// The decimal beside a count.
  static Wide decimal(Table table, int row, int column) {
    long count = table.longAt(row, column);
    return switch (table.schema().columns().get(column).kind()) {
      case PRICE -> Wide.exact(count, table.unitsAt(row).priceUnit());
      case LOTS -> Wide.exact(count, table.unitsAt(row).lotSize());
      case MONEY -> Wide.money(count);
      case LONG, DOUBLE, TEXT, NANOS ->
          throw new IllegalArgumentException("column " + column + " has no decimal part");
    };
  }
}
