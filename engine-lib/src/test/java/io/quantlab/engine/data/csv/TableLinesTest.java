package io.quantlab.engine.data.csv;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quantlab.engine.data.TableColumn;
import io.quantlab.engine.data.TableException;
import io.quantlab.engine.data.TableType;
import io.quantlab.engine.data.TableType.Clock;
import io.quantlab.engine.data.TableType.Fixed;
import io.quantlab.engine.data.TableType.Stamp;
import io.quantlab.engine.data.TableType.Unit;
import io.quantlab.engine.data.TableType.Width;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("D-10: rows of a table file as lines of the import")
final class TableLinesTest {
  private static final TableType WHOLE = new TableType.Whole();
  private static final TableType REAL = new TableType.Real(Width.DOUBLE);
  private static final TableType TEXT = new TableType.Text();
  private static final TableType DAY = new TableType.Day();
  private static final Path BARS = Path.of("minute/TEST.parquet");

  private static TableColumn column(String name, TableType type) {
    return new TableColumn(name, type);
  }

  private static Stamp utc(Unit unit) {
    return new Stamp(unit, Clock.UTC);
  }

  private static String lines(CsvMapping mapping, List<TableColumn> columns, List<?>... rows)
      throws IOException {
    List<List<Object>> copies = new ArrayList<>();
    for (List<?> row : rows) {
      copies.add(new ArrayList<>(row));
    }
    RowsInMemory table = new RowsInMemory(columns, copies);
    try (InputStream in = new TableLines(Path.of("T.parquet"), table, mapping).open()) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  private static List<Object> row(Object... cells) {
    return Arrays.asList(cells);
  }

  private static CsvMapping quotes(String time) {
    return MappingFile.parse(
        "m",
        "schema = quote\ntime = "
            + time
            + "\nzone = UTC\ncolumn.time = t\ncolumn.bid = bid\ncolumn.ask = ask\n");
  }

  @Test
  void cellsAreWrittenExactly() throws IOException {
    List<TableColumn> columns =
        List.of(
            column("t", utc(Unit.MILLIS)),
            column("bid", REAL),
            column("ask", new Fixed(18, 5)),
            column("wide", new Fixed(38, 18)),
            column("note, \"x\"", TEXT),
            column("ok", new TableType.Truth()),
            column("day", DAY));
    BigInteger wide = new BigInteger("-101250000000000000000");
    BigInteger widest = new BigInteger("99999999999999999999999999999999999999");
    assertEquals(
        "t,bid,ask,wide,\"note, \"\"x\"\"\",ok,day\n"
            + "1398920401787,1.38727,1.38729,-101.25,\"a, \"\"b\"\"\",1,2014-05-01\n"
            + "-1,-0.10000,-0.00001,99999999999999999999.999999999999999999,line\\nbreak,0,1969-12-31\n"
            + ",NaN,,,,,\n",
        lines(
            quotes("epoch-ms"),
            columns,
            row(
                1398920401787L,
                1.38727,
                BigInteger.valueOf(138729),
                wide,
                "a, \"b\"",
                true,
                LocalDate.of(2014, 5, 1).toEpochDay()),
            row(-1L, -0.1, BigInteger.valueOf(-1), widest, "line\nbreak", false, -1L),
            row(null, Double.NaN, null, null, null, null, null)));
  }

  @Test
  @DisplayName("a floating point number is the shortest decimal that means it, without exponent")
  void realsAreTheShortestDecimals() {
    SplittableRandom random = new SplittableRandom(42);
    System.out.println("TableLinesTest seed 42");
    RealText text = new RealText(Width.DOUBLE);
    for (int i = 0; i < 60_000; i++) {
      double value =
          switch (i % 6) {
            case 0 -> Double.longBitsToDouble(random.nextLong());
            case 1 -> random.nextInt(2_000_000) / 1e5;
            case 2 -> random.nextLong(1_000_000_000_000_000L) / 1e8;
            case 3 -> -random.nextInt(1000) * 0.01;
            case 4 -> random.nextLong();
            default -> random.nextDouble();
          };
      TextBytes out = new TextBytes();
      text.write(value, out);
      String found = new String(out.bytes(), 0, out.length(), StandardCharsets.US_ASCII);
      if (!Double.isFinite(value)) {
        assertEquals(Double.toString(value), found);
        continue;
      }
      assertTrue(found.indexOf('E') < 0, found);
      // Since JDK 19 Double.toString gives the shortest decimal (JDK-4511638).
      assertEquals(
          0, new BigDecimal(Double.toString(value)).compareTo(new BigDecimal(found)), found);
    }
  }

  @Test
  void singlePrecisionNumbersKeepTheirOwnDigits() {
    RealText text = new RealText(Width.SINGLE);
    for (String number : List.of("1.38727", "0.1", "16777216.0", "123456.79")) {
      TextBytes out = new TextBytes();
      text.write(Float.parseFloat(number), out);
      String found = new String(out.bytes(), 0, out.length(), StandardCharsets.US_ASCII);
      assertEquals(0, new BigDecimal(number).compareTo(new BigDecimal(found)), found);
    }
  }

  @Test
  void stampsAreWrittenAsTheMappingReadsThem() throws IOException {
    long nanos = Instant.parse("2014-05-01T09:30:00.000000123Z").toEpochMilli() * 1_000_000 + 123;
    List<TableColumn> local =
        List.of(
            column("t", new Stamp(Unit.NANOS, Clock.LOCAL)),
            column("bid", WHOLE),
            column("ask", WHOLE));
    CsvMapping wall = TableLayouts.bind(quotes("wall yyyy-MM-dd HH:mm"), local);
    assertEquals("wall yyyy-MM-dd HH:mm:ss.SSSSSSSSS", wall.time().text());
    assertEquals(
        "t,bid,ask\n2014-05-01 09:30:00.000000123,1,2\n", lines(wall, local, row(nanos, 1L, 2L)));
    CsvMapping epoch = TableLayouts.bind(quotes("epoch-ms"), local);
    assertEquals("epoch-ns", epoch.time().text());
    assertEquals("t,bid,ask\n" + nanos + ",1,2\n", lines(epoch, local, row(nanos, 1L, 2L)));
  }

  @Test
  void aDateMayBeStoredAsMidnight() throws IOException {
    CsvMapping bars =
        MappingFile.parse(
            "m",
            "schema = bar\ntime = date yyyyMMdd\ncolumn.time = Date\ncolumn.open = o\n"
                + "column.high = h\ncolumn.low = l\ncolumn.close = c\n");
    List<TableColumn> columns = new ArrayList<>();
    columns.add(column("Date", utc(Unit.MICROS)));
    for (String name : List.of("o", "h", "l", "c")) {
      columns.add(column(name, WHOLE));
    }
    long day = LocalDate.of(2024, 2, 29).toEpochDay() * 86_400_000_000L;
    CsvMapping bound = TableLayouts.bind(bars, columns);
    assertEquals("date yyyy-MM-dd", bound.time().text());
    assertEquals(
        "Date,o,h,l,c\n2024-02-29,1,2,1,2\n2024-02-29 00:00:00.000001000,1,2,1,2\n",
        lines(bound, columns, row(day, 1L, 2L, 1L, 2L), row(day + 1, 1L, 2L, 1L, 2L)));
  }

  @Test
  void stampsOfAnotherKindAreRefused() {
    List<TableColumn> instants =
        List.of(column("t", utc(Unit.MILLIS)), column("bid", REAL), column("ask", REAL));
    assertMisfit(
        "column t holds instants of UTC, the mapping says time = wall yyyy-MM-dd",
        quotes("wall yyyy-MM-dd"),
        instants);
    List<TableColumn> dates = List.of(column("t", DAY), column("bid", REAL), column("ask", REAL));
    assertMisfit(
        "column t holds dates, the mapping says time = epoch-ms", quotes("epoch-ms"), dates);
    List<TableColumn> nested =
        List.of(
            column("t", utc(Unit.MILLIS)),
            column("bid", new TableType.Unreadable("nested")),
            column("ask", REAL));
    assertMisfit("column bid is nested, which cannot be imported", quotes("epoch-ms"), nested);
  }

  private static void assertMisfit(String message, CsvMapping mapping, List<TableColumn> columns) {
    MappingException e =
        assertThrows(MappingException.class, () -> TableLayouts.bind(mapping, columns));
    assertEquals(message, e.getMessage());
  }

  @Test
  void aMappedTextWithALineBreakStopsWithItsPlace() {
    CsvMapping mapping =
        MappingFile.parse(
            "m",
            "schema = trade\ntime = epoch-ms\ncolumn.time = t\ncolumn.price = p\n"
                + "column.conditions = c\n");
    List<TableColumn> columns = List.of(column("t", WHOLE), column("p", REAL), column("c", TEXT));
    TableException e =
        assertThrows(
            TableException.class,
            () -> lines(mapping, columns, row(1L, 1.0, "a"), row(2L, 1.0, "a\nb")));
    assertEquals("row 2, column c: a text with a line break cannot be imported", e.getMessage());
  }

  @Test
  void knownLayoutsAreFoundByNamesAndTypes() {
    CsvMapping ticks =
        TableLayouts.mappingFor(
            List.of(column("Bid", REAL), column("ask", REAL), column("when", utc(Unit.MICROS))),
            Path.of("EURUSD.parquet"));
    assertEquals("epoch-us", ticks.time().text());
    assertEquals("when", ticks.source(Role.TIME).orElseThrow());
    assertEquals("Bid", ticks.source(Role.BID).orElseThrow());

    List<TableColumn> frame = new ArrayList<>();
    for (String name : List.of("Open", "High", "Low", "Close", "Adj Close")) {
      frame.add(column(name, REAL));
    }
    frame.add(column("Volume", WHOLE));
    frame.add(column("Date", new Stamp(Unit.NANOS, Clock.LOCAL)));
    CsvMapping daily = TableLayouts.mappingFor(frame, Path.of("TEST.parquet"));
    assertEquals("date yyyy-MM-dd", daily.time().text());
    assertEquals("Date", daily.source(Role.TIME).orElseThrow());
    assertEquals("Volume", daily.source(Role.VOLUME).orElseThrow());

    frame.set(frame.size() - 1, column("timestamp", new Stamp(Unit.NANOS, Clock.LOCAL)));
    CsvMapping minutes = TableLayouts.mappingFor(frame, BARS);
    assertEquals("wall yyyy-MM-dd HH:mm:ss.SSSSSSSSS", minutes.time().text());
    assertEquals(60_000_000_000L, minutes.barNanos());
    frame.set(frame.size() - 1, column("Date", new Stamp(Unit.NANOS, Clock.LOCAL)));
    assertEquals(60_000_000_000L, TableLayouts.mappingFor(frame, BARS).barNanos());
    assertEquals(
        List.of("the stamps in timestamp name no zone, taken as UTC; give one to shift them"),
        minutes.notes());
  }

  @Test
  void unknownLayoutsNameTheirColumns() {
    MappingException e =
        assertThrows(
            MappingException.class,
            () ->
                TableLayouts.mappingFor(
                    List.of(column("a", REAL), column("b", TEXT)), Path.of("X.parquet")));
    assertEquals("X.parquet: the layout [a, b] is not known; give a mapping file", e.getMessage());
  }
}
