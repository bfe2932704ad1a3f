package io.quantlab.engine.data;

import java.io.IOException;
import java.util.List;
import java.util.Map;

/// Port: reads the rows of one table file from first to last.
///
/// What is wrong with a file is a [TableException], on opening or when the damaged part is reached;
/// no file makes a reader allocate more than a stated limit.
public interface TableReader extends AutoCloseable {
  /// The columns in file order.
  List<TableColumn> columns();

  /// The rows the file says it has.
  long rows();

  /// What the file says about itself, by key.
  Map<String, String> properties();

  /// Fills the batch with the next rows and gives their number, 0 at the end. Only the columns of
  /// the batch are decoded; every call of one reader must bring the same ones.
  int next(TableBatch into) throws IOException;

  /// A row in words people find it by, for example `row 17 (row group 1)`; rows count from 1.
  String place(long row);

  @Override
  void close() throws IOException;
}
