package io.quantlab.engine.data;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/// Port: a format of table files. Reading what was written gives the same columns, cells and
/// properties.
public interface TableFormat {
  /// Opens a file; a [TableException] when it is not of this format.
  TableReader open(Path file) throws IOException;

  /// Starts a file. Columns must not be [TableType.Unreadable]; a [TableType.Real] is written with
  /// 64 bits.
  ///
  /// @param out receives the bytes in order; closed with the writer
  /// @param properties what the file says about itself
  TableWriter create(OutputStream out, List<TableColumn> columns, Map<String, String> properties)
      throws IOException;
}
