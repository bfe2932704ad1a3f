package io.quantlab.engine.data.csv;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quantlab.engine.book.LadderBook;
import io.quantlab.engine.data.csv.ImportReport.Outcome;
import io.quantlab.engine.market.BookSide;
import io.quantlab.engine.market.Flags;
import io.quantlab.engine.market.Schema;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Depth files: V-14 and what the chain means for the rows (D-4, D-11, D-12).
class DepthImportTest {
  private static final String HEADER =
      "recv_ns,event_ms,kind,first_id,last_id,prev_id,side,price,qty\n";
  private static final long END = Flags.EVENT_END;
  private static final long ONE_SIDED = Flags.NO_ASK;

  /// Update ids from the full book on that stand in both streams of the capture, whichever came
  /// first; counted apart from this code. The data's README counts 447 by a narrower rule.
  private static final int SHARED_IDS = 629;

  @TempDir Path directory;

  private final MemoryTarget target = new MemoryTarget();

  private ImportReport strict(String rows) throws IOException {
    return run(HEADER + rows, ImportOptions.strict());
  }

  private ImportReport skip(String rows) throws IOException {
    return run(HEADER + rows, ImportOptions.skip(directory).withMaxRejectRatio(1));
  }

  private ImportReport run(String text, ImportOptions options) throws IOException {
    Path file = directory.resolve("BTCUSDT.csv");
    Files.writeString(file, text);
    return CsvImport.run(
        file,
        CsvImport.mappingFor(file),
        options.withOffSession(ImportOptions.OffSession.ALLOW),
        SessionCheck.utcDays(),
        target);
  }

  private void assertRows(long[]... expected) {
    List<long[]> rows = target.only().rows;
    assertEquals(expected.length, rows.size());
    for (int i = 0; i < expected.length; i++) {
      assertArrayEquals(expected[i], rows.get(i), "row " + i);
    }
  }

  private static long[] row(long nanos, int side, long price, long lots, long flags) {
    return new long[] {nanos, 1, side, price, lots, flags};
  }

  @Test
  @DisplayName("D-4 the first row of a full book resets, the last of each message ends it")
  void marksMessages() throws IOException {
    ImportReport report =
        strict(
            """
            100,,snapshot,7,7,,B,10.0,5
            100,,snapshot,7,7,,B,9.5,2
            100,,snapshot,7,7,,A,10.5,1
            110,,diff,7,8,6,B,10.0,0
            110,,diff,7,8,6,A,10.5,3
            120,,diff,9,9,8,A,9.5,1
            """);
    assertEquals(Outcome.COMMITTED, report.outcome(), () -> report.stop().toString());
    long full = Flags.SNAPSHOT;
    assertRows(
        row(100, 0, 100, 5, full | Flags.RESET),
        row(100, 0, 95, 2, full),
        row(100, 1, 105, 1, full | END),
        row(110, 0, 100, 0, 0),
        row(110, 1, 105, 3, END),
        row(120, 1, 95, 1, END | Flags.CROSSED));
    assertEquals(1, report.dirt().locked());
    assertEquals(7, report.findings().getFirst().line());
  }

  @Test
  @DisplayName("V-14 updates a late full book contains are merged, the one that bridges it follows")
  void bridgesALateFullBook() throws IOException {
    ImportReport report =
        strict(
            """
            90,,diff,1,3,0,B,10,9
            91,,diff,4,8,3,B,10,7
            92,,diff,9,9,8,B,11,4
            100,,snapshot,6,6,,B,10,5
            101,,diff,10,12,9,B,11,0
            """);
    assertEquals(Outcome.COMMITTED, report.outcome(), () -> report.stop().toString());
    assertRows(
        row(100, 0, 10, 5, Flags.SNAPSHOT | Flags.RESET | END | ONE_SIDED),
        row(100, 0, 10, 7, END | ONE_SIDED),
        row(100, 0, 11, 4, END | ONE_SIDED),
        row(101, 0, 11, 0, END | ONE_SIDED));
    assertEquals(1, report.rowsMerged());
    assertEquals(5, report.rowsRead());
  }

