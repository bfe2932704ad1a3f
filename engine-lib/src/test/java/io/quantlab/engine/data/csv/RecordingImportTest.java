package io.quantlab.engine.data.csv;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quantlab.engine.data.csv.Dialect.Records;
import io.quantlab.engine.data.csv.ImportReport.Outcome;
import io.quantlab.engine.market.Flags;
import io.quantlab.engine.market.Schema;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// D-10: lines of recorded messages.
class RecordingImportTest {
  private static final String STAMP = "1723161255030314";

  @TempDir Path directory;

  private Path file(String... lines) throws IOException {
    return Files.writeString(directory.resolve("ETHUSDT.txt"), String.join("\n", lines) + "\n");
  }

  private static ImportReport run(Path file, CsvMapping mapping, MemoryTarget target)
      throws IOException {
    return CsvImport.run(file, mapping, ImportOptions.strict(), SessionCheck.utcDays(), target);
  }

  @Test
  @DisplayName("D-10 spot messages, single and combined, give depth, quotes and trades")
  void readsEachKind() throws IOException {
    Path file =
        file(
            STAMP + "001 {\"lastUpdateId\":5,\"bids\":[[\"10.50\",\"1.0\"]],\"asks\":[]}",
            STAMP
                + "002 {\"stream\":\"x\",\"data\":{\"u\":6,\"s\":\"ETHUSDT\",\"b\":\"10.5\","
                + "\"B\":\"2\",\"a\":\"10.6\",\"A\":\"3\"}}",
            STAMP
                + "003 {\"e\":\"depthUpdate\",\"E\":7,\"s\":\"ETHUSDT\",\"U\":6,\"u\":7,"
                + "\"b\":[],\"a\":[[\"10.60\",\"0.5\"],[\"10.7\",\"0\"]]}",
            STAMP + "004 {\"e\":\"kline\",\"k\":{\"a\":[1,{\"b\":\"x\\\"y\"}],\"n\":null}}",
            STAMP
                + "005 {\"e\":\"trade\",\"E\":8,\"s\":\"ETHUSDT\",\"t\":1,\"p\":\"10.6\","
                + "\"q\":\"0.25\",\"b\":88,\"a\":50,\"T\":8,\"m\":true}");
    List<CsvMapping> mappings = CsvImport.recordingsIn(file);
    assertEquals(
        List.of(Schema.DEPTH, Schema.QUOTE, Schema.TRADE),
        mappings.stream().map(CsvMapping::schema).toList());
    MemoryTarget depth = new MemoryTarget();
    ImportReport report = run(file, mappings.getFirst(), depth);
    assertEquals(Outcome.COMMITTED, report.outcome(), () -> report.stop().toString());
    assertEquals(3, report.rowsRead());
    assertEquals(3, report.linesIgnored());
    long ns = Long.parseLong(STAMP) * 1000;
    long full = Flags.SNAPSHOT | Flags.RESET | Flags.EVENT_END | Flags.NO_ASK;
    assertArrayEquals(new long[] {ns + 1, 1, 0, 105, 10, full}, depth.only().row(0));
    assertArrayEquals(new long[] {ns + 3, 1, 1, 106, 5, 0}, depth.only().row(1));
    assertArrayEquals(new long[] {ns + 3, 1, 1, 107, 0, Flags.EVENT_END}, depth.only().row(2));
    MemoryTarget quotes = new MemoryTarget();
    run(file, mappings.get(1), quotes);
    assertArrayEquals(new long[] {ns + 2, 105, 2, 106, 3, 0}, quotes.only().row(0));
    MemoryTarget trades = new MemoryTarget();
    run(file, mappings.get(2), trades);
    assertArrayEquals(new long[] {ns + 5, 106, 25, 0}, trades.only().row(0));
  }

  @Test
  @DisplayName("V-01 what is no message is named with its line and character")
  void namesBrokenMessages() throws IOException {
    String good = STAMP + "001 {\"lastUpdateId\":5,\"bids\":[[\"10\",\"1\"]],\"asks\":[]}";
    assertProblem("expected ':' at character 6 of the message; found '5'", good, "{\"u\" 5}");
    assertProblem("expected the end of a string at character", good, "{\"u");
    assertProblem("expected '}' at character 7 of the message; found the end", good, "{\"u\":5");
    assertProblem("expected the end of the message at character 8", good, "{\"u\":5}}");
    assertProblem("expected '{' at character 1 of the message; found '['", good, "[[1]");
    assertProblem("found one of B", good, "{\"s\":\"A\"}", "{\"s\":\"B\"}");
  }

