package io.quantlab.engine.data;

/// A named column of a table file.
public record TableColumn(String name, TableType type) {
  public TableColumn {
    if (name.isEmpty()) {
      throw new IllegalArgumentException("a column needs a name");
    }
  }
}
