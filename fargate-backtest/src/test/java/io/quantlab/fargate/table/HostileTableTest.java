package io.quantlab.fargate.table;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quantlab.engine.data.TableColumn;
import io.quantlab.engine.data.TableException;
import io.quantlab.engine.data.TableFormat;
import io.quantlab.engine.data.TableReader;
import io.quantlab.engine.data.TableType;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.Consumer;
import org.apache.parquet.format.ColumnMetaData;
import org.apache.parquet.format.DataPageHeader;
import org.apache.parquet.format.Encoding;
import org.apache.parquet.format.FileMetaData;
import org.apache.parquet.format.PageHeader;
import org.apache.parquet.format.PageType;
import org.apache.parquet.format.Util;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Files whose sizes lie. Nothing but a [TableException] may come out, and no memory may be taken
/// for what a file merely claims.
@DisplayName("hostile table files")
final class HostileTableTest {
  /// Bytes a thread may allocate while it refuses a file of a few hundred.
  private static final long MEMORY = 8L << 20;

  private static final List<TableColumn> WHOLE =
      List.of(new TableColumn("x", new TableType.Whole()));

  @TempDir Path folder;

  private byte[] good() throws IOException {
    List<Object[]> rows = new ArrayList<>();
    for (long i = 0; i < 100; i++) {
      rows.add(new Object[] {i % 7});
    }
    Path file = folder.resolve("good");
    new MemoryTable(WHOLE, rows).write(new ParquetFormat(), file, Map.of());
    return Files.readAllBytes(file);
  }

  private String refusal(TableFormat format, byte[] bytes) throws IOException {
    Path file = folder.resolve("bad");
    Files.write(file, bytes);
    var threads = (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();
    long before = threads.getCurrentThreadAllocatedBytes();
    TableException e = assertThrows(TableException.class, () -> MemoryTable.read(format, file));
    long taken = threads.getCurrentThreadAllocatedBytes() - before;
    assertTrue(taken < MEMORY, () -> taken + " bytes taken before: " + e.getMessage());
    return e.getMessage();
  }

  private static int footerStart(byte[] file) {
    int length = ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN).getInt(file.length - 8);
    return file.length - 8 - length;
  }

