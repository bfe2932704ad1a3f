package io.quantlab.engine.data.csv;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quantlab.engine.data.csv.ImportReport.Outcome;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Plain, gzip and zip; empty, damaged and odd files.
class CsvFilesTest {
  private static final String ROWS = "ts,price,size\n1000,1.50,10\n2000,1.51,20\n";

  @TempDir Path directory;
  private final MemoryTarget target = new MemoryTarget();

  private ImportReport run(String text) throws IOException {
    return Texts.run(directory, Texts.TRADES, text, ImportOptions.strict(), target);
  }

  private ImportReport runFile(Path file) throws IOException {
    CsvMapping mapping = MappingFile.parse("m", Texts.TRADES);
    return CsvImport.run(file, mapping, ImportOptions.strict(), SessionCheck.utcDays(), target);
  }

  private static byte[] gzip(String text) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (GZIPOutputStream out = new GZIPOutputStream(bytes)) {
      out.write(text.getBytes(StandardCharsets.UTF_8));
    }
    return bytes.toByteArray();
  }

  private Path zip(String... names) throws IOException {
    Path file = directory.resolve("X.zip");
    try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(file))) {
      for (String name : names) {
        out.putNextEntry(new ZipEntry(name));
        out.write(ROWS.getBytes(StandardCharsets.UTF_8));
        out.closeEntry();
      }
    }
    return file;
  }

  private void assertTwoRows(ImportReport report) {
    assertEquals(Outcome.COMMITTED, report.outcome(), () -> report.stop().toString());
    assertArrayEquals(new long[] {1_000_000_000L, 150, 10, 0}, target.only().row(0));
    assertArrayEquals(new long[] {2_000_000_000L, 151, 20, 0}, target.only().row(1));
    assertEquals(2, report.rowsWritten());
  }

  @Test
  void readsGzip() throws IOException {
    Path file = Files.write(directory.resolve("X.csv.gz"), gzip(ROWS));
    assertTwoRows(runFile(file));
  }

  @Test
  void readsGzipOfSeveralMembers() throws IOException {
    ByteArrayOutputStream both = new ByteArrayOutputStream();
    both.write(gzip("ts,price,size\n1000,1.50,10\n"));
    both.write(gzip("2000,1.51,20\n"));
    assertTwoRows(runFile(Files.write(directory.resolve("X.csv.gz"), both.toByteArray())));
  }

  @Test
  void readsZipOfOneFile() throws IOException {
    assertTwoRows(runFile(zip("inner.csv")));
  }

  @Test
  void refusesZipOfTwoFiles() throws IOException {
    Path file = zip("a.csv", "b.csv");
    IOException e = assertThrows(IOException.class, () -> runFile(file));
    assertEquals("a zip must hold one file, this one holds 2", e.getMessage());
  }

  @Test
  void readsWindowsLinesAndByteOrderMark() throws IOException {
    assertTwoRows(run("\uFEFF" + ROWS.replace("\n", "\r\n")));
  }

  @Test
  void readsALastLineWithoutLineBreak() throws IOException {
    assertTwoRows(run(ROWS.strip()));
  }

  @Test
  void passesOverEmptyLinesAtTheEnd() throws IOException {
    ImportReport report = run(ROWS + "\n\n");
    assertTwoRows(report);
    assertEquals(2, report.linesIgnored());
  }

  @Test
  void readsQuotedFields() throws IOException {
    assertTwoRows(run("\"ts\",\"price\",size\n\"1000\",\"1.50\",10\n2000,1.51,\"20\"\n"));
  }

  @Test
  @DisplayName("V-01: an empty file")
  void refusesAnEmptyFile() throws IOException {
    assertEquals("X.csv:1: V-01 the file is empty", run("").stop().orElseThrow().toString());
  }

  @Test
  @DisplayName("V-01: a header and nothing else")
  void refusesAHeaderOnly() throws IOException {
    assertEquals(
        "X.csv:0: V-01 there are no data rows",
        run("ts,price,size\n").stop().orElseThrow().toString());
  }

  @Test
  @DisplayName("V-01: a mapping of another file")
  void refusesAWrongMapping() throws IOException {
    assertEquals(
        "X.csv:1: V-01 there is no column \"price\" for price; found [ts, last, size]",
        run("ts,last,size\n1000,1,1\n").stop().orElseThrow().toString());
  }

  @Test
  @DisplayName("V-01: a truncated gzip stops at the line where it breaks off")
  void refusesATruncatedGzip() throws IOException {
    StringBuilder text = new StringBuilder("ts,price,size\n");
    for (int i = 0; i < 50_000; i++) {
      text.append(1000 + i * 7)
          .append(",1.")
          .append(10 + i * 31 % 89)
          .append(',')
          .append(1 + i % 17)
          .append('\n');
    }
    byte[] whole = gzip(text.toString());
    Path file = Files.write(directory.resolve("X.csv.gz"), Arrays.copyOf(whole, whole.length / 2));
    ImportReport report = runFile(file);
    assertEquals(Outcome.STOPPED, report.outcome());
    Finding stop = report.stop().orElseThrow();
    assertEquals(Code.V_01, stop.code());
    assertTrue(stop.text().startsWith("the file is damaged or truncated here"), stop.text());
    assertEquals(report.rowsRead() + 2, stop.line());
    assertTrue(
        report.rowsRead() > 10_000 && report.rowsRead() < 40_000,
        () -> "read " + report.rowsRead());
    assertEquals(0, target.only().rows.size());
  }

  @Test
  @DisplayName("V-01: a line longer than the limit stops in every policy")
  void refusesEndlessLines() throws IOException {
    ImportReport report = run(ROWS + "3000," + "1".repeat(200_000) + ",1\n");
    assertEquals(Code.V_01, report.stop().orElseThrow().code());
    assertEquals(4, report.stop().orElseThrow().line());
    ImportOptions skip = ImportOptions.skip(directory).withMaxRejectRatio(1);
    MemoryTarget none = new MemoryTarget();
    String text = ROWS + "x".repeat(200_000) + "\n4000,1,1\n";
    ImportReport skipped = Texts.run(directory, Texts.TRADES, text, skip, none);
    assertEquals(Outcome.STOPPED, skipped.outcome());
    assertEquals(0, none.only().rows.size());
  }

  @Test
  void readsLongLinesAcrossTheWindow() throws IOException {
    StringBuilder text = new StringBuilder("ts,price,size,note\n");
    for (int i = 0; i < 60; i++) {
      text.append(1000 + i).append(",1.50,10,").append("n".repeat(20_000 + i)).append('\n');
    }
    ImportReport report = run(text.toString());
    assertEquals(Outcome.COMMITTED, report.outcome(), () -> report.stop().toString());
    assertEquals(60, report.rowsWritten());
    assertArrayEquals(new long[] {1_059_000_000L, 150, 10, 0}, target.only().row(59));
  }

  @Test
  void readsPositionsSemicolonsDecimalCommasAndComments() throws IOException {
    String mapping =
        """
        mapping = 1
        schema = trade
        header = absent
        separator = ;
        decimal = ,
        comment = #
        time = epoch-s
        column.time = 2
        column.price = 3
        symbol = X
        """;
    String text = "# from a friend\nA;1;1,5\nB;2;1,25\n# the end\n";
    ImportReport report = Texts.run(directory, mapping, text, ImportOptions.strict(), target);
    assertEquals(Outcome.COMMITTED, report.outcome(), () -> report.stop().toString());
    assertEquals("0.01", report.units().priceUnit().toBigDecimal().toPlainString());
    assertArrayEquals(new long[] {1_000_000_000L, 150, 0, 8}, target.only().row(0));
    assertArrayEquals(new long[] {2_000_000_000L, 125, 0, 8}, target.only().row(1));
    assertEquals(1, report.linesIgnored());
  }
}
