package io.quantlab.engine.analysis;

/// One documented column of a result table.
///
/// @param name lower camel case; a [ColumnKind#LOTS] column is named `lots` or ends in `Lots`
/// @param kind how it is kept and written
/// @param unit unit in words, for example `account currency`, `1`, `UTC`
/// @param meaning one sentence
/// @param absent when the cell is empty; `never` when it is always filled
public record Column(String name, ColumnKind kind, String unit, String meaning, String absent) {
  public Column {
    if (!name.matches("[a-z][A-Za-z0-9]*")) {
      throw new IllegalArgumentException(
          "column name must be lower camel case, was \"" + name + "\"");
    }
    if (kind == ColumnKind.LOTS && !name.equals("lots") && !name.endsWith("Lots")) {
      throw new IllegalArgumentException(
          "a LOTS column must be named lots or end in Lots, was \"" + name + "\"");
    }
  }

  static Column of(String name, ColumnKind kind, String unit, String meaning, String absent) {
    return new Column(name, kind, unit, meaning, absent);
  }
}
