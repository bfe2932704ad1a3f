package io.quantlab.fargate.data;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/// The right to import into a store, so that two imports never give one token twice. Ends with the
/// process.
record StoreLock(FileChannel channel) implements AutoCloseable {
  private static final String NAME = "import.lock";

  /// Takes the right, or a [DataException] when another import has it.
  static StoreLock take(Path root) {
    try {
      Files.createDirectories(root);
      FileChannel channel =
          FileChannel.open(root.resolve(NAME), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      FileLock lock = lock(channel);
      if (lock == null) {
        channel.close();
        throw new DataException(
            "Another import into " + root + " is under way.",
            "Wait until it is done, then try again.");
      }
      return new StoreLock(channel);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write to " + root + ": " + e.getMessage(), e);
    }
  }

  private static FileLock lock(FileChannel channel) throws IOException {
    try {
      return channel.tryLock();
    } catch (OverlappingFileLockException sameProcess) {
      return null;
    }
  }

  @Override
  public void close() {
    try {
      channel.close();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot unlock the store: " + e.getMessage(), e);
    }
  }
}
