package io.quantlab.fargate.table;

import io.quantlab.engine.data.TableBatch;
import io.quantlab.engine.data.TableException;
import io.quantlab.fargate.table.ChunkPages.Page;
import io.quantlab.fargate.table.ParquetFooter.Leaf;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.apache.parquet.bytes.ByteBufferInputStream;
import org.apache.parquet.bytes.BytesInput;
import org.apache.parquet.column.ColumnDescriptor;
import org.apache.parquet.column.Dictionary;
import org.apache.parquet.column.Encoding;
import org.apache.parquet.column.ValuesType;
import org.apache.parquet.column.page.DictionaryPage;
import org.apache.parquet.column.values.ValuesReader;
import org.apache.parquet.column.values.rle.RunLengthBitPackingHybridDecoder;
import org.apache.parquet.format.ColumnMetaData;
import org.apache.parquet.format.DataPageHeader;
import org.apache.parquet.format.DataPageHeaderV2;
import org.apache.parquet.format.DictionaryPageHeader;
import org.apache.parquet.schema.PrimitiveType;
import org.apache.parquet.schema.Type.Repetition;

/// Decodes the values of one column chunk in order.
final class ColumnCursor implements AutoCloseable {
  private static final int LENGTH_BYTES = 4;

  private final Leaf leaf;
  private final ChunkPages pages;
  private final CellReader cells;
  private final ColumnDescriptor descriptor;
  private Dictionary dictionary;
  private Levels levels;
  private ValuesReader values;
  private int left;
  private long unseen;

  /// The next definition level: 1 for a value, 0 for none.
  private interface Levels {
    int next() throws IOException;
  }

  /// @param rows of the row group
  ColumnCursor(Leaf leaf, ColumnMetaData chunk, ChunkPages pages, long rows) throws TableException {
    this.leaf = leaf;
    this.unseen = rows;
    this.pages = pages;
    if (!chunk.isSetType() || chunk.getType() != leaf.element().getType()) {
      throw new TableException(
          "its chunk holds " + chunk.getType() + ", the schema says " + leaf.element().getType());
    }
    this.cells = CellReader.of(leaf);
    PrimitiveType primitive =
        new PrimitiveType(
            leaf.optional() ? Repetition.OPTIONAL : Repetition.REQUIRED,
            ParquetSchema.physical(leaf.element()),
            leaf.element().getType_length(),
            leaf.column().name());
    this.descriptor =
        new ColumnDescriptor(
            new String[] {leaf.column().name()}, primitive, 0, leaf.optional() ? 1 : 0);
  }

  /// Decodes the next `rows` cells into a column of the batch.
  void read(TableBatch into, int column, int rows) throws IOException {
    int row = 0;
    while (row < rows) {
      if (left == 0) {
        open();
      }
      int count = Math.min(left, rows - row);
      try {
        levels(into.absent(column), row, row + count);
        cells.read(values, into, column, row, row + count);
      } catch (TableException e) {
        throw e;
      } catch (IOException | RuntimeException e) {
        throw Damage.in("a page holds damaged values", e);
      }
      left -= count;
      row += count;
    }
  }

  /// Fails when pages are left behind the last row.
  void finish() throws IOException {
    if (left > 0 || pages.next() != null) {
      throw new TableException("its pages hold more values than the row group has rows");
    }
  }

  private void levels(boolean[] absent, int from, int to) throws IOException {
    for (int i = from; i < to; i++) {
      absent[i] = levels != null && levels.next() == 0;
    }
  }

  /// Opens the next page that holds values.
  private void open() throws IOException {
    while (left == 0) {
      Page page = pages.next();
      if (page == null) {
        throw new TableException("its pages hold fewer values than the row group has rows");
      }
      try {
        open(page);
      } catch (TableException e) {
        throw e;
      } catch (IOException | RuntimeException e) {
        throw Damage.in("a page is damaged", e);
      }
    }
  }

  private void open(Page page) throws IOException {
    switch (page.header().getType()) {
      case DICTIONARY_PAGE -> dictionary(page);
      case DATA_PAGE -> first(page);
      case DATA_PAGE_V2 -> second(page);
      case INDEX_PAGE -> {}
    }
  }

