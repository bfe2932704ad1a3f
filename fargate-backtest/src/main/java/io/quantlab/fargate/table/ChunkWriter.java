package io.quantlab.fargate.table;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.apache.parquet.bytes.BytesInput;
import org.apache.parquet.column.ColumnDescriptor;
import org.apache.parquet.column.page.DictionaryPage;
import org.apache.parquet.column.page.PageWriter;
import org.apache.parquet.column.statistics.SizeStatistics;
import org.apache.parquet.column.statistics.Statistics;
import org.apache.parquet.column.statistics.geospatial.GeospatialStatistics;
import org.apache.parquet.format.ColumnChunk;
import org.apache.parquet.format.ColumnMetaData;
import org.apache.parquet.format.CompressionCodec;
import org.apache.parquet.format.DataPageHeader;
import org.apache.parquet.format.DictionaryPageHeader;
import org.apache.parquet.format.Encoding;
import org.apache.parquet.format.PageHeader;
import org.apache.parquet.format.PageType;
import org.apache.parquet.format.SchemaElement;
import org.apache.parquet.format.Util;

/// Takes the pages of one column chunk from the library's encoders, packs them and keeps them until
/// the chunk is written.
final class ChunkWriter implements PageWriter {
  /// Minimum and maximum are left out when a text is longer.
  private static final int MAX_STATISTIC = 256;

  private final ByteArrayOutputStream dictionary = new ByteArrayOutputStream();
  private final ByteArrayOutputStream pages = new ByteArrayOutputStream();
  private final Set<Encoding> encodings = EnumSet.noneOf(Encoding.class);
  private final Statistics<?> statistics;
  private long values;
  private long plainBytes;

  ChunkWriter(ColumnDescriptor column) {
    this.statistics = Statistics.createStats(column.getPrimitiveType());
  }

  @Override
  public void writePage(
      BytesInput bytes,
      int valueCount,
      int rowCount,
      Statistics<?> pageStatistics,
      org.apache.parquet.column.Encoding repetition,
      org.apache.parquet.column.Encoding definition,
      org.apache.parquet.column.Encoding encoding)
      throws IOException {
    DataPageHeader data =
        new DataPageHeader(valueCount, format(encoding), format(definition), format(repetition));
    PageHeader header = new PageHeader(PageType.DATA_PAGE, 0, 0).setData_page_header(data);
    append(header, bytes, pages);
    encodings.add(format(encoding));
    encodings.add(format(definition));
    values += valueCount;
    statistics.mergeStatistics(pageStatistics);
  }

  @Override
  public void writePage(
      BytesInput bytes,
      int valueCount,
      int rowCount,
      Statistics<?> pageStatistics,
      SizeStatistics sizes,
      GeospatialStatistics shapes,
      org.apache.parquet.column.Encoding repetition,
      org.apache.parquet.column.Encoding definition,
      org.apache.parquet.column.Encoding encoding)
      throws IOException {
    writePage(bytes, valueCount, rowCount, pageStatistics, repetition, definition, encoding);
  }

  private void append(PageHeader header, BytesInput bytes, ByteArrayOutputStream to)
      throws IOException {
    ByteArrayOutputStream whole = new ByteArrayOutputStream(Math.toIntExact(bytes.size()));
    bytes.writeAllTo(whole);
    byte[] plain = whole.toByteArray();
    byte[] packed = Codec.zstd(plain);
    header.setUncompressed_page_size(plain.length).setCompressed_page_size(packed.length);
    header.setCrc((int) ChunkPages.crc(packed));
    int before = to.size();
    Util.writePageHeader(header, to);
    plainBytes += to.size() - before + plain.length;
    to.write(packed);
  }

  @Override
  public void writeDictionaryPage(DictionaryPage page) throws IOException {
    DictionaryPageHeader data =
        new DictionaryPageHeader(page.getDictionarySize(), format(page.getEncoding()));
    PageHeader header =
        new PageHeader(PageType.DICTIONARY_PAGE, 0, 0).setDictionary_page_header(data);
    append(header, page.getBytes(), dictionary);
    encodings.add(format(page.getEncoding()));
  }

  private static Encoding format(org.apache.parquet.column.Encoding encoding) {
    return Encoding.valueOf(encoding.name());
  }

  /// Writes the chunk, which begins at `position`, and describes it.
  ColumnChunk writeTo(OutputStream out, long position, SchemaElement leaf) throws IOException {
    dictionary.writeTo(out);
    pages.writeTo(out);
    ColumnMetaData data =
        new ColumnMetaData(
            leaf.getType(),
            List.copyOf(encodings),
            List.of(leaf.getName()),
            CompressionCodec.ZSTD,
            values,
            plainBytes,
            (long) dictionary.size() + pages.size(),
            position + dictionary.size());
    if (dictionary.size() > 0) {
      data.setDictionary_page_offset(position);
    }
    data.setStatistics(described());
    return new ColumnChunk(0).setMeta_data(data);
  }

  private org.apache.parquet.format.Statistics described() {
    org.apache.parquet.format.Statistics out = new org.apache.parquet.format.Statistics();
    out.setNull_count(statistics.getNumNulls());
    if (statistics.hasNonNullValue() && statistics.isSmallerThan(MAX_STATISTIC)) {
      out.setMin_value(statistics.getMinBytes());
      out.setMax_value(statistics.getMaxBytes());
    }
    return out;
  }

  @Override
  @SuppressWarnings("deprecation")
  public void writePage(
      BytesInput bytes,
      int valueCount,
      Statistics<?> pageStatistics,
      org.apache.parquet.column.Encoding repetition,
      org.apache.parquet.column.Encoding definition,
      org.apache.parquet.column.Encoding encoding) {
    throw new UnsupportedOperationException("version 1 pages know their rows");
  }

  @Override
  public void writePageV2(
      int rowCount,
      int nullCount,
      int valueCount,
      BytesInput repetition,
      BytesInput definition,
      org.apache.parquet.column.Encoding encoding,
      BytesInput data,
      Statistics<?> pageStatistics) {
    throw new UnsupportedOperationException("version 2 pages are not written");
  }

  @Override
  public long getMemSize() {
    return (long) dictionary.size() + pages.size();
  }

  @Override
  public long allocatedSize() {
    return getMemSize();
  }

  @Override
  public String memUsageString(String prefix) {
    return prefix + " " + getMemSize() + " bytes";
  }
}
