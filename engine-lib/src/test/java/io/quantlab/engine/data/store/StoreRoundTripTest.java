package io.quantlab.engine.data.store;

import static io.quantlab.engine.data.store.StoreFixture.DAY;
import static io.quantlab.engine.data.store.StoreFixture.DAY_2014_05_01;
import static io.quantlab.engine.data.store.StoreFixture.UTC_DAYS;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quantlab.engine.market.RowBlock;
import io.quantlab.engine.market.RowCursor;
import io.quantlab.engine.market.Schema;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// What goes in comes out, by the store's reader and by an independent one (D-1, D-3, D-6).
class StoreRoundTripTest {
  @TempDir Path root;

  @ParameterizedTest
  @EnumSource(Encoding.class)
  @DisplayName("D-3: every encoding gives back the rows, to the store and to the naive reader")
  void givesBackTheRows(Encoding encoding) throws Exception {
    long[][] rows = StoreFixture.trades(1, 3, 10_000);
    Store store = Store.at(root);
    StoreFixture.write(store, Schema.TRADE, rows, WriteOptions.DEFAULT.with(encoding));
    assertArrayEquals(rows, StoreFixture.readAll(store.cursor(7, Schema.TRADE)));

    List<NaiveStoreReader.Day> days =
        new NaiveStoreReader(root.resolve("7/trade/trade-2014.qlt")).days();
    assertEquals(3, days.size());
    for (int day = 0; day < 3; day++) {
      assertEquals(DAY_2014_05_01 + day, days.get(day).epochDay());
      for (int column = 0; column < 4; column++) {
        long[] expected = StoreFixture.slice(rows, day * 10_000, (day + 1) * 10_000)[column];
        assertArrayEquals(
            expected,
            days.get(day).columns().get(column).stream().mapToLong(Long::longValue).toArray());
      }
      assertEquals(NaiveStoreReader.sha256(days.get(day).columns()), days.get(day).sha256());
    }
  }

  @Test
  @DisplayName("D-6: equal rows give equal hashes whatever the encoding; other rows another")
  void hashesContentNotEncoding() {
    long[][] rows = StoreFixture.trades(2, 2, 5_000);
    Set<String> hashes = new HashSet<>();
    for (Encoding encoding : Encoding.values()) {
      Store store = Store.at(root.resolve(encoding.name()));
      StoreFixture.write(store, Schema.TRADE, rows, WriteOptions.DEFAULT.with(encoding));
      hashes.add(store.datasetHash(7, Schema.TRADE));
    }
    assertEquals(1, hashes.size());
    rows[2][9_999]++;
    Store other = Store.at(root.resolve("other"));
    StoreFixture.write(other, Schema.TRADE, rows, WriteOptions.DEFAULT);
    assertTrue(hashes.add(other.datasetHash(7, Schema.TRADE)));
  }

  @ParameterizedTest
  @EnumSource(Encoding.class)
  @DisplayName("any long survives: wild jumps over the whole range, constants, every width")
  void keepsAnyLong(Encoding encoding) throws Exception {
    long seed = 20140501;
    System.out.println("keepsAnyLong seed " + seed);
    Random random = new Random(seed);
    Store store = Store.at(root);
    int rowCount = 9_000;
    long[][] rows = new long[9][rowCount];
    for (int i = 0; i < rowCount; i++) {
      rows[0][i] = DAY_2014_05_01 * DAY + i * 1_000_003L;
      rows[1][i] = random.nextLong();
      rows[2][i] = i % 2 == 0 ? Long.MIN_VALUE : Long.MAX_VALUE;
      rows[3][i] = random.nextLong() >>> random.nextInt(64);
      rows[4][i] = Long.MIN_VALUE + i;
      rows[5][i] = 42;
      rows[6][i] = (i % 3 - 1) * (1L << i / 150);
      rows[7][i] = random.nextInt(1 << 20);
      rows[8][i] = random.nextInt();
    }
    StoreFixture.write(store, Schema.BAR, rows, WriteOptions.DEFAULT.with(encoding));
    assertArrayEquals(rows, StoreFixture.readAll(store.cursor(7, Schema.BAR)));
    List<List<Long>> naive =
        new NaiveStoreReader(root.resolve("7/bar/bar-2014.qlt")).days().getFirst().columns();
    for (int column = 0; column < rows.length; column++) {
      assertArrayEquals(
          rows[column],
          naive.get(column).stream().mapToLong(Long::longValue).toArray(),
          "column " + column);
    }
  }

