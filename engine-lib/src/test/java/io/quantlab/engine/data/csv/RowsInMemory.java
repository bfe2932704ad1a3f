package io.quantlab.engine.data.csv;

import io.quantlab.engine.data.TableBatch;
import io.quantlab.engine.data.TableColumn;
import io.quantlab.engine.data.TableFormat;
import io.quantlab.engine.data.TableReader;
import io.quantlab.engine.data.TableType;
import io.quantlab.engine.data.TableWriter;
import java.io.OutputStream;
import java.math.BigInteger;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/// A table held as rows of plain objects behind the port of table files. A cell is `null`, a
/// `Long`, a `Double`, a `Boolean`, a `String` or a `BigInteger` (an unscaled decimal).
record RowsInMemory(List<TableColumn> columns, List<List<Object>> rows) implements TableFormat {

  @Override
  public TableReader open(Path file) {
    return new Reader();
  }

  @Override
  public TableWriter create(
      OutputStream out, List<TableColumn> written, Map<String, String> properties) {
    throw new UnsupportedOperationException("read only");
  }

  private final class Reader implements TableReader {
    private int next;

    @Override
    public List<TableColumn> columns() {
      return columns;
    }

    @Override
    public long rows() {
      return rows.size();
    }

    @Override
    public Map<String, String> properties() {
      return Map.of();
    }

    @Override
    public int next(TableBatch into) {
      int count = Math.min(TableBatch.CAPACITY, rows.size() - next);
      for (int i = 0; i < count; i++) {
        for (int c = 0; c < into.columns().size(); c++) {
          put(into, c, i, rows.get(next + i).get(columns.indexOf(into.columns().get(c))));
        }
      }
      next += count;
      into.rows(count);
      return count;
    }

    private void put(TableBatch into, int column, int row, Object cell) {
      into.absent(column)[row] = cell == null;
      switch (cell) {
        case null -> {}
        case String text -> into.texts(column)[row] = text;
        case Long number -> into.values(column)[row] = number;
        case Boolean truth -> into.values(column)[row] = truth ? 1 : 0;
        case Double number -> into.values(column)[row] = Double.doubleToRawLongBits(number);
        case BigInteger number -> {
          into.values(column)[row] = number.longValue();
          if (((TableType.Fixed) into.columns().get(column).type()).isWide()) {
            into.high(column)[row] = number.shiftRight(64).longValue();
          }
        }
        default -> throw new IllegalArgumentException("no cell: " + cell);
      }
    }

    @Override
    public String place(long row) {
      return "row " + row;
    }

    @Override
    public void close() {}
  }
}
