package io.quantlab.engine.analysis;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quantlab.engine.instrument.Decimal;
import java.io.IOException;
import java.io.StringReader;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("D-20: result tables survive CSV and JSON without loss")
final class TableRoundTripTest {
  private static final TableSchema SMALL =
      new TableSchema(
          "small",
          1,
          List.of(
              new Column("id", ColumnKind.LONG, "count", "m", "never"),
              new Column("ratio", ColumnKind.DOUBLE, "ratio", "m", "x"),
              new Column("note", ColumnKind.TEXT, "text", "m", "x"),
              new Column("time", ColumnKind.NANOS, "UTC", "m", "x"),
              new Column("price", ColumnKind.PRICE, "price", "m", "x"),
              new Column("lots", ColumnKind.LOTS, "lots", "m", "x"),
              new Column("filledLots", ColumnKind.LOTS, "lots", "m", "x"),
              new Column("fee", ColumnKind.MONEY, "currency", "m", "x")));

  private static final RowUnits QUARTER_TICK = new RowUnits(new Decimal(25, 2), Decimal.ONE);
  private static final RowUnits SIXTY_FOURTH = new RowUnits(new Decimal(15625, 6), Decimal.unit(3));

  @Test
  void writesTheTextWorkedByHand() throws IOException {
    Table table = new Table(SMALL);
    table.addRow();
    table.units(QUARTER_TICK);
    table.setLong(0, -7);
    table.setDouble(1, 0.1);
    table.setText(2, "a, \"b\"\r\nc");
    table.setNanos(3, 1_704_205_800_000_000_000L); // 2024-01-02T14:30:00Z
    table.setPrice(4, 405); // 405 x 0.25 = 101.25
    table.setLots(5, -3);
    table.setLots(6, 0);
    table.setMoney(7, -1_250_000_000L); // -12.50
    table.addRow();
    table.setText(2, "");
    table.addRow();
    table.units(SIXTY_FOURTH);
    table.setPrice(4, -1);
    table.setLots(5, 1500);
    table.setMoney(7, 1);
    table.setNanos(3, -1);
    assertEquals(
        "id,ratio,note,timeNanos,time,price,priceTicks,lots,quantity,filledLots,filledQuantity,"
            + "fee,feeE8,priceUnit,lotSize\r\n"
            + "-7,0.1,\"a, \"\"b\"\"\r\nc\",1704205800000000000,2024-01-02T14:30:00Z,101.25,405,"
            + "-3,-3,0,0,-12.50,-1250000000,0.25,1\r\n"
            + ",,\"\",,,,,,,,,,,,\r\n"
            + ",,,-1,1969-12-31T23:59:59.999999999Z,-0.015625,-1,1500,1.500,,,0.00000001,1,"
            + "0.015625,0.001\r\n",
        csv(table));
    assertSame(table, readCsv(SMALL, csv(table)));
  }

  @Test
  void everyTableSurvivesRandomRows() throws IOException {
    long seed = 20240611;
    System.out.println("TableRoundTripTest seed " + seed);
    SplittableRandom random = new SplittableRandom(seed);
    for (TableSchema schema : ResultTables.all()) {
      Table table = randomTable(schema, random, 300);
      assertSame(table, readCsv(schema, csv(table)));
      assertJson(table);
    }
    Table table = randomTable(SMALL, random, 2000);
    assertSame(table, readCsv(SMALL, csv(table)));
    assertJson(table);
  }

  @Test
  void emptyTableIsAHeaderOnly() throws IOException {
    for (TableSchema schema : ResultTables.all()) {
      assertEquals(0, readCsv(schema, csv(new Table(schema))).rows());
      assertJson(new Table(schema));
    }
  }

  @Test
  void readerAcceptsPlainLineFeeds() throws IOException {
    Table table = randomTable(ResultTables.EQUITY, new SplittableRandom(5), 20);
    assertSame(table, readCsv(ResultTables.EQUITY, csv(table).replace("\r\n", "\n")));
  }

  @Test
  void errorsNameThePlace() {
    TableSchema one =
        new TableSchema(
            "one", 1, List.of(new Column("fee", ColumnKind.MONEY, "currency", "m", "x")));
    assertError(one, "", "f.csv:1:1: expected a header line, found nothing");
    assertError(
        one, "fee,feeX\n", "f.csv:1:5: feeE8: expected the column \"feeE8\", found \"feeX\"");
    assertError(one, "fee,feeE8\n1.00\n", "f.csv:2:1: expected 2 cells in the line, found 1");
    assertError(
        one, "fee,feeE8\n1.00,1,2\n", "f.csv:2:6: expected 2 cells in the line, found more");
    assertError(
        one,
        "fee,feeE8\n1.00,x\n",
        "f.csv:2:6: feeE8: expected a whole number of 64 bits, found \"x\"");
    assertError(one, "fee,feeE8\n1.00,1\n", "f.csv:2:1: fee: expected 0.00000001, found \"1.00\"");
    assertError(
        one, "fee,feeE8\n1.00,\n", "f.csv:2:1: fee: expected an empty cell, found \"1.00\"");
    assertError(one, "fee,feeE8\n\"1.00", "f.csv:2:6: the text ends inside a quoted cell");
  }

