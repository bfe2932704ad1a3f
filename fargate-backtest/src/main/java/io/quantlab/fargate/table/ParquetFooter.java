package io.quantlab.fargate.table;

import io.quantlab.engine.data.TableColumn;
import io.quantlab.engine.data.TableException;
import io.quantlab.engine.data.TableType;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.parquet.format.FieldRepetitionType;
import org.apache.parquet.format.FileMetaData;
import org.apache.parquet.format.KeyValue;
import org.apache.parquet.format.RowGroup;
import org.apache.parquet.format.SchemaElement;
import shaded.parquet.org.apache.thrift.TConfiguration;
import shaded.parquet.org.apache.thrift.TException;
import shaded.parquet.org.apache.thrift.protocol.TCompactProtocol;
import shaded.parquet.org.apache.thrift.transport.TIOStreamTransport;

/// The end of a Parquet file, checked: schema, row groups, properties.
///
/// @param leaves the top-level columns; a nested one is unreadable
/// @param end offset of the footer, where the pages must have ended
record ParquetFooter(
    List<Leaf> leaves, List<RowGroup> groups, long rows, Map<String, String> properties, long end) {
  /// Bytes of the largest footer read; one of a thousand columns and row groups has a few million.
  private static final int MAX_BYTES = 1 << 26;

  /// Magic, length of the footer.
  private static final int TAIL = 8;

  private static final int MAX_DEPTH = 64;

  /// A column with its place among the column chunks.
  ///
  /// @param chunk index of its chunk in every row group; -1 for a nested column
  record Leaf(TableColumn column, SchemaElement element, int chunk) {
    boolean optional() {
      return element.getRepetition_type() == FieldRepetitionType.OPTIONAL;
    }
  }

  static ParquetFooter read(FileChannel file) throws IOException {
    long size = file.size();
    if (size < ParquetFormat.MAGIC.length + TAIL) {
      throw new TableException(
          "it has " + size + " bytes, a Parquet file has at least " + (TAIL + 4));
    }
    checkMagic(bytes(file, 0, 4), "begins");
    byte[] tail = bytes(file, size - TAIL, TAIL);
    checkMagic(Arrays.copyOfRange(tail, 4, TAIL), "ends");
    long length = ByteBuffer.wrap(tail).order(ByteOrder.LITTLE_ENDIAN).getInt() & 0xffffffffL;
    if (length > MAX_BYTES || length > size - TAIL - 4) {
      throw new TableException(
          "its footer says it has " + length + " bytes; the file has " + size + " in all");
    }
    long end = size - TAIL - length;
    return of(metadata(bytes(file, end, (int) length)), end);
  }

  static byte[] bytes(FileChannel file, long from, int length) throws IOException {
    ByteBuffer buffer = ByteBuffer.allocate(length);
    while (buffer.hasRemaining()) {
      if (file.read(buffer, from + buffer.position()) < 0) {
        throw new TableException("it ends at byte " + (from + buffer.position()));
      }
    }
    return buffer.array();
  }

  private static void checkMagic(byte[] found, String where) throws TableException {
    if (Arrays.equals(found, ParquetFormat.MAGIC)) {
      return;
    }
    String text = new String(found, StandardCharsets.ISO_8859_1);
    if (text.equals("PARE")) {
      throw new TableException("it is an encrypted Parquet file");
    }
    throw new TableException(
        "a Parquet file " + where + " with PAR1, this one " + where + " with " + printable(text));
  }

  private static String printable(String text) {
    StringBuilder out = new StringBuilder("\"");
    for (char c : text.toCharArray()) {
      out.append(c > ' ' && c < 127 ? c : '?');
    }
    return out.append('"').toString();
  }

  private static FileMetaData metadata(byte[] footer) throws IOException {
    try {
      FileMetaData data = new FileMetaData();
      data.read(
          new TCompactProtocol(
              new TIOStreamTransport(
                  new TConfiguration(footer.length, footer.length, MAX_DEPTH),
                  new ByteArrayInputStream(footer))));
      return data;
    } catch (TException | RuntimeException e) {
      throw Damage.in("its footer is damaged", e);
    }
  }

  private static ParquetFooter of(FileMetaData data, long end) throws TableException {
    if (data.isSetEncryption_algorithm()) {
      throw new TableException("it is an encrypted Parquet file");
    }
    Tree tree = new Tree(data.getSchema());
    List<Leaf> leaves = tree.topLevel();
    long rows = 0;
    for (int i = 0; i < data.getRow_groupsSize(); i++) {
      RowGroup group = data.getRow_groups().get(i);
      if (group.getNum_rows() < 0 || group.getColumnsSize() != tree.chunks) {
        throw new TableException(
            "row group "
                + (i + 1)
                + " says it has "
                + group.getNum_rows()
                + " rows and "
                + group.getColumnsSize()
                + " column chunks, expected "
                + tree.chunks);
      }
      rows += group.getNum_rows();
    }
    if (rows != data.getNum_rows()) {
      throw new TableException(
          "its row groups have " + rows + " rows, the footer says " + data.getNum_rows());
    }
    return new ParquetFooter(leaves, data.getRow_groups(), rows, properties(data), end);
  }

  private static Map<String, String> properties(FileMetaData data) {
    Map<String, String> properties = new LinkedHashMap<>();
    if (data.isSetKey_value_metadata()) {
      for (KeyValue each : data.getKey_value_metadata()) {
        properties.put(each.getKey(), each.isSetValue() ? each.getValue() : "");
      }
    }
    return properties;
  }

  /// Walks the schema, which is a tree written depth first.
  private static final class Tree {
    private final List<SchemaElement> elements;
    private int next;
    int chunks;

    Tree(List<SchemaElement> elements) {
      this.elements = elements;
    }

    List<Leaf> topLevel() throws TableException {
      List<Leaf> leaves = new ArrayList<>();
      int count = children(take());
      for (int i = 0; i < count; i++) {
        SchemaElement element = take();
        leaves.add(leaf(element));
      }
      if (next != elements.size()) {
        throw damaged("it has " + elements.size() + " elements, " + next + " of them in the tree");
      }
      return List.copyOf(leaves);
    }

    private Leaf leaf(SchemaElement element) throws TableException {
      if (element.getName().isEmpty()) {
        throw damaged("column " + (chunks + 1) + " has no name");
      }
      if (element.isSetNum_children()) {
        skip(element, 1);
        TableType nested = new TableType.Unreadable("nested");
        return new Leaf(new TableColumn(element.getName(), nested), element, -1);
      }
      if (!element.isSetType() || !element.isSetRepetition_type()) {
        throw damaged("column " + element.getName() + " has no type");
      }
      TableType type = ParquetTypes.read(element);
      return new Leaf(new TableColumn(element.getName(), type), element, chunks++);
    }

    private void skip(SchemaElement group, int depth) throws TableException {
      if (depth > MAX_DEPTH) {
        throw damaged("it is nested deeper than " + MAX_DEPTH);
      }
      for (int i = children(group); i > 0; i--) {
        SchemaElement element = take();
        if (element.isSetNum_children()) {
          skip(element, depth + 1);
        } else {
          chunks++;
        }
      }
    }

    private SchemaElement take() throws TableException {
      if (next >= elements.size()) {
        throw damaged("it ends after " + next + " elements");
      }
      return elements.get(next++);
    }

    private int children(SchemaElement group) throws TableException {
      int count = group.getNum_children();
      if (count < 0 || count > elements.size()) {
        throw damaged(group.getName() + " says it has " + count + " columns");
      }
      return count;
    }

    private static TableException damaged(String what) {
      return new TableException("its schema is damaged: " + what);
    }
  }
}