  @Test
  @DisplayName("V-14 a gap stops a strict import at its line")
  void stopsAtAGap() throws IOException {
    ImportReport report =
        strict(
            """
            100,,snapshot,6,6,,B,10,5
            101,,diff,6,7,5,B,10,4
            102,,diff,9,9,8,B,10,3
            103,,diff,10,10,9,B,10,2
            """);
    assertEquals(Outcome.STOPPED, report.outcome());
    Finding stop = report.stop().orElseThrow();
    assertEquals(Code.V_14, stop.code());
    assertEquals(4, stop.line());
    assertEquals("last_id", stop.column());
    assertTrue(target.only().rows.isEmpty());
  }

  @Test
  @DisplayName("V-14 skipping rejects until the next full book and marks the gap")
  void skipsAGap() throws IOException {
    ImportReport report =
        skip(
            """
            100,,snapshot,6,6,,B,10,5
            101,,diff,6,7,5,B,10,4
            102,,diff,9,9,8,B,10,3
            103,,diff,10,10,9,B,10,2
            104,,diff,11,13,10,B,10,1
            105,,snapshot,12,12,,B,8,8
            106,,diff,14,15,13,B,8,9
            """);
    assertEquals(Outcome.COMMITTED, report.outcome(), () -> report.stop().toString());
    assertRows(
        row(100, 0, 10, 5, Flags.SNAPSHOT | Flags.RESET | END | ONE_SIDED),
        row(101, 0, 10, 4, END | Flags.GAP | ONE_SIDED),
        row(105, 0, 8, 8, Flags.SNAPSHOT | Flags.RESET | END | ONE_SIDED),
        row(105, 0, 10, 1, END | ONE_SIDED),
        row(106, 0, 8, 9, END | ONE_SIDED));
    assertEquals(2, report.rowsRejected());
    assertEquals(3, report.count(Code.V_14), "the break and the two rows lost by it");
    String rejects = Files.readString(report.rejects().orElseThrow());
    assertTrue(rejects.contains("# line 4 column last_id: V-14"), rejects);
    assertTrue(rejects.contains("102,,diff,9,9,8,B,10,3"), rejects);
  }

  @Test
  @DisplayName("V-14 a full book older than an intact chain says nothing new")
  void passesOverAnOldFullBook() throws IOException {
    ImportReport report =
        strict(
            """
            100,,snapshot,6,6,,B,10,5
            101,,diff,6,9,5,B,10,4
            102,,snapshot,8,8,,B,10,5
            103,,diff,10,10,9,B,10,3
            """);
    assertRows(
        row(100, 0, 10, 5, Flags.SNAPSHOT | Flags.RESET | END | ONE_SIDED),
        row(101, 0, 10, 4, END | ONE_SIDED),
        row(103, 0, 10, 3, END | ONE_SIDED));
    assertEquals(1, report.rowsMerged());
  }

  @Test
  @DisplayName("V-14 updates without a full book are rejected")
  void needsAFullBook() throws IOException {
    ImportReport report = strict("90,,diff,1,3,0,B,10,9\n91,,diff,4,8,3,B,10,7\n");
    assertEquals(Code.V_14, report.stop().orElseThrow().code());
    assertEquals(2, report.stop().orElseThrow().line());
    assertEquals(2, report.rowsRejected());
  }

  @Test
  @DisplayName("V-14 without previous ids the next first id is one more than the last")
  void chainsConsecutiveIds() throws IOException {
    String header = "recv_ns,kind,first_id,last_id,side,price,qty\n";
    ImportReport report =
        run(
            header
                + """
                100,snapshot,6,6,bid,10,5
                101,update,7,9,SELL,11,4
                102,update,11,11,buy,10,3
                """,
            ImportOptions.strict());
    assertEquals(4, report.stop().orElseThrow().line());
  }

