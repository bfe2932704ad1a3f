package io.quantlab.fargate.data;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/// Keeps a directory of entries below a size: the entry used longest ago goes first.
///
/// @param maxBytes size the entries are cut back to
/// @param keep entries used within this time stay whatever their size, since a run may read them
/// @param clock tells the time
record CacheLimit(long maxBytes, Duration keep, InstantSource clock) {
  /// How the names of entries in the making begin.
  static final String PART = "part-";

  private static final String USED = "used";
  private static final Duration ABANDONED = Duration.ofDays(2);

  static CacheLimit of(long maxBytes) {
    return new CacheLimit(maxBytes, Duration.ofDays(1), InstantSource.system());
  }

  private record Entry(Path directory, Instant used, long bytes) {}

  /// Remembers that an entry is used now.
  void used(Path entry) throws IOException {
    Path mark = entry.resolve(USED);
    if (!Files.exists(mark)) {
      Files.write(mark, new byte[0]);
    }
    Files.setLastModifiedTime(mark, FileTime.from(clock.instant()));
  }

  /// Deletes what is over the limit, but never `current`.
  void enforce(Path root, Path current) throws IOException {
    long total = 0;
    List<Entry> entries = new ArrayList<>();
    for (Path directory : children(root)) {
      Entry entry = new Entry(directory, lastUse(directory), bytes(directory));
      if (directory.getFileName().toString().startsWith(PART)) {
        deleteAbandoned(entry);
      } else {
        entries.add(entry);
        total += entry.bytes();
      }
    }
    entries.sort(Comparator.comparing(Entry::used));
    Instant recent = clock.instant().minus(keep);
    for (Entry entry : entries) {
      boolean idle = entry.used().isBefore(recent) && !entry.directory().equals(current);
      if (total > maxBytes && idle) {
        delete(entry.directory());
        total -= entry.bytes();
      }
    }
  }

  private void deleteAbandoned(Entry entry) throws IOException {
    if (entry.used().isBefore(clock.instant().minus(ABANDONED))) {
      delete(entry.directory());
    }
  }

  private static Instant lastUse(Path directory) throws IOException {
    Path mark = directory.resolve(USED);
    try {
      return Files.getLastModifiedTime(Files.exists(mark) ? mark : directory).toInstant();
    } catch (NoSuchFileException gone) {
      return Instant.MIN;
    }
  }

  private static List<Path> children(Path directory) throws IOException {
    try (Stream<Path> children = Files.list(directory)) {
      return children.filter(Files::isDirectory).sorted().toList();
    }
  }

  private static long bytes(Path directory) throws IOException {
    long sum = 0;
    for (Path file : below(directory)) {
      try {
        sum += Files.isRegularFile(file) ? Files.size(file) : 0;
      } catch (NoSuchFileException gone) {
        sum += 0;
      }
    }
    return sum;
  }

  /// Deletes a directory with all it holds; nothing happens when it is not there.
  static void delete(Path directory) throws IOException {
    for (Path path : below(directory).reversed()) {
      Files.deleteIfExists(path);
    }
  }

  private static List<Path> below(Path directory) throws IOException {
    if (!Files.exists(directory)) {
      return List.of();
    }
    try (Stream<Path> paths = Files.walk(directory)) {
      return paths.toList();
    } catch (java.io.UncheckedIOException gone) {
      return List.of();
    }
  }
}
