package io.quantlab.engine.data.store;

import io.quantlab.engine.market.RowCursor;
import io.quantlab.engine.market.Schema;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// The manifest of a dataset whose session days lie elsewhere as objects (engine contract D-7).
///
/// Reading gives the same rows and the same hash as the dataset it was exported from.
///
/// @param token instrument
/// @param schema kind of rows
/// @param segments session days by rising date
public record RemoteDataset(int token, Schema schema, List<RemoteSegment> segments) {
  public RemoteDataset {
    segments = List.copyOf(segments);
    for (int i = 1; i < segments.size(); i++) {
      if (segments.get(i).epochDay() <= segments.get(i - 1).epochDay()
          || segments.get(i).firstNanos() < segments.get(i - 1).lastNanos()) {
        throw new IllegalArgumentException(
            "session days must rise: " + segments.get(i) + " after " + segments.get(i - 1));
      }
    }
  }

  /// Writes one object per session day of a local dataset into `directory`, as `<sha256>.qls`, and
  /// gives their manifest. Every segment is verified first; throws [CorruptStoreException].
  public static RemoteDataset export(Store store, int token, Schema schema, Path directory) {
    List<RemoteSegment> segments = new ArrayList<>();
    for (Path path : store.files(token, schema)) {
      try (StoreFile file = StoreFile.open(path)) {
        for (Segment segment : file.directory().segments()) {
          segments.add(SegmentObject.write(file, segment, directory));
        }
      }
    }
    return new RemoteDataset(token, schema, segments);
  }

  /// Content hash, equal to that of the local dataset with the same rows (D-6).
  public String datasetHash() {
    DatasetDigest digest = new DatasetDigest(token, schema);
    for (RemoteSegment segment : segments) {
      digest.add(segment.epochDay(), segment.rowsSha256());
    }
    return digest.finish();
  }

  /// The rows whose stamp lies in `[fromNanos, toNanos)`. A day is fetched when the cursor reaches
  /// it; days outside the range are not.
  public RowCursor cursor(SegmentCache cache, long fromNanos, long toNanos) {
    List<RemoteSegment> needed = new ArrayList<>();
    for (RemoteSegment segment : segments) {
      if (segment.lastNanos() >= fromNanos && segment.firstNanos() < toNanos) {
        needed.add(segment);
      }
    }
    return new SegmentCursor(
        new FileSequence.Remote(List.copyOf(needed), cache),
        token,
        schema,
        fromNanos,
        toNanos,
        Checks.FIRST_TOUCH);
  }
}