  @Test
  void refusesMisuse() {
    Table table = new Table(SMALL);
    assertThrows(IllegalStateException.class, () -> table.setLong(0, 1));
    table.addRow();
    assertThrows(IllegalArgumentException.class, () -> table.setDouble(0, 1));
    assertThrows(IllegalStateException.class, () -> table.setPrice(4, 1));
    assertThrows(IllegalStateException.class, () -> table.longAt(0, 0));
    assertThrows(IllegalArgumentException.class, () -> table.setText(2, null));
    assertThrows(IndexOutOfBoundsException.class, () -> table.isPresent(1, 0));
    assertThrows(IllegalArgumentException.class, () -> SMALL.column("nope"));
    assertTrue(Double.isNaN(table.doubleAt(0, 1)));
    assertEquals("other", table.textAt(0, 2, "other"));
  }

  @Test
  void appendingAllocatesOnlyWhenItGrows() {
    Table table = new Table(ResultTables.EQUITY);
    int time = ResultTables.EQUITY.column("time");
    int nav = ResultTables.EQUITY.column("nav");
    int drawdown = ResultTables.EQUITY.column("drawdown");
    for (int i = 0; i < (1 << 16) + 1; i++) { // capacity is now 2^17
      append(table, time, nav, drawdown, i);
    }
    var threads =
        (com.sun.management.ThreadMXBean) java.lang.management.ManagementFactory.getThreadMXBean();
    long before = threads.getCurrentThreadAllocatedBytes();
    for (int i = 0; i < 60_000; i++) {
      append(table, time, nav, drawdown, i);
    }
    long bytes = threads.getCurrentThreadAllocatedBytes() - before;
    assertTrue(bytes < 10_000, "60,000 rows allocated " + bytes + " bytes");
  }

  private static void append(Table table, int time, int nav, int drawdown, int i) {
    table.addRow();
    table.setNanos(time, i);
    table.setMoney(nav, i * 100L);
    table.setDouble(drawdown, -0.5);
  }

  private static void assertError(TableSchema schema, String text, String message) {
    IllegalArgumentException e =
        assertThrows(IllegalArgumentException.class, () -> readCsv(schema, text));
    assertEquals(message, e.getMessage());
  }

  private static Table randomTable(TableSchema schema, SplittableRandom random, int rows) {
    Table table = new Table(schema);
    boolean counts = schema.fileColumns().getLast().part() == FileColumn.Part.LOT_SIZE;
    for (int row = 0; row < rows; row++) {
      table.addRow();
      boolean units = counts && random.nextInt(10) > 0;
      if (units) {
        table.units(random.nextBoolean() ? QUARTER_TICK : SIXTY_FOURTH);
      }
      for (int c = 0; c < schema.columns().size(); c++) {
        if (random.nextInt(5) > 0) {
          setRandom(table, c, units, random);
        }
      }
    }
    return table;
  }

  private static void setRandom(Table table, int c, boolean units, SplittableRandom random) {
    long value = randomLong(random);
    switch (table.schema().columns().get(c).kind()) {
      case LONG -> table.setLong(c, value);
      case NANOS -> table.setNanos(c, value);
      case MONEY -> table.setMoney(c, value);
      case DOUBLE -> table.setDouble(c, randomDouble(random));
      case TEXT -> table.setText(c, randomText(random));
      case PRICE -> {
        if (units) {
          table.setPrice(c, value);
        }
      }
      case LOTS -> {
        if (units) {
          table.setLots(c, value);
        }
      }
    }
  }

  private static long randomLong(SplittableRandom random) {
    return switch (random.nextInt(6)) {
      case 0 -> Long.MIN_VALUE;
      case 1 -> Long.MAX_VALUE;
      case 2 -> 0;
      case 3 -> random.nextInt(-1000, 1000);
      default -> random.nextLong() >> random.nextInt(64);
    };
  }

  private static double randomDouble(SplittableRandom random) {
    double[] special = {
      Double.NaN,
      Double.POSITIVE_INFINITY,
      Double.NEGATIVE_INFINITY,
      -0.0,
      0,
      Double.MIN_VALUE,
      Double.MAX_VALUE,
      0.1,
      1e15,
      1e-7
    };
    return random.nextBoolean()
        ? special[random.nextInt(special.length)]
        : Double.longBitsToDouble(random.nextLong() & 0x7FEF_FFFF_FFFF_FFFFL);
  }

