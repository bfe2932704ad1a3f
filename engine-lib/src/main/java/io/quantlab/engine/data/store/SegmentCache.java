package io.quantlab.engine.data.store;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.util.Comparator;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/// Session days of remote sets kept in a local directory by the hash of their bytes (engine
/// contract D-7).
///
/// An object is verified when it is fetched and when this cache first hands out what an earlier one
/// left; a spoiled one is fetched again. Over the byte limit the least recently used go, but never
/// the one asked for. Files of an earlier process count as used in the order they were fetched. One
/// process per directory; not thread-safe.
public final class SegmentCache {
  private final Path directory;
  private final long byteLimit;
  private final SegmentSource source;
  private final Map<String, Long> lengths = new LinkedHashMap<>(16, 0.75f, true);
  private final Set<String> verified = new HashSet<>();
  private long bytes;

  /// A cache in `directory`, which is made if needed; `byteLimit` may be 0 for no cache at all.
  public SegmentCache(Path directory, long byteLimit, SegmentSource source) {
    this.directory = directory;
    this.byteLimit = byteLimit;
    this.source = source;
    try {
      Files.createDirectories(directory);
      try (Stream<Path> paths = Files.list(directory)) {
        List<Path> found =
            paths
                .filter(path -> path.getFileName().toString().matches("[0-9a-f]{64}\\.qls"))
                .sorted(Comparator.comparingLong(SegmentCache::fetchedAt))
                .toList();
        for (Path path : found) {
          keep(path.getFileName().toString(), Files.size(path));
        }
      }
      evict("");
    } catch (IOException failed) {
      throw new UncheckedIOException(
          "cannot open the cache " + directory + ": " + failed.getMessage(), failed);
    }
  }

  /// Bytes kept now.
  public long bytes() {
    return bytes;
  }

  /// The verified file of a segment, fetched if needed; it stays until other segments are asked
  /// for.
  ///
  /// Throws [CorruptStoreException] when the source gives other bytes than the manifest says, and
  /// `UncheckedIOException` when it fails.
  Path file(RemoteSegment segment) {
    String name = segment.objectName();
    Path file = directory.resolve(name);
    try {
      if (lengths.get(name) == null || !verified.contains(name) && !sound(file, segment)) {
        fetch(segment, file);
      }
      verified.add(name);
      evict(name);
    } catch (IOException failed) {
      throw new UncheckedIOException(
          "cannot fetch " + name + " into " + directory + ": " + failed.getMessage(), failed);
    }
    return file;
  }

  private void fetch(RemoteSegment segment, Path file) throws IOException {
    Path part = directory.resolve(segment.objectName() + ".part");
    Files.deleteIfExists(part);
    source.fetch(segment.objectName(), part);
    if (!sound(part, segment)) {
      long found = Files.size(part);
      Files.delete(part);
      throw new CorruptStoreException(
          file,
          segment.epochDay(),
          0,
          "fetched "
              + found
              + " bytes that are not the "
              + segment.length()
              + " bytes of the manifest's SHA-256");
    }
    Files.move(part, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    keep(segment.objectName(), segment.length());
  }

  private void keep(String name, long length) {
    Long before = lengths.put(name, length);
    bytes += length - (before == null ? 0 : before);
  }

  private void evict(String spared) throws IOException {
    Iterator<Map.Entry<String, Long>> oldest = lengths.entrySet().iterator();
    while (bytes > byteLimit && oldest.hasNext()) {
      Map.Entry<String, Long> entry = oldest.next();
      if (!entry.getKey().equals(spared)) {
        Files.deleteIfExists(directory.resolve(entry.getKey()));
        verified.remove(entry.getKey());
        bytes -= entry.getValue();
        oldest.remove();
      }
    }
  }

  private static boolean sound(Path file, RemoteSegment segment) throws IOException {
    if (!Files.exists(file) || Files.size(file) != segment.length()) {
      return false;
    }
    MessageDigest sha256 = ContentDigest.newSha256();
    byte[] buffer = new byte[1 << 16];
    try (InputStream in = Files.newInputStream(file)) {
      for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
        sha256.update(buffer, 0, read);
      }
    }
    return HexFormat.of().formatHex(sha256.digest()).equals(segment.objectSha256());
  }

  private static long fetchedAt(Path file) {
    try {
      return Files.getLastModifiedTime(file).toMillis();
    } catch (IOException failed) {
      throw new UncheckedIOException(
          "cannot read the age of " + file + ": " + failed.getMessage(), failed);
    }
  }
}
