package io.quantlab.engine.data.store;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Finds the newest commit of a file with damaged root slots and writes the slots anew.
final class RootRepair {
  private final Path path;
  private final ByteBuffer head;
  private final Header header;
  private final FileChannel in;
  private final List<Root> candidates = new ArrayList<>();
  private boolean damaged;

  private RootRepair(Path path, FileChannel in) throws IOException {
    this.path = path;
    this.in = in;
    this.head = read(0, StoreFormat.HEADER_BYTES);
    this.header = Header.decode(path, head);
  }

  /// Repairs the file and gives its newest commit.
  static long run(StoreDisk disk, Path path) throws IOException {
    Root newest;
    boolean damaged;
    Optional<Root> older;
    try (FileChannel in = FileChannel.open(path, StandardOpenOption.READ)) {
      RootRepair repair = new RootRepair(path, in);
      repair.slot(Root.slotOffset(1));
      repair.slot(Root.slotOffset(2));
      damaged = repair.damaged;
      if (damaged) {
        repair.tail();
      }
      newest = repair.newest();
      older = repair.commit(newest.commit() - 1);
    }
    if (damaged) {
      StoreChannel out = disk.open(path);
      try {
        out.write(newest.encode(), Root.slotOffset(newest.commit()));
        ByteBuffer other =
            older.map(Root::encode).orElseGet(() -> ByteBuffer.allocate(StoreFormat.SLOT_BYTES));
        out.write(other, Root.slotOffset(newest.commit() + 1));
        out.force();
      } finally {
        out.close();
      }
    }
    return newest.commit();
  }

  private Root newest() {
    Root newest = null;
    for (Root root : candidates) {
      newest = newest == null || root.commit() > newest.commit() ? root : newest;
    }
    if (newest == null) {
      throw new CorruptStoreException(
          path, StoreFormat.SLOT_OFFSET, "no commit can be found: import the data again");
    }
    return newest;
  }

  private Optional<Root> commit(long number) {
    return candidates.stream().filter(root -> root.commit() == number).findFirst();
  }

  private void slot(int offset) throws IOException {
    try {
      Optional<Root> root = Root.decode(path, head, offset);
      if (root.isPresent()) {
        StoreFile.checkExtent(path, root.get(), in.size());
        directory(root.get().directoryOffset(), Math.toIntExact(root.get().directoryLength()));
      }
    } catch (CorruptStoreException broken) {
      damaged = true;
    }
  }

  /// Takes the directory that ends the file, if one does.
  private void tail() throws IOException {
    long size = in.size();
    int length = read(size - Directory.TRAILER_BYTES, Directory.TRAILER_BYTES).getInt(0);
    if (length > 0 && length <= size - StoreFormat.HEADER_BYTES) {
      try {
        directory(size - length, length);
      } catch (CorruptStoreException none) {
        damaged = true;
      }
    }
  }

  private void directory(long offset, int length) throws IOException {
    Directory directory =
        Directory.decode(path, read(offset, length), offset, header.schema().columnCount());
    candidates.add(Root.of(directory, offset, length));
  }

  private ByteBuffer read(long offset, int length) throws IOException {
    ByteBuffer bytes = ByteBuffer.allocate(length).order(StoreFormat.ORDER);
    while (bytes.hasRemaining()) {
      if (in.read(bytes, offset + bytes.position()) < 0) {
        throw new CorruptStoreException(path, offset, "file ends before byte " + (offset + length));
      }
    }
    return bytes.clear();
  }
}
