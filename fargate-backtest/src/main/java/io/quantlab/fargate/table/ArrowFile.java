package io.quantlab.fargate.table;

import io.quantlab.engine.data.TableColumn;
import io.quantlab.engine.data.TableException;
import io.quantlab.engine.data.TableType;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.arrow.flatbuf.Block;
import org.apache.arrow.flatbuf.Endianness;
import org.apache.arrow.flatbuf.Field;
import org.apache.arrow.flatbuf.Footer;
import org.apache.arrow.flatbuf.Message;
import org.apache.arrow.flatbuf.MessageHeader;
import org.apache.arrow.flatbuf.RecordBatch;
import org.apache.arrow.flatbuf.Schema;

/// The end of an Arrow file, checked: schema, places of the record batches, properties.
record ArrowFile(List<Column> columns, List<Batch> batches, Map<String, String> properties) {
  private static final int MAX_BYTES = 1 << 26;
  private static final int PREFIX = 8;

  /// A column.
  ///
  /// @param layout what it takes of a record batch
  record Column(TableColumn column, Field field, ArrowLayout layout) {}

  /// A record batch.
  ///
  /// @param body offset of its buffers in the file
  record Batch(RecordBatch header, long body, long length) {}

  static ArrowFile read(FileChannel file) throws IOException {
    long size = file.size();
    int magic = ArrowFormat.MAGIC.length;
    int tail = magic + Integer.BYTES;
    if (size < ArrowFormat.ALIGNMENT + tail) {
      throw new TableException("it has " + size + " bytes, too few for an Arrow file");
    }
    byte[] last = ParquetFooter.bytes(file, size - tail, tail);
    if (!Arrays.equals(ParquetFooter.bytes(file, 0, magic), ArrowFormat.MAGIC)) {
      throw new TableException("an Arrow file begins with ARROW1, this one does not");
    }
    if (!Arrays.equals(Arrays.copyOfRange(last, Integer.BYTES, tail), ArrowFormat.MAGIC)) {
      throw new TableException("an Arrow file ends with ARROW1, this one does not");
    }
    int length = ByteBuffer.wrap(last).order(ByteOrder.LITTLE_ENDIAN).getInt();
    if (length < 0 || length > MAX_BYTES || length > size - tail - magic) {
      throw new TableException(
          "its footer says it has " + length + " bytes; the file has " + size + " in all");
    }
    byte[] footer = ParquetFooter.bytes(file, size - tail - length, length);
    try {
      return of(file, Footer.getRootAsFooter(ByteBuffer.wrap(footer)), size);
    } catch (RuntimeException e) {
      throw Damage.in("its footer is damaged", e);
    }
  }

  private static ArrowFile of(FileChannel file, Footer footer, long size) throws IOException {
    Schema schema = footer.schema();
    if (schema == null) {
      throw new TableException("its footer has no schema");
    }
    if (schema.endianness() != Endianness.Little) {
      throw new TableException("its numbers are big-endian");
    }
    List<Column> columns = new ArrayList<>();
    for (int i = 0; i < schema.fieldsLength(); i++) {
      columns.add(column(schema.fields(i), i));
    }
    Map<String, String> properties = new LinkedHashMap<>();
    for (int i = 0; i < schema.customMetadataLength(); i++) {
      properties.put(schema.customMetadata(i).key(), schema.customMetadata(i).value());
    }
    List<Batch> batches = new ArrayList<>();
    for (int i = 0; i < footer.recordBatchesLength(); i++) {
      batches.add(batch(file, footer.recordBatches(i), size, i));
    }
    return new ArrowFile(List.copyOf(columns), List.copyOf(batches), properties);
  }

  private static Column column(Field field, int index) throws TableException {
    if (field.name() == null || field.name().isEmpty()) {
      throw new TableException("column " + (index + 1) + " has no name");
    }
    TableType type = ArrowTypes.read(field);
    return new Column(new TableColumn(field.name(), type), field, ArrowLayout.of(field));
  }

  private static Batch batch(FileChannel file, Block block, long size, int index)
      throws IOException {
    long offset = block.offset();
    int metadata = block.metaDataLength();
    long body = block.bodyLength();
    if (offset < 0
        || metadata < PREFIX
        || metadata > MAX_BYTES
        || body < 0
        || offset > size - metadata
        || body > size - metadata - offset) {
      throw new TableException(
          "record batch "
              + (index + 1)
              + " is said to be "
              + metadata
              + " and "
              + body
              + " bytes from "
              + offset
              + " on; the file has "
              + size);
    }
    ByteBuffer bytes =
        ByteBuffer.wrap(ParquetFooter.bytes(file, offset, metadata)).order(ByteOrder.LITTLE_ENDIAN);
    int skip = bytes.getInt() == ArrowFormat.CONTINUATION ? PREFIX : Integer.BYTES;
    Message message =
        Message.getRootAsMessage(bytes.slice(skip, metadata - skip).order(ByteOrder.LITTLE_ENDIAN));
    RecordBatch header = (RecordBatch) message.header(new RecordBatch());
    if (message.headerType() != MessageHeader.RecordBatch || header == null) {
      throw new TableException("record batch " + (index + 1) + " is no record batch");
    }
    if (header.length() < 0) {
      throw new TableException(
          "record batch " + (index + 1) + " says it has " + header.length() + " rows");
    }
    return new Batch(header, offset + metadata, body);
  }

  long rows() {
    return batches.stream().mapToLong(batch -> batch.header().length()).sum();
  }
}
