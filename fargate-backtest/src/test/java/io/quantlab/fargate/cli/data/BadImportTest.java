package io.quantlab.fargate.cli.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quantlab.fargate.cli.Session;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Bad files through the command line: one sentence with the place, exit code 3, nothing published.
final class BadImportTest {
  private static final String TRADES = "ts_ms,price,size\n";
  private static final String QUOTES = "ts_ms,bid,bid_size,ask,ask_size\n";
  private static final String BARS = "date,open,high,low,close,volume\n";

  @TempDir Path dir;
  private StoreFixture fixture;

  @BeforeEach
  void prepare() {
    fixture = new StoreFixture(dir);
  }

  private void refused(Session session, String... parts) {
    assertEquals(3, session.exitCode(), session::out);
    assertTrue(session.err().startsWith("error: "), session::err);
    assertEquals(2, session.err().lines().count(), session::err);
    for (String part : parts) {
      assertTrue(session.err().contains(part), () -> part + " not in " + session.err());
    }
    assertFalse(session.err().contains("\tat "), session::err);
    Session list = fixture.data("list");
    assertFalse(list.out().contains("TEST"), list::out);
  }

  private Session imports(String name, String text, String... options) {
    String[] words = new String[options.length + 2];
    words[0] = "import";
    words[1] = fixture.file(name, text);
    System.arraycopy(options, 0, words, 2, options.length);
    return fixture.data(words);
  }

  @Test
  void missingFile() {
    refused(fixture.data("import", "nowhere.csv"), "There is no file nowhere.csv");
  }

  @Test
  void directory() {
    refused(fixture.data("import", dir.toString()), "is not a file");
  }

  @Test
  void emptyFile() {
    refused(imports("TEST.csv", ""), "TEST.csv:1: V-01", "empty");
  }

  @Test
  void headerOnly() {
    refused(imports("TEST.csv", TRADES), "V-01 there are no data rows");
  }

  @Test
  void unknownHeader() {
    refused(imports("TEST.csv", "when,what\n1,2\n"), "TEST.csv:1", "when,what", "mapping");
  }

  @Test
  void nameWithoutSymbol() {
    refused(imports("prices.csv", TRADES + "1,1,1\n"), "prices.csv", "symbol");
  }

  @ParameterizedTest
  @CsvSource({"0.3", "0.9"})
  @DisplayName("a gzip file cut short stops, also when all its lines so far are good")
  void truncatedGzip(double part) throws IOException {
    Random random = new Random(7);
    StringBuilder text = new StringBuilder(TRADES);
    for (int i = 0; i < 20_000; i++) {
      text.append(1381150800000L + i).append(',').append(100 + random.nextInt(900)).append(",1\n");
    }
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (OutputStream gzip = new GZIPOutputStream(packed)) {
      gzip.write(text.toString().getBytes(StandardCharsets.UTF_8));
    }
    byte[] bytes = packed.toByteArray();
    Path file = dir.resolve("TEST.csv.gz");
    Files.write(file, Arrays.copyOf(bytes, (int) (bytes.length * part)));
    refused(fixture.data("import", file.toString()), "TEST.csv.gz", "damaged or truncated");
    Files.write(file, Arrays.copyOf(bytes, 5));
    refused(fixture.data("import", file.toString()), "TEST.csv.gz", "cut short");
  }

  @Test
  void mappingThatIsMissing() {
    refused(imports("TEST.csv", TRADES + "1,1,1\n", "--mapping", "none.mapping"), "none.mapping");
  }

  @Test
  void mappingWithUnknownKey() {
    String mapping = fixture.file("m.mapping", "mapping = 1\nschema = trade\ncolour = red\n");
    refused(imports("TEST.csv", TRADES + "1,1,1\n", "--mapping", mapping), "m.mapping");
  }

