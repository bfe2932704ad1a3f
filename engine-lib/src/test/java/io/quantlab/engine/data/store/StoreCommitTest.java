package io.quantlab.engine.data.store;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quantlab.engine.market.RowBlock;
import io.quantlab.engine.market.RowCursor;
import io.quantlab.engine.market.Schema;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A commit happens whole or not at all (D-2).
class StoreCommitTest {
  private static final int PER_DAY = 500;

  @TempDir Path temp;
  private final long[][] rows = StoreFixture.trades(21, 4, PER_DAY);

  @Test
  @DisplayName(
      "D-2: power cut at any step of any of three commits leaves the state before or after it")
  void survivesPowerCuts() throws IOException {
    long seed = 4711;
    System.out.println("survivesPowerCuts seed " + seed);
    Random random = new Random(seed);
    Path live = temp.resolve("live");
    Path base = temp.resolve("base");
    int cuts = 0;
    for (int commit = 0; commit < 3; commit++) {
      copy(live, base);
      FaultyDisk disk = new FaultyDisk(Long.MAX_VALUE);
      StoreFixture.write(
          Store.at(live, disk),
          Schema.TRADE,
          rows,
          commit * PER_DAY,
          (commit + 1) * PER_DAY,
          WriteOptions.DEFAULT);
      for (int cut = 0; cut <= disk.steps().size(); cut++) {
        for (int round = 0; round < 8; round++) {
          Path crashed = temp.resolve("crashed" + cuts++);
          copy(base, crashed);
          Files.createDirectories(crashed.resolve("7/trade"));
          crash(disk.steps(), cut, live, crashed, random);
          checkBeforeOrAfter(crashed, commit, cut);
        }
      }
    }
    assertTrue(cuts > 200, "cuts " + cuts);
  }

  /// Does the steps before `cut`; of the writes since the last force any may be lost or be partial,
  /// but a root slot of 64 bytes is written whole or not at all.
  private static void crash(
      List<FaultyDisk.Step> steps, int cut, Path live, Path crashed, Random random)
      throws IOException {
    int durable = 0;
    for (int i = 0; i < cut; i++) {
      durable = steps.get(i) instanceof FaultyDisk.Step.Write ? durable : i + 1;
    }
    for (int i = 0; i < cut; i++) {
      int length = Integer.MAX_VALUE;
      if (i >= durable && steps.get(i) instanceof FaultyDisk.Step.Write write) {
        boolean whole =
            write.bytes().length == StoreFormat.SLOT_BYTES
                && write.position() < StoreFormat.HEADER_BYTES;
        length =
            random.nextBoolean()
                ? Integer.MAX_VALUE
                : whole ? 0 : random.nextInt(write.bytes().length + 1);
      }
      FaultyDisk.replay(steps.get(i), live, crashed, length);
    }
  }

  private void checkBeforeOrAfter(Path crashed, int commit, int cut) {
    Store store = Store.at(crashed);
    int found = store.find(7, Schema.TRADE).isEmpty() ? 0 : check(store);
    assertTrue(
        found == commit * PER_DAY || found == (commit + 1) * PER_DAY,
        "commit " + commit + " cut " + cut + " rows " + found);
    assertTrue(StoreVerifier.verify(crashed).clean());
    StoreFixture.write(store, Schema.TRADE, rows, found, rows[0].length, WriteOptions.DEFAULT);
    assertEquals(rows[0].length, check(store));
  }

  private int check(Store store) {
    long[][] found = StoreFixture.readAll(store.cursor(7, Schema.TRADE));
    assertArrayEquals(StoreFixture.slice(rows, 0, found[0].length), found);
    return found[0].length;
  }

  @Test
  @DisplayName("D-2: an open reader keeps its commit while a writer replaces and appends")
  void readerKeepsItsCommit() {
    Store store = Store.at(temp);
    long[][] many = StoreFixture.trades(22, 2, 9_000);
    StoreFixture.write(store, Schema.TRADE, many, WriteOptions.DEFAULT);
    long[][] changed = StoreFixture.trades(23, 3, 100);
    try (RowCursor cursor = store.cursor(7, Schema.TRADE)) {
      RowBlock first = cursor.next();
      long[] price = Arrays.copyOf(first.column(1), first.size());
      StoreFixture.write(store, Schema.TRADE, changed, WriteOptions.DEFAULT.with(ReplaceDays.YES));
      long[][] rest = StoreFixture.readAll(cursor);
      assertEquals(18_000, price.length + rest[0].length);
      assertArrayEquals(Arrays.copyOfRange(many[1], price.length, 18_000), rest[1]);
    }
    assertArrayEquals(changed, StoreFixture.readAll(store.cursor(7, Schema.TRADE)));
  }

