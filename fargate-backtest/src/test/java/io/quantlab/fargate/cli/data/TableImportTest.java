package io.quantlab.fargate.cli.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quantlab.engine.data.TableColumn;
import io.quantlab.engine.data.TableType;
import io.quantlab.engine.data.TableType.Clock;
import io.quantlab.engine.data.TableType.Stamp;
import io.quantlab.engine.data.TableType.Unit;
import io.quantlab.engine.data.TableType.Width;
import io.quantlab.fargate.cli.Session;
import io.quantlab.fargate.data.SharedFiles;
import io.quantlab.fargate.table.ArrowFormat;
import io.quantlab.fargate.table.MemoryTable;
import io.quantlab.fargate.table.ParquetFormat;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Parquet, Arrow and JSON lines in, Parquet and Arrow out, through the command line.
final class TableImportTest {
  private static final String TICKS = "fx/tick/EURUSD-fxcm-2014-05-01_15.csv.gz";
  private static final List<TableColumn> QUOTES =
      List.of(
          new TableColumn("bid", new TableType.Real(Width.DOUBLE)),
          new TableColumn("ask", new TableType.Real(Width.DOUBLE)),
          new TableColumn("when", new Stamp(Unit.MILLIS, Clock.UTC)),
          new TableColumn("note", new TableType.Text()));
  private static final long NOON = 1_381_147_200_000L; // 2013-10-07T12:00Z

  @TempDir Path dir;
  private StoreFixture fixture;

  @BeforeEach
  void prepare() {
    fixture = new StoreFixture(dir);
  }

  private StoreFixture other() throws IOException {
    return new StoreFixture(Files.createTempDirectory(dir, "other"));
  }

  private static void imported(Session session) {
    assertEquals(0, session.exitCode(), session::err);
  }

  private void refused(Session session, String... parts) {
    assertEquals(3, session.exitCode(), session::out);
    assertTrue(session.err().startsWith("error: "), session::err);
    assertEquals(2, session.err().lines().count(), session::err);
    for (String part : parts) {
      assertTrue(session.err().contains(part), () -> part + " not in " + session.err());
    }
    assertFalse(fixture.data("list").out().contains("TEST"));
  }

  @Test
  @DisplayName("D-10, D-13: Parquet and CSV of the same daily bars give the same hash")
  void sharedBarsGiveTheHashOfTheCsv() throws IOException {
    imported(fixture.data("import", SharedFiles.file("formats/AAPL-daily.parquet").toString()));
    StoreFixture csv = other();
    imported(csv.data("import", SharedFiles.file("equity/daily/AAPL.csv.gz").toString()));
    assertEquals(csv.hash("AAPL:bar"), fixture.hash("AAPL:bar"));
    assertTrue(fixture.data("list").out().contains("5,849"));
  }

  @ParameterizedTest
  @CsvSource({
    "formats/EURUSD-fxcm-ticks-2014-05-01.parquet, 51053",
    "formats/EURUSD-fxcm-ticks-2000.jsonl, 2000"
  })
  @DisplayName("D-10, D-13: Parquet, JSON lines and CSV of the same ticks give the same hash")
  void sharedTicksGiveTheHashOfTheCsv(String file, int rows) throws IOException {
    imported(fixture.data("import", SharedFiles.file(file).toString()));
    StoreFixture csv = other();
    imported(csv.data("import", csv.file("EURUSD-1.csv", head(TICKS, rows))));
    assertEquals(csv.hash("EURUSD:quote"), fixture.hash("EURUSD:quote"));
  }

  private static String head(String name, int rows) throws IOException {
    StringBuilder text = new StringBuilder();
    try (BufferedReader in =
        new BufferedReader(
            new InputStreamReader(
                new GZIPInputStream(Files.newInputStream(SharedFiles.file(name))),
                StandardCharsets.UTF_8))) {
      for (int i = 0; i <= rows; i++) {
        text.append(in.readLine()).append('\n');
      }
    }
    return text.toString();
  }

  @ParameterizedTest
  @ValueSource(strings = {"parquet", "arrow"})
  @DisplayName("D-20, D-13: store to table file and back gives the same hash, for every schema")
  void exportsComeBack(String format) throws IOException {
    for (String[] set : everySchema()) {
      imported(fixture.data("import", fixture.file(set[1], set[2])));
      Path out = dir.resolve(set[0].replace(':', '-') + "." + format);
      Session session = fixture.data("export", set[0], "--out", out.toString());
      assertEquals(0, session.exitCode(), session::err);
      StoreFixture back = other();
      imported(back.data("import", out.toString()));
      assertEquals(fixture.hash(set[0]), back.hash(set[0]), set[0]);
    }
  }

