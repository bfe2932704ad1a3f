package io.quantlab.fargate.cli.run;

import io.quantlab.engine.cost.CostFiles;
import io.quantlab.engine.cost.CostTextException;
import io.quantlab.engine.data.NamedRows;
import io.quantlab.fargate.terminal.WrongValue;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.function.Consumer;

/// A cost in words, as an option was given it: checked, its files opened once and named by their
/// absolute path, so that a rerun may start in another folder.
///
/// The model itself is made when the run is planned, because some need the instruments.
record CostWords(String text) {
  private static final String NONE = "none";

  /// Reads the value of an option.
  ///
  /// @param subject what the engine calls it: `fees`
  /// @param check makes the model of a text and forgets it
  /// @param forms what may be written, for the remedy
  static CostWords read(String subject, String text, Consumer<String> check, String forms) {
    if (text.equals(NONE)) {
      return new CostWords(NONE);
    }
    try {
      check.accept(text);
      String absolute =
          CostFiles.renamed(
              subject, text, file -> Path.of(file).toAbsolutePath().normalize().toString());
      return new CostWords(absolute);
    } catch (CostTextException e) {
      throw new WrongValue(
          "{} was \"" + text + "\": " + e.detail() + ".",
          "Write none, " + forms + "; all forms stand in docs/reference/costs.md.",
          e);
    }
  }

  /// Opens a file that a text names.
  static NamedRows open(String name) {
    try {
      return NamedRows.read(Path.of(name));
    } catch (UncheckedIOException e) {
      throw new IllegalArgumentException("the file " + name + " cannot be read", e);
    }
  }

  boolean none() {
    return text.equals(NONE);
  }
}
