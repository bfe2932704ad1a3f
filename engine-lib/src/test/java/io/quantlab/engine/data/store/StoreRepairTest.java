package io.quantlab.engine.data.store;

import static io.quantlab.engine.data.store.StoreFixture.DAY_2014_05_01;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quantlab.engine.market.Schema;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// D-5: damage is mended from a source or dropped by name.
class StoreRepairTest {
  private static final int BAD_DAY = DAY_2014_05_01 + 1;

  @TempDir Path root;
  private final long[][] rows = StoreFixture.trades(41, 3, 5_000);
  private Store store;
  private Path file;
  private StoreRepair repair;

  @BeforeEach
  void write() {
    store = Store.at(root.resolve("store"));
    file = store.root().resolve("7/trade/trade-2014.qlt");
    repair = new StoreRepair(store, 7, Schema.TRADE);
    StoreFixture.write(store, Schema.TRADE, rows, 0, 5_000, WriteOptions.DEFAULT);
    StoreFixture.write(store, Schema.TRADE, rows, 5_000, 15_000, WriteOptions.DEFAULT);
  }

  @Test
  @DisplayName("D-5: verify names file, segment and offset; drop removes the bad segment")
  void dropsDamagedSegment() throws IOException {
    long offset = damageBadDay();
    StoreVerifier.Report report = StoreVerifier.verify(store.root());
    assertEquals(1, report.findings().size());
    Finding finding = report.findings().getFirst();
    assertEquals(file, finding.file());
    assertEquals(BAD_DAY, finding.epochDay());
    assertEquals(offset, finding.offset());
    assertTrue(
        finding.text().contains("segment 2014-05-02 at byte " + offset + ": CRC32C"),
        finding.text());
    assertEquals(15_000, report.rows());

    CorruptStoreException stop =
        assertThrows(
            CorruptStoreException.class, () -> StoreFixture.readAll(store.cursor(7, Schema.TRADE)));
    assertEquals(BAD_DAY, stop.epochDay());
    repair.dropSegment(BAD_DAY);
    assertTrue(StoreVerifier.verify(store.root()).clean());
    long[][] left = StoreFixture.readAll(store.cursor(7, Schema.TRADE));
    assertEquals(10_000, left[0].length);
    assertArrayEquals(
        StoreFixture.slice(rows, 0, 5_000)[1], java.util.Arrays.copyOf(left[1], 5_000));
  }

  @Test
  @DisplayName("D-5: restore from a source gives the same hash again; another content is refused")
  void restoresFromSource() throws IOException {
    String hash = store.datasetHash(7, Schema.TRADE);
    Store copy = Store.at(root.resolve("copy"));
    StoreFixture.write(copy, Schema.TRADE, rows, WriteOptions.DEFAULT.with(Encoding.RAW));
    damageBadDay();
    long size = Files.size(file);
    Store other = Store.at(root.resolve("other"));
    StoreFixture.write(
        other, Schema.TRADE, StoreFixture.trades(42, 3, 5_000), WriteOptions.DEFAULT);
    IllegalArgumentException refused =
        assertThrows(
            IllegalArgumentException.class,
            () ->
                repair.restoreSegment(
                    BAD_DAY, other.cursor(7, Schema.TRADE), StoreFixture.UTC_DAYS));
    assertTrue(refused.getMessage().contains("5000 rows of 2014-05-02"), refused.getMessage());
    assertEquals(size, Files.size(file));
    repair.restoreSegment(BAD_DAY, copy.cursor(7, Schema.TRADE), StoreFixture.UTC_DAYS);
    assertTrue(StoreVerifier.verify(store.root()).clean());
    assertEquals(hash, store.datasetHash(7, Schema.TRADE));
    assertArrayEquals(rows, StoreFixture.readAll(store.cursor(7, Schema.TRADE)));
  }

  @Test
  @DisplayName(
      "a damaged root slot is mended from the directory at the end of the file: nothing is lost")
  void mendsRootSlots() throws IOException {
    byte[] good = Files.readAllBytes(file);
    for (int slot : new int[] {64, 128}) {
      byte[] bad = good.clone();
      bad[slot + 10] ^= 4;
      Files.write(file, bad);
      assertThrows(CorruptStoreException.class, () -> store.find(7, Schema.TRADE));
      assertEquals(2, repair.repairRoots(2014));
      assertTrue(StoreVerifier.verify(store.root()).clean());
      assertArrayEquals(rows, StoreFixture.readAll(store.cursor(7, Schema.TRADE)));
    }
    byte[] both = good.clone();
    both[70] ^= 1;
    both[130] ^= 1;
    Files.write(file, both);
    assertEquals(2, repair.repairRoots(2014));
    assertArrayEquals(rows, StoreFixture.readAll(store.cursor(7, Schema.TRADE)));
  }

  @Test
  @DisplayName("with the newest directory damaged the commit before it is what can be saved")
  void fallsBackWhenAskedTo() throws IOException {
    byte[] bad = Files.readAllBytes(file);
    bad[bad.length - 100] ^= 1;
    Files.write(file, bad);
    assertThrows(CorruptStoreException.class, () -> store.find(7, Schema.TRADE));
    assertEquals(1, repair.repairRoots(2014));
    assertArrayEquals(
        StoreFixture.slice(rows, 0, 5_000), StoreFixture.readAll(store.cursor(7, Schema.TRADE)));
    StoreFixture.write(store, Schema.TRADE, rows, 5_000, 15_000, WriteOptions.DEFAULT);
    assertArrayEquals(rows, StoreFixture.readAll(store.cursor(7, Schema.TRADE)));
    assertTrue(StoreVerifier.verify(store.root()).clean());
  }

  @Test
  void soundRootsAreLeftAlone() throws IOException {
    byte[] good = Files.readAllBytes(file);
    assertEquals(2, repair.repairRoots(2014));
    assertArrayEquals(good, Files.readAllBytes(file));
  }

  /// Flips a bit in the price column of the second day and gives the offset of its chunk.
  private long damageBadDay() throws IOException {
    byte[] bytes = Files.readAllBytes(file);
    long offset;
    try (StoreFile open = StoreFile.open(file)) {
      offset = open.directory().segments().get(1).columns().get(1).offset();
    }
    bytes[(int) offset + 200] ^= 16;
    Files.write(file, bytes);
    return offset;
  }
}
