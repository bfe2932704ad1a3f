package io.quantlab.fargate.table;

import java.util.HashMap;
import java.util.Map;
import org.apache.parquet.column.ColumnDescriptor;
import org.apache.parquet.column.page.PageWriteStore;
import org.apache.parquet.column.page.PageWriter;

/// The packed pages of a row group in the making, by column.
final class GroupPages implements PageWriteStore {
  private final Map<ColumnDescriptor, ChunkWriter> chunks = new HashMap<>();

  @Override
  public PageWriter getPageWriter(ColumnDescriptor column) {
    return of(column);
  }

  ChunkWriter of(ColumnDescriptor column) {
    return chunks.computeIfAbsent(column, ChunkWriter::new);
  }
}
