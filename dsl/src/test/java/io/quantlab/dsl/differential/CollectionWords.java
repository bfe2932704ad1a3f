package io.quantlab.dsl.differential;

import io.quantlab.dsl.differential.ProgramGenerator.Type;
import java.util.List;

/// The part of random programs that is about sets and about arrays inside of arrays.
final class CollectionWords implements Words {
  private static final String SET = "set_of([1, 2, 3])";
  private static final String GRID = "[[close, 1.0], [2.0]]";

  private final ProgramGenerator words;

  CollectionWords(ProgramGenerator words) {
    this.words = words;
  }

  @Override
  public String floats(int next) {
    String grid = words.name(Type.GRID, GRID);
    return switch (words.below(7)) {
      case 0 -> grid + ".map(r -> r.sum()).sum()";
      case 1 -> grid + "[" + words.below(2) + "][" + words.below(2) + "]";
      case 2 -> grid + ".map(r -> (r.mean() ?? " + words.floats(0) + ")).max()";
      case 3 -> grid + ".reduce(0.0, (a, r) -> (a + r.size * " + words.floats(0) + "))";
      case 4 -> "float(" + sets(next) + ".values.sum())";
      case 5 -> "(" + sets(0) + ".values.mean() ?? " + words.floats(next) + ")";
      default -> row(grid) + "." + words.pick(List.of("sum()", "last", "first", "max()"));
    };
  }

  @Override
  public String ints(int next) {
    String grid = words.name(Type.GRID, GRID);
    return switch (words.below(6)) {
      case 0 -> sets(next) + ".size";
      case 1 -> grid + ".size";
      case 2 -> grid + ".map(r -> r.size).sum()";
      case 3 -> grid + ".count(r -> r.contains(" + words.floats(0) + "))";
      case 4 -> "(" + grid + ".index_of(" + words.name(Type.FLOATS, "[2.0]") + ") ?? -1)";
      default -> "(" + sets(next) + ".values.max() ?? " + words.ints(0) + ")";
    };
  }

  @Override
  public String truths(int next) {
    String grid = words.name(Type.GRID, GRID);
    return switch (words.below(6)) {
      case 0 -> sets(next) + ".has(" + words.ints(0) + ")";
      case 1 -> "(" + words.ints(0) + " in " + sets(next) + ")";
      case 2 -> "(" + sets(next) + " == " + sets(0) + ")";
      case 3 -> sets(next) + ".is_empty";
      case 4 -> grid + ".contains(" + words.name(Type.FLOATS, "[2.0]") + ")";
      default -> "(" + grid + " == " + grids(next) + ")";
    };
  }

  private String sets(int levels) {
    String own = words.name(Type.SET, SET);
    if (levels == 0) {
      return own;
    }
    return switch (words.below(5)) {
      case 0 -> "set_of([" + words.ints(levels - 1) + ", " + words.ints(0) + "])";
      case 1 -> own + ".union(" + sets(levels - 1) + ")";
      case 2 -> own + ".intersect(" + sets(levels - 1) + ")";
      case 3 -> own + ".minus(" + sets(levels - 1) + ")";
      default -> own;
    };
  }

  private String grids(int levels) {
    String own = words.name(Type.GRID, GRID);
    return switch (words.below(7)) {
      case 0 -> "[[" + words.floats(levels) + "], [close, " + words.floats(0) + "]]";
      case 1 -> own + ".filter(r -> r.size > " + words.below(2) + ")";
      case 2 -> own + ".map(r -> r.sorted(descending: true))";
      case 3 -> own + ".sorted(by: r -> r.sum())";
      case 4 -> own + ".take(2)";
      case 5 -> "[" + words.name(Type.FLOATS, "[close]") + ", " + row(own) + "]";
      default -> own;
    };
  }

  /// A row that is mostly there.
  private String row(String grid) {
    return grid + "[" + words.below(words.below(8) == 0 ? 4 : 1) + "]";
  }

  @Override
  public void statement() {
    switch (words.below(8)) {
      case 0 -> words.newVariable("array<array<float>>", grids(1), Type.GRID);
      case 1 -> words.newVariable("set<int>", sets(2), Type.SET);
      case 2 -> words.loop(words.name(Type.GRID, GRID) + ".reversed()", Type.FLOATS);
      case 3 -> words.loop(sets(1), Type.INT);
      case 4, 5 -> changeGrid();
      default -> changeSet();
    }
  }

  private void changeGrid() {
    String grid = words.variable(Type.GRID);
    if (grid == null) {
      words.newVariable("array<array<float>>", grids(1), Type.GRID);
      return;
    }
    String row = row(grid);
    String small = "if " + grid + ".size < 20 { ";
    words.line(
        switch (words.below(7)) {
          case 0 -> "if " + row + ".size < 20 { " + row + ".push(" + words.floats(1) + ") }";
          case 1 -> row + "[" + words.below(2) + "] = " + words.floats(2);
          case 2 -> row + " = " + words.name(Type.FLOATS, "[close, open]");
          case 3 -> small + grid + ".push(" + words.name(Type.FLOATS, "[high]") + ") }";
          case 4 -> small + grid + ".insert(0, " + row + ") }";
          case 5 -> row + ".clear()";
          default -> grid + " = " + grids(1);
        });
  }

  private void changeSet() {
    String set = words.variable(Type.SET);
    if (set == null) {
      words.newVariable("set<int>", sets(1), Type.SET);
      return;
    }
    words.line(
        switch (words.below(4)) {
          case 0 -> set + ".remove(" + words.ints(0) + ")";
          case 1 -> set + " = " + sets(2);
          default -> set + ".add((" + words.ints(1) + " mod 9))";
        });
  }
}
