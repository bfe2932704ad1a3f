package io.quantlab.engine.data.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.foreign.Arena;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/// One year file as one commit left it: header, directory and the mapped bytes (D-1, D-2).
///
/// Later commits do not change it; bytes after the commit's directory are never looked at.
final class StoreFile implements AutoCloseable {
  private static final int STABLE_READS = 64;

  private final Path path;
  private final Header header;
  private final Root root;
  private final Directory directory;
  private final Arena arena;
  private final MappedBytes bytes;

  private StoreFile(
      Path path, Header header, Root root, Directory directory, Arena arena, MappedBytes bytes) {
    this.path = path;
    this.header = header;
    this.root = root;
    this.directory = directory;
    this.arena = arena;
    this.bytes = bytes;
  }

  /// Opens the newest commit; throws [CorruptStoreException] when it cannot be trusted.
  static StoreFile open(Path path) {
    Arena arena = Arena.ofShared();
    try (FileChannel channel = FileChannel.open(path, StandardOpenOption.READ)) {
      ByteBuffer head = stableHead(path, channel);
      Header header = Header.decode(path, head);
      Root root = Root.newest(path, head);
      checkExtent(path, root, channel.size());
      MappedBytes bytes = MappedBytes.of(channel, root.end(), arena);
      Directory directory = directory(path, header, root, bytes);
      return new StoreFile(path, header, root, directory, arena, bytes);
    } catch (IOException failed) {
      arena.close();
      throw new UncheckedIOException("cannot read " + path + ": " + failed.getMessage(), failed);
    } catch (RuntimeException refused) {
      arena.close();
      throw refused;
    }
  }

  /// The directory a root of this file points to.
  static Directory directory(Path path, Header header, Root root, MappedBytes bytes) {
    int columns = header.schema().columnCount();
    ByteBuffer mapped = bytes.slice(root.directoryOffset(), (int) root.directoryLength());
    ByteBuffer in =
        ByteBuffer.allocate(mapped.capacity()).order(StoreFormat.ORDER).put(mapped).flip();
    Directory directory = Directory.decode(path, in, root.directoryOffset(), columns);
    if (!Root.of(directory, root.directoryOffset(), root.directoryLength()).isSame(root)) {
      throw new CorruptStoreException(
          path, root.directoryOffset(), "directory does not belong to the root " + root);
    }
    return directory;
  }

  /// Refuses a root that points outside a file of `size` bytes.
  static void checkExtent(Path path, Root root, long size) {
    boolean sane =
        root.directoryOffset() >= StoreFormat.HEADER_BYTES
            && root.directoryLength() > 0
            && root.directoryLength() <= Integer.MAX_VALUE
            && root.directoryOffset() <= Long.MAX_VALUE - root.directoryLength();
    if (!sane || root.end() > size) {
      throw new CorruptStoreException(
          path,
          size,
          "file ends at byte "
              + size
              + " but commit "
              + root.commit()
              + " reaches byte "
              + root.end());
    }
  }

  /// The first 4,096 bytes, read until two reads agree: a writer may be in the middle of a commit.
  private static ByteBuffer stableHead(Path path, FileChannel channel) throws IOException {
    ByteBuffer before = head(path, channel);
    for (int i = 0; i < STABLE_READS; i++) {
      ByteBuffer again = head(path, channel);
      if (again.equals(before)) {
        return again;
      }
      before = again;
    }
    throw new CorruptStoreException(
        path, StoreFormat.SLOT_OFFSET, "root slots keep changing while being read");
  }

  private static ByteBuffer head(Path path, FileChannel channel) throws IOException {
    ByteBuffer head = ByteBuffer.allocate(StoreFormat.HEADER_BYTES).order(StoreFormat.ORDER);
    while (head.hasRemaining()) {
      if (channel.read(head, head.position()) < 0) {
        throw new CorruptStoreException(
            path,
            head.position(),
            "file ends inside its header of " + StoreFormat.HEADER_BYTES + " bytes");
      }
    }
    return head.clear();
  }

  Path path() {
    return path;
  }

  Header header() {
    return header;
  }

  Root root() {
    return root;
  }

  Directory directory() {
    return directory;
  }

  MappedBytes bytes() {
    return bytes;
  }

  @Override
  public void close() {
    arena.close();
  }
}
