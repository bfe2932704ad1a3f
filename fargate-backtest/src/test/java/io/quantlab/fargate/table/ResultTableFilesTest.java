package io.quantlab.fargate.table;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quantlab.engine.analysis.Column;
import io.quantlab.engine.analysis.ColumnKind;
import io.quantlab.engine.analysis.CsvTableWriter;
import io.quantlab.engine.analysis.ResultTables;
import io.quantlab.engine.analysis.RowUnits;
import io.quantlab.engine.analysis.Table;
import io.quantlab.engine.analysis.TableSchema;
import io.quantlab.engine.analysis.TypedTableReader;
import io.quantlab.engine.analysis.TypedTableWriter;
import io.quantlab.engine.data.TableColumn;
import io.quantlab.engine.data.TableFormat;
import io.quantlab.engine.data.TableReader;
import io.quantlab.engine.data.TableType;
import io.quantlab.engine.data.TableType.Clock;
import io.quantlab.engine.data.TableType.Fixed;
import io.quantlab.engine.data.TableType.Stamp;
import io.quantlab.engine.data.TableType.Unit;
import io.quantlab.engine.data.TableType.Width;
import io.quantlab.engine.instrument.Decimal;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@DisplayName("D-20: result tables survive Parquet and Arrow without loss")
final class ResultTableFilesTest {
  private static final long SEED = 20240611;
  private static final RowUnits QUARTER_TICK = new RowUnits(new Decimal(25, 2), Decimal.ONE);
  private static final RowUnits SIXTY_FOURTH = new RowUnits(new Decimal(15625, 6), Decimal.unit(3));

  private static final TableSchema SMALL =
      new TableSchema(
          "small",
          3,
          List.of(
              new Column("id", ColumnKind.LONG, "count", "m", "never"),
              new Column("ratio", ColumnKind.DOUBLE, "ratio", "m", "x"),
              new Column("note", ColumnKind.TEXT, "text", "m", "x"),
              new Column("time", ColumnKind.NANOS, "UTC", "m", "x"),
              new Column("price", ColumnKind.PRICE, "price", "m", "x"),
              new Column("lots", ColumnKind.LOTS, "lots", "m", "x"),
              new Column("fee", ColumnKind.MONEY, "currency", "m", "x")));

  @TempDir Path folder;

  static Stream<TableFormat> formats() {
    return Stream.of(new ParquetFormat(), new ArrowFormat());
  }

  private Path write(Table table, TableFormat format) throws IOException {
    Path file = folder.resolve("table-" + table.schema().name());
    TypedTableWriter.write(table, format, Files.newOutputStream(file));
    return file;
  }

  private static Table read(TableSchema schema, TableFormat format, Path file) throws IOException {
    try (TableReader reader = format.open(file)) {
      return TypedTableReader.read(schema, reader, "f");
    }
  }

  /// CSV, which is proven lossless on its own, says everything a table holds.
  private static String csv(Table table) throws IOException {
    StringBuilder out = new StringBuilder();
    CsvTableWriter.write(table, out);
    return out.toString();
  }

  @ParameterizedTest
  @MethodSource("formats")
  void columnsAndCellsAreThoseWorkedByHand(TableFormat format) throws IOException {
    Table table = new Table(SMALL);
    table.addRow();
    table.units(SIXTY_FOURTH);
    table.setLong(0, -7);
    table.setDouble(1, 0.1);
    table.setText(2, "a, \"b\"\r\nc");
    table.setNanos(3, 1_704_205_800_000_000_001L);
    table.setPrice(4, 405); // 405 x 0.015625 = 6.328125
    table.setLots(5, -3); // -3 x 0.001 = -0.003
    table.setMoney(6, Long.MIN_VALUE);
    table.addRow();
    Path file = write(table, format);
    MemoryTable cells;
    try (TableReader reader = format.open(file)) {
      assertEquals(Map.of("quantlab.table", "small", "quantlab.version", "3"), reader.properties());
      Fixed exact = new Fixed(38, 18);
      assertEquals(
          List.of(
              new TableColumn("id", new TableType.Whole()),
              new TableColumn("ratio", new TableType.Real(Width.DOUBLE)),
              new TableColumn("note", new TableType.Text()),
              new TableColumn("timeNanos", new TableType.Whole()),
              new TableColumn("time", new Stamp(Unit.NANOS, Clock.UTC)),
              new TableColumn("price", exact),
              new TableColumn("priceTicks", new TableType.Whole()),
              new TableColumn("lots", new TableType.Whole()),
              new TableColumn("quantity", exact),
              new TableColumn("fee", new Fixed(19, 8)),
              new TableColumn("feeE8", new TableType.Whole()),
              new TableColumn("priceUnit", exact),
              new TableColumn("lotSize", exact)),
          reader.columns());
      cells = MemoryTable.read(reader);
    }
    assertEquals(
        Arrays.asList(
            -7L,
            0.1,
            "a, \"b\"\r\nc",
            1_704_205_800_000_000_001L,
            1_704_205_800_000_000_001L,
            new BigInteger("6328125000000000000"),
            405L,
            -3L,
            new BigInteger("-3000000000000000"),
            BigInteger.valueOf(Long.MIN_VALUE),
            Long.MIN_VALUE,
            new BigInteger("15625000000000000"),
            new BigInteger("1000000000000000")),
        Arrays.asList(cells.rows().getFirst()));
    assertTrue(Arrays.stream(cells.rows().getLast()).allMatch(cell -> cell == null));
    assertEquals(csv(table), csv(read(SMALL, format, file)));
  }

