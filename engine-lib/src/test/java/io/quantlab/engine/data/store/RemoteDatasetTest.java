package io.quantlab.engine.data.store;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quantlab.engine.market.Schema;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// D-7: remote sets give the same answers with cold, warm and no cache.
class RemoteDatasetTest {
  @TempDir Path root;
  private final long[][] rows = StoreFixture.trades(61, 4, 5_000);
  private final List<String> fetched = new ArrayList<>();
  private Store store;
  private Path objects;
  private Path cached;
  private RemoteDataset remote;

  @BeforeEach
  void export() {
    store = Store.at(root.resolve("store"));
    objects = root.resolve("objects");
    cached = root.resolve("cache");
    StoreFixture.write(store, Schema.TRADE, rows, WriteOptions.DEFAULT);
    remote = RemoteDataset.export(store, 7, Schema.TRADE, objects);
  }

  @Test
  @DisplayName(
      "D-7: objects are named by the SHA-256 of their bytes; the manifest has the dataset's hash")
  void namesObjectsByContent() throws Exception {
    assertEquals(store.datasetHash(7, Schema.TRADE), remote.datasetHash());
    assertEquals(4, remote.segments().size());
    for (RemoteSegment segment : remote.segments()) {
      byte[] bytes = Files.readAllBytes(objects.resolve(segment.objectName()));
      assertEquals(segment.length(), bytes.length);
      assertEquals(
          segment.objectSha256(),
          HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes)));
    }
    assertEquals(remote, RemoteDataset.export(store, 7, Schema.TRADE, root.resolve("again")));
  }

  @Test
  @DisplayName("D-7: cold, warm, tiny and no cache give the same rows")
  void readsTheSameWithAnyCache() {
    long two = remote.segments().get(0).length() + remote.segments().get(1).length();
    for (long limit : new long[] {Long.MAX_VALUE, two, 0}) {
      fetched.clear();
      SegmentCache cache = cache(root.resolve("cache" + limit), limit);
      for (int round = 0; round < 2; round++) {
        assertArrayEquals(rows, readAll(cache));
        assertTrue(cache.bytes() <= Math.max(limit, remote.segments().getLast().length()));
      }
      assertEquals(limit == Long.MAX_VALUE ? 4 : 8, fetched.size());
      assertArrayEquals(rows, readAll(cache(root.resolve("cache" + limit), limit)));
    }
  }

  @Test
  @DisplayName("D-7: only the days of the range are fetched")
  void fetchesOnlyNeededDays() {
    SegmentCache cache = cache(cached, Long.MAX_VALUE);
    long[][] found = StoreFixture.readAll(remote.cursor(cache, rows[0][5_000], rows[0][10_000]));
    assertArrayEquals(StoreFixture.slice(rows, 5_000, 10_000), found);
    assertEquals(List.of(remote.segments().get(1).objectName()), fetched);
  }

  @Test
  @DisplayName("D-7: the least recently used object goes first")
  void evictsLeastRecentlyUsed() {
    List<RemoteSegment> days = remote.segments();
    long limit = days.get(0).length() + days.get(1).length() + days.get(2).length();
    SegmentCache cache = cache(cached, limit + 64);
    for (int day : new int[] {0, 1, 2, 0, 3}) {
      cache.file(days.get(day));
    }
    assertTrue(Files.exists(cached.resolve(days.get(0).objectName())));
    assertTrue(Files.notExists(cached.resolve(days.get(1).objectName())));
    fetched.clear();
    cache.file(days.get(0));
    assertEquals(List.of(), fetched);
  }

  @Test
  @DisplayName("D-7: spoiled bytes are refused from the source and fetched again in the cache")
  void refusesSpoiledBytes() throws IOException {
    RemoteSegment day = remote.segments().get(2);
    assertArrayEquals(rows, readAll(cache(cached, Long.MAX_VALUE)));
    spoil(cached.resolve(day.objectName()));
    fetched.clear();
    assertArrayEquals(rows, readAll(cache(cached, Long.MAX_VALUE)));
    assertEquals(List.of(day.objectName()), fetched);
    spoil(objects.resolve(day.objectName()));
    CorruptStoreException refused =
        assertThrows(
            CorruptStoreException.class, () -> readAll(cache(root.resolve("new"), Long.MAX_VALUE)));
    assertEquals(day.epochDay(), refused.epochDay());
    Files.delete(objects.resolve(day.objectName()));
    UncheckedIOException failed =
        assertThrows(
            UncheckedIOException.class, () -> readAll(cache(root.resolve("new"), Long.MAX_VALUE)));
    assertTrue(failed.getMessage().contains(day.objectName()), failed.getMessage());
  }

  @Test
  void refusesToExportDamage() throws IOException {
    Path file = store.root().resolve("7/trade/trade-2014.qlt");
    byte[] bytes = Files.readAllBytes(file);
    bytes[5_000] ^= 1;
    Files.write(file, bytes);
    assertThrows(
        CorruptStoreException.class, () -> RemoteDataset.export(store, 7, Schema.TRADE, objects));
  }

  private SegmentCache cache(Path directory, long limit) {
    return new SegmentCache(
        directory,
        limit,
        (name, target) -> {
          fetched.add(name);
          Files.copy(objects.resolve(name), target);
        });
  }

  private long[][] readAll(SegmentCache cache) {
    return StoreFixture.readAll(remote.cursor(cache, Long.MIN_VALUE, Long.MAX_VALUE));
  }

  private static void spoil(Path file) throws IOException {
    byte[] bytes = Files.readAllBytes(file);
    bytes[bytes.length / 2] ^= 8;
    Files.write(file, bytes);
  }
}
