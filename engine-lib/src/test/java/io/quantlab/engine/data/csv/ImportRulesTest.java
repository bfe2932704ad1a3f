package io.quantlab.engine.data.csv;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quantlab.engine.data.csv.ImportOptions.OffSession;
import io.quantlab.engine.data.csv.ImportReport.Outcome;
import io.quantlab.engine.instrument.Instrument.PriceSign;
import io.quantlab.engine.market.Flags;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// D-11: every rule, strict and skipping, with line, column and code.
class ImportRulesTest {
  private static final String TRADE_HEAD = "ts,price,size\n1000,1.50,10\n";
  private static final String QUOTE_HEAD = "ts,bid,bs,ask,as\n1000,1.00,5,1.01,5\n";
  private static final String BAR_HEAD = "ts,open,high,low,close,volume\n60000,2,3,1,2.5,100\n";

  @TempDir Path directory;
  private final MemoryTarget target = new MemoryTarget();

  static Stream<Arguments> violations() {
    String trades = Texts.TRADES;
    return Stream.of(
        Arguments.of("V-01 too few columns", trades, TRADE_HEAD, "2000,1.51", "", "V-01"),
        Arguments.of("V-01 too many columns", trades, TRADE_HEAD, "2000,1.51,1,1", "", "V-01"),
        Arguments.of("V-01 open quote", trades, TRADE_HEAD, "2000,\"1.51,1", "", "V-01"),
        Arguments.of(
            "V-01 text after a quote", trades, TRADE_HEAD, "2000,\"1\"5\",1\"", "", "V-01"),
        Arguments.of("V-01 empty line inside", trades, TRADE_HEAD, "", "", "V-01"),
        Arguments.of("V-02 text", trades, TRADE_HEAD, "2000,abc,1", "price", "V-02"),
        Arguments.of("V-02 empty", trades, TRADE_HEAD, "2000,,1", "price", "V-02"),
        Arguments.of("V-02 NaN", trades, TRADE_HEAD, "2000,NaN,1", "price", "V-02"),
        Arguments.of("V-02 infinity", trades, TRADE_HEAD, "2000,Infinity,1", "price", "V-02"),
        Arguments.of("V-02 hexadecimal", trades, TRADE_HEAD, "2000,0x10,1", "price", "V-02"),
        Arguments.of("V-02 two marks", trades, TRADE_HEAD, "2000,1.5.1,1", "price", "V-02"),
        Arguments.of(
            "V-02 no digit behind the mark", trades, TRADE_HEAD, "2000,1.,1", "price", "V-02"),
        Arguments.of("V-02 space", trades, TRADE_HEAD, "2000, 1.5,1", "price", "V-02"),
        Arguments.of(
            "V-02 19 digits", trades, TRADE_HEAD, "2000,1.51,1234567890123456789", "size", "V-02"),
        Arguments.of(
            "V-03 price off the unit", trades, TRADE_HEAD, "2000,1.505,1", "price", "V-03"),
        Arguments.of("V-03 half a lot", trades, TRADE_HEAD, "2000,1.51,0.5", "size", "V-03"),
        Arguments.of("V-03 negative size", trades, TRADE_HEAD, "2000,1.51,-3", "size", "V-03"),
        Arguments.of("V-04 text", trades, TRADE_HEAD, "yesterday,1.51,1", "ts", "V-04"),
        Arguments.of("V-04 negative", trades, TRADE_HEAD, "-5,1.51,1", "ts", "V-04"),
        Arguments.of(
            "V-04 nanoseconds read as ms",
            trades,
            TRADE_HEAD,
            "1398920401787000000,1.51,1",
            "ts",
            "V-04"),
        Arguments.of(
            "V-04 the year 2200", trades, TRADE_HEAD, "7258118400000,1.51,1", "ts", "V-04"),
        Arguments.of("V-05 decreasing", trades, TRADE_HEAD, "999,1.51,1", "ts", "V-05"),
        Arguments.of(
            "V-07 low above high", Texts.BARS, BAR_HEAD, "120000,2,1,3,2,1", "open", "V-07"),
        Arguments.of(
            "V-07 open above high", Texts.BARS, BAR_HEAD, "120000,4,3,1,2,1", "open", "V-07"),
        Arguments.of(
            "V-07 close below low", Texts.BARS, BAR_HEAD, "120000,2,3,1,0.99,1", "open", "V-07"),
        Arguments.of(
            "V-07 negative volume", Texts.BARS, BAR_HEAD, "120000,2,3,1,2,-1", "volume", "V-07"),
        Arguments.of("V-07 overlap", Texts.BARS, BAR_HEAD, "90000,2,3,1,2,1", "ts", "V-07"),
        Arguments.of("V-08 price 0", trades, TRADE_HEAD, "2000,0,1", "price", "V-08"),
        Arguments.of("V-08 negative price", trades, TRADE_HEAD, "2000,-1.51,1", "price", "V-08"),
        Arguments.of("V-08 bar at 0", Texts.BARS, BAR_HEAD, "120000,0,3,0,2,1", "open", "V-08"),
        Arguments.of("V-08 bid 0", Texts.QUOTES, QUOTE_HEAD, "2000,0,5,1.01,5", "bid", "V-08"));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("violations")
  void stopsWhenStrict(
      String what, String mapping, String head, String bad, String column, String code)
      throws IOException {
    String last =
        head.equals(BAR_HEAD)
            ? "180000,2,3,1,2,1\n"
            : head.equals(QUOTE_HEAD) ? "9000,1,5,1.01,5\n" : "9000,1.51,1\n";
    ImportReport report =
        Texts.run(directory, mapping, head + bad + "\n" + last, ImportOptions.strict(), target);
    assertEquals(Outcome.STOPPED, report.outcome());
    Finding stop = report.stop().orElseThrow();
    assertEquals(code, stop.code().id(), stop::toString);
    assertEquals(3, stop.line());
    assertEquals(column, stop.column());
    assertEquals("X.csv", stop.file());
    assertEquals(0, target.only().rows.size());
    assertEquals(0, target.only().commits);
    assertEquals(1, target.only().closes);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("violations")
  void rejectsWhenSkipping(
      String what, String mapping, String head, String bad, String column, String code)
      throws IOException {
    String last =
        head.equals(BAR_HEAD)
            ? "180000,2,3,1,2,1\n"
            : head.equals(QUOTE_HEAD) ? "9000,1,5,1.01,5\n" : "9000,1.51,1\n";
    ImportOptions options = ImportOptions.skip(directory).withMaxRejectRatio(0.5);
    ImportReport report = Texts.run(directory, mapping, head + bad + "\n" + last, options, target);
    assertEquals(Outcome.COMMITTED, report.outcome(), () -> report.stop().toString());
    assertEquals(3, report.rowsRead());
    assertEquals(2, report.rowsWritten());
    assertEquals(1, report.rowsRejected());
    Path rejects = report.rejects().orElseThrow();
    assertEquals("X.csv.rejects", rejects.getFileName().toString());
    String[] lines = Files.readString(rejects).split("\n", -1);
    assertEquals(head.substring(0, head.indexOf('\n')), lines[0]);
    assertTrue(
        lines[1].startsWith(
            "# line 3" + (column.isEmpty() ? "" : " column " + column) + ": " + code),
        lines[1]);
    assertEquals(bad, lines[2]);
  }

  @Test
  @DisplayName("V-01: bytes that are not UTF-8")
  void refusesOtherEncodings() throws IOException {
    Path file = directory.resolve("X.csv");
    byte[] text =
        "ts,price,size,note\n1000,1.50,10,?\n".getBytes(java.nio.charset.StandardCharsets.US_ASCII);
    text[text.length - 2] = (byte) 0xE4;
    Files.write(file, text);
    CsvMapping mapping = MappingFile.parse("m", Texts.TRADES);
    ImportReport report =
        CsvImport.run(file, mapping, ImportOptions.strict(), SessionCheck.utcDays(), target);
    assertEquals("X.csv:2: V-01 the line is not UTF-8", report.stop().orElseThrow().toString());
  }

  @Test
  @DisplayName("V-05: rows within the reorder window are sorted and counted, later ones refused")
  void sortsWithinTheWindow() throws IOException {
    String text = "ts,price,size\n1000,1,1\n3000,3,1\n2000,2,1\n5000,5,1\n5000,6,1\n1500,9,1\n";
    ImportOptions options =
        ImportOptions.skip(directory).withMaxRejectRatio(0.5).withReorderNanos(1_000_000_000L);
    ImportReport report = Texts.run(directory, Texts.TRADES, text, options, target);
    assertEquals(Outcome.COMMITTED, report.outcome());
    assertEquals(1, report.rowsReordered());
    assertEquals(1, report.rowsRejected());
    assertEquals(7, report.findings().getFirst().line());
    assertEquals(Code.V_05, report.findings().getFirst().code());
    assertArrayEquals(
        new long[] {100, 200, 300, 500, 600},
        target.only().rows.stream().mapToLong(r -> r[1]).toArray());
  }

  @Test
  @DisplayName("V-06: exact repetitions of the previous row are merged, others are not")
  void mergesRepetitions() throws IOException {
    String text =
        "ts,price,size\n1000,1.50,10\n1000,1.50,10\n1000,1.50,10\n1000,1.5,10\n1000,1.50,10\n";
    ImportReport report = Texts.run(directory, Texts.TRADES, text, ImportOptions.strict(), target);
    assertEquals(2, report.rowsMerged());
    assertEquals(3, report.rowsWritten());
    assertEquals(2, report.count(Code.V_06));
    ImportReport kept =
        Texts.run(
            directory,
            Texts.TRADES + "duplicates = keep\n",
            text,
            ImportOptions.strict(),
            new MemoryTarget());
    assertEquals(0, kept.rowsMerged());
    assertEquals(5, kept.rowsWritten());
  }

  @Test
  @DisplayName("V-08: prices of spreads may be 0 or negative")
  void allowsAnySign() throws IOException {
    String text = "ts,price,size\n1000,-0.25,1\n2000,0,1\n";
    ImportOptions options = ImportOptions.strict().withSign(PriceSign.ANY);
    ImportReport report = Texts.run(directory, Texts.TRADES, text, options, target);
    assertEquals(Outcome.COMMITTED, report.outcome());
    assertArrayEquals(
        new long[] {-25, 0}, target.only().rows.stream().mapToLong(r -> r[1]).toArray());
  }

  /// 09:00 to 17:00 UTC on even days since 1970; nothing on odd ones.
  private static final class EvenDays implements SessionCheck {
    private static final long HOUR = 3_600_000_000_000L;

    @Override
    public boolean inSession(long nanos) {
      long day = Math.floorDiv(nanos, 24 * HOUR);
      long hour = Math.floorMod(nanos, 24 * HOUR) / HOUR;
      return day % 2 == 0 && hour >= 9 && hour < 17;
    }

    @Override
    public int epochDayOf(long nanos) {
      int day = (int) Math.floorDiv(nanos, 24 * HOUR);
      return day % 2 == 0 && Math.floorMod(nanos, 24 * HOUR) < 17 * HOUR
          ? day
          : day % 2 == 0 ? day + 2 : day + 1;
    }

    @Override
    public boolean expectsRows(int day) {
      return day % 2 == 0;
    }

    @Override
    public long openNanos(int day) {
      return day % 2 == 0 ? day * 24 * HOUR + 9 * HOUR : Long.MIN_VALUE;
    }

    @Override
    public long closeNanos(int day) {
      return day % 2 == 0 ? day * 24 * HOUR + 17 * HOUR : Long.MIN_VALUE;
    }
  }

  @Test
  @DisplayName("V-09: rows outside the session are allowed, flagged or rejected")
  void judgesSessions() throws IOException {
    String text = "ts,price,size\n36000000,1,1\n72000000,1,1\n";
    Path file = Texts.write(directory, "X.csv", text);
    CsvMapping mapping = MappingFile.parse("m", Texts.TRADES);
    ImportReport flagged =
        CsvImport.run(file, mapping, ImportOptions.strict(), new EvenDays(), target);
    assertEquals(1, flagged.count(Code.V_09));
    assertEquals(0, target.only().row(0)[3]);
    assertEquals(Flags.OFF_SESSION, target.only().row(1)[3]);
    MemoryTarget allowed = new MemoryTarget();
    ImportOptions allow = ImportOptions.strict().withOffSession(OffSession.ALLOW);
    assertEquals(0, CsvImport.run(file, mapping, allow, new EvenDays(), allowed).count(Code.V_09));
    assertEquals(0, allowed.withColumnFlags());
    ImportOptions reject = ImportOptions.strict().withOffSession(OffSession.REJECT);
    Finding stop =
        CsvImport.run(file, mapping, reject, new EvenDays(), new MemoryTarget())
            .stop()
            .orElseThrow();
    assertEquals("X.csv:3:ts: V-09 outside every session: 1970-01-01T20:00:00Z", stop.toString());
  }

  @Test
  @DisplayName(
      "V-10: a jump is flagged, the way back is not, a new level is taken after three rows")
  void flagsJumps() throws IOException {
    StringBuilder text = new StringBuilder("ts,price,size\n");
    for (int i = 0; i < 100; i++) {
      text.append(1000 + i).append(i % 2 == 0 ? ",10.00,1\n" : ",10.01,1\n");
    }
    // mean change 1 unit, so 50 units are no jump and 51 are one (from 10.01)
    text.append("2000,10.51,1\n2001,10.01,1\n2002,12.00,1\n2003,10.01,1\n");
    text.append("2004,20.00,1\n2005,20.00,1\n2006,20.00,1\n2007,20.00,1\n");
    ImportReport report =
        Texts.run(directory, Texts.TRADES, text.toString(), ImportOptions.strict(), target);
    long[] flags = target.only().rows.stream().skip(100).mapToLong(r -> r[3]).toArray();
    long s = Flags.SUSPECT;
    assertArrayEquals(new long[] {0, 0, s, 0, s, s, s, 0}, flags);
    assertEquals(4, report.count(Code.V_10));
  }

  @Test
  @DisplayName("V-11: crossed, locked, one-sided and size-0 quotes are kept with flags")
  void flagsQuotes() throws IOException {
    String text =
        "ts,bid,bs,ask,as\n1000,1.02,5,1.01,5\n2000,1.01,5,1.01,5\n3000,,,1.01,5\n4000,1.00,5,,\n"
            + "5000,1.00,0,1.01,5\n6000,1.00,0,1.01,0\n7000,1.00,5,1.01,5\n";
    ImportReport report = Texts.run(directory, Texts.QUOTES, text, ImportOptions.strict(), target);
    assertEquals(Outcome.COMMITTED, report.outcome(), () -> report.stop().toString());
    long[] flags = target.only().rows.stream().mapToLong(r -> r[5]).toArray();
    assertArrayEquals(
        new long[] {Flags.CROSSED, Flags.CROSSED, Flags.NO_BID, Flags.NO_ASK, 0, Flags.NO_SIZE, 0},
        flags);
    assertArrayEquals(
        new long[] {3_000_000_000L, 0, 0, 101, 5, Flags.NO_BID}, target.only().row(2));
    assertEquals(new ImportReport.Dirt(1, 1, 2, 2, 0, 0, 0), report.dirt());
    assertEquals(6, report.count(Code.V_11));
  }

  @Test
  @DisplayName("V-12: expected sessions without rows are reported by date")
  void reportsGaps() throws IOException {
    long day = 86_400_000L;
    long ten = 36_000_000L;
    String text =
        "ts,price,size\n"
            + ten
            + ",1,1\n"
            + (2 * day + ten)
            + ",1,1\n"
            + (8 * day + ten)
            + ",1,1\n";
    Path file = Texts.write(directory, "X.csv", text);
    CsvMapping mapping = MappingFile.parse("m", Texts.TRADES);
    ImportReport report =
        CsvImport.run(file, mapping, ImportOptions.strict(), new EvenDays(), target);
    assertEquals(Outcome.COMMITTED, report.outcome());
    assertEquals(2, report.count(Code.V_12));
    assertEquals(
        "[Gap[symbol=X, session=1970-01-05], Gap[symbol=X, session=1970-01-07]]",
        report.datasets().getFirst().gaps().toString());
  }

  @Test
  @DisplayName("V-13: a row cannot be known before it happened")
  void refusesEarlyKnowledge() throws IOException {
    String mapping = Texts.TRADES + "column.known = recv\n";
    String text = "ts,price,size,recv\n1000,1,1,1000\n2000,1,1,1999\n";
    ImportReport report = Texts.run(directory, mapping, text, ImportOptions.strict(), target);
    Finding stop = report.stop().orElseThrow();
    assertEquals(Code.V_13, stop.code());
    assertEquals(3, stop.line());
    assertEquals("recv", stop.column());
  }

  @Test
  @DisplayName("D-12: skipping stops above the reject ratio and publishes nothing")
  void stopsAboveTheRejectRatio() throws IOException {
    StringBuilder text = new StringBuilder("ts,price,size\n");
    for (int i = 0; i < 198; i++) {
      text.append(i).append(",1,1\n");
    }
    String bad = "300,x,1\n".repeat(2);
    ImportOptions options = ImportOptions.skip(directory);
    ImportReport good = Texts.run(directory, Texts.TRADES, text + bad, options, target);
    assertEquals(Outcome.COMMITTED, good.outcome());
    assertEquals(198, target.only().rows.size());
    MemoryTarget none = new MemoryTarget();
    ImportReport stopped =
        Texts.run(directory, Texts.TRADES, text + bad + "300,x,1\n", options, none);
    assertEquals(Outcome.STOPPED, stopped.outcome());
    assertTrue(stopped.stop().orElseThrow().text().startsWith("rejected 3 of 201 rows"));
    assertEquals(0, none.only().rows.size());
  }

  @Test
  @DisplayName("D-13: importing twice gives equal rows and an equal report")
  void repeatsExactly() throws IOException {
    String text = "ts,price,size\n1000,1.50,10\n2000,x,1\n3000,1.52,1\n";
    ImportOptions options = ImportOptions.skip(directory).withMaxRejectRatio(1);
    ImportReport first = Texts.run(directory, Texts.TRADES, text, options, target);
    MemoryTarget again = new MemoryTarget();
    assertEquals(first, Texts.run(directory, Texts.TRADES, text, options, again));
    assertEquals(target.text(), again.text());
  }
}