  @Test
  void mappingOfAnotherFile() {
    String mapping =
        fixture.file(
            "m.mapping",
            "mapping = 1\nschema = trade\ntime = epoch-ms\ncolumn.time = ts_ms\ncolumn.price = px\n");
    refused(
        imports("TEST.csv", TRADES + "1,1,1\n", "--mapping", mapping),
        "TEST.csv:1: V-01",
        "\"px\"");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "TEST.csv:3:price: V-02 | 1381150801000,10.5,1;1381150802000,ten,1",
        "TEST.csv:2:price: V-02 | 1000,NaN,1",
        "TEST.csv:2:price: V-02 | 1000,1234567890123456789.5,1",
        "TEST.csv:2:ts_ms: V-04 | yesterday,10.5,1",
        "TEST.csv:3: V-01 | 1381150801000,10.5,1;1381150802000,10.5",
        "TEST.csv:4:ts_ms: V-05 | 1381150801000,10.5,1;1381150802000,10.5,1;1381150801999,10.5,1",
        "TEST.csv:2:price: V-08 | 1000,0,1",
        "TEST.csv:2:price: V-08 | 1000,-3,1",
        "TEST.csv:2:size: V-03 | 1000,10.5,-1",
        "TEST.csv:2:ts_ms: V-09 calendar XNYS | 1381150801,10.5,1",
      })
  void badTrades(String place, String rows) {
    refused(imports("TEST.csv", TRADES + rows.replace(';', '\n') + "\n"), place);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "TEST.csv:2:open: V-07 | 2013-10-07,10,9,11,10,5",
        "TEST.csv:2:open: V-07 | 2013-10-07,12,11,9,10,5",
        "TEST.csv:2:volume: V-07 | 2013-10-07,10,11,9,10,-5",
        "TEST.csv:3:date: V-05 | 2013-10-08,10,11,9,10,5;2013-10-07,10,11,9,10,5",
        "TEST.csv:3:date: V-07 | 2013-10-07,10,11,9,10,5;2013-10-07,10,11,9,10,6",
      })
  void badBars(String place, String rows) {
    refused(imports("TEST.csv", BARS + rows.replace(';', '\n') + "\n"), place);
  }

  @Test
  @DisplayName("V-06: an exact repetition of a bar is merged and counted")
  void duplicatesAreMergedAndCounted() {
    Session session =
        imports("TEST.csv", BARS + "2013-10-07,10,11,9,10,5\n2013-10-07,10,11,9,10,5\n");
    assertEquals(0, session.exitCode(), session::err);
    assertTrue(session.out().contains("read 2 = written 1 + rejected 0 + merged 1"), session::out);
  }

  @Test
  @DisplayName("V-11: crossed quotes come in, flagged")
  void crossedQuotesAreFlagged() {
    Session session =
        imports("TEST.csv", QUOTES + "1381150800000,10.02,1,10.01,1\n1381150801000,10,1,10.01,1\n");
    assertEquals(0, session.exitCode(), session::err);
    assertTrue(session.out().contains("V-11"), session::out);
    assertTrue(session.out().contains("TEST.csv:2:bid: V-11 bid is above ask"), session::out);
    String first = fixture.data("show", "TEST", "--head", "1").out().lines().toList().getLast();
    assertTrue(first.endsWith("  4"), first); // Flags.CROSSED
  }

  @Test
  @DisplayName("D-12: skipping keeps bad rows aside, accounts for all and publishes the rest")
  void skipWritesRejects() throws IOException {
    StringBuilder rows = new StringBuilder(TRADES);
    for (int i = 0; i < 300; i++) {
      rows.append(1381150800000L + i * 1000L).append(i == 17 ? ",ten,1\n" : ",10.01,1\n");
    }
    Session session = imports("TEST.csv", rows.toString(), "--policy", "skip");
    assertEquals(0, session.exitCode(), session::err);
    assertTrue(
        session.out().contains("read 300 = written 299 + rejected 1 + merged 0"), session::out);
    String rejects = Files.readString(dir.resolve("TEST.csv.rejects"));
    assertTrue(rejects.startsWith(TRADES + "# line 19 column price: V-02 "), rejects);
    assertTrue(rejects.endsWith("\n1381150817000,ten,1\n"), rejects);
  }

  @Test
  @DisplayName("D-12: skipping stops all the same when too much is bad")
  void skipHasALimit() {
    Session session =
        imports("TEST.csv", TRADES + "1381150801000,1,1\n1381150802000,x,1\n", "--policy", "skip");
    refused(session, "rejected 1 of 2 rows");
    assertTrue(session.out().contains("stopped, nothing is published"), session::out);
  }

  @Test
  void lateRowsCanBeSortedIn() {
    String rows = TRADES + "1381150802000,1,1\n1381150801000,2,1\n1381150803000,3,1\n";
    Session session = imports("TEST.csv", rows, "--reorder", "1s");
    assertEquals(0, session.exitCode(), session::err);
    assertTrue(session.out().contains("sorted    1 late row"), session::out);
  }

  @Test
  @DisplayName("D-13: a day comes in once unless its replacement is asked for")
  void overlappingDaysAreRefused() {
    fixture.importTrades();
    String hash = fixture.hash("TEST:trade");
    Session again = imports("TEST-2.csv", TRADES + "1381237201000,99,20\n");
    assertEquals(3, again.exitCode(), again::out);
    assertTrue(again.err().contains("session day 2013-10-08 is already in"), again::err);
    assertTrue(again.err().contains("--replace-days"), again::err);
    assertEquals(hash, fixture.hash("TEST:trade"));
    Session replaced = imports("TEST-2.csv", TRADES + "1381237201000,99,20\n", "--replace-days");
    assertEquals(0, replaced.exitCode(), replaced::err);
    assertFalse(fixture.hash("TEST:trade").equals(hash));
    assertEquals(
        0,
        fixture.data("import", dir.resolve("TEST-1.csv").toString(), "--replace-days").exitCode());
    assertEquals(hash, fixture.hash("TEST:trade"));
  }

  @Test
  void termsOfAKnownInstrumentStay() {
    fixture.importTrades();
    Session session = imports("TEST-2.csv", TRADES + "1381323600000,9,1\n", "--currency", "EUR");
    assertEquals(3, session.exitCode());
    assertTrue(session.err().contains("TEST is in the store already"), session::err);
  }

  @Test
  @DisplayName("V-03: a finer price than the store counts the instrument in")
  void finerPricesThanTheStoreHas() {
    fixture.importTrades();
    Session session = imports("TEST-2.csv", TRADES + "1381323600000,9.001,1\n");
    assertEquals(3, session.exitCode());
    assertTrue(session.err().contains("TEST-2.csv:2:price: V-03"), session::err);
    assertTrue(session.err().contains("0.01"), session::err);
  }

  @Test
  void wrongWords() {
    String file = fixture.file("TEST.csv", StoreFixture.trades());
    assertEquals(2, fixture.data("import", file, "--policy", "lax").exitCode());
    assertEquals(2, fixture.data("import", file, "--max-rejects", "7").exitCode());
    assertEquals(2, fixture.data("import").exitCode());
    for (String[] words :
        new String[][] {
          {"--calendar", "MOON"}, {"--zone", "Mars"}, {"--class", "shell"},
          {"--tick", "-1"}, {"--reorder", "soon"}, {"--expiry", "2013-12"}
        }) {
      refused(fixture.data("import", file, words[0], words[1]), "");
    }
  }
}
