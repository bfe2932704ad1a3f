package io.quantlab.fargate.cli.data;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;

/// Rows of text in aligned columns, for people.
public final class TextTable {
  /// Where the text of a column stands.
  public enum Side {
    LEFT,
    RIGHT
  }

  private final List<Side> sides;
  private final List<List<String>> rows = new ArrayList<>();

  /// @param sides one per column
  public TextTable(List<Side> sides, List<String> header) {
    this.sides = List.copyOf(sides);
    row(header);
  }

  public void row(List<String> cells) {
    if (cells.size() != sides.size()) {
      throw new IllegalArgumentException(
          "a row must have " + sides.size() + " cells, has " + cells.size());
    }
    rows.add(List.copyOf(cells));
  }

  public void print(PrintStream out) {
    int[] widths = new int[sides.size()];
    for (List<String> row : rows) {
      for (int i = 0; i < widths.length; i++) {
        widths[i] = Math.max(widths[i], row.get(i).length());
      }
    }
    for (List<String> row : rows) {
      StringBuilder line = new StringBuilder();
      for (int i = 0; i < widths.length; i++) {
        String pad = " ".repeat(widths[i] - row.get(i).length());
        line.append(sides.get(i) == Side.LEFT ? row.get(i) + pad : pad + row.get(i));
        line.append("  ");
      }
      out.println(line.toString().stripTrailing());
    }
  }
}
