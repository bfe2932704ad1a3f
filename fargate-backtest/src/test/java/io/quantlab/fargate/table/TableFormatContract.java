package io.quantlab.fargate.table;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quantlab.engine.data.TableBatch;
import io.quantlab.engine.data.TableColumn;
import io.quantlab.engine.data.TableException;
import io.quantlab.engine.data.TableFormat;
import io.quantlab.engine.data.TableReader;
import io.quantlab.engine.data.TableType;
import io.quantlab.engine.data.TableWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What every adapter of the port [TableFormat] keeps.
abstract class TableFormatContract {
  private static final long SEED = 20261120;

  @TempDir Path folder;

  abstract TableFormat format();

  /// What a batch of the file is called in places, `row group` for example.
  abstract String part();

  @Test
  @DisplayName("D-20: columns, cells and properties come back as they were written")
  void roundTripIsTheIdentity() throws IOException {
    System.out.println(getClass().getSimpleName() + " seed " + SEED);
    SplittableRandom random = new SplittableRandom(SEED);
    for (int rows : new int[] {0, 1, 4096, 4097, 70_000}) {
      MemoryTable table = MemoryTable.random(MemoryTable.everyType(), rows, random);
      Path file = folder.resolve("table-" + rows);
      Map<String, String> said =
          Map.of("quantlab.rows", "" + rows, "empty", "", "\u20ac", "\u0130");
      table.write(format(), file, said);
      try (TableReader reader = format().open(file)) {
        assertEquals(table.columns(), reader.columns());
        assertEquals(rows, reader.rows());
        assertEquals(said, reader.properties());
        assertSame(table, MemoryTable.read(reader));
      }
    }
  }

  private static void assertSame(MemoryTable expected, MemoryTable found) {
    assertEquals(expected.rows().size(), found.rows().size());
    for (int row = 0; row < expected.rows().size(); row++) {
      assertArrayEquals(expected.rows().get(row), found.rows().get(row), "row " + row);
    }
  }

  @Test
  void readsOnlyTheAskedColumnsInTheAskedOrder() throws IOException {
    MemoryTable table =
        MemoryTable.random(MemoryTable.everyType(), 9000, new SplittableRandom(SEED));
    Path file = folder.resolve("table");
    table.write(format(), file, Map.of());
    MemoryTable some = MemoryTable.read(format(), file, "text", "whole");
    assertEquals(table.column("whole"), some.column("whole"));
    assertEquals(table.column("text"), some.column("text"));
    assertEquals(2, some.columns().size());
  }

  @Test
  void columnsWithoutAnyValueSurvive() throws IOException {
    List<TableColumn> columns = MemoryTable.everyType();
    MemoryTable table = new MemoryTable(columns, List.<Object[]>of(new Object[columns.size()]));
    Path file = folder.resolve("table");
    table.write(format(), file, Map.of());
    assertSame(table, MemoryTable.read(format(), file));
  }

  @Test
  void namesTheRowInWords() throws IOException {
    MemoryTable table = MemoryTable.random(MemoryTable.everyType(), 10, new SplittableRandom(SEED));
    Path file = folder.resolve("table");
    table.write(format(), file, Map.of());
    try (TableReader reader = format().open(file)) {
      assertEquals("row 7 (" + part() + " 1)", reader.place(7));
    }
  }

  @Test
  void refusesColumnsItCannotWriteAndForeignBatches() throws IOException {
    List<TableColumn> odd = List.of(new TableColumn("x", new TableType.Unreadable("nested")));
    assertThrows(
        IllegalArgumentException.class,
        () -> format().create(OutputStream.nullOutputStream(), odd, Map.of()));
    List<TableColumn> one = List.of(new TableColumn("x", new TableType.Whole()));
    List<TableColumn> other = List.of(new TableColumn("y", new TableType.Whole()));
    try (TableWriter writer = format().create(OutputStream.nullOutputStream(), one, Map.of())) {
      assertThrows(IllegalArgumentException.class, () -> writer.write(new TableBatch(other)));
    }
  }

  @Test
  @DisplayName("a file that was not finished, or is cut short anywhere, is refused")
  void truncatedFilesAreRefused() throws IOException {
    MemoryTable table =
        MemoryTable.random(MemoryTable.everyType(), 300, new SplittableRandom(SEED));
    Path whole = folder.resolve("whole");
    table.write(format(), whole, Map.of());
    byte[] bytes = Files.readAllBytes(whole);
    Path cut = folder.resolve("cut");
    for (int length = 0; length < bytes.length; length += length < 64 ? 1 : 997) {
      Files.write(cut, Arrays.copyOf(bytes, length));
      assertThrows(TableException.class, () -> MemoryTable.read(format(), cut), "at " + length);
    }
  }

  @Test
  @DisplayName("damaged bytes give a TableException or other cells, never anything else")
  void damagedFilesNeverBreakTheReader() throws IOException {
    SplittableRandom random = new SplittableRandom(SEED);
    MemoryTable table = MemoryTable.random(MemoryTable.everyType(), 500, random);
    Path whole = folder.resolve("whole");
    table.write(format(), whole, Map.of());
    byte[] bytes = Files.readAllBytes(whole);
    Path file = folder.resolve("damaged");
    int refused = 0;
    for (int round = 0; round < 400; round++) {
      byte[] damaged = bytes.clone();
      // Half of the damage goes to the metadata at the end, where the sizes stand.
      int reach = round % 2 == 0 ? damaged.length : Math.min(damaged.length, 2500);
      for (int i = random.nextInt(1, 4); i > 0; i--) {
        damaged[damaged.length - 1 - random.nextInt(reach)] =
            (byte) (random.nextBoolean() ? random.nextInt() : 0xff);
      }
      Files.write(file, damaged);
      try {
        MemoryTable.read(format(), file);
      } catch (TableException e) {
        refused++;
        assertTrue(e.getMessage().length() < 600, e.getMessage());
      }
    }
    assertTrue(refused > 80, "refused " + refused);
  }
}
