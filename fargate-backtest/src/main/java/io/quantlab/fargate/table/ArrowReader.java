package io.quantlab.fargate.table;

import io.quantlab.engine.data.TableBatch;
import io.quantlab.engine.data.TableColumn;
import io.quantlab.engine.data.TableException;
import io.quantlab.engine.data.TableReader;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.arrow.flatbuf.Buffer;
import org.apache.arrow.flatbuf.CompressionType;
import org.apache.arrow.flatbuf.RecordBatch;

/// Reads an Arrow IPC file, one record batch after the other, the asked columns side by side.
final class ArrowReader implements TableReader {
  private final FileChannel file;
  private final ArrowFile content;
  private final PageBudget budget;
  private final List<ArrowCells> cells = new ArrayList<>();
  private int[] asked;
  private int batch;
  private int at;
  private int rows;

  private ArrowReader(FileChannel file, ArrowFile content, PageBudget budget) {
    this.file = file;
    this.content = content;
    this.budget = budget;
  }

  static ArrowReader open(Path path, PageBudget budget) throws IOException {
    FileChannel file = FileChannel.open(path);
    try {
      return new ArrowReader(file, ArrowFile.read(file), budget);
    } catch (IOException | RuntimeException e) {
      file.close();
      throw e;
    }
  }

  @Override
  public List<TableColumn> columns() {
    return content.columns().stream().map(ArrowFile.Column::column).toList();
  }

  @Override
  public long rows() {
    return content.rows();
  }

  @Override
  public Map<String, String> properties() {
    return content.properties();
  }

  @Override
  public int next(TableBatch into) throws IOException {
    if (asked == null) {
      asked = into.columns().stream().mapToInt(column -> columns().indexOf(column)).toArray();
    }
    while (at == rows) {
      if (batch == content.batches().size()) {
        into.rows(0);
        return 0;
      }
      open(content.batches().get(batch++));
    }
    int count = Math.min(TableBatch.CAPACITY, rows - at);
    for (int i = 0; i < asked.length; i++) {
      try {
        cells.get(i).read(into, i, at, count);
      } catch (RuntimeException | TableException e) {
        throw placed(asked[i], e);
      }
    }
    at += count;
    into.rows(count);
    return count;
  }

  private void open(ArrowFile.Batch from) throws IOException {
    budget.clear();
    cells.clear();
    at = 0;
    rows = 0;
    for (int column : asked) {
      if (column < 0) {
        throw new IllegalArgumentException("the batch has a column the file lacks");
      }
      try {
        cells.add(cells(from, column));
      } catch (RuntimeException | TableException e) {
        throw placed(column, e);
      }
    }
    rows = Math.toIntExact(from.header().length());
  }

  private ArrowCells cells(ArrowFile.Batch from, int column) throws IOException {
    int node = 0;
    int buffer = 0;
    int view = 0;
    for (ArrowFile.Column each : content.columns().subList(0, column)) {
      node += each.layout().nodes();
      buffer += each.layout().buffers();
      for (int i = 0; i < each.layout().views(); i++) {
        buffer += Math.toIntExact(from.header().variadicBufferCounts(view++));
      }
    }
    ArrowFile.Column which = content.columns().get(column);
    RecordBatch header = from.header();
    if (node >= header.nodesLength()
        || buffer + which.layout().buffers() > header.buffersLength()) {
      throw new TableException("the record batch has too few buffers");
    }
    if (header.nodes(node).length() != header.length() || header.length() > Integer.MAX_VALUE) {
      throw new TableException(
          "it has "
              + header.nodes(node).length()
              + " cells in a record batch of "
              + header.length()
              + " rows");
    }
    List<ByteBuffer> buffers = new ArrayList<>();
    for (int i = 0; i < which.layout().buffers(); i++) {
      buffers.add(buffer(from, header.buffers(buffer + i)));
    }
    return ArrowCells.of(which, buffers, (int) header.length(), header.nodes(node).nullCount());
  }

  private ByteBuffer buffer(ArrowFile.Batch from, Buffer place) throws IOException {
    long offset = place.offset();
    long length = place.length();
    if (offset < 0 || length < 0 || offset > from.length() || length > from.length() - offset) {
      throw new TableException(
          "a buffer is said to be "
              + length
              + " bytes from "
              + offset
              + " on, the record batch has "
              + from.length());
    }
    budget.take(length, "a buffer");
    byte[] bytes = ParquetFooter.bytes(file, from.body() + offset, Math.toIntExact(length));
    return ByteBuffer.wrap(unpacked(from.header(), bytes)).order(ByteOrder.LITTLE_ENDIAN);
  }

  private byte[] unpacked(RecordBatch header, byte[] bytes) throws TableException {
    if (header.compression() == null || bytes.length == 0) {
      return bytes;
    }
    if (header.compression().codec() != CompressionType.ZSTD) {
      throw new TableException("it is packed with LZ4_FRAME; read are plain and ZSTD");
    }
    long size = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).getLong();
    int packed = bytes.length - Long.BYTES;
    if (size == -1) {
      return Codec.UNCOMPRESSED.unpack(bytes, Long.BYTES, packed, packed);
    }
    budget.take(size, "a buffer");
    return Codec.ZSTD.unpack(bytes, Long.BYTES, packed, Math.toIntExact(size));
  }

  private TableException placed(int column, Exception e) {
    return Damage.in(
        "record batch " + batch + ", column " + content.columns().get(column).column().name(), e);
  }

  @Override
  public String place(long row) {
    long before = 0;
    int number = 0;
    for (ArrowFile.Batch each : content.batches()) {
      number++;
      before += each.header().length();
      if (row <= before) {
        break;
      }
    }
    return "row " + row + " (record batch " + number + ")";
  }

  @Override
  public void close() throws IOException {
    file.close();
  }
}
