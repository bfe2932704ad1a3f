package io.quantlab.fargate.table;

import com.google.flatbuffers.FlatBufferBuilder;
import io.quantlab.engine.data.TableBatch;
import io.quantlab.engine.data.TableColumn;
import io.quantlab.engine.data.TableWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.arrow.flatbuf.Block;
import org.apache.arrow.flatbuf.Buffer;
import org.apache.arrow.flatbuf.Endianness;
import org.apache.arrow.flatbuf.FieldNode;
import org.apache.arrow.flatbuf.Footer;
import org.apache.arrow.flatbuf.KeyValue;
import org.apache.arrow.flatbuf.Message;
import org.apache.arrow.flatbuf.MessageHeader;
import org.apache.arrow.flatbuf.MetadataVersion;
import org.apache.arrow.flatbuf.RecordBatch;
import org.apache.arrow.flatbuf.Schema;

/// Writes an Arrow IPC file.
final class ArrowWriter implements TableWriter {
  private static final int FIRST_SIZE = 1024;
  private static final int PREFIX = 8;
  private static final byte[] PADDING = new byte[ArrowFormat.ALIGNMENT];

  private final OutputStream out;
  private final List<TableColumn> columns;
  private final Map<String, String> properties;
  private final List<ArrowColumn> cells = new ArrayList<>();
  private final List<Placed> batches = new ArrayList<>();
  private long position;
  private int rows;

  /// A record batch in the file.
  private record Placed(long offset, int metadata, long body) {}

  private ArrowWriter(OutputStream out, List<TableColumn> columns, Map<String, String> properties) {
    this.out = out;
    this.columns = List.copyOf(columns);
    this.properties = Map.copyOf(properties);
    for (TableColumn column : columns) {
      cells.add(ArrowColumn.of(column.type()));
    }
  }

  static ArrowWriter start(
      OutputStream out, List<TableColumn> columns, Map<String, String> properties)
      throws IOException {
    ArrowWriter writer = new ArrowWriter(out, columns, properties);
    writer.bytes(ArrowFormat.MAGIC);
    writer.pad();
    FlatBufferBuilder schema = new FlatBufferBuilder(FIRST_SIZE);
    writer.message(schema, MessageHeader.Schema, writer.schema(schema), 0);
    return writer;
  }

  @Override
  public void write(TableBatch batch) throws IOException {
    if (!batch.columns().equals(columns)) {
      throw new IllegalArgumentException(
          "the batch has the columns " + batch.columns() + ", the file " + columns);
    }
    for (int row = 0; row < batch.rows(); row++) {
      boolean full = rows == ArrowColumn.ROWS;
      for (ArrowColumn column : cells) {
        full |= column.isFull();
      }
      if (full) {
        flush();
      }
      for (int i = 0; i < cells.size(); i++) {
        cells.get(i).append(batch, i, row);
      }
      rows++;
    }
  }

  private void flush() throws IOException {
    List<ByteBuffer> buffers = new ArrayList<>();
    long body = 0;
    for (ArrowColumn column : cells) {
      for (ByteBuffer buffer : column.buffers(rows)) {
        buffers.add(buffer);
        body += ArrowFormat.aligned(buffer.remaining());
      }
    }
    FlatBufferBuilder header = new FlatBufferBuilder(FIRST_SIZE);
    long offset = position;
    int metadata =
        message(header, MessageHeader.RecordBatch, describe(header, buffers, body), body);
    for (ByteBuffer buffer : buffers) {
      out.write(buffer.array(), buffer.position(), buffer.remaining());
      position += buffer.remaining();
      pad();
    }
    batches.add(new Placed(offset, metadata, body));
    cells.forEach(ArrowColumn::clear);
    rows = 0;
  }

  private int describe(FlatBufferBuilder header, List<ByteBuffer> buffers, long body) {
    RecordBatch.startBuffersVector(header, buffers.size());
    long end = body;
    for (ByteBuffer buffer : buffers.reversed()) {
      end -= ArrowFormat.aligned(buffer.remaining());
      Buffer.createBuffer(header, end, buffer.remaining());
    }
    int buffersAt = header.endVector();
    RecordBatch.startNodesVector(header, cells.size());
    for (ArrowColumn column : cells.reversed()) {
      FieldNode.createFieldNode(header, rows, column.nulls());
    }
    int nodesAt = header.endVector();
    return RecordBatch.createRecordBatch(header, rows, nodesAt, buffersAt, 0, 0);
  }

  private int schema(FlatBufferBuilder builder) {
    int[] fields = new int[columns.size()];
    for (int i = 0; i < fields.length; i++) {
      fields[i] = ArrowTypes.write(builder, columns.get(i));
    }
    int[] said =
        properties.entrySet().stream()
            .sorted(Map.Entry.comparingByKey())
            .mapToInt(each ->
                KeyValue.createKeyValue(
                    builder,
                    builder.createString(each.getKey()),
                    builder.createString(each.getValue())))
            .toArray();
    int fieldsAt = Schema.createFieldsVector(builder, fields);
    int saidAt = Schema.createCustomMetadataVector(builder, said);
    return Schema.createSchema(builder, Endianness.Little, fieldsAt, saidAt, 0);
  }

  /// Writes a message without its body and gives its length, padding included.
  private int message(FlatBufferBuilder builder, byte kind, int header, long body)
      throws IOException {
    builder.finish(Message.createMessage(builder, MetadataVersion.V5, kind, header, body, 0));
    byte[] metadata = builder.sizedByteArray();
    int length = (int) ArrowFormat.aligned(metadata.length);
    word(ArrowFormat.CONTINUATION);
    word(length);
    bytes(metadata);
    pad();
    return PREFIX + length;
  }

  @Override
  public void finish() throws IOException {
    if (rows > 0) {
      flush();
    }
    word(ArrowFormat.CONTINUATION);
    word(0);
    FlatBufferBuilder builder = new FlatBufferBuilder(FIRST_SIZE);
    int schema = schema(builder);
    Footer.startDictionariesVector(builder, 0);
    int dictionaries = builder.endVector();
    Footer.startRecordBatchesVector(builder, batches.size());
    for (Placed batch : batches.reversed()) {
      Block.createBlock(builder, batch.offset(), batch.metadata(), batch.body());
    }
    int blocks = builder.endVector();
    builder.finish(
        Footer.createFooter(builder, MetadataVersion.V5, schema, dictionaries, blocks, 0));
    byte[] footer = builder.sizedByteArray();
    bytes(footer);
    word(footer.length);
    bytes(ArrowFormat.MAGIC);
    out.flush();
  }

  private void bytes(byte[] bytes) throws IOException {
    out.write(bytes);
    position += bytes.length;
  }

  private void word(int word) throws IOException {
    bytes(ByteBuffer.allocate(Integer.BYTES).order(ByteOrder.LITTLE_ENDIAN).putInt(word).array());
  }

  private void pad() throws IOException {
    int count = (int) (ArrowFormat.aligned(position) - position);
    out.write(PADDING, 0, count);
    position += count;
  }

  @Override
  public void close() throws IOException {
    out.close();
  }
}
