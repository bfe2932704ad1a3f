package io.quantlab.engine.data.store;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/// Directory row of one session day (D-3).
///
/// @param epochDay session date, days since 1970-01-01
/// @param rows at least 1
/// @param firstNanos stamp of the first row
/// @param lastNanos stamp of the last row
/// @param sha256 hash of the decoded rows, lower-case hex; see [ContentDigest]
/// @param columns one chunk per column, in schema order
record Segment(
    int epochDay,
    int rows,
    long firstNanos,
    long lastNanos,
    String sha256,
    List<ColumnChunk> columns) {
  private static final int FIXED_BYTES = 56;
  private static final int SHA_BYTES = 32;

  static int bytes(int columnCount) {
    return FIXED_BYTES + columnCount * ColumnChunk.BYTES;
  }

  /// The same rows in other chunks.
  Segment with(List<ColumnChunk> others) {
    return new Segment(epochDay, rows, firstNanos, lastNanos, sha256, List.copyOf(others));
  }

  /// Bytes of the chunks.
  long byteLength() {
    long sum = 0;
    for (ColumnChunk chunk : columns) {
      sum += chunk.length();
    }
    return sum;
  }

  void put(ByteBuffer out) {
    out.putInt(epochDay).putInt(rows).putLong(firstNanos).putLong(lastNanos);
    out.put(HexFormat.of().parseHex(sha256));
    for (ColumnChunk chunk : columns) {
      chunk.put(out);
    }
  }

  static Segment get(ByteBuffer in, int columnCount) {
    int epochDay = in.getInt();
    int rows = in.getInt();
    long firstNanos = in.getLong();
    long lastNanos = in.getLong();
    byte[] sha = new byte[SHA_BYTES];
    in.get(sha);
    List<ColumnChunk> columns = new ArrayList<>(columnCount);
    for (int i = 0; i < columnCount; i++) {
      columns.add(ColumnChunk.get(in));
    }
    return new Segment(
        epochDay, rows, firstNanos, lastNanos, HexFormat.of().formatHex(sha), List.copyOf(columns));
  }
}
