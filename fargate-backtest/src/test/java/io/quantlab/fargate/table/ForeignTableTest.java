package io.quantlab.fargate.table;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.quantlab.engine.data.TableColumn;
import io.quantlab.engine.data.TableException;
import io.quantlab.engine.data.TableFormat;
import io.quantlab.engine.data.TableReader;
import io.quantlab.engine.data.TableType;
import io.quantlab.engine.data.TableType.Clock;
import io.quantlab.engine.data.TableType.Fixed;
import io.quantlab.engine.data.TableType.Unit;
import io.quantlab.engine.data.TableType.Width;
import java.io.IOException;
import java.math.BigInteger;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Files written by PyArrow, Polars and DuckDB; `make_fixtures.py` beside them has the same
/// formulas.
@DisplayName("D-10: table files of other programs")
final class ForeignTableTest {
  private static final int ROWS = 300;
  private static final BigInteger TEN_30 = BigInteger.TEN.pow(30);

  private static TableFormat format(String name) {
    return name.endsWith(".parquet") ? new ParquetFormat() : new ArrowFormat();
  }

  static Path file(String name) {
    try {
      return Path.of(ForeignTableTest.class.getResource(name).toURI());
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  private static long whole(int i, int bits) {
    return i * 7 - 11L & -1L >>> 64 - bits;
  }

  private static long signed(int i, int bits) {
    return whole(i, bits) << 64 - bits >> 64 - bits;
  }

  private static long millis(int i) {
    return 1_400_000_000_123L + i * 1000L;
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "plain.parquet",
        "snappy.parquet",
        "zstd.parquet",
        "gzip.parquet",
        "lz4.parquet",
        "delta.parquet",
        "plain.arrow",
        "zstd.arrow",
        "wide.arrow"
      })
  void everyCellIsWhatTheFormulaSays(String name) throws IOException {
    MemoryTable table = MemoryTable.read(format(name), file(name));
    assertEquals(ROWS, table.rows().size());
    List<Object> full = new ArrayList<>();
    for (int i = 0; i < ROWS; i++) {
      full.add(signed(i, 8));
    }
    assertEquals(full, table.column("i8"));
    check(table, "i16", new TableType.Whole(), i -> signed(i, 16));
    check(table, "i32", new TableType.Whole(), i -> signed(i, 32));
    check(table, "i64", new TableType.Whole(), i -> i * 7 - 11L);
    check(table, "u8", new TableType.Whole(), i -> whole(i, 8));
    check(table, "u16", new TableType.Whole(), i -> whole(i, 16));
    check(table, "u32", new TableType.Whole(), i -> whole(i, 32));
    check(
        table,
        "u64",
        new Fixed(20, 0),
        i -> BigInteger.TWO.pow(64).subtract(BigInteger.valueOf(i + 1L)));
    check(table, "f32", new TableType.Real(Width.SINGLE), i -> i / 8.0);
    check(table, "f64", new TableType.Real(Width.DOUBLE), i -> (i - 5) / 10.0);
    check(table, "d9", new Fixed(9, 2), i -> BigInteger.valueOf(i * 1001L - 5));
    check(table, "d18", new Fixed(18, 6), i -> BigInteger.valueOf(i * 1_000_000_000_000L - 1));
    check(
        table,
        "d38",
        new Fixed(38, 10),
        i -> TEN_30.multiply(BigInteger.valueOf(i - 9)).add(BigInteger.valueOf(i)));
    check(table, "text", new TableType.Text(), i -> i % 11 == 0 ? "\u20ac" : "word " + i % 5);
    check(table, "truth", new TableType.Truth(), i -> i % 3 == 0);
    check(table, "day", new TableType.Day(), i -> i * 400L - 1000);
    check(table, "ms", new TableType.Stamp(Unit.MILLIS, Clock.UTC), ForeignTableTest::millis);
    check(table, "us", new TableType.Stamp(Unit.MICROS, Clock.UTC), i -> millis(i) * 1000 + 456);
    check(
        table,
        "ns",
        new TableType.Stamp(Unit.NANOS, Clock.UTC),
        i -> (millis(i) * 1000 + 456) * 1000 + 789);
    check(table, "local", new TableType.Stamp(Unit.MILLIS, Clock.LOCAL), ForeignTableTest::millis);
  }

  private static void check(
      MemoryTable table, String name, TableType type, IntFunction<Object> formula) {
    List<Object> expected = new ArrayList<>();
    for (int i = 0; i < ROWS; i++) {
      expected.add(i % 10 == 9 ? null : formula.apply(i));
    }
    assertEquals(expected, table.column(name), name);
    TableColumn column =
        table.columns().stream().filter(c -> c.name().equals(name)).findFirst().orElseThrow();
    assertEquals(type, column.type());
  }

  @ParameterizedTest
  @ValueSource(strings = {"snappy.parquet", "plain.arrow"})
  void nestedAndUnknownColumnsDoNotHideTheOthers(String name) throws IOException {
    try (TableReader reader = format(name).open(file(name))) {
      List<String> odd =
          reader.columns().stream()
              .filter(column -> column.type() instanceof TableType.Unreadable)
              .map(TableColumn::name)
              .toList();
      assertEquals(List.of("list", "time"), odd);
      assertEquals("row 129 (" + part(name) + " 2)", reader.place(129));
      assertEquals("row 300 (" + part(name) + " 3)", reader.place(300));
    }
  }

  private static String part(String name) {
    return name.endsWith(".parquet") ? "row group" : "record batch";
  }

  @Test
  @DisplayName("DuckDB pads the last run of a page in its count, but not in its bytes")
  void readsPaddedRuns() throws IOException {
    MemoryTable table = MemoryTable.read(new ParquetFormat(), file("duckdb.parquet"));
    check(table, "i64", new TableType.Whole(), i -> i * 7 - 11L);
    check(table, "text", new TableType.Text(), i -> i % 11 == 0 ? "\u20ac" : "word " + i % 5);
    check(table, "d18", new Fixed(18, 6), i -> BigInteger.valueOf(i * 1_000_000_000_000L - 1));
    check(table, "truth", new TableType.Truth(), i -> i % 3 == 0);
    check(table, "day", new TableType.Day(), i -> i * 400L - 1000);
  }

  @Test
  void readsTheStampsOfOldWriters() throws IOException {
    MemoryTable table = MemoryTable.read(new ParquetFormat(), file("int96.parquet"));
    check(table, "ms", new TableType.Stamp(Unit.NANOS, Clock.LOCAL), i -> millis(i) * 1_000_000);
  }

  @Test
  void namesPackingsItDoesNotRead() {
    assertError(
        "brotli.parquet",
        "column i64: it is packed with BROTLI; read are UNCOMPRESSED, SNAPPY, GZIP, ZSTD and"
            + " LZ4_RAW");
    assertError(
        "lz4.arrow",
        "record batch 1, column i64: it is packed with LZ4_FRAME; read are plain and ZSTD");
  }

  private static void assertError(String name, String message) {
    TableException e =
        assertThrows(TableException.class, () -> MemoryTable.read(format(name), file(name), "i64"));
    assertEquals(message, e.getMessage());
  }

  @Test
  void textViewsOfNewWritersAreNamed() throws IOException {
    try (TableReader reader = new ArrowFormat().open(file("views.arrow"))) {
      assertEquals(new TableType.Unreadable("Utf8View"), reader.columns().getFirst().type());
      List<Object> numbers = MemoryTable.read(reader).column("i64");
      assertEquals(-11L, numbers.getFirst());
      assertEquals(null, numbers.getLast());
    }
  }
}
