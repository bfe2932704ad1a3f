package io.quantlab.fargate.cli.runfile;

import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;

/// Where a setting was written.
///
/// @param text as a person reads it: `runs/a.toml:3:1`, or `--set` for an override
/// @param folder what relative paths of the setting start from; empty is the working folder
public record Place(String text, Optional<Path> folder) {
  public Place {
    Objects.requireNonNull(text, "text");
    Objects.requireNonNull(folder, "folder");
  }

  /// A place in a file.
  ///
  /// @param line from 1
  /// @param column from 1
  static Place in(Path file, int line, int column) {
    return new Place(file + ":" + line + ":" + column, Optional.ofNullable(file.getParent()));
  }

  /// An override of the command line.
  static Place override() {
    return new Place("--set", Optional.empty());
  }

  @Override
  public String toString() {
    return text;
  }
}
