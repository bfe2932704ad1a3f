package io.quantlab.fargate.table;

import io.quantlab.engine.data.TableException;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.util.zip.CRC32;
import org.apache.parquet.format.ColumnMetaData;
import org.apache.parquet.format.CompressionCodec;
import org.apache.parquet.format.DataPageHeaderV2;
import org.apache.parquet.format.PageHeader;
import org.apache.parquet.format.PageType;
import shaded.parquet.org.apache.thrift.TConfiguration;
import shaded.parquet.org.apache.thrift.TException;
import shaded.parquet.org.apache.thrift.protocol.TCompactProtocol;
import shaded.parquet.org.apache.thrift.transport.TIOStreamTransport;

/// The pages of one column chunk, unpacked one after the other.
final class ChunkPages implements AutoCloseable {
  /// Bytes of a page header: statistics may hold a text twice.
  private static final int MAX_HEADER = 1 << 24;

  private static final int MAX_DEPTH = 16;
  private static final int FIRST_PAGE = 4;

  private final RegionStream in;
  private final Codec codec;
  private final PageBudget budget;
  private long held;

  /// A page: its header and its bytes, unpacked; of a version 2 page the levels come first.
  record Page(PageHeader header, byte[] bytes) {}

  ChunkPages(FileChannel file, long end, ColumnMetaData chunk, PageBudget budget)
      throws TableException {
    this.codec = codec(chunk.getCodec());
    this.budget = budget;
    long from = chunk.getData_page_offset();
    long dictionary = chunk.getDictionary_page_offset();
    if (chunk.isSetDictionary_page_offset() && dictionary >= FIRST_PAGE && dictionary < from) {
      from = dictionary;
    }
    long length = chunk.getTotal_compressed_size();
    if (from < FIRST_PAGE || length < 0 || from > end || length > end - from) {
      throw new TableException(
          "its pages are said to be "
              + length
              + " bytes from "
              + from
              + " on, pages end at "
              + end);
    }
    this.in = new RegionStream(file, from, from + length);
  }

  /// The codec, or a [TableException] when it is not read.
  static Codec codec(CompressionCodec codec) throws TableException {
    return switch (codec) {
      case UNCOMPRESSED -> Codec.UNCOMPRESSED;
      case SNAPPY -> Codec.SNAPPY;
      case GZIP -> Codec.GZIP;
      case ZSTD -> Codec.ZSTD;
      case LZ4_RAW -> Codec.LZ4_RAW;
      case LZO, BROTLI, LZ4 ->
          throw new TableException(
              "it is packed with "
                  + codec
                  + "; read are UNCOMPRESSED, SNAPPY, GZIP, ZSTD and LZ4_RAW");
    };
  }

  /// The next page, or `null` at the end. The one before is no longer counted as held.
  Page next() throws IOException {
    budget.give(held);
    held = 0;
    while (in.left() > 0) {
      PageHeader header = header();
      int packed = header.getCompressed_page_size();
      int plain = header.getUncompressed_page_size();
      if (packed < 0 || plain < 0 || packed > in.left()) {
        throw new TableException(
            "a page says it has " + packed + " bytes, " + in.left() + " are left");
      }
      hold((long) packed + plain, "a page");
      byte[] bytes = in.take(packed);
      if (header.isSetCrc() && (int) crc(bytes) != header.getCrc()) {
        throw new TableException("the checksum of a page is wrong");
      }
      if (header.getType() != PageType.INDEX_PAGE) {
        return new Page(header, unpacked(header, bytes, plain));
      }
      budget.give(held);
      held = 0;
    }
    return null;
  }

  /// Counts what was made of the current page as held for good, as a dictionary is.
  void keep() {
    held = 0;
  }

  private void hold(long bytes, String what) throws TableException {
    budget.take(bytes, what);
    held += bytes;
  }

  static long crc(byte[] bytes) {
    CRC32 crc = new CRC32();
    crc.update(bytes);
    return crc.getValue();
  }

  private PageHeader header() throws IOException {
    int limit = (int) Math.min(MAX_HEADER, in.left());
    try {
      PageHeader header = new PageHeader();
      header.read(
          new TCompactProtocol(
              new TIOStreamTransport(new TConfiguration(limit, limit, MAX_DEPTH), in)));
      return header;
    } catch (TException | RuntimeException e) {
      throw Damage.in("the header of a page is damaged", e);
    }
  }

  private byte[] unpacked(PageHeader header, byte[] bytes, int plain) throws TableException {
    if (!header.isSetData_page_header_v2()) {
      return codec.unpack(bytes, 0, bytes.length, plain);
    }
    DataPageHeaderV2 page = header.getData_page_header_v2();
    int definition = page.getDefinition_levels_byte_length();
    int repetition = page.getRepetition_levels_byte_length();
    if (definition < 0 || repetition != 0 || definition > bytes.length || definition > plain) {
      throw new TableException(
          "a page says it has " + definition + " and " + repetition + " bytes of levels");
    }
    boolean packed = !page.isSetIs_compressed() || page.isIs_compressed();
    Codec how = packed ? codec : Codec.UNCOMPRESSED;
    byte[] values =
        bytes.length == definition
            ? new byte[0]
            : how.unpack(bytes, definition, bytes.length - definition, plain - definition);
    byte[] whole = new byte[definition + values.length];
    System.arraycopy(bytes, 0, whole, 0, definition);
    System.arraycopy(values, 0, whole, definition, values.length);
    return whole;
  }

  @Override
  public void close() {
    budget.give(held);
    held = 0;
  }
}
