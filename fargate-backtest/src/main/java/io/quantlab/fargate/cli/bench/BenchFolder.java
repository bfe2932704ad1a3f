package io.quantlab.fargate.cli.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/// The folder of a benchmark's data: the person's own, which stays, or a temporary one, which goes
/// with [#close] or with the process.
final class BenchFolder implements AutoCloseable {
  private final Path path;
  private final Thread undertaker;

  private BenchFolder(Path path, Thread undertaker) {
    this.path = path;
    this.undertaker = undertaker;
  }

  static BenchFolder kept(Path path) {
    return new BenchFolder(path, null);
  }

  static BenchFolder temporary() throws IOException {
    Path path = Files.createTempDirectory("quantlab-bench");
    Thread undertaker = new Thread(() -> delete(path));
    Runtime.getRuntime().addShutdownHook(undertaker);
    return new BenchFolder(path, undertaker);
  }

  Path path() {
    return path;
  }

  private static void delete(Path folder) {
    if (!Files.exists(folder)) {
      return;
    }
    try (Stream<Path> below = Files.walk(folder)) {
      List<Path> files = below.sorted(Comparator.reverseOrder()).toList();
      for (Path file : files) {
        Files.deleteIfExists(file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("cannot delete " + folder, e);
    }
  }

  @Override
  public void close() {
    if (undertaker != null) {
      Runtime.getRuntime().removeShutdownHook(undertaker);
      delete(path);
    }
  }
}
