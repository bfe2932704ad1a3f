package io.quantlab.fargate.cli.wick;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/// The scripts of `examples/`.
final class ScriptExamples {
  private ScriptExamples() {}

  static Path file(String name) {
    Path folder = Path.of("").toAbsolutePath();
    while (folder != null && !Files.isDirectory(folder.resolve("examples/runs"))) {
      folder = folder.getParent();
    }
    return folder.resolve("examples").resolve(name);
  }

  static List<Path> all() throws IOException {
    try (Stream<Path> files = Files.list(file(""))) {
      return files.filter(file -> file.toString().endsWith(".wick")).sorted().toList();
    }
  }
}