  /// Dataset, file, content: flags, one-sided quotes, repetitions, eight decimals, actions.
  private static List<String[]> everySchema() {
    String nanos = "000000";
    return List.of(
        new String[] {"AA:trade", "AA-1.csv", StoreFixture.trades().replace("100\n", "0\n")},
        new String[] {
          "BB:quote",
          "BB-1.csv",
          "ts_ms,bid,bid_size,ask,ask_size\n" + NOON + ",1.25,3,0,0\n" + NOON + ",1.5,3,1.25,4\n"
        },
        new String[] {
          "CC:bar",
          "CC-1min.csv",
          "ts_ms,open,high,low,close,volume\n" + NOON + ",9,10.5,8.75,9,12345\n"
        },
        new String[] {
          "DD:quote-bar",
          "DD-1min.csv",
          "ts_ms,bid_open,bid_high,bid_low,bid_close,ask_open,ask_high,ask_low,ask_close,bid_size,"
              + "ask_size\n"
              + NOON
              + ",1,2,1,2,1.5,2.5,1.5,2.5,0.00000001,7\n"
        },
        new String[] {
          "EE:action",
          "actions.csv",
          "symbol,ex_date,type,value,reference_close\nEE,2013-10-07,split,1.5,9\n"
              + "EE,2013-10-08,dividend,0.125,9\n"
        },
        new String[] {
          "FF:bar",
          "FF.csv",
          "end_ns,end_time,start_ns,start_time,open,high,low,close,volume,count,flags\n"
              + (NOON + 60_000)
              + nanos
              + ",x,"
              + NOON
              + nanos
              + ",y,0.015625,0.03125,0.015625,0.03125,1,2,64\n"
        });
  }

  private Path quotes(String name, Object[]... rows) throws IOException {
    Path file = dir.resolve(name);
    new MemoryTable(QUOTES, new ArrayList<>(Arrays.asList(rows)))
        .write(new ParquetFormat(), file, Map.of());
    return file;
  }

  private String bothSides() {
    return fixture.file(
        "m.mapping",
        "schema = quote\ntime = epoch-ms\nmissingSide = never\ncolumn.time = when\n"
            + "column.bid = bid\ncolumn.ask = ask\n");
  }

  private static Object[] quote(Object bid, Object ask, long second) {
    return new Object[] {bid, ask, NOON + second * 1000, "x"};
  }

  @Test
  @DisplayName("D-11: a violation names row, row group and column")
  void strictNamesTheRow() throws IOException {
    refused(
        fixture.data(
            "import",
            quotes("TEST.parquet", quote(1.0, 1.5, 0), quote(null, 1.5, 1)).toString(),
            "--mapping",
            bothSides()),
        "TEST.parquet:row 2 (row group 1):bid: V-02 expected a number, found nothing");
    refused(
        fixture.data(
            "import", quotes("TEST.parquet", quote(1.0, 1.5, 5), quote(1.0, 1.5, 1)).toString()),
        "TEST.parquet:row 2 (row group 1):when: V-05 ");
    refused(
        fixture.data("import", quotes("TEST.parquet", quote(Double.NaN, 1.5, 5)).toString()),
        "TEST.parquet:row 1 (row group 1):bid: V-02 \"NaN\" is not a number");
    refused(
        fixture.data("import", quotes("TEST.parquet").toString()), "V-01 there are no data rows");
  }

  @Test
  @DisplayName("D-12: skipping rejects verbatim, every row is accounted for")
  void skipRejectsAndAccounts() throws IOException {
    Object[][] rows = new Object[500][];
    for (int i = 0; i < rows.length; i++) {
      rows[i] = quote(1.0, 1.5, i);
    }
    rows[7] = quote(1.0, null, 7);
    rows[8] = quote(1.0, Double.POSITIVE_INFINITY, 8);
    rows[20] = rows[19];
    Path file = quotes("TEST.parquet", rows);
    Session session =
        fixture.data("import", file.toString(), "--policy", "skip", "--mapping", bothSides());
    imported(session);
    assertTrue(
        session.out().contains("read 500 = written 497 + rejected 2 + merged 1"), session::out);
    assertEquals(
        List.of(
            "bid,ask,when,note",
            "# row 8 (row group 1) column ask: V-02 expected a number, found nothing",
            "1,," + (NOON + 7000) + ",x",
            "# row 9 (row group 1) column ask: V-02 \"Infinity\" is not a number",
            "1,Infinity," + (NOON + 8000) + ",x"),
        Files.readAllLines(dir.resolve("TEST.parquet.rejects")));
  }

  @Test
  void stampsWithoutAZoneAreUtcUnlessOneIsGiven() throws IOException {
    List<TableColumn> columns = new ArrayList<>(QUOTES);
    columns.set(2, new TableColumn("time", new Stamp(Unit.MILLIS, Clock.LOCAL)));
    List<Object[]> rows = new ArrayList<>();
    rows.add(quote(1.0, 1.5, 0));
    Path file = dir.resolve("TEST.arrow");
    new MemoryTable(columns, rows).write(new ArrowFormat(), file, Map.of());
    Session utc = fixture.data("import", file.toString());
    imported(utc);
    assertTrue(utc.out().contains("the stamps in time name no zone, taken as UTC"), utc::out);
    assertTrue(utc.out().contains("2013-10-07T12:00:00Z"), utc::out);
    StoreFixture york = other();
    Session session = york.data("import", file.toString(), "--zone", "America/New_York");
    imported(session);
    assertTrue(session.out().contains("2013-10-07T16:00:00Z"), session::out);
  }

