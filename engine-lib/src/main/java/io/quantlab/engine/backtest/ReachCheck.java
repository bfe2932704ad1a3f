package io.quantlab.engine.backtest;

import io.quantlab.engine.kernel.EventType;
import io.quantlab.engine.market.RowBlock;
import io.quantlab.engine.market.RowCursor;
import io.quantlab.engine.market.Schema;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// I-7: no fill outside the data's reach. Before slippage its price lies between the lowest and the
/// highest price its instrument showed from the item before the fill to the item at the fill.
///
/// For bars that is the bar that holds the instant or the close before it; for ticks the last price
/// or quote before the instant and all at it, one order tick wider for fills beyond the displayed
/// size (F-20). This is the bound that needs no order book. Instruments with splits are not judged,
/// their prices are restated; `skipped` counts their fills.
public final class ReachCheck {
  /// @param judged fills compared with the data
  /// @param skipped fills of instruments with splits
  public record Report(long judged, long skipped, Findings findings) {}

  /// Price range of the rows that count for one instant; grows until the next fill.
  private record Fill(long nanos, long price, long margin, String text) {}

  private final Findings findings = new Findings();
  private long judged;
  private long skipped;

  private ReachCheck() {}

  /// Compares the fills of a journal with the rows of the run's sources.
  public static Report of(InputStream journal, List<RunSource> sources) throws IOException {
    ReachCheck check = new ReachCheck();
    Map<Integer, List<Fill>> fills = fills(journal, sources);
    for (Map.Entry<Integer, List<Fill>> entry : fills.entrySet()) {
      List<RunSource> rows = new ArrayList<>();
      boolean splits = false;
      for (RunSource source : sources) {
        if (source.instrument().token() == entry.getKey()) {
          splits |= source.schema() == Schema.ACTION;
          rows.add(source);
        }
      }
      if (splits) {
        check.skipped += entry.getValue().size();
      } else {
        check.judge(entry.getValue(), rows);
      }
    }
    return new Report(check.judged, check.skipped, check.findings);
  }

  private static Map<Integer, List<Fill>> fills(InputStream journal, List<RunSource> sources)
      throws IOException {
    Map<Integer, Long> tick = new HashMap<>();
    for (RunSource source : sources) {
      tick.put(source.instrument().token(), 0L);
    }
    Map<Integer, List<Fill>> fills = new HashMap<>();
    JournalEvent e = new JournalEvent();
    journal.skipNBytes(Journal.MAGIC.length);
    while (journal.readNBytes(e.bytes(), 0, e.bytes().length) == e.bytes().length) {
      if (e.type() == EventType.FILL) {
        boolean buy = (e.word(1) >>> 32 & 0xFF) == 0;
        long price = e.word(3) - (buy ? e.extra() : -e.extra());
        int flags = (int) (e.word(1) >>> 40);
        boolean worse = (flags & io.quantlab.engine.order.FillFlags.ONE_TICK_WORSE) != 0;
        long margin = worse ? orderTick(sources, e.token(), price) : 0;
        fills
            .computeIfAbsent(e.token(), _ -> new ArrayList<>())
            .add(new Fill(e.nanos(), price, margin, e.text()));
      }
    }
    return fills;
  }

  private static long orderTick(List<RunSource> sources, int token, long price) {
    for (RunSource source : sources) {
      if (source.instrument().token() == token) {
        return source.instrument().orderTicks().orderTickAt(price);
      }
    }
    return 0;
  }

  private void judge(List<Fill> fills, List<RunSource> sources) {
    long[] low = new long[fills.size()];
    long[] high = new long[fills.size()];
    java.util.Arrays.fill(low, Long.MAX_VALUE);
    java.util.Arrays.fill(high, Long.MIN_VALUE);
    for (RunSource source : sources) {
      widen(fills, source, low, high);
    }
    for (int i = 0; i < fills.size(); i++) {
      Fill fill = fills.get(i);
      judged++;
      if (fill.price() < low[i] - fill.margin() || fill.price() > high[i] + fill.margin()) {
        findings.add(
            "I-7: the data reached from "
                + low[i]
                + " to "
                + high[i]
                + " price units, not "
                + fill.price()
                + " at "
                + fill.text());
      }
    }
  }

  /// Widens the range of each fill by what one source showed: the last row before the instant and
  /// every row that covers it.
  private static void widen(List<Fill> fills, RunSource source, long[] low, long[] high) {
    boolean bars = !source.isTicks();
    boolean depth = source.schema() == Schema.DEPTH || source.schema() == Schema.MBO;
    long[] shown = {Long.MAX_VALUE, Long.MIN_VALUE};
    long[] last = null;
    int next = 0;
    try (RowCursor rows = source.open().get()) {
      for (RowBlock block = rows.next();
          block != null && next < fills.size();
          block = rows.next()) {
        for (int row = 0; row < block.size() && next < fills.size(); row++) {
          long from = block.column(bars ? 1 : 0)[row];
          long to = block.column(0)[row];
          while (next < fills.size() && fills.get(next).nanos() < from) {
            include(last, next++, low, high);
          }
          long[] range = depth ? shown(shown, block, row) : range(source.schema(), block, row);
          for (int at = next; at < fills.size() && fills.get(at).nanos() <= to; at++) {
            include(last, at, low, high);
            include(range, at, low, high);
          }
          long close = bars ? block.column(5)[row] : 0;
          last = bars ? closes(source.schema(), block, row, close) : range;
        }
      }
    }
    while (next < fills.size()) {
      include(last, next++, low, high);
    }
  }

  /// The prices a book has shown so far: a taker walks its levels, and with delays its fill is told
  /// of when they may have gone.
  private static long[] shown(long[] shown, RowBlock block, int row) {
    if (block.column(4)[row] > 0) {
      shown[0] = Math.min(shown[0], block.column(3)[row]);
      shown[1] = Math.max(shown[1], block.column(3)[row]);
    }
    return shown;
  }

  private static void include(long[] range, int at, long[] low, long[] high) {
    if (range != null) {
      low[at] = Math.min(low[at], range[0]);
      high[at] = Math.max(high[at], range[1]);
    }
  }

  private static long[] closes(Schema schema, RowBlock block, int row, long close) {
    return schema == Schema.QUOTE_BAR
        ? new long[] {close, block.column(9)[row]}
        : new long[] {close, close};
  }

  private static long[] range(Schema schema, RowBlock block, int row) {
    return switch (schema) {
      case TRADE -> new long[] {block.column(1)[row], block.column(1)[row]};
      case QUOTE -> new long[] {block.column(1)[row], block.column(3)[row]};
      case BAR -> new long[] {block.column(4)[row], block.column(3)[row]};
      case QUOTE_BAR -> new long[] {block.column(4)[row], block.column(7)[row]};
      case DEPTH, MBO, ACTION -> null;
    };
  }
}