  private void dictionary(Page page) throws IOException {
    DictionaryPageHeader header = page.header().getDictionary_page_header();
    int count = header.getNum_values();
    if (dictionary != null
        || count < 0
        || (long) count * cells.leastBytes() > page.bytes().length) {
      throw new TableException(
          "a dictionary page of "
              + page.bytes().length
              + " bytes says it has "
              + count
              + " values");
    }
    dictionary =
        Encoding.PLAIN.initDictionary(
            descriptor, new DictionaryPage(BytesInput.from(page.bytes()), count, Encoding.PLAIN));
    pages.keep();
  }

  private void first(Page page) throws IOException {
    DataPageHeader header = page.header().getData_page_header();
    byte[] bytes = page.bytes();
    int count = count(header.getNum_values());
    int at = 0;
    levels = null;
    if (leaf.optional()) {
      at = levelsEnd(header.getDefinition_level_encoding(), bytes, count);
      ValuesReader reader =
          Encoding.valueOf(header.getDefinition_level_encoding().name())
              .getValuesReader(descriptor, ValuesType.DEFINITION_LEVEL);
      reader.initFromPage(count, stream(bytes, 0, at));
      levels = reader::readInteger;
    }
    values(header.getEncoding().name(), bytes, at, count);
  }

  /// Where the definition levels of a version 1 page end.
  private static int levelsEnd(org.apache.parquet.format.Encoding encoding, byte[] bytes, int count)
      throws TableException {
    if (encoding == org.apache.parquet.format.Encoding.BIT_PACKED) {
      return Math.min(bytes.length, Math.ceilDiv(count, 8));
    }
    if (encoding != org.apache.parquet.format.Encoding.RLE) {
      throw new TableException("levels in the encoding " + encoding);
    }
    int length =
        bytes.length < LENGTH_BYTES
            ? -1
            : ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).getInt();
    if (length < 0 || length > bytes.length - LENGTH_BYTES) {
      throw new TableException("levels of " + length + " bytes in a page of " + bytes.length);
    }
    new PageGuard(bytes, LENGTH_BYTES, LENGTH_BYTES + length).hybrid(1, count);
    return LENGTH_BYTES + length;
  }

  private void second(Page page) throws IOException {
    DataPageHeaderV2 header = page.header().getData_page_header_v2();
    byte[] bytes = page.bytes();
    int count = count(header.getNum_values());
    int at = header.getDefinition_levels_byte_length();
    levels = null;
    if (leaf.optional()) {
      new PageGuard(bytes, 0, at).hybrid(1, count);
      levels = new RunLengthBitPackingHybridDecoder(1, stream(bytes, 0, at))::readInt;
    }
    values(header.getEncoding().name(), bytes, at, count);
  }

  private void values(String encodingName, byte[] bytes, int from, int count) throws IOException {
    Encoding encoding = Encoding.valueOf(encodingName);
    guard(encoding, bytes, from, count);
    if (encoding.usesDictionary()) {
      if (dictionary == null) {
        throw new TableException("a page needs a dictionary, there is none");
      }
      values = encoding.getDictionaryBasedValuesReader(descriptor, ValuesType.VALUES, dictionary);
    } else {
      values = encoding.getValuesReader(descriptor, ValuesType.VALUES);
    }
    values.initFromPage(count, stream(bytes, from, bytes.length));
    left = count;
    unseen -= count;
  }

  /// The number of values a page says it has.
  private int count(int values) throws TableException {
    if (values < 0 || values > unseen) {
      throw new TableException(
          "a page says it has " + values + " values, " + unseen + " rows are left");
    }
    return values;
  }

  private static void guard(Encoding encoding, byte[] bytes, int from, int count)
      throws TableException {
    PageGuard guard = new PageGuard(bytes, from, bytes.length);
    switch (encoding) {
      case PLAIN_DICTIONARY, RLE_DICTIONARY -> {
        if (from < bytes.length) {
          new PageGuard(bytes, from + 1, bytes.length).hybrid(bytes[from], count);
        }
      }
      case RLE ->
          new PageGuard(bytes, Math.min(bytes.length, from + LENGTH_BYTES), bytes.length)
              .hybrid(1, count);
      case DELTA_BINARY_PACKED, DELTA_LENGTH_BYTE_ARRAY -> guard.delta(count);
      case DELTA_BYTE_ARRAY -> {
        guard.delta(count);
        guard.delta(count);
      }
      case PLAIN, BYTE_STREAM_SPLIT, BIT_PACKED -> {}
    }
  }

  private static ByteBufferInputStream stream(byte[] bytes, int from, int to) {
    return ByteBufferInputStream.wrap(ByteBuffer.wrap(bytes, from, to - from).slice());
  }

  @Override
  public void close() {
    pages.close();
  }
}
