package io.quantlab.engine.data.csv;

import io.quantlab.engine.data.TableBatch;
import io.quantlab.engine.data.TableColumn;
import io.quantlab.engine.data.TableException;
import io.quantlab.engine.data.TableFormat;
import io.quantlab.engine.data.TableReader;
import io.quantlab.engine.data.TableType;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.List;

/// The rows of a table file as lines: a line of column names, then one line a row.
///
/// So a table file meets the same mappings and the same rules as text, and equal rows give an equal
/// dataset hash whatever format they came in. Every column that can be read is written, since a row
/// repeats the one before only when all of it does (V-06). Numbers are written exactly, floating
/// point ones as the shortest decimal that means them, as [TableCells] says.
public final class TableLines implements LineSource {
  private final Path file;
  private final TableFormat format;
  private final CsvMapping mapping;
  private TableReader places;

  /// @param mapping bound to the columns of the file by [TableLayouts#bind]
  public TableLines(Path file, TableFormat format, CsvMapping mapping) {
    this.file = file;
    this.format = format;
    this.mapping = mapping;
  }

  @Override
  public String fileName() {
    return file.getFileName().toString();
  }

  @Override
  public InputStream open() throws IOException {
    TableReader reader = format.open(file);
    places = reader;
    try {
      return new Lines(reader, mapping);
    } catch (RuntimeException e) {
      reader.close();
      throw e;
    }
  }

  @Override
  public String place(long line) {
    if (line == 0) {
      return "";
    }
    return line == 1 || places == null ? "columns" : places.place(line - 1);
  }

  /// Writes batch after batch to a buffer and hands the bytes out.
  private static final class Lines extends InputStream {
    private final TableReader reader;
    private final TableBatch batch;
    private final TableCells[] cells;
    private final TextBytes text = new TextBytes();
    private int given;
    private long row;

    Lines(TableReader reader, CsvMapping mapping) {
      this.reader = reader;
      List<TableColumn> readable =
          reader.columns().stream()
              .filter(column -> !(column.type() instanceof TableType.Unreadable))
              .toList();
      this.batch = new TableBatch(readable);
      this.cells = new TableCells[readable.size()];
      for (int i = 0; i < cells.length; i++) {
        cells[i] = new TableCells(batch, i, mapping);
      }
      for (int i = 0; i < readable.size(); i++) {
        text.separator(i);
        text.quoted(TableCells.oneLine(readable.get(i).name()));
      }
      text.lineEnd();
    }

    @Override
    public int read() throws IOException {
      byte[] one = new byte[1];
      return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] into, int from, int length) throws IOException {
      if (given == text.length() && !refill()) {
        return -1;
      }
      int count = Math.min(length, text.length() - given);
      System.arraycopy(text.bytes(), given, into, from, count);
      given += count;
      return count;
    }

    private boolean refill() throws IOException {
      if (reader.next(batch) == 0) {
        return false;
      }
      given = 0;
      text.clear();
      for (int i = 0; i < batch.rows(); i++) {
        row++;
        for (int column = 0; column < cells.length; column++) {
          text.separator(column);
          try {
            cells[column].write(i, text);
          } catch (IllegalArgumentException e) {
            throw new TableException(
                reader.place(row)
                    + ", column "
                    + batch.columns().get(column).name()
                    + ": "
                    + e.getMessage(),
                e);
          }
        }
        text.lineEnd();
      }
      return true;
    }

    @Override
    public void close() throws IOException {
      reader.close();
    }
  }
}
