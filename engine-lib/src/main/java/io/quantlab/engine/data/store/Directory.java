package io.quantlab.engine.data.store;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.CRC32C;

/// The segments of one commit in rising order of session date (D-3).
///
/// Layout: magic `QLDIRECT`, commit, segment count, column count, the rows, zeros, then as the last
/// eight bytes the length of all this and its CRC32C. The whole is a multiple of 64 bytes long. The
/// trailer lets a repair find the newest directory from the end of the file.
record Directory(long commit, List<Segment> segments) {
  static final int TRAILER_BYTES = 8;
  private static final byte[] MAGIC = "QLDIRECT".getBytes(StandardCharsets.US_ASCII);
  private static final int FIXED_BYTES = 24;

  Directory {
    segments = List.copyOf(segments);
  }

  long rows() {
    long rows = 0;
    for (Segment segment : segments) {
      rows += segment.rows();
    }
    return rows;
  }

  /// Stamp of the first row, 0 when there is none.
  long firstNanos() {
    return segments.isEmpty() ? 0 : segments.getFirst().firstNanos();
  }

  /// Stamp of the last row, 0 when there is none.
  long lastNanos() {
    return segments.isEmpty() ? 0 : segments.getLast().lastNanos();
  }

  ByteBuffer encode(int columnCount) {
    long used = FIXED_BYTES + (long) segments.size() * Segment.bytes(columnCount) + TRAILER_BYTES;
    ByteBuffer out =
        ByteBuffer.allocate(Math.toIntExact(StoreFormat.aligned(used))).order(StoreFormat.ORDER);
    out.put(MAGIC).putLong(commit).putInt(segments.size()).putInt(columnCount);
    for (Segment segment : segments) {
      segment.put(out);
    }
    out.putInt(out.capacity() - TRAILER_BYTES, out.capacity());
    out.putInt(out.capacity() - 4, crc(out));
    return out.clear();
  }

  /// Reads and checks a directory that fills `in` and stands at `offset` of `file`.
  static Directory decode(Path file, ByteBuffer in, long offset, int columnCount) {
    int length = in.capacity();
    if (length < FIXED_BYTES + TRAILER_BYTES
        || in.getInt(length - TRAILER_BYTES) != length
        || in.getInt(length - 4) != crc(in)) {
      throw new CorruptStoreException(
          file, offset, "directory of " + length + " bytes: CRC32C does not match");
    }
    for (int i = 0; i < MAGIC.length; i++) {
      if (in.get(i) != MAGIC[i]) {
        throw new CorruptStoreException(file, offset, "directory magic is not QLDIRECT");
      }
    }
    long commit = in.getLong(8);
    int count = in.getInt(16);
    long used = FIXED_BYTES + (long) count * Segment.bytes(columnCount) + TRAILER_BYTES;
    if (in.getInt(20) != columnCount || count < 0 || StoreFormat.aligned(used) != length) {
      throw new CorruptStoreException(
          file,
          offset,
          count
              + " segments of "
              + in.getInt(20)
              + " columns do not fill a directory of "
              + length
              + " bytes");
    }
    in.position(FIXED_BYTES);
    List<Segment> segments = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      segments.add(Segment.get(in, columnCount));
    }
    Directory directory = new Directory(commit, segments);
    directory.check(file, offset);
    return directory;
  }

  private void check(Path file, long end) {
    Segment previous = null;
    for (Segment segment : segments) {
      boolean ordered =
          previous == null
              || segment.epochDay() > previous.epochDay()
                  && segment.firstNanos() >= previous.lastNanos();
      if (!ordered || segment.rows() < 1 || segment.firstNanos() > segment.lastNanos()) {
        throw new CorruptStoreException(
            file, segment.epochDay(), end, "directory rows are out of order");
      }
      for (ColumnChunk chunk : segment.columns()) {
        boolean inside =
            chunk.offset() >= StoreFormat.HEADER_BYTES
                && chunk.length() >= 0
                && chunk.length() <= end - chunk.offset();
        if (!inside || !chunk.known()) {
          throw new CorruptStoreException(
              file, segment.epochDay(), chunk.offset(), "chunk lies outside the file: " + chunk);
        }
      }
      previous = segment;
    }
  }

  private static int crc(ByteBuffer bytes) {
    CRC32C crc = new CRC32C();
    crc.update(bytes.duplicate().limit(bytes.capacity() - 4).position(0));
    return (int) crc.getValue();
  }
}
