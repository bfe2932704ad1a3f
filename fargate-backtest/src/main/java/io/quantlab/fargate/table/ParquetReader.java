package io.quantlab.fargate.table;

import io.quantlab.engine.data.TableBatch;
import io.quantlab.engine.data.TableColumn;
import io.quantlab.engine.data.TableException;
import io.quantlab.engine.data.TableReader;
import io.quantlab.engine.data.TableType;
import io.quantlab.fargate.table.ParquetFooter.Leaf;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.parquet.format.ColumnChunk;
import org.apache.parquet.format.ColumnMetaData;
import org.apache.parquet.format.RowGroup;

/// Reads a Parquet file, one row group after the other, the asked columns side by side.
///
/// Its schema and the codecs of its chunks are checked on opening, its pages as they are reached.
final class ParquetReader implements TableReader {
  private final FileChannel file;
  private final ParquetFooter footer;
  private final PageBudget budget;
  private final List<ColumnCursor> cursors = new ArrayList<>();
  private List<Leaf> asked;
  private int group;
  private long left;

  private ParquetReader(FileChannel file, ParquetFooter footer, PageBudget budget) {
    this.file = file;
    this.footer = footer;
    this.budget = budget;
  }

  static ParquetReader open(Path path) throws IOException {
    return open(path, PageBudget.ofProcess());
  }

  static ParquetReader open(Path path, PageBudget budget) throws IOException {
    FileChannel file = FileChannel.open(path);
    try {
      ParquetFooter footer = ParquetFooter.read(file);
      checkCodecs(footer);
      return new ParquetReader(file, footer, budget);
    } catch (IOException e) {
      file.close();
      throw e;
    } catch (RuntimeException e) {
      file.close();
      throw Damage.in("its footer is damaged", e);
    }
  }

  private static void checkCodecs(ParquetFooter footer) throws TableException {
    for (RowGroup group : footer.groups()) {
      for (Leaf leaf : footer.leaves()) {
        if (leaf.column().type() instanceof TableType.Unreadable) {
          continue;
        }
        ColumnChunk chunk = group.getColumns().get(leaf.chunk());
        if (chunk.isSetMeta_data()) {
          try {
            ChunkPages.codec(chunk.getMeta_data().getCodec());
          } catch (TableException e) {
            throw Damage.in("column " + leaf.column().name(), e);
          }
        }
      }
    }
  }

  @Override
  public List<TableColumn> columns() {
    return footer.leaves().stream().map(Leaf::column).toList();
  }

  @Override
  public long rows() {
    return footer.rows();
  }

  @Override
  public Map<String, String> properties() {
    return footer.properties();
  }

  @Override
  public int next(TableBatch into) throws IOException {
    if (asked == null) {
      asked = leaves(into.columns());
    }
    while (left == 0) {
      closeGroup();
      if (group == footer.groups().size()) {
        into.rows(0);
        return 0;
      }
      openGroup(footer.groups().get(group));
    }
    int rows = (int) Math.min(TableBatch.CAPACITY, left);
    for (int i = 0; i < cursors.size(); i++) {
      try {
        cursors.get(i).read(into, i, rows);
      } catch (TableException e) {
        throw placed(asked.get(i), e);
      }
    }
    left -= rows;
    into.rows(rows);
    return rows;
  }

  private List<Leaf> leaves(List<TableColumn> columns) {
    List<Leaf> leaves = new ArrayList<>();
    for (TableColumn column : columns) {
      leaves.add(
          footer.leaves().stream()
              .filter(leaf -> leaf.column().equals(column))
              .findFirst()
              .orElseThrow(() -> new IllegalArgumentException("there is no " + column)));
    }
    return leaves;
  }

  private void openGroup(RowGroup rows) throws IOException {
    group++;
    left = rows.getNum_rows();
    for (Leaf leaf : asked) {
      try {
        ColumnMetaData chunk = chunk(rows.getColumns().get(leaf.chunk()), leaf);
        cursors.add(
            new ColumnCursor(
                leaf,
                chunk,
                new ChunkPages(file, footer.end(), chunk, budget),
                rows.getNum_rows()));
      } catch (TableException | RuntimeException e) {
        throw placed(leaf, e);
      }
    }
  }

  private static ColumnMetaData chunk(ColumnChunk chunk, Leaf leaf) throws TableException {
    if (chunk.isSetFile_path()) {
      throw new TableException("its values are in another file, " + chunk.getFile_path());
    }
    if (!chunk.isSetMeta_data()) {
      throw new TableException("its chunk is encrypted");
    }
    ColumnMetaData data = chunk.getMeta_data();
    if (!data.getPath_in_schema().equals(List.of(leaf.column().name()))) {
      throw new TableException("its chunk belongs to " + data.getPath_in_schema());
    }
    return data;
  }

  private void closeGroup() throws IOException {
    for (int i = 0; i < cursors.size(); i++) {
      try {
        cursors.get(i).finish();
      } catch (TableException e) {
        throw placed(asked.get(i), e);
      }
      cursors.get(i).close();
    }
    cursors.clear();
    budget.clear();
  }

  private TableException placed(Leaf leaf, Exception e) {
    return Damage.in("row group " + group + ", column " + leaf.column().name(), e);
  }

  @Override
  public String place(long row) {
    long before = 0;
    int number = 0;
    for (RowGroup each : footer.groups()) {
      number++;
      before += each.getNum_rows();
      if (row <= before) {
        break;
      }
    }
    return "row " + row + " (row group " + number + ")";
  }

  @Override
  public void close() throws IOException {
    cursors.forEach(ColumnCursor::close);
    file.close();
  }
}