  @Test
  void theFormatMayBeSaid() throws IOException {
    Path odd = dir.resolve("TEST.dat");
    Files.move(quotes("TEST.parquet", quote(1.0, 1.5, 0)), odd);
    imported(fixture.data("import", odd.toString()));
    assertFalse(fixture.hash("TEST:quote").equals("none"));
    Files.move(odd, dir.resolve("FOO.csv"));
    String file = dir.resolve("FOO.csv").toString();
    imported(fixture.data("import", file, "--format", "parquet", "--symbol", "OTHER"));
    Session unknown = fixture.data("import", file, "--format", "xlsx");
    assertEquals(2, unknown.exitCode());
    assertTrue(unknown.err().contains("--format was \"xlsx\""), unknown::err);
    assertTrue(unknown.err().contains("parquet"), unknown::err);
    Session json = fixture.data("import", file, "--format", "json");
    assertEquals(3, json.exitCode());
    assertTrue(json.err().contains("written, not imported"), json::err);
  }

  @Test
  @DisplayName("hostile files: one clear sentence, nothing published")
  void hostileFiles() throws IOException {
    byte[] good = Files.readAllBytes(quotes("GOOD.parquet", quote(1.0, 1.5, 0)));
    Path bad = dir.resolve("TEST.parquet");
    Files.write(bad, Arrays.copyOf(good, good.length - 9));
    refused(fixture.data("import", bad.toString()), "a Parquet file ends with PAR1");
    Files.writeString(bad, "ts_ms,bid,ask\n1,1,1\n");
    refused(
        fixture.data("import", bad.toString()),
        "a Parquet file begins with PAR1, this one begins with \"ts_m\"");
    Files.write(bad, new byte[0]);
    refused(fixture.data("import", bad.toString()), "it has 0 bytes");
    byte[] huge = good.clone();
    huge[huge.length - 5] = 0x7f;
    Files.write(bad, huge);
    refused(fixture.data("import", bad.toString()), "its footer says it has");
    byte[] page = good.clone();
    page[40] ^= 0x55;
    Files.write(bad, page);
    refused(fixture.data("import", bad.toString()), "TEST.parquet:", "row group 1, column ");
    Path lines = dir.resolve("TEST.jsonl");
    Files.writeString(lines, "{\"t\":" + NOON + ",\"b\":2,\"a\":3}\n{\"t\":2,\"b\":\n");
    refused(fixture.data("import", lines.toString()), "TEST.jsonl:line 2: V-01 no JSON: ");
    Files.writeString(lines, "[1,2,3]\n");
    refused(fixture.data("import", lines.toString()), "TEST.jsonl:1: expected a JSON object");
  }

  @Test
  @DisplayName("D-12: damaged messages are rejected verbatim")
  void skipsDamagedMessages() throws IOException {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < 400; i++) {
      text.append("{\"t\":" + (NOON + i) + ",\"b\":1.5,\"a\":2.5,\"x\":[1]}\n");
      text.append(i == 99 ? "{\"t\":1,\"t\":2}\n" : "");
      text.append(i == 100 ? "{\"t\":" + (NOON + i) + ",\"b\":\"n/a\",\"a\":2}\n" : "");
    }
    String mapping =
        fixture.file(
            "m.mapping",
            "schema = quote\ntime = epoch-ms\ncolumn.time = t\ncolumn.bid = b\ncolumn.ask = a\n");
    String file = fixture.file("TEST.jsonl", text.toString());
    Session session = fixture.data("import", file, "--policy", "skip", "--mapping", mapping);
    imported(session);
    assertTrue(session.out().contains("read 402 = written 400 + rejected 2"), session::out);
    List<String> rejects = Files.readAllLines(dir.resolve("TEST.jsonl.rejects"));
    assertTrue(rejects.get(1).startsWith("# line 101: V-01 no JSON: Duplicate"), rejects::toString);
    assertEquals("\"{\"\"t\"\":1,\"\"t\"\":2}\"", rejects.get(2));
    assertEquals("# line 103 column b: V-02 \"n/a\" is not a number", rejects.get(3));
  }

  @Test
  void namesTheFormatsItWrites() {
    fixture.importTrades();
    Session session = fixture.data("export", "TEST", "--out", dir.resolve("x.dat").toString());
    assertEquals(3, session.exitCode());
    assertTrue(session.err().contains("The name x.dat does not tell a format."), session::err);
    Session said =
        fixture.data(
            "export", "TEST", "--out", dir.resolve("x.dat").toString(), "--format", "arrow");
    assertEquals(0, said.exitCode(), said::err);
  }
}