  /// The file with another footer behind its pages.
  private static byte[] withFooter(byte[] file, byte[] footer) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.write(file, 0, footerStart(file));
    out.write(footer);
    out.write(ByteBuffer.allocate(4).order(ByteOrder.LITTLE_ENDIAN).putInt(footer.length).array());
    out.write(ParquetFormat.MAGIC);
    return out.toByteArray();
  }

  private static byte[] edited(byte[] file, Consumer<FileMetaData> edit) throws IOException {
    int start = footerStart(file);
    FileMetaData data =
        Util.readFileMetaData(new ByteArrayInputStream(file, start, file.length - 8 - start));
    edit.accept(data);
    ByteArrayOutputStream footer = new ByteArrayOutputStream();
    Util.writeFileMetaData(data, footer);
    return withFooter(file, footer.toByteArray());
  }

  private static ColumnMetaData chunk(FileMetaData data) {
    return data.getRow_groups().getFirst().getColumns().getFirst().getMeta_data();
  }

  @Test
  void listsAndTextsLongerThanTheFooter() throws IOException {
    // Compact Thrift: field 2 is a list of structs, 0xfc says that its length follows: 2^31 - 1.
    byte[] list = {0x15, 0x02, 0x19, (byte) 0xfc, -1, -1, -1, -1, 0x07};
    assertTrue(
        refusal(new ParquetFormat(), withFooter(good(), list)).startsWith("its footer is damaged"));
    // Field 6, created_by, is a text of 2^31 - 1 bytes.
    byte[] text = {0x15, 0x02, 0x58, -1, -1, -1, -1, 0x07};
    assertTrue(
        refusal(new ParquetFormat(), withFooter(good(), text)).startsWith("its footer is damaged"));
    byte[] huge = good();
    ByteBuffer.wrap(huge).order(ByteOrder.LITTLE_ENDIAN).putInt(huge.length - 8, -2);
    assertEquals(
        "its footer says it has 4294967294 bytes; the file has " + huge.length + " in all",
        refusal(new ParquetFormat(), huge));
  }

  @Test
  void schemasThatAreNoTree() throws IOException {
    byte[] children = edited(good(), data -> data.getSchema().getFirst().setNum_children(2));
    assertEquals(
        "its schema is damaged: root says it has 1000000 columns",
        refusal(
            new ParquetFormat(),
            edited(
                good(),
                data -> data.getSchema().getFirst().setName("root").setNum_children(1_000_000))));
    assertEquals(
        "its schema is damaged: it ends after 2 elements", refusal(new ParquetFormat(), children));
    assertEquals(
        "row group 1 says it has 100 rows and 0 column chunks, expected 1",
        refusal(
            new ParquetFormat(),
            edited(good(), data -> data.getRow_groups().getFirst().setColumns(List.of()))));
  }

  @Test
  void rowsThatAreNotThere() throws IOException {
    assertEquals(
        "its row groups have 100 rows, the footer says 9000000000000000000",
        refusal(
            new ParquetFormat(),
            edited(good(), data -> data.setNum_rows(9_000_000_000_000_000_000L))));
    assertEquals(
        "row group 1, column x: its pages hold fewer values than the row group has rows",
        refusal(new ParquetFormat(), edited(good(), data -> rows(data, 1L << 40))));
    assertEquals(
        "row group 1, column x: a page says it has 100 values, 10 rows are left",
        refusal(new ParquetFormat(), edited(good(), data -> rows(data, 10))));
  }

  private static void rows(FileMetaData data, long rows) {
    data.setNum_rows(rows);
    data.getRow_groups().getFirst().setNum_rows(rows);
  }

  @Test
  void chunksOutsideTheFile() throws IOException {
    String message =
        refusal(
            new ParquetFormat(),
            edited(good(), data -> chunk(data).setTotal_compressed_size(Long.MAX_VALUE)));
    assertTrue(
        message.startsWith("row group 1, column x: its pages are said to be 9223372036854775807"),
        message);
    assertTrue(
        refusal(
                new ParquetFormat(),
                edited(
                    good(),
                    data -> chunk(data).setDictionary_page_offset(0).setData_page_offset(-9)))
            .contains("its pages are said to be"));
    assertEquals(
        "row group 1, column x: its values are in another file, /etc/passwd",
        refusal(
            new ParquetFormat(),
            edited(
                good(),
                data ->
                    data.getRow_groups()
                        .getFirst()
                        .getColumns()
                        .getFirst()
                        .setFile_path("/etc/passwd"))));
  }

  /// A file whose one page has this header and these bytes.
  private byte[] page(PageHeader header, byte... body) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.write(ParquetFormat.MAGIC);
    Util.writePageHeader(header, out);
    out.write(body);
    int end = out.size();
    byte[] file = good();
    byte[] footer = Arrays.copyOfRange(file, footerStart(file), file.length - 8);
    FileMetaData data = Util.readFileMetaData(new ByteArrayInputStream(footer));
    chunk(data).unsetDictionary_page_offset();
    chunk(data).setData_page_offset(4).setTotal_compressed_size(end - 4);
    chunk(data).setCodec(org.apache.parquet.format.CompressionCodec.UNCOMPRESSED);
    ByteArrayOutputStream other = new ByteArrayOutputStream();
    Util.writeFileMetaData(data, other);
    out.write(other.toByteArray());
    out.write(ByteBuffer.allocate(4).order(ByteOrder.LITTLE_ENDIAN).putInt(other.size()).array());
    out.write(ParquetFormat.MAGIC);
    return out.toByteArray();
  }

  private static PageHeader header(int values, Encoding encoding, int packed, int plain) {
    return new PageHeader(PageType.DATA_PAGE, plain, packed)
        .setData_page_header(new DataPageHeader(values, encoding, Encoding.RLE, Encoding.RLE));
  }

  @Test
  void pagesThatClaimGigabytes() throws IOException {
    PageBudget small = new PageBudget(1 << 20);
    Path file = folder.resolve("bad");
    Files.write(file, page(header(100, Encoding.PLAIN, 4, Integer.MAX_VALUE), new byte[4]));
    try (TableReader reader = ParquetReader.open(file, small)) {
      TableException e = assertThrows(TableException.class, () -> MemoryTable.read(reader));
      assertEquals(
          "row group 1, column x: a page says it has 2147483651 bytes; at most 1048576 are held at"
              + " a time, 0 already are",
          e.getMessage());
    }
    assertEquals(
        "row group 1, column x: a page says it has 2000000000 bytes, 4 are left",
        refusal(
            new ParquetFormat(), page(header(100, Encoding.PLAIN, 2_000_000_000, 4), new byte[4])));
  }

  @Test
  void pagesWithMoreValuesThanRows() throws IOException {
    assertEquals(
        "row group 1, column x: a page says it has 2147483647 values, 100 rows are left",
        refusal(
            new ParquetFormat(),
            page(header(Integer.MAX_VALUE, Encoding.PLAIN, 4, 4), new byte[4])));
  }

  @Test
  void runsLongerThanTheirPage() throws IOException {
    // Levels: 5 bytes, a bit-packed run of 2^30 - 1 groups of eight.
    assertEquals(
        "row group 1, column x: a run of 8589934584 values in a page of 100",
        refusal(
            new ParquetFormat(),
            page(header(100, Encoding.PLAIN, 9, 9), new byte[] {5, 0, 0, 0, -1, -1, -1, -1, 7})));
    // Levels: 100 values present. Then a delta block of 2^31 values, or a sequence of as many.
    byte[] present = {3, 0, 0, 0, (byte) 0xc8, 1, 1};
    assertTrue(
        refusal(
                new ParquetFormat(),
                page(
                    header(100, Encoding.DELTA_BINARY_PACKED, 15, 15),
                    concat(present, new byte[] {-1, -1, -1, -1, 7, 4, 0, 0})))
            .contains("a delta block of "));
    assertTrue(
        refusal(
                new ParquetFormat(),
                page(
                    header(100, Encoding.DELTA_BINARY_PACKED, 16, 16),
                    concat(present, new byte[] {(byte) 0x80, 1, 4, -1, -1, -1, -1, 7, 0})))
            .contains("a delta sequence of 2147483647 values in a page of 100 values"));
  }

  private static byte[] concat(byte[] a, byte[] b) {
    byte[] both = Arrays.copyOf(a, a.length + b.length);
    System.arraycopy(b, 0, both, a.length, b.length);
    return both;
  }

  @Test
  void arrowFootersThatClaimGigabytes() throws IOException {
    List<Object[]> rows = new ArrayList<>();
    rows.add(new Object[] {1L});
    Path file = folder.resolve("good");
    new MemoryTable(WHOLE, rows).write(new ArrowFormat(), file, Map.of());
    byte[] bytes = Files.readAllBytes(file);
    ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).putInt(bytes.length - 10, 1 << 30);
    assertEquals(
        "its footer says it has 1073741824 bytes; the file has " + bytes.length + " in all",
        refusal(new ArrowFormat(), bytes));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "plain.parquet",
        "snappy.parquet",
        "zstd.parquet",
        "delta.parquet",
        "lz4.parquet",
        "plain.arrow",
        "zstd.arrow",
        "wide.arrow"
      })
  @DisplayName("damage in pages without checksums gives a TableException or other cells")
  void damagedForeignFiles(String name) throws IOException {
    long seed = name.hashCode();
    SplittableRandom random = new SplittableRandom(seed);
    System.out.println("HostileTableTest " + name + " seed " + seed);
    TableFormat format = name.endsWith(".parquet") ? new ParquetFormat() : new ArrowFormat();
    byte[] good = Files.readAllBytes(ForeignTableTest.file(name));
    Path file = folder.resolve(name);
    for (int round = 0; round < 120; round++) {
      byte[] bytes = good.clone();
      for (int i = random.nextInt(1, 5); i > 0; i--) {
        bytes[random.nextInt(bytes.length)] =
            (byte) (random.nextBoolean() ? 0xff : random.nextInt());
      }
      Files.write(file, bytes);
      try {
        MemoryTable.read(format, file);
      } catch (TableException e) {
        assertTrue(!e.getMessage().isEmpty());
      }
    }
  }
}
