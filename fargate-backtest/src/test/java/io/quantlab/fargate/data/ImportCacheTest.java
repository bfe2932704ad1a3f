package io.quantlab.fargate.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quantlab.engine.data.csv.ImportOptions;
import io.quantlab.engine.data.store.DatasetInfo;
import io.quantlab.engine.data.store.InstrumentFile;
import io.quantlab.engine.instrument.Decimal;
import io.quantlab.engine.instrument.Registry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ImportCacheTest {
  @TempDir Path dir;
  private final AtomicInteger imports = new AtomicInteger();
  private final CalendarShelf calendars = new CalendarShelf();
  private Instant now = Instant.parse("2026-01-01T00:00:00Z");

  private ImportCache cache(long maxBytes) {
    CacheLimit limit = new CacheLimit(maxBytes, Duration.ofDays(1), () -> now);
    return new ImportCache(dir.resolve("cache"), calendars, limit);
  }

  private Path file(String symbol, String price) throws IOException {
    return Files.writeString(
        dir.resolve(symbol + ".csv"), "ts_ms,price,size\n1381150800000," + price + ",100\n");
  }

  private FilePlan plan(Path file, Map<String, String> options) {
    return FilePlan.all(file, options, ImportOptions.strict(), new Registry(), calendars)
        .getFirst();
  }

  private String hash(ImportCache.Entry entry) {
    return entry.store().list().getFirst().datasetHash();
  }

  private ImportCache.Entry open(ImportCache cache, FilePlan plan) {
    return cache.open(
        plan,
        _ -> {
          imports.incrementAndGet();
          return _ -> {};
        });
  }

  private List<String> entries() throws IOException {
    try (Stream<Path> entries = Files.list(dir.resolve("cache/imports"))) {
      return entries.map(path -> path.getFileName().toString()).toList();
    }
  }

  @Test
  void importsOnceUntilTheFileOrTheWordsChange() throws IOException {
    ImportCache cache = cache(1 << 30);
    Path file = file("TEST", "10.01");
    String first = hash(open(cache, plan(file, Map.of())));
    assertEquals(first, hash(open(cache, plan(file, Map.of()))));
    assertEquals(1, imports.get());
    file("TEST", "10.02");
    assertNotEquals(first, hash(open(cache, plan(file, Map.of()))));
    assertEquals(2, imports.get());
    open(cache, plan(file, Map.of("symbol", "OTHER")));
    open(cache, plan(file, Map.of("calendar", "ALWAYS")));
    assertEquals(4, imports.get());
    file("TEST", "10.01");
    assertEquals(first, hash(open(cache, plan(file, Map.of()))));
    assertEquals(4, imports.get());
    assertEquals(4, entries().size());
  }

  @Test
  void unitsDescribedBesideTheFileCount() throws IOException {
    ImportCache cache = cache(1 << 30);
    Path file = file("TEST", "10.01");
    open(cache, plan(file, Map.of()));
    Registry one = new Registry();
    one.add(
        InstrumentDefaults.of("TEST", file).instrument(7, "TEST", Decimal.unit(4), Decimal.ONE));
    new InstrumentFile(FilePlan.instrumentFile(file)).write(one);
    DatasetInfo info = open(cache, plan(file, Map.of())).store().list().getFirst();
    assertEquals(7, info.token());
    assertEquals(Decimal.unit(4), info.priceUnit());
    assertEquals(2, imports.get());
  }

  @Test
  void stoppedImportLeavesNothing() throws IOException {
    Path file = file("TEST", "ten");
    ImportCache cache = cache(1 << 30);
    FilePlan plan = plan(file, Map.of());
    DataException stopped = assertThrows(DataException.class, () -> open(cache, plan));
    assertTrue(stopped.getMessage().startsWith("TEST.csv:2:price: V-02"), stopped::getMessage);
    assertEquals(List.of(), entries());
  }

  @Test
  void dropsWhatWasUsedLongestAgo() throws IOException {
    ImportCache cache = cache(0);
    FilePlan a = plan(file("AA", "1.01"), Map.of());
    FilePlan b = plan(file("BB", "1.02"), Map.of());
    open(cache, a);
    now = now.plus(Duration.ofHours(23));
    open(cache, b);
    assertEquals(2, entries().size(), "entries used within a day stay");
    now = now.plus(Duration.ofHours(2));
    open(cache, plan(file("CC", "1.03"), Map.of()));
    assertEquals(2, entries().size(), "the first is gone, the second was used 2 hours ago");
    imports.set(0);
    open(cache, b);
    assertEquals(0, imports.get());
    open(cache, a);
    assertEquals(1, imports.get());
  }

  @Test
  void keepsTheMostRecentWhenThereIsRoomForSome() throws IOException {
    ImportCache large = cache(1 << 30);
    List<FilePlan> plans = new ArrayList<>();
    for (String symbol : List.of("AA", "BB", "CC")) {
      plans.add(plan(file(symbol, "1.01"), Map.of()));
      open(large, plans.getLast());
      now = now.plus(Duration.ofDays(2));
    }
    long one;
    try (Stream<Path> paths = Files.walk(dir.resolve("cache/imports"))) {
      one = paths.filter(Files::isRegularFile).mapToLong(path -> path.toFile().length()).sum() / 3;
    }
    open(large, plans.getFirst());
    open(cache(one * 3 + one / 2), plan(file("DD", "1.01"), Map.of()));
    imports.set(0);
    open(large, plans.get(0));
    open(large, plans.get(2));
    assertEquals(0, imports.get());
    open(large, plans.get(1));
    assertEquals(1, imports.get(), "BB was used longest ago");
  }

  @Test
  void severalAtOnceGetTheSame() throws Exception {
    StringBuilder rows = new StringBuilder("ts_ms,price,size\n");
    for (int i = 0; i < 50_000; i++) {
      rows.append(1381150800000L + i).append(",10.01,100\n");
    }
    Path file = Files.writeString(dir.resolve("TEST.csv"), rows.toString());
    try (ExecutorService threads = Executors.newFixedThreadPool(4)) {
      List<Callable<String>> tasks = new ArrayList<>();
      for (int i = 0; i < 4; i++) {
        CalendarShelf own = new CalendarShelf();
        CacheLimit limit = CacheLimit.of(1 << 30);
        tasks.add(() ->
            hash(
                new ImportCache(dir.resolve("cache"), own, limit)
                    .open(
                        FilePlan.all(file, Map.of(), ImportOptions.strict(), new Registry(), own)
                            .getFirst(),
                        ImportWatch.SILENT)));
      }
      List<String> hashes = new ArrayList<>();
      for (Future<String> each : threads.invokeAll(tasks)) {
        hashes.add(each.get());
      }
      assertEquals(1, hashes.stream().distinct().count(), hashes::toString);
    }
    assertEquals(1, entries().size(), () -> "no remains");
    assertFalse(entries().getFirst().startsWith(CacheLimit.PART));
  }
}