  @Test
  @DisplayName("V-01, V-02, V-03, V-05, V-08 name line and column")
  void judgesRows() throws IOException {
    assertStops(Code.V_01, "side", "100,,snapshot,7,7,,X,10.0,5");
    assertStops(Code.V_01, "kind", "100,,guess,7,7,,B,10.0,5");
    assertStops(Code.V_02, "last_id", "100,,snapshot,7,seven,,B,10.0,5");
    assertStops(Code.V_03, "qty", "100,,snapshot,7,7,,B,10.0,-5");
    assertStops(Code.V_08, "price", "100,,snapshot,7,7,,B,0,5");
    assertStops(Code.V_05, "recv_ns", "100,,snapshot,7,7,,B,1,5\n99,,diff,7,8,6,B,1,4");
  }

  private void assertStops(Code code, String column, String rows) throws IOException {
    MemoryTarget none = new MemoryTarget();
    Path file = directory.resolve("BTCUSDT.csv");
    Files.writeString(file, HEADER + rows + "\n");
    ImportReport report =
        CsvImport.run(
            file, CsvImport.mappingFor(file), ImportOptions.strict(), SessionCheck.utcDays(), none);
    Finding stop = report.stop().orElseThrow();
    assertEquals(code, stop.code(), stop.toString());
    assertEquals(column, stop.column());
    assertEquals(rows.lines().count() + 1, stop.line());
  }

  @Test
  void cannotReorder() {
    ImportOptions options = ImportOptions.strict().withReorderNanos(1);
    assertThrows(
        MappingException.class, () -> run(HEADER + "1,,snapshot,7,7,,B,10.0,5\n", options));
  }

  @Test
  @DisplayName("a source without ids: messages by stamp, rows that clear a side")
  void readsSourcesWithoutIds() throws IOException {
    Path file = directory.resolve("X.csv");
    Files.writeString(
        file,
        "t,snap,side,price,amount\n5,true,bid,10,1\n5,true,ask,11,1\n6,false,ask,11,0\n"
            + "6,clear,bid,0,0\n");
    CsvMapping mapping =
        MappingFile.parse(
            "m",
            """
            mapping = 1
            schema = depth
            time = epoch-us
            column.time = t
            column.kind = snap
            column.side = side
            column.price = price
            column.size = amount
            priceUnit = 1
            """);
    CsvImport.run(file, mapping, ImportOptions.strict(), SessionCheck.utcDays(), target);
    assertRows(
        row(5000, 0, 10, 1, Flags.SNAPSHOT | Flags.RESET),
        row(5000, 1, 11, 1, Flags.SNAPSHOT | END),
        row(6000, 1, 11, 0, 0),
        new long[] {6000, 2, 0, 0, 0, END | Flags.NO_BID | Flags.NO_ASK});
  }

  @Test
  @DisplayName("D-4 MBO rows by a mapping")
  void readsMarketByOrder() throws IOException {
    Path file = directory.resolve("X.csv");
    Files.writeString(
        file, "t,what,s,p,q,id\n5,add,B,10,3,77\n6,execute,B,10,2,77\n7,remove,B,0,0,77\n");
    CsvMapping mapping =
        MappingFile.parse(
            "m",
            """
            mapping = 1
            schema = mbo
            time = epoch-ns
            column.time = t
            column.kind = what
            column.side = s
            column.price = p
            column.size = q
            column.orderRef = id
            """);
    CsvImport.run(file, mapping, ImportOptions.strict(), SessionCheck.utcDays(), target);
    assertRows(
        new long[] {5, 1, 0, 10, 3, 77, END},
        new long[] {6, 4, 0, 10, 2, 77, END},
        new long[] {7, 3, 0, 0, 0, 77, END});
  }