  @ParameterizedTest
  @MethodSource("formats")
  void everyTableSurvivesRandomRows(TableFormat format) throws IOException {
    System.out.println("ResultTableFilesTest seed " + SEED);
    SplittableRandom random = new SplittableRandom(SEED);
    List<TableSchema> schemas = new ArrayList<>(ResultTables.all());
    schemas.add(SMALL);
    for (TableSchema schema : schemas) {
      for (int rows : new int[] {0, 1, 5000}) {
        Table table = random(schema, random, rows);
        Path file = write(table, format);
        assertEquals(csv(table), csv(read(schema, format, file)));
      }
    }
  }

  private static Table random(TableSchema schema, SplittableRandom random, int rows) {
    Table table = new Table(schema);
    for (int row = 0; row < rows; row++) {
      table.addRow();
      table.units(random.nextBoolean() ? QUARTER_TICK : SIXTY_FOURTH);
      for (int i = 0; i < schema.columns().size(); i++) {
        if (random.nextInt(5) > 0) {
          set(table, i, schema.columns().get(i).kind(), random);
        }
      }
    }
    return table;
  }

  private static void set(Table table, int column, ColumnKind kind, SplittableRandom random) {
    long number = random.nextInt(4) == 0 ? random.nextLong() : random.nextInt(2_000_000);
    switch (kind) {
      case LONG -> table.setLong(column, number);
      case DOUBLE -> table.setDouble(column, random.nextInt(9) == 0 ? Double.NaN : number / 7.0);
      case TEXT -> table.setText(column, random.nextInt(9) == 0 ? "" : "text " + number % 100);
      case NANOS -> table.setNanos(column, number);
      case PRICE -> table.setPrice(column, number);
      case LOTS -> table.setLots(column, number);
      case MONEY -> table.setMoney(column, number);
    }
  }

  @ParameterizedTest
  @MethodSource("formats")
  void disagreementsNameTheirPlace(TableFormat format) throws IOException {
    TableSchema one =
        new TableSchema(
            "one", 1, List.of(new Column("fee", ColumnKind.MONEY, "currency", "m", "x")));
    List<TableColumn> columns =
        List.of(
            new TableColumn("fee", new Fixed(19, 8)),
            new TableColumn("feeE8", new TableType.Whole()));
    String part = format instanceof ParquetFormat ? "row group" : "record batch";
    Path file = folder.resolve("odd");
    List<Object[]> rows = new ArrayList<>();
    rows.add(new Object[] {BigInteger.ONE, 1L});
    rows.add(new Object[] {BigInteger.TWO, 3L});
    new MemoryTable(columns, rows).write(format, file, Map.of());
    assertError(
        one,
        format,
        file,
        "f:row 2 ("
            + part
            + " 1):fee: says something else than the whole number beside it,"
            + " unscaled 0 x 2^64 + 2");
    rows.set(1, new Object[] {null, 3L});
    new MemoryTable(columns, rows).write(format, file, Map.of());
    assertError(one, format, file, "f:row 2 (" + part + " 1):fee: expected a value, found none");
    IllegalArgumentException other =
        assertThrows(IllegalArgumentException.class, () -> read(SMALL, format, file));
    assertTrue(other.getMessage().startsWith("f: expected the columns of the table small, "));
  }

  private static void assertError(
      TableSchema schema, TableFormat format, Path file, String message) {
    IllegalArgumentException e =
        assertThrows(IllegalArgumentException.class, () -> read(schema, format, file));
    assertEquals(message, e.getMessage());
  }

  @Test
  @DisplayName("a decimal of more than 38 digits is refused, never rounded")
  void refusesWhatDoesNotFit() {
    TableSchema one =
        new TableSchema("one", 1, List.of(new Column("price", ColumnKind.PRICE, "p", "m", "x")));
    Table table = new Table(one);
    table.addRow();
    table.units(new RowUnits(new Decimal(Long.MAX_VALUE, 0), Decimal.ONE));
    table.setPrice(0, Long.MAX_VALUE);
    ArithmeticException e =
        assertThrows(ArithmeticException.class, () -> write(table, new ParquetFormat()));
    assertTrue(e.getMessage().contains("takes more than 38 digits"), e.getMessage());
  }
}
