package io.quantlab.engine.data.store;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/// Opens and publishes store files: the port to the file system beside [StoreChannel].
interface StoreDisk {
  /// The real one.
  StoreDisk FILES = new FileSystem();

  /// Opens for writing, creating the file if needed.
  StoreChannel open(Path path) throws IOException;

  /// Moves `from` to `to` in one step, durably.
  void publish(Path from, Path to) throws IOException;

  /// Writes through `FileChannel`.
  final class FileSystem implements StoreDisk {
    private FileSystem() {}

    @Override
    public StoreChannel open(Path path) throws IOException {
      return new Opened(
          FileChannel.open(path, StandardOpenOption.CREATE, StandardOpenOption.WRITE));
    }

    @Override
    public void publish(Path from, Path to) throws IOException {
      Files.move(from, to, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
      if (to.getFileSystem().supportedFileAttributeViews().contains("posix")) {
        try (FileChannel directory =
            FileChannel.open(to.toAbsolutePath().getParent(), StandardOpenOption.READ)) {
          directory.force(true);
        }
      }
    }
  }

  /// An open file.
  record Opened(FileChannel channel) implements StoreChannel {
    @Override
    public void write(ByteBuffer bytes, long position) throws IOException {
      long at = position;
      while (bytes.hasRemaining()) {
        at += channel.write(bytes, at);
      }
    }

    @Override
    public void force() throws IOException {
      channel.force(true);
    }

    @Override
    public void truncate(long size) throws IOException {
      channel.truncate(size);
    }

    @Override
    public void close() throws IOException {
      channel.close();
    }
  }
}
