package io.quantlab.fargate.data;

import io.quantlab.engine.data.store.Store;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// A store for a moment: its directory goes when it is closed.
///
/// @param directory where it lies
public record ScratchStore(Path directory) implements AutoCloseable {

  /// A new store in the directory for temporary files.
  public static ScratchStore create() {
    try {
      return new ScratchStore(Files.createTempDirectory("quantlab-store-"));
    } catch (IOException e) {
      throw new UncheckedIOException("cannot make a temporary store: " + e.getMessage(), e);
    }
  }

  public Store store() {
    return Store.at(directory);
  }

  @Override
  public void close() {
    try {
      CacheLimit.delete(directory);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot delete " + directory + ": " + e.getMessage(), e);
    }
  }
}
