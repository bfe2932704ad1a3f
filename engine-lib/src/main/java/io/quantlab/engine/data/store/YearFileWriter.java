package io.quantlab.engine.data.store;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/// Appends segments to one year file by the commit protocol of D-2.
///
/// A new file is written aside as `<name>.new` and moved to its name by [#publish], so a name
/// always belongs to a committed file. An existing file grows behind its last commit; what an
/// interrupted writer left there is cut off first.
final class YearFileWriter {
  private final StoreDisk disk;
  private final Path path;
  private final Path written;
  private final int columnCount;
  private final ReplaceDays replaceDays;
  private final TreeMap<Integer, Segment> segments = new TreeMap<>();
  private final StoreChannel channel;
  private final long committedEnd;
  private final long commit;
  private long end;
  private Root prepared;
  private boolean slotTouched;

  private YearFileWriter(
      StoreDisk disk,
      Path path,
      Path written,
      Header header,
      ReplaceDays replaceDays,
      StoreFile existing)
      throws IOException {
    this.disk = disk;
    this.path = path;
    this.written = written;
    this.columnCount = header.schema().columnCount();
    this.replaceDays = replaceDays;
    this.committedEnd = existing == null ? 0 : existing.root().end();
    this.commit = existing == null ? 1 : existing.root().commit() + 1;
    this.end = existing == null ? StoreFormat.HEADER_BYTES : committedEnd;
    this.channel = disk.open(written);
    if (existing != null) {
      for (Segment segment : existing.directory().segments()) {
        segments.put(segment.epochDay(), segment);
      }
    }
    start(header);
  }

  private void start(Header header) throws IOException {
    try {
      channel.truncate(committedEnd);
      if (committedEnd == 0) {
        channel.write(header.encode(), 0);
      }
    } catch (IOException failed) {
      abort();
      throw failed;
    }
  }

  /// Opens the file for append, or a new one aside.
  static YearFileWriter open(StoreDisk disk, Path path, Header header, ReplaceDays replaceDays)
      throws IOException {
    if (!Files.exists(path)) {
      Path aside = path.resolveSibling(path.getFileName() + ".new");
      return new YearFileWriter(disk, path, aside, header, replaceDays, null);
    }
    try (StoreFile existing = StoreFile.open(path)) {
      if (!existing.header().equals(header)) {
        throw new IllegalStateException(
            path
                + " was written as "
                + existing.header()
                + " and cannot be continued as "
                + header);
      }
      return new YearFileWriter(disk, path, path, header, replaceDays, existing);
    }
  }

  Path path() {
    return path;
  }

  /// Refuses a day the file already holds, unless days may be replaced.
  void checkDay(int epochDay) {
    if (replaceDays == ReplaceDays.NO && segments.containsKey(epochDay)) {
      throw new IllegalStateException(
          "session day "
              + LocalDate.ofEpochDay(epochDay)
              + " is already in "
              + path
              + "; replacing it was not asked for");
    }
  }

  /// Writes the chunks of one session day; invisible until [#publish].
  void append(
      int epochDay,
      int rows,
      long firstNanos,
      long lastNanos,
      String sha256,
      List<ChunkWriter> columns)
      throws IOException {
    checkDay(epochDay);
    List<ColumnChunk> chunks = new ArrayList<>(columnCount);
    for (ChunkWriter column : columns) {
      ColumnChunk chunk = column.write(channel, end);
      chunks.add(chunk);
      end += chunk.length();
    }
    segments.put(
        epochDay, new Segment(epochDay, rows, firstNanos, lastNanos, sha256, List.copyOf(chunks)));
  }

  /// The segment of a day as the next commit will have it.
  Segment segment(int epochDay) {
    Segment segment = segments.get(epochDay);
    if (segment == null) {
      throw new IllegalArgumentException(
          "session day " + LocalDate.ofEpochDay(epochDay) + " is not in " + path);
    }
    return segment;
  }

  /// Takes a day out of the next commit.
  void remove(int epochDay) {
    segments.remove(segment(epochDay).epochDay());
  }

  /// Forces the segments, then writes and forces the directory; still invisible.
  void prepare() throws IOException {
    checkOrder();
    channel.force();
    Directory directory = new Directory(commit, List.copyOf(segments.values()));
    ByteBuffer encoded = directory.encode(columnCount);
    prepared = Root.of(directory, end, encoded.capacity());
    channel.write(encoded, end);
    channel.force();
  }

  /// Writes and forces the older root slot; for a new file also moves it to its name.
  void publish() throws IOException {
    slotTouched = true;
    channel.write(prepared.encode(), Root.slotOffset(commit));
    channel.force();
    channel.close();
    if (!written.equals(path)) {
      disk.publish(written, path);
    }
  }

  /// Gives up: the file is as it was before. Once [#publish] has touched the root slot of an
  /// existing file the new bytes stay, for the new root may already be on the medium.
  void abort() throws IOException {
    try (channel) {
      if (written.equals(path) && !slotTouched) {
        channel.truncate(committedEnd);
      }
    }
    if (!written.equals(path)) {
      Files.deleteIfExists(written);
    }
  }

  private void checkOrder() {
    Segment previous = null;
    for (Segment segment : segments.values()) {
      if (previous != null && segment.firstNanos() < previous.lastNanos()) {
        throw new IllegalStateException(
            "session day "
                + LocalDate.ofEpochDay(segment.epochDay())
                + " of "
                + path
                + " begins at "
                + segment.firstNanos()
                + ", before the last stamp "
                + previous.lastNanos()
                + " of "
                + LocalDate.ofEpochDay(previous.epochDay()));
      }
      previous = segment;
    }
  }
}