  @ParameterizedTest
  @EnumSource(Encoding.class)
  @DisplayName("a time range gives exactly the rows with from <= stamp < to, for any range")
  void seeksTimeRanges(Encoding encoding) {
    long[][] rows = StoreFixture.trades(3, 4, 9_001);
    Store store = Store.at(root);
    StoreFixture.write(store, Schema.TRADE, rows, WriteOptions.DEFAULT.with(encoding));
    long seed = 77;
    System.out.println("seeksTimeRanges seed " + seed);
    Random random = new Random(seed);
    for (int round = 0; round < 40; round++) {
      int a = random.nextInt(rows[0].length);
      int b = Math.min(rows[0].length - 1, a + random.nextInt(round % 2 == 0 ? 50 : 20_000));
      long from = rows[0][a] + random.nextInt(-1, 2);
      long to = rows[0][b] + random.nextInt(-1, 2);
      int first = 0;
      while (first < rows[0].length && rows[0][first] < from) {
        first++;
      }
      int end = first;
      while (end < rows[0].length && rows[0][end] < to) {
        end++;
      }
      long[][] found = StoreFixture.readAll(store.cursor(7, Schema.TRADE, from, to));
      assertArrayEquals(StoreFixture.slice(rows, first, end), found, "from " + from + " to " + to);
    }
    assertEquals(
        0,
        StoreFixture.readAll(store.cursor(7, Schema.TRADE, rows[0][36_003] + 1, Long.MAX_VALUE))[0]
            .length);
    assertEquals(0, StoreFixture.readAll(store.cursor(7, Schema.TRADE, 0, rows[0][0]))[0].length);
  }

  @Test
  @DisplayName("D-1: a dataset over two years has two files and reads as one")
  void splitsYears() {
    long newYear = 16_436 * DAY; // 2015-01-01
    long[][] rows = {
      {newYear - 2, newYear - 1, newYear, newYear + 1}, {1, 2, 3, 4}, {5, 6, 7, 8}, {0, 0, 0, 0}
    };
    Store store = Store.at(root);
    StoreFixture.write(store, Schema.TRADE, rows, WriteOptions.DEFAULT);
    assertTrue(root.resolve("7/trade/trade-2014.qlt").toFile().isFile());
    assertTrue(root.resolve("7/trade/trade-2015.qlt").toFile().isFile());
    assertArrayEquals(rows, StoreFixture.readAll(store.cursor(7, Schema.TRADE)));
    DatasetInfo info = store.find(7, Schema.TRADE).orElseThrow();
    assertEquals(List.of(2014, 2015), info.years());
    assertEquals(4, info.rows());
    assertEquals(2, info.days());
    assertEquals(newYear - 2, info.firstNanos());
    assertEquals(newYear + 1, info.lastNanos());
    assertEquals(List.of(info), store.list());
  }

  @Test
  void decodesOnlyTheColumnsAskedFor() {
    long[][] rows = StoreFixture.trades(4, 1, 100);
    Store store = Store.at(root);
    StoreFixture.write(store, Schema.TRADE, rows, WriteOptions.DEFAULT);
    try (RowCursor cursor = store.cursor(7, Schema.TRADE)) {
      RowBlock block = cursor.next();
      assertEquals(100, block.size());
      assertEquals(rows[2][99], block.column(2)[99]);
      assertEquals(rows[1][0], block.column(1)[0]);
      assertNull(cursor.next());
      assertNull(cursor.next());
    }
  }

  @Test
  @DisplayName(
      "Z-33: the columns of a typical trade take at most 6 bytes, a constant column almost none")
  void packsTrades() {
    long[][] rows = StoreFixture.trades(5, 2, 100_000);
    java.util.Arrays.fill(rows[3], 0);
    Store store = Store.at(root);
    StoreFixture.write(store, Schema.TRADE, rows, WriteOptions.DEFAULT);
    DatasetInfo info = store.find(7, Schema.TRADE).orElseThrow();
    assertTrue(
        info.dataBytes() <= 6 * info.rows(),
        info.dataBytes() + " bytes for " + info.rows() + " rows");
    assertEquals(UTC_DAYS.epochDayOf(rows[0][0]), info.firstEpochDay());
  }
}
