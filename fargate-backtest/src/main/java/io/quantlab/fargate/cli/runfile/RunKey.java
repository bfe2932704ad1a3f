package io.quantlab.fargate.cli.runfile;

import java.util.Objects;

/// A key of a run file.
///
/// @param section the table it stands in, such as `fills`
/// @param name its name in that table, such as `fees`; empty for [Shape#NAMES], which is the whole
///   table
public record RunKey(String section, String name, Shape shape) {

  /// What stands behind a key.
  public enum Shape {
    /// One text, number, date or truth value.
    VALUE,
    /// `true` or `false`.
    FLAG,
    /// One value, or an array of them.
    LIST,
    /// A table of names and values.
    NAMES
  }

  public RunKey {
    Objects.requireNonNull(shape, "shape");
    if (section.isEmpty() || name.isEmpty() != (shape == Shape.NAMES)) {
      throw new IllegalArgumentException(
          "a key needs a section, and a name unless it is a table: " + section + "." + name);
    }
  }

  /// As `--set` and messages name it: `fills.fees`, or `params` for a whole table.
  public String dotted() {
    return name.isEmpty() ? section : section + "." + name;
  }
}
