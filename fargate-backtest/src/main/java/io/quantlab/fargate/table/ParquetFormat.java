package io.quantlab.fargate.table;

import io.quantlab.engine.data.TableColumn;
import io.quantlab.engine.data.TableFormat;
import io.quantlab.engine.data.TableReader;
import io.quantlab.engine.data.TableWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/// Apache Parquet.
///
/// Read: flat columns of every common type, encoding and page version, packed with snappy, gzip,
/// zstd or LZ4_RAW; a nested or unknown column cannot be read, the others of its file can. Written:
/// version 1 pages, dictionary or plain, zstd, with checksums, minimum and maximum.
///
/// Source: github.com/apache/parquet-format, `README.md`, `Encodings.md`, `LogicalTypes.md`.
public final class ParquetFormat implements TableFormat {
  /// First and last bytes of a file.
  static final byte[] MAGIC = {'P', 'A', 'R', '1'};

  @Override
  public TableReader open(Path file) throws IOException {
    return ParquetReader.open(file);
  }

  @Override
  public TableWriter create(
      OutputStream out, List<TableColumn> columns, Map<String, String> properties)
      throws IOException {
    return ParquetWriter.start(out, columns, properties);
  }
}
