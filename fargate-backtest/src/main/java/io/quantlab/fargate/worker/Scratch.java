package io.quantlab.fargate.worker;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/// A folder of one job, gone when the job is.
record Scratch(Path folder) implements AutoCloseable {
  static Scratch under(Path scratch, String name) {
    try {
      Files.createDirectories(scratch);
      return new Scratch(Files.createTempDirectory(scratch, name + "-"));
    } catch (IOException e) {
      throw new UncheckedIOException("making a folder under " + scratch, e);
    }
  }

  @Override
  public void close() {
    try (Stream<Path> files = Files.walk(folder)) {
      List<Path> deepestFirst = files.sorted(Comparator.reverseOrder()).toList();
      for (Path file : deepestFirst) {
        Files.delete(file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("removing " + folder, e);
    }
  }
}
