package io.quantlab.engine.backtest;

import io.quantlab.engine.instrument.Instrument;
import io.quantlab.engine.market.RowBlock;
import io.quantlab.engine.market.RowCursor;
import io.quantlab.engine.market.Schema;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/// Which instruments of a run have finer data for their fills than their strategies see (engine
/// contract F-1, FINER_DATA).
///
/// @param slots instruments with finer data, by slot
/// @param matched the kinds of data orders meet, by slot: the finer ones where there are any
record FinerData(BitSet slots, List<Set<Schema>> matched) {
  /// @param seen the kinds of data strategies get, by slot
  /// @throws IllegalArgumentException when data for fills has no bars beside it, is an order book,
  ///   or is not finer
  static FinerData of(
      List<RunSource> sources, List<Instrument> instruments, List<Set<Schema>> seen) {
    BitSet slots = new BitSet();
    List<Set<Schema>> matched = new ArrayList<>();
    for (int slot = 0; slot < instruments.size(); slot++) {
      Set<Schema> finer = EnumSet.noneOf(Schema.class);
      for (RunSource source : sources) {
        boolean same = source.instrument().token() == instruments.get(slot).token();
        if (same && source.use() == RunSource.Use.FILLS) {
          check(source, sources, seen.get(slot));
          finer.add(source.schema());
        }
      }
      if (!finer.isEmpty()) {
        slots.set(slot);
      }
      matched.add(finer.isEmpty() ? seen.get(slot) : finer);
    }
    return new FinerData(slots, matched);
  }

  private static void check(RunSource finer, List<RunSource> all, Set<Schema> seen) {
    if (finer.schema() == Schema.DEPTH || finer.schema() == Schema.MBO) {
      throw new IllegalArgumentException(
          finer.label()
              + " is an order book: data for fills are bars, trades or quotes; a strategy on the"
              + " book itself can ask for bars");
    }
    if (!seen.contains(Schema.BAR) && !seen.contains(Schema.QUOTE_BAR)) {
      throw new IllegalArgumentException(
          finer.label()
              + " is data for fills, and the strategies see no stored bars of its instrument but "
              + seen);
    }
    for (RunSource coarse : all) {
      boolean same = coarse.instrument().token() == finer.instrument().token();
      if (same && coarse.use() == RunSource.Use.ALL && span(coarse) <= span(finer)) {
        throw new IllegalArgumentException(
            finer.label()
                + " has bars of "
                + span(finer) / 1_000_000_000L
                + " s, "
                + coarse.label()
                + " of "
                + span(coarse) / 1_000_000_000L
                + " s: data for fills must be finer");
      }
    }
  }

  /// Length of a source's first bar, nanoseconds: 0 for ticks, without end for what is no price.
  private static long span(RunSource source) {
    if (source.schema() == Schema.ACTION) {
      return Long.MAX_VALUE;
    }
    if (source.isTicks()) {
      return 0;
    }
    try (RowCursor rows = source.open().get()) {
      RowBlock first = rows.next();
      return first == null ? Long.MAX_VALUE : first.column(0)[0] - first.column(1)[0];
    }
  }

  /// The sources of a run, those for fills first: at one instant they come first (T-4).
  List<RunSource> first(List<RunSource> sources) {
    List<RunSource> ordered = new ArrayList<>(sources);
    ordered.sort(Comparator.comparing(RunSource::use).reversed());
    return ordered;
  }
}
