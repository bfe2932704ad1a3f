package io.quantlab.engine.data.store;

import static io.quantlab.engine.data.store.StoreFixture.DAY;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quantlab.engine.market.Schema;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What a writer takes and what it refuses (D-13).
class DatasetWriterTest {
  @TempDir Path root;
  private final long[][] rows = StoreFixture.trades(31, 3, 200);

  @Test
  @DisplayName(
      "D-13: a stored day is refused, its replacement by the same rows gives the same hash")
  void replacesDaysOnlyWhenAsked() {
    Store store = Store.at(root);
    StoreFixture.write(store, Schema.TRADE, rows, WriteOptions.DEFAULT);
    String hash = store.datasetHash(7, Schema.TRADE);
    IllegalStateException refused =
        assertThrows(
            IllegalStateException.class,
            () -> StoreFixture.write(store, Schema.TRADE, rows, 200, 400, WriteOptions.DEFAULT));
    assertTrue(refused.getMessage().contains("2014-05-02 is already in"), refused.getMessage());
    assertEquals(hash, store.datasetHash(7, Schema.TRADE));
    StoreFixture.write(
        store, Schema.TRADE, rows, 200, 400, WriteOptions.DEFAULT.with(ReplaceDays.YES));
    assertEquals(hash, store.datasetHash(7, Schema.TRADE));
    rows[1][300]++;
    StoreFixture.write(
        store, Schema.TRADE, rows, 200, 400, WriteOptions.DEFAULT.with(ReplaceDays.YES));
    assertNotEquals(hash, store.datasetHash(7, Schema.TRADE));
    assertArrayEquals(rows, StoreFixture.readAll(store.cursor(7, Schema.TRADE)));
  }

  @Test
  @DisplayName(
      "D-13: the same rows give the same files, in one import or day by day, even backwards")
  void sameRowsSameHash() throws Exception {
    Store once = Store.at(root.resolve("once"));
    StoreFixture.write(once, Schema.TRADE, rows, WriteOptions.DEFAULT);
    Store again = Store.at(root.resolve("again"));
    StoreFixture.write(again, Schema.TRADE, rows, WriteOptions.DEFAULT);
    String name = "7/trade/trade-2014.qlt";
    assertArrayEquals(
        Files.readAllBytes(once.root().resolve(name)),
        Files.readAllBytes(again.root().resolve(name)));
    Store backwards = Store.at(root.resolve("backwards"));
    for (int day = 2; day >= 0; day--) {
      StoreFixture.write(
          backwards, Schema.TRADE, rows, day * 200, day * 200 + 200, WriteOptions.DEFAULT);
    }
    assertEquals(once.datasetHash(7, Schema.TRADE), backwards.datasetHash(7, Schema.TRADE));
    assertArrayEquals(rows, StoreFixture.readAll(backwards.cursor(7, Schema.TRADE)));
  }

  @Test
  void refusesStampsThatGoBack() {
    long[][] wrong = {{2 * DAY, 2 * DAY - 1}, {1, 1}, {1, 1}, {0, 0}};
    IllegalArgumentException refused =
        assertThrows(
            IllegalArgumentException.class,
            () -> StoreFixture.write(Store.at(root), Schema.TRADE, wrong, WriteOptions.DEFAULT));
    assertTrue(refused.getMessage().contains("must not decrease"), refused.getMessage());
    assertTrue(Store.at(root).list().isEmpty());
  }

  @Test
  void refusesDaysThatOverlapTheirNeighborsInTime() {
    Store store = Store.at(root);
    long[][] first = {{2 * DAY + 5, 2 * DAY + 9}, {1, 1}, {1, 1}, {0, 0}};
    StoreFixture.write(store, Schema.TRADE, first, WriteOptions.DEFAULT);
    try (DatasetWriter writer =
        store.writer(StoreFixture.instrument(7), Schema.TRADE, nanos -> 3, WriteOptions.DEFAULT)) {
      long[][] second = {{2 * DAY + 8}, {1}, {1}, {0}};
      StoreFixture.feed(writer, Schema.TRADE, second, 0, 1, 1);
      IllegalStateException refused = assertThrows(IllegalStateException.class, writer::commit);
      assertTrue(refused.getMessage().contains("before the last stamp"), refused.getMessage());
    }
    assertEquals(2, store.find(7, Schema.TRADE).orElseThrow().rows());
  }

  @Test
  void refusesValuesThatDoNotFitTheirColumn() {
    long[][] wrong = {{DAY}, {1}, {1}, {1L << 31}};
    IllegalArgumentException refused =
        assertThrows(
            IllegalArgumentException.class,
            () -> StoreFixture.write(Store.at(root), Schema.TRADE, wrong, WriteOptions.DEFAULT));
    assertTrue(refused.getMessage().contains("flags is stored as I32"), refused.getMessage());
  }

  @Test
  @DisplayName("D-1: terms and flags stand in the header; other ones cannot continue the file")
  void refusesOtherTerms() {
    Store store = Store.at(root);
    StoreFixture.write(
        store, Schema.TRADE, rows, 0, 200, WriteOptions.DEFAULT.with(Set.of(DataTrait.SYNTHETIC)));
    assertEquals(Set.of(DataTrait.SYNTHETIC), store.find(7, Schema.TRADE).orElseThrow().traits());
    assertEquals(2, store.find(7, Schema.TRADE).orElseThrow().priceUnit().scale());
    IllegalStateException refused =
        assertThrows(
            IllegalStateException.class,
            () -> StoreFixture.write(store, Schema.TRADE, rows, 200, 400, WriteOptions.DEFAULT));
    assertTrue(refused.getMessage().contains("cannot be continued"), refused.getMessage());
  }

  @Test
  void mixesEncodingsInOneFile() {
    Store store = Store.at(root);
    StoreFixture.write(store, Schema.TRADE, rows, 0, 200, WriteOptions.DEFAULT.with(Encoding.RAW));
    StoreFixture.write(
        store,
        Schema.TRADE,
        rows,
        200,
        400,
        WriteOptions.DEFAULT.with(Encoding.DELTA_FOR_BITS_ZSTD));
    StoreFixture.write(store, Schema.TRADE, rows, 400, 600, WriteOptions.DEFAULT);
    assertArrayEquals(rows, StoreFixture.readAll(store.cursor(7, Schema.TRADE)));
  }

  @Test
  void dropsDatasets() {
    Store store = Store.at(root);
    StoreFixture.write(store, Schema.TRADE, rows, WriteOptions.DEFAULT);
    store.drop(7, Schema.TRADE);
    assertTrue(store.list().isEmpty());
    assertThrows(IllegalArgumentException.class, () -> store.cursor(7, Schema.TRADE));
    assertThrows(IllegalArgumentException.class, () -> store.datasetHash(7, Schema.TRADE));
    StoreFixture.write(store, Schema.TRADE, rows, WriteOptions.DEFAULT);
    assertEquals(600, store.list().getFirst().rows());
  }
}