  @Test
  @DisplayName("closing without commit publishes nothing, on a new file and on an old one")
  void abortPublishesNothing() throws IOException {
    Store store = Store.at(temp);
    for (int round = 0; round < 2; round++) {
      try (DatasetWriter writer =
          store.writer(
              StoreFixture.instrument(7),
              Schema.TRADE,
              StoreFixture.UTC_DAYS,
              WriteOptions.DEFAULT)) {
        StoreFixture.feed(
            writer, Schema.TRADE, rows, round * 2 * PER_DAY, (round * 2 + 2) * PER_DAY, 64);
      }
      assertEquals(
          round == 0 ? 0 : PER_DAY, store.find(7, Schema.TRADE).map(DatasetInfo::rows).orElse(0L));
      assertEquals(0, StoreVerifier.verify(temp).tailBytes());
      assertTrue(StoreVerifier.verify(temp).leftovers().isEmpty());
      if (round == 0) {
        StoreFixture.write(store, Schema.TRADE, rows, 0, PER_DAY, WriteOptions.DEFAULT);
      }
    }
  }

  @Test
  @DisplayName(
      "a full disk at any byte names the file, publishes nothing and leaves a usable store")
  void fullDiskPublishesNothing() throws IOException {
    Store store = Store.at(temp);
    StoreFixture.write(store, Schema.TRADE, rows, 0, PER_DAY, WriteOptions.DEFAULT);
    String before = store.datasetHash(7, Schema.TRADE);
    byte[] bytes = Files.readAllBytes(temp.resolve("7/trade/trade-2014.qlt"));
    boolean fits = false;
    for (int room = 0; !fits; room += 97) {
      try {
        StoreFixture.write(
            Store.at(temp, new FaultyDisk(room)),
            Schema.TRADE,
            rows,
            PER_DAY,
            3 * PER_DAY,
            WriteOptions.DEFAULT);
        fits = true;
      } catch (UncheckedIOException full) {
        assertTrue(full.getMessage().contains("trade-2014.qlt"), full.getMessage());
        assertTrue(full.getMessage().contains("No space left on device"), full.getMessage());
        assertEquals("No space left on device", full.getCause().getMessage());
        assertEquals(before, store.datasetHash(7, Schema.TRADE));
        byte[] now = Files.readAllBytes(temp.resolve("7/trade/trade-2014.qlt"));
        assertArrayEquals(bytes, Arrays.copyOf(now, bytes.length));
      }
    }
    assertEquals(3 * PER_DAY, check(store));
  }

  @Test
  void fullDiskLeavesNoNewFile() throws IOException {
    List<Integer> rooms = new ArrayList<>(List.of(0, 4095, 4096, 4200, 9000));
    for (int room : rooms) {
      UncheckedIOException full =
          assertThrows(
              UncheckedIOException.class,
              () ->
                  StoreFixture.write(
                      Store.at(temp, new FaultyDisk(room)),
                      Schema.TRADE,
                      rows,
                      WriteOptions.DEFAULT));
      assertTrue(full.getMessage().contains("No space left"), full.getMessage());
      assertTrue(Store.at(temp).list().isEmpty());
      try (Stream<Path> left = Files.list(temp.resolve("7/trade"))) {
        assertEquals(
            List.of("writer.lock"),
            left.map(path -> path.getFileName().toString()).toList(),
            "room " + room);
      }
    }
  }

  @Test
  @DisplayName("D-2: one writer at a time")
  void refusesSecondWriter() {
    Store store = Store.at(temp);
    try (DatasetWriter first =
        store.writer(
            StoreFixture.instrument(7),
            Schema.TRADE,
            StoreFixture.UTC_DAYS,
            WriteOptions.DEFAULT)) {
      IllegalStateException refused =
          assertThrows(
              IllegalStateException.class,
              () ->
                  store.writer(
                      StoreFixture.instrument(7),
                      Schema.TRADE,
                      StoreFixture.UTC_DAYS,
                      WriteOptions.DEFAULT));
      assertTrue(refused.getMessage().contains("another writer"), refused.getMessage());
      first.commit();
    }
    assertFalse(store.find(7, Schema.TRADE).isPresent());
  }

  private static void copy(Path from, Path to) throws IOException {
    if (!Files.exists(from)) {
      return;
    }
    try (Stream<Path> paths = Files.walk(from)) {
      for (Path path : paths.toList()) {
        Path target = to.resolve(from.relativize(path));
        if (Files.isDirectory(path)) {
          Files.createDirectories(target);
        } else {
          Files.copy(path, target, java.nio.file.StandardCopyOption.REPLACE_EXISTING);
        }
      }
    }
  }
}
