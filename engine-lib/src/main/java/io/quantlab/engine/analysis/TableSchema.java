package io.quantlab.engine.analysis;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// Name, version and columns of a result table (engine contract D-20, S-35).
///
/// The version rises when a column changes its meaning or goes away; a new column at the end keeps
/// it. The tables of a run are in [ResultTables].
///
/// @param name table and file name without ending
/// @param version at least 1
/// @param columns in file order
public record TableSchema(String name, int version, List<Column> columns) {
  public TableSchema {
    columns = List.copyOf(columns);
    if (version < 1) {
      throw new IllegalArgumentException("version must be at least 1, was " + version);
    }
    Set<String> seen = new HashSet<>();
    for (FileColumn column : FileColumn.of(columns)) {
      if (!seen.add(column.name())) {
        throw new IllegalArgumentException(
            "table " + name + " has two file columns named \"" + column.name() + "\"");
      }
    }
  }

  /// Position of a column by name; look it up once, not per row.
  public int column(String columnName) {
    for (int i = 0; i < columns.size(); i++) {
      if (columns.get(i).name().equals(columnName)) {
        return i;
      }
    }
    throw new IllegalArgumentException(
        "table " + name + " has no column \"" + columnName + "\"; it has " + names());
  }

  /// The columns as they stand in a file.
  public List<FileColumn> fileColumns() {
    return FileColumn.of(columns);
  }

  private List<String> names() {
    return columns.stream().map(Column::name).toList();
  }
}
