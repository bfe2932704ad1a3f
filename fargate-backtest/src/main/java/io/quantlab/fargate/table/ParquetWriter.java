package io.quantlab.fargate.table;

import io.quantlab.engine.data.TableBatch;
import io.quantlab.engine.data.TableColumn;
import io.quantlab.engine.data.TableType;
import io.quantlab.engine.data.TableWriter;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.parquet.column.ColumnWriter;
import org.apache.parquet.column.ParquetProperties;
import org.apache.parquet.column.ParquetProperties.WriterVersion;
import org.apache.parquet.column.impl.ColumnWriteStoreV1;
import org.apache.parquet.format.ColumnChunk;
import org.apache.parquet.format.ColumnOrder;
import org.apache.parquet.format.FileMetaData;
import org.apache.parquet.format.KeyValue;
import org.apache.parquet.format.RowGroup;
import org.apache.parquet.format.SchemaElement;
import org.apache.parquet.format.TypeDefinedOrder;
import org.apache.parquet.format.Util;
import org.apache.parquet.io.api.Binary;
import org.apache.parquet.schema.MessageType;

/// Writes a Parquet file: row groups of at most [#GROUP_ROWS] rows, pages of at most 20,000.
final class ParquetWriter implements TableWriter {
  /// Rows of a full row group; eight columns of them take 32 MB before they are packed.
  static final int GROUP_ROWS = 1 << 19;

  private static final int PAGE_ROWS = 20_000;
  private static final int FORMAT_VERSION = 2;
  private static final String CREATED_BY = "quantlab";

  private final OutputStream out;
  private final List<TableColumn> columns;
  private final List<SchemaElement> schema = new ArrayList<>();
  private final MessageType message;
  private final Map<String, String> properties;
  private final List<RowGroup> groups = new ArrayList<>();
  private final ParquetProperties options =
      ParquetProperties.builder()
          .withWriterVersion(WriterVersion.PARQUET_1_0)
          .withPageRowCountLimit(PAGE_ROWS)
          .withSizeStatisticsEnabled(false)
          .build();
  private long position = ParquetFormat.MAGIC.length;
  private GroupPages pages;
  private ColumnWriteStoreV1 store;
  private ColumnWriter[] writers;
  private long groupRows;
  private long rows;

  private ParquetWriter(
      OutputStream out, List<TableColumn> columns, Map<String, String> properties) {
    this.out = out;
    this.columns = List.copyOf(columns);
    this.properties = Map.copyOf(properties);
    SchemaElement root = new SchemaElement("table");
    schema.add(root.setNum_children(columns.size()));
    columns.forEach(column -> schema.add(ParquetTypes.write(column)));
    this.message = ParquetSchema.message(schema);
  }

  static ParquetWriter start(
      OutputStream out, List<TableColumn> columns, Map<String, String> properties)
      throws IOException {
    ParquetWriter writer = new ParquetWriter(out, columns, properties);
    out.write(ParquetFormat.MAGIC);
    return writer;
  }

  @Override
  public void write(TableBatch batch) throws IOException {
    if (!batch.columns().equals(columns)) {
      throw new IllegalArgumentException(
          "the batch has the columns " + batch.columns() + ", the file " + columns);
    }
    for (int row = 0; row < batch.rows(); row++) {
      if (store == null) {
        beginGroup();
      }
      for (int column = 0; column < writers.length; column++) {
        write(batch, column, row);
      }
      store.endRecord();
      if (++groupRows == GROUP_ROWS) {
        endGroup();
      }
    }
  }

  private void write(TableBatch batch, int column, int row) {
    ColumnWriter to = writers[column];
    if (batch.absent(column)[row]) {
      to.writeNull(0, 0);
      return;
    }
    switch (columns.get(column).type()) {
      case TableType.Whole _, TableType.Stamp _ -> to.write(batch.values(column)[row], 0, 1);
      case TableType.Real _ -> to.write(Double.longBitsToDouble(batch.values(column)[row]), 0, 1);
      case TableType.Day _ -> to.write(Math.toIntExact(batch.values(column)[row]), 0, 1);
      case TableType.Truth _ -> to.write(batch.values(column)[row] != 0, 0, 1);
      case TableType.Text _ -> to.write(Binary.fromString(batch.texts(column)[row]), 0, 1);
      case TableType.Fixed fixed -> {
        long low = batch.values(column)[row];
        if (fixed.isWide()) {
          to.write(wide(batch.high(column)[row], low), 0, 1);
        } else {
          to.write(low, 0, 1);
        }
      }
      case TableType.Unreadable _ -> throw new IllegalStateException("refused by the schema");
    }
  }

  private static Binary wide(long high, long low) {
    ByteBuffer bytes = ByteBuffer.allocate(ParquetTypes.WIDE_BYTES).putLong(high).putLong(low);
    return Binary.fromConstantByteArray(bytes.array());
  }

  private void beginGroup() {
    pages = new GroupPages();
    store = new ColumnWriteStoreV1(message, pages, options);
    writers = new ColumnWriter[columns.size()];
    for (int i = 0; i < writers.length; i++) {
      writers[i] = store.getColumnWriter(message.getColumns().get(i));
    }
  }

  private void endGroup() throws IOException {
    store.flush();
    store.close();
    List<ColumnChunk> chunks = new ArrayList<>();
    long packed = 0;
    long plain = 0;
    long start = position;
    for (int i = 0; i < columns.size(); i++) {
      ColumnChunk chunk =
          pages.of(message.getColumns().get(i)).writeTo(out, position, schema.get(i + 1));
      chunks.add(chunk);
      position += chunk.getMeta_data().getTotal_compressed_size();
      packed += chunk.getMeta_data().getTotal_compressed_size();
      plain += chunk.getMeta_data().getTotal_uncompressed_size();
    }
    groups.add(
        new RowGroup(chunks, plain, groupRows)
            .setTotal_compressed_size(packed)
            .setFile_offset(start)
            .setOrdinal((short) groups.size()));
    rows += groupRows;
    groupRows = 0;
    store = null;
  }

  @Override
  public void finish() throws IOException {
    if (store != null) {
      endGroup();
    }
    FileMetaData data = new FileMetaData(FORMAT_VERSION, schema, rows, groups);
    data.setCreated_by(CREATED_BY);
    properties.entrySet().stream()
        .sorted(Map.Entry.comparingByKey())
        .forEach(each ->
            data.addToKey_value_metadata(new KeyValue(each.getKey()).setValue(each.getValue())));
    for (int i = 0; i < columns.size(); i++) {
      data.addToColumn_orders(ColumnOrder.TYPE_ORDER(new TypeDefinedOrder()));
    }
    ByteArrayOutputStream footer = new ByteArrayOutputStream();
    Util.writeFileMetaData(data, footer);
    footer.writeTo(out);
    out.write(
        ByteBuffer.allocate(Integer.BYTES)
            .order(ByteOrder.LITTLE_ENDIAN)
            .putInt(footer.size())
            .array());
    out.write(ParquetFormat.MAGIC);
    out.flush();
  }

  @Override
  public void close() throws IOException {
    out.close();
  }
}