  private void assertProblem(String text, String good, String... bad) throws IOException {
    String[] lines = new String[bad.length + 1];
    lines[0] = good;
    for (int i = 0; i < bad.length; i++) {
      lines[i + 1] = STAMP + "002 " + bad[i];
    }
    Path file = file(lines);
    ImportReport report = run(file, CsvImport.recordingsIn(file).getFirst(), new MemoryTarget());
    Finding stop = report.stop().orElseThrow();
    assertEquals(Code.V_01, stop.code());
    assertEquals(lines.length, stop.line(), stop.toString());
    assertTrue(stop.text().contains(text), stop.toString());
  }

  @Test
  @DisplayName("V-02, V-14 faults inside a message carry the line of the message")
  void numbersLinesOfTheRecording() throws IOException {
    Path file =
        file(
            STAMP + "001 {\"lastUpdateId\":5,\"bids\":[[\"10\",\"1\"],[\"9\",\"1\"]],\"asks\":[]}",
            STAMP + "002 {\"e\":\"depthUpdate\",\"U\":5,\"u\":6,\"b\":[[\"9\",\"x\"]],\"a\":[]}");
    ImportReport report = run(file, CsvImport.recordingsIn(file).getFirst(), new MemoryTarget());
    assertEquals("ETHUSDT.txt:2:qty: V-02 \"x\" is not a number", report.stop().get().toString());
    Path gap =
        file(
            STAMP + "001 {\"lastUpdateId\":5,\"bids\":[[\"10\",\"1\"],[\"9\",\"1\"]],\"asks\":[]}",
            STAMP + "002 {\"k\":1}",
            STAMP + "003 {\"e\":\"depthUpdate\",\"U\":8,\"u\":9,\"b\":[[\"9\",\"0\"]],\"a\":[]}");
    ImportReport broken = run(gap, CsvImport.recordingsIn(gap).getFirst(), new MemoryTarget());
    assertEquals(Code.V_14, broken.stop().get().code());
    assertEquals(3, broken.stop().get().line());
  }

  @Test
  void refusesARecordingOfOtherThings() throws IOException {
    Path file = file(STAMP + "001 {\"k\":1}");
    assertThrows(MappingException.class, () -> CsvImport.recordingsIn(file));
  }

  @Test
  @DisplayName("Binance BTCUSDT 2024-08-08: the recording gives the rows of the three CSV files")
  void equalsTheFilesMadeOfIt() throws IOException {
    Path raw = SharedData.file("crypto/l2/BTCUSDT-binance-usdm-2024-08-08-raw.txt.gz");
    List<CsvMapping> mappings = CsvImport.recordingsIn(raw);
    assertEquals(
        List.of(Records.BINANCE_DEPTH, Records.BINANCE_QUOTES, Records.BINANCE_TRADES),
        mappings.stream().map(m -> m.dialect().records()).toList());
    String[] names = {"depth", "bbo", "trades"};
    long[] messages = {6552, 66_089, 21_313};
    for (int i = 0; i < names.length; i++) {
      MemoryTarget recorded = new MemoryTarget();
      ImportReport report = run(raw, mappings.get(i), recorded);
      assertEquals(Outcome.COMMITTED, report.outcome(), () -> report.stop().toString());
      assertEquals(93_954 - messages[i], report.linesIgnored());
      Path csv =
          SharedData.file("crypto/l2/BTCUSDT-binance-usdm-2024-08-08-" + names[i] + ".csv.gz");
      MemoryTarget expected = new MemoryTarget();
      ImportReport twin = run(csv, CsvImport.mappingFor(csv), expected);
      assertEquals(twin.rowsRead(), report.rowsRead());
      assertEquals(twin.rowsMerged(), report.rowsMerged());
      assertEquals(expected.text(), recorded.text(), names[i]);
    }
  }
}
