package io.quantlab.engine.data.store;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/// The right to write one dataset, held by an operating-system lock on `writer.lock` in its
/// directory; it ends with the process (D-2: one writer, any number of readers).
record WriterLock(FileChannel channel, FileLock lock) implements AutoCloseable {
  static final String NAME = "writer.lock";

  /// Takes the lock or throws an `IllegalStateException` when another writer has it.
  static WriterLock take(Path directory) throws IOException {
    Files.createDirectories(directory);
    FileChannel channel =
        FileChannel.open(
            directory.resolve(NAME), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    FileLock lock = null;
    try {
      lock = channel.tryLock();
    } catch (OverlappingFileLockException sameProcess) {
      channel.close();
      throw new IllegalStateException(
          "another writer of this process is open on " + directory, sameProcess);
    }
    if (lock == null) {
      channel.close();
      throw new IllegalStateException("a writer of another process is open on " + directory);
    }
    return new WriterLock(channel, lock);
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
