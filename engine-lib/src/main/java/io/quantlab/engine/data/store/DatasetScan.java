package io.quantlab.engine.data.store;

import io.quantlab.engine.market.Schema;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Sums up the year files of one dataset.
final class DatasetScan {
  private final DatasetDigest digest;
  private final List<Integer> years = new ArrayList<>();
  private Header header;
  private Segment first;
  private Segment last;
  private int days;
  private long rows;
  private long dataBytes;
  private long fileBytes;

  private DatasetScan(int token, Schema schema) {
    digest = new DatasetDigest(token, schema);
  }

  /// Reads headers and directories; empty when no file has a row.
  static Optional<DatasetInfo> of(List<Path> files, int token, Schema schema) {
    DatasetScan scan = new DatasetScan(token, schema);
    for (Path path : files) {
      try (StoreFile file = StoreFile.open(path)) {
        scan.add(file);
      }
    }
    return scan.first == null ? Optional.empty() : Optional.of(scan.info(token, schema));
  }

  private void add(StoreFile file) {
    header = file.header();
    String name = file.path().getFileName().toString();
    years.add(Integer.valueOf(name.substring(name.length() - 8, name.length() - 4)));
    for (Segment segment : file.directory().segments()) {
      digest.add(segment.epochDay(), segment.sha256());
      first = first == null ? segment : first;
      last = segment;
      days++;
      rows += segment.rows();
      dataBytes += segment.byteLength();
    }
    try {
      fileBytes += Files.size(file.path());
    } catch (IOException failed) {
      throw new UncheckedIOException(
          "cannot read the size of " + file.path() + ": " + failed.getMessage(), failed);
    }
  }

  private DatasetInfo info(int token, Schema schema) {
    return new DatasetInfo(
        token,
        schema,
        List.copyOf(years),
        first.epochDay(),
        last.epochDay(),
        days,
        rows,
        first.firstNanos(),
        last.lastNanos(),
        dataBytes,
        fileBytes,
        header.priceUnit(),
        header.lotSize(),
        DataTrait.ofBits(header.flags()),
        digest.finish());
  }
}
