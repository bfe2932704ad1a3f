package io.quantlab.engine.data.store;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.WritableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/// A `.qls` object: a store file that holds one session day as its first commit (D-7).
final class SegmentObject {
  private static final long PIECE = 1 << 26;

  private SegmentObject() {}

  /// Copies a segment into `directory` under the SHA-256 of its bytes.
  static RemoteSegment write(StoreFile file, Segment segment, Path directory) {
    List<Finding> findings = new SegmentCheck(file).findings(segment);
    if (!findings.isEmpty()) {
      Finding first = findings.getFirst();
      throw new CorruptStoreException(first.file(), first.epochDay(), first.offset(), first.what());
    }
    Path part = directory.resolve("export.qls.part");
    try {
      Files.createDirectories(directory);
      MessageDigest sha256 = ContentDigest.newSha256();
      long length = write(file, segment, part, sha256);
      String name = HexFormat.of().formatHex(sha256.digest());
      RemoteSegment remote =
          new RemoteSegment(
              segment.epochDay(),
              segment.firstNanos(),
              segment.lastNanos(),
              segment.rows(),
              length,
              name,
              segment.sha256());
      Files.move(part, directory.resolve(remote.objectName()), StandardCopyOption.REPLACE_EXISTING);
      return remote;
    } catch (IOException failed) {
      throw new UncheckedIOException(
          "cannot export from " + file.path() + " to " + part + ": " + failed.getMessage(), failed);
    }
  }

  private static long write(StoreFile file, Segment segment, Path part, MessageDigest sha256)
      throws IOException {
    List<ColumnChunk> moved = new ArrayList<>();
    long end = StoreFormat.HEADER_BYTES;
    for (ColumnChunk chunk : segment.columns()) {
      moved.add(chunk.at(end));
      end += chunk.length();
    }
    Directory directory = new Directory(1, List.of(segment.with(moved)));
    ByteBuffer tail = directory.encode(moved.size());
    Root root = Root.of(directory, end, tail.capacity());
    ByteBuffer head = file.header().encode();
    head.put(Root.slotOffset(1), root.encode(), 0, StoreFormat.SLOT_BYTES);
    try (OutputStream out = new DigestOutputStream(Files.newOutputStream(part), sha256);
        WritableByteChannel channel = Channels.newChannel(out)) {
      channel.write(head);
      for (ColumnChunk chunk : segment.columns()) {
        for (long done = 0; done < chunk.length(); done += PIECE) {
          long length = Math.min(PIECE, chunk.length() - done);
          channel.write(file.bytes().slice(chunk.offset() + done, (int) length));
        }
      }
      channel.write(tail);
    }
    return root.end();
  }
}
