package io.quantlab.fargate.cli.bench;

import java.util.ArrayList;
import java.util.List;

/// How a benchmark is run.
///
/// @param ticks of the data
/// @param rounds timed in each JVM
/// @param launches JVMs for each row
/// @param sharing whether rows share a JVM
/// @param length whether the year of ticks is run too
record BenchPlan(long ticks, int rounds, int launches, Sharing sharing, Length length) {
  /// Who runs in a JVM.
  enum Sharing {
    /// Every row has its own: nothing another row did to the compiled code counts.
    ROW_EACH,
    /// One for all rows, hardly warmed up: quick and rough.
    ALL_ROWS
  }

  /// Whether a hundred million ticks are run as well.
  enum Length {
    USUAL,
    LONG
  }

  /// The rows to time.
  List<Row> rows() {
    List<Row> rows = new ArrayList<>(Rows.all());
    if (length == Length.LONG) {
      rows.add(Rows.year());
    }
    return rows;
  }

  /// Ticks of the memory rows.
  long memoryTicks() {
    return length == Length.LONG ? WorkKind.YEAR_TICKS : ticks;
  }

  RowTimer.Warmth warmth() {
    return sharing == Sharing.ALL_ROWS ? RowTimer.Warmth.SHORT : RowTimer.Warmth.FULL;
  }
}
