package io.quantlab.dsl.check;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quantlab.dsl.ProjectFiles;
import io.quantlab.dsl.Scripts;
import io.quantlab.dsl.Shelf;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// The scripts of `examples/`, those of wick.md 19 among them.
final class ExamplesTest {
  static List<Path> scripts() throws IOException {
    try (Stream<Path> files = Files.list(ProjectFiles.of("examples"))) {
      return files.filter(file -> file.toString().endsWith(".wick")).sorted().toList();
    }
  }

  @ParameterizedTest
  @MethodSource("scripts")
  @DisplayName("19: the examples are read and checked without a diagnostic")
  void examplesAreSound(Path file) throws IOException {
    assertEquals("", Scripts.check(Files.readString(file), Shelf.ofExamples()).story());
  }
}
