package io.quantlab.fargate.table;

import io.quantlab.engine.data.TableColumn;
import io.quantlab.engine.data.TableFormat;
import io.quantlab.engine.data.TableReader;
import io.quantlab.engine.data.TableWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/// Apache Arrow's IPC file format, also known as Feather version 2.
///
/// Read: flat columns, plain or packed with zstd; a nested, dictionary-encoded or unknown column
/// cannot be read, the others of its file can. Written: record batches of 65,536 rows, not packed,
/// so that a reader can map the file.
///
/// Source: arrow.apache.org/docs/format/Columnar.html, "Serialization and Interprocess
/// Communication".
public final class ArrowFormat implements TableFormat {
  /// First and last bytes of a file.
  static final byte[] MAGIC = "ARROW1".getBytes(StandardCharsets.US_ASCII);

  /// Buffers and messages begin at multiples of this.
  static final int ALIGNMENT = 8;

  /// Word before the length of a message.
  static final int CONTINUATION = -1;

  @Override
  public TableReader open(Path file) throws IOException {
    return ArrowReader.open(file, PageBudget.ofProcess());
  }

  @Override
  public TableWriter create(
      OutputStream out, List<TableColumn> columns, Map<String, String> properties)
      throws IOException {
    return ArrowWriter.start(out, columns, properties);
  }

  /// The next multiple of [#ALIGNMENT].
  static long aligned(long length) {
    return length + ALIGNMENT - 1 & -ALIGNMENT;
  }
}