  private static String randomText(SplittableRandom random) {
    String alphabet = "ab,\"\r\n\t '<>&;=äß漢😀é\u0000\u2028\\/";
    int[] points = alphabet.codePoints().toArray();
    StringBuilder text = new StringBuilder();
    for (int n = random.nextInt(8); n > 0; n--) {
      text.appendCodePoint(points[random.nextInt(points.length)]);
    }
    return text.toString();
  }

  private static String csv(Table table) throws IOException {
    StringBuilder out = new StringBuilder();
    CsvTableWriter.write(table, out);
    return out.toString();
  }

  private static Table readCsv(TableSchema schema, String text) throws IOException {
    return CsvTableReader.read(schema, new StringReader(text), "f.csv");
  }

  private static void assertSame(Table expected, Table actual) {
    assertEquals(expected.rows(), actual.rows());
    for (int row = 0; row < expected.rows(); row++) {
      assertEquals(expected.unitsAt(row), actual.unitsAt(row));
      for (int c = 0; c < expected.schema().columns().size(); c++) {
        assertEquals(cell(expected, row, c), cell(actual, row, c), "row " + row + " column " + c);
      }
    }
  }

  private static Object cell(Table table, int row, int c) {
    if (!table.isPresent(row, c)) {
      return "absent";
    }
    return switch (table.schema().columns().get(c).kind()) {
      case TEXT -> "text " + table.textAt(row, c);
      case DOUBLE -> Double.doubleToLongBits(table.doubleAt(row, c));
      case LONG, NANOS, PRICE, LOTS, MONEY -> table.longAt(row, c);
    };
  }

  /// Reads the JSON with an independent parser and compares every cell with the table.
  private static void assertJson(Table table) throws IOException {
    StringBuilder out = new StringBuilder();
    JsonTableWriter.write(table, out);
    Map<?, ?> json = (Map<?, ?>) TinyJson.parse(out.toString());
    assertEquals(table.schema().name(), json.get("table"));
    List<?> columns = (List<?>) json.get("columns");
    List<?> rows = (List<?>) json.get("rows");
    assertEquals(table.rows(), rows.size());
    for (int row = 0; row < rows.size(); row++) {
      List<?> cells = (List<?>) rows.get(row);
      assertEquals(columns.size(), cells.size());
      for (int i = 0; i < cells.size(); i++) {
        FileColumn file = table.schema().fileColumns().get(i);
        assertEquals(file.name(), ((Map<?, ?>) columns.get(i)).get("name"));
        assertJsonCell(table, row, file, cells.get(i));
      }
    }
  }

  private static void assertJsonCell(Table table, int row, FileColumn file, Object cell) {
    if (file.column() >= 0 && !table.isPresent(row, file.column())) {
      assertEquals(null, cell);
      return;
    }
    RowUnits units = table.unitsAt(row);
    switch (file.part()) {
      case INTEGER ->
          assertEquals(
              table.longAt(row, file.column()), Long.parseLong(((TinyJson.Num) cell).text()));
      case NUMBER -> {
        double expected = table.doubleAt(row, file.column());
        assertFalse(Double.isFinite(expected) && cell instanceof String);
        String text = cell instanceof TinyJson.Num n ? n.text() : (String) cell;
        assertEquals(
            Double.doubleToLongBits(expected), Double.doubleToLongBits(Double.parseDouble(text)));
      }
      case TEXT -> assertEquals(table.textAt(row, file.column()), cell);
      case ISO -> {
        Instant instant = Instant.parse((String) cell);
        BigDecimal nanos =
            BigDecimal.valueOf(instant.getEpochSecond())
                .multiply(BigDecimal.valueOf(1_000_000_000))
                .add(BigDecimal.valueOf(instant.getNano()));
        assertEquals(table.longAt(row, file.column()), nanos.longValueExact());
      }
      case DECIMAL -> {
        BigDecimal unit =
            switch (table.schema().columns().get(file.column()).kind()) {
              case PRICE -> units.priceUnit().toBigDecimal();
              case LOTS -> units.lotSize().toBigDecimal();
              default -> new BigDecimal("1e-8");
            };
        BigDecimal expected = unit.multiply(BigDecimal.valueOf(table.longAt(row, file.column())));
        assertEquals(0, expected.compareTo(new BigDecimal((String) cell)));
      }
      case PRICE_UNIT ->
          assertEquals(
              units == null ? null : units.priceUnit().toBigDecimal().toPlainString(), cell);
      case LOT_SIZE ->
          assertEquals(units == null ? null : units.lotSize().toBigDecimal().toPlainString(), cell);
    }
  }
}
