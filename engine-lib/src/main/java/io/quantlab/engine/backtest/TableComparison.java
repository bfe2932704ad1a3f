package io.quantlab.engine.backtest;

import io.quantlab.engine.analysis.Column;
import io.quantlab.engine.analysis.Table;
import java.util.List;

/// A result table of a finished run beside the same table of the run repeated, cell by cell.
public final class TableComparison {
  private final Table expected;
  private final Table found;
  private final Findings findings = new Findings();

  private TableComparison(Table expected, Table found) {
    this.expected = expected;
    this.found = found;
  }

  /// What a table says otherwise than it should; cells are named by row, counted from 1, and
  /// column.
  ///
  /// @param expected the table worked out anew
  /// @param found the table to judge, of the same schema
  public static Findings of(Table expected, Table found) {
    TableComparison comparison = new TableComparison(expected, found);
    comparison.compare();
    return comparison.findings;
  }

  private void compare() {
    String name = expected.schema().name();
    List<Column> columns = expected.schema().columns();
    for (int row = 0; row < Math.min(expected.rows(), found.rows()); row++) {
      for (int i = 0; i < columns.size(); i++) {
        String told = text(expected, row, i);
        String other = text(found, row, i);
        if (!told.equals(other)) {
          String cell = name + " row " + (row + 1) + ", " + columns.get(i).name();
          findings.add(cell + ": expected " + told + ", found " + other);
        }
      }
    }
    if (expected.rows() != found.rows()) {
      findings.add(name + ": expected " + expected.rows() + " rows, found " + found.rows());
    }
  }

  private static String text(Table table, int row, int column) {
    if (!table.isPresent(row, column)) {
      return "nothing";
    }
    return switch (table.schema().columns().get(column).kind()) {
      case TEXT -> table.textAt(row, column);
      case DOUBLE -> Double.toString(table.doubleAt(row, column));
      case LONG, NANOS, PRICE, LOTS, MONEY -> Long.toString(table.longAt(row, column));
    };
  }
}