  @Test
  @DisplayName(
      "Binance BTCUSDT 2024-08-08: the book agrees with bookTicker on every shared update id")
  void agreesWithTheBestPricesOfTheVenue() throws IOException {
    Path file = SharedData.file("crypto/l2/BTCUSDT-binance-usdm-2024-08-08-depth.csv.gz");
    ImportReport report =
        CsvImport.run(
            file,
            CsvImport.mappingFor(file),
            ImportOptions.strict(),
            SessionCheck.utcDays(),
            target);
    assertEquals(Outcome.COMMITTED, report.outcome(), () -> report.stop().toString());
    assertEquals(445_521, report.rowsRead());
    assertEquals(0, report.rowsRejected());
    assertEquals(0, report.count(Code.V_11));
    MemoryTarget.Rows rows = target.only();
    assertEquals(Schema.DEPTH, rows.key.schema());
    assertEquals("0.1", rows.key.priceUnit().toBigDecimal().toPlainString());
    assertEquals("0.001", rows.key.lotSize().toBigDecimal().toPlainString());

    List<Long> ids = updateIds(file);
    Map<Long, String> tickers = tickers();
    LadderBook book = new LadderBook();
    int message = -1;
    int shared = 0;
    for (long[] r : rows.rows) {
      book.apply((int) r[1], (int) r[2], r[3], r[4], r[5]);
      if ((r[5] & END) == 0) {
        continue;
      }
      assertFalse(book.crossed());
      if (++message > 0) {
        String ticker = tickers.get(ids.get(message - 1));
        if (ticker != null) {
          shared++;
          String found =
              book.bidTicks() + " " + book.bidLots() + " " + book.askTicks() + " " + book.askLots();
          assertEquals(ticker, found, "update " + ids.get(message - 1));
        }
      }
    }
    assertEquals(6547, message);
    assertEquals(SHARED_IDS, shared);
    assertEquals(616_597, book.bidTicks());
    assertEquals(1486, book.bidLots());
    assertEquals(616_598, book.askTicks());
    assertEquals(981, book.askLots());
    assertEquals(5018, book.levels(BookSide.BID));
    assertEquals(4578, book.levels(BookSide.ASK));
  }

  /// Last ids of the updates from the full book on, as the file has them.
  private static List<Long> updateIds(Path file) throws IOException {
    List<Long> ids = new ArrayList<>();
    try (BufferedReader in = reader(file)) {
      in.readLine();
      for (String line = in.readLine(); line != null; line = in.readLine()) {
        String[] f = line.split(",", -1);
        long last = Long.parseLong(f[4]);
        boolean fresh = ids.isEmpty() || ids.getLast() != last;
        if (f[2].equals("diff") && last >= 5_123_107_852_948L && fresh) {
          ids.add(last);
        }
      }
    }
    return ids;
  }

  /// Best bid and ask by update id, in units of 0.1 and 0.001.
  private static Map<Long, String> tickers() throws IOException {
    Path file = SharedData.file("crypto/l2/BTCUSDT-binance-usdm-2024-08-08-bbo.csv.gz");
    Map<Long, String> tickers = new HashMap<>();
    try (BufferedReader in = reader(file)) {
      in.readLine();
      for (String line = in.readLine(); line != null; line = in.readLine()) {
        String[] f = line.split(",");
        String best = price(f[3]) + " " + lots(f[4]) + " " + price(f[5]) + " " + lots(f[6]);
        tickers.put(Long.valueOf(f[2]), best);
      }
    }
    return tickers;
  }

  private static long price(String text) {
    return Long.parseLong(text.replace(".", "")) / 10;
  }

  private static long lots(String text) {
    return Long.parseLong(text.replace(".", ""));
  }

  private static BufferedReader reader(Path file) throws IOException {
    return new BufferedReader(
        new InputStreamReader(
            new GZIPInputStream(Files.newInputStream(file)), StandardCharsets.US_ASCII));
  }
}
