package io.quantlab.engine.data.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// Reads every byte a store refers to and reports all that is wrong (engine contract D-5).
///
/// Per file: header, both root slots and their directories, every chunk's CRC32C, and every segment
/// decoded: minimum, maximum, order of stamps, first and last stamp, SHA-256. Changes nothing.
public final class StoreVerifier {
  private final List<Finding> findings = new ArrayList<>();
  private final List<Path> leftovers = new ArrayList<>();
  private int files;
  private int segments;
  private long rows;
  private long tailBytes;

  private StoreVerifier() {}

  /// What a verification saw.
  ///
  /// @param files store files read
  /// @param segments segments read, of the newest commits
  /// @param rows rows of these segments
  /// @param tailBytes bytes behind the last commit, left by interrupted writers; harmless, the next
  ///   writer cuts them off
  /// @param leftovers unpublished `.new` files of interrupted writers; harmless
  /// @param findings damage; empty when everything is as it was written
  public record Report(
      int files,
      int segments,
      long rows,
      long tailBytes,
      List<Path> leftovers,
      List<Finding> findings) {
    public Report {
      leftovers = List.copyOf(leftovers);
      findings = List.copyOf(findings);
    }

    public boolean clean() {
      return findings.isEmpty();
    }
  }

  /// Verifies every store file in a directory and below.
  public static Report verify(Path directory) {
    StoreVerifier verifier = new StoreVerifier();
    try (Stream<Path> paths = Files.walk(directory)) {
      for (Path path : paths.filter(Files::isRegularFile).sorted().toList()) {
        String name = path.getFileName().toString();
        if (name.endsWith(".qlt")) {
          verifier.check(path);
        } else if (name.endsWith(".qlt.new")) {
          verifier.leftovers.add(path);
        }
      }
    } catch (IOException failed) {
      throw new UncheckedIOException(
          "cannot verify " + directory + ": " + failed.getMessage(), failed);
    }
    return new Report(
        verifier.files,
        verifier.segments,
        verifier.rows,
        verifier.tailBytes,
        verifier.leftovers,
        verifier.findings);
  }

  private void check(Path path) throws IOException {
    files++;
    try (StoreFile file = StoreFile.open(path)) {
      tailBytes += Files.size(path) - file.root().end();
      checkOlderCommit(file);
      SegmentCheck check = new SegmentCheck(file);
      for (Segment segment : file.directory().segments()) {
        segments++;
        rows += segment.rows();
        findings.addAll(check.findings(segment));
      }
    } catch (CorruptStoreException damage) {
      findings.add(Finding.of(damage));
    }
  }

  private void checkOlderCommit(StoreFile file) {
    ByteBuffer head = file.bytes().slice(0, StoreFormat.HEADER_BYTES);
    Optional<Root> older =
        Root.decode(file.path(), head, Root.slotOffset(file.root().commit() + 1));
    if (older.isPresent()) {
      try {
        StoreFile.checkExtent(file.path(), older.get(), file.root().directoryOffset());
        StoreFile.directory(file.path(), file.header(), older.get(), file.bytes());
      } catch (CorruptStoreException damage) {
        findings.add(Finding.of(damage));
      }
    }
  }
}
