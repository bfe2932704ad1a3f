package io.quantlab.engine.backtest;

import io.quantlab.engine.execution.FillProfile;
import io.quantlab.engine.execution.Latencies;
import io.quantlab.engine.kernel.EventType;
import io.quantlab.engine.market.ActionKind;
import io.quantlab.engine.market.Flags;
import io.quantlab.engine.market.RowBlock;
import io.quantlab.engine.market.RowCursor;
import io.quantlab.engine.market.Schema;
import io.quantlab.engine.order.FillFlags;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// I-7: no fill outside the data's reach. Before slippage its price lies between the lowest and the
/// highest price its instrument showed from the item before the fill to the item at the fill.
///
/// For bars that is the bar that holds the instant or the close before it; for ticks the last price
/// or quote before the instant and all at it, one order tick wider for fills beyond the displayed
/// size (F-20). On ticks an order that rested pays its own limit, which the market may have passed
/// by then (F-21): it is no better than what the data showed, and may be worse. A side that a quote
/// lacks stays as it was. A price of before a split counts as the split restates it. This is
/// the bound that needs no order book.
public final class ReachCheck {
  /// @param judged fills compared with the data
  public record Report(long judged, Findings findings) {}

  /// Price range of the rows that count for one instant; grows until the next fill.
  private record Fill(
      long nanos, long price, long margin, boolean buy, boolean rested, String text) {
    boolean isWithin(long low, long high, boolean ticks) {
      boolean below = price < low - margin;
      boolean above = price > high + margin;
      return rested && ticks ? !(buy ? below : above) : !below && !above;
    }
  }

  /// A split `numerator` new for `denominator` old.
  private record Split(long nanos, long numerator, long denominator) {
    long restated(long price) {
      return Math.floorDiv(Math.multiplyExact(price, denominator), numerator);
    }
  }

  /// The lowest and the highest price of a row, and its stamp.
  private record Range(long low, long high, long nanos) {}

  /// Best prices of one-sided quotes: a side that is missing stays as last known.
  private static final class Touch {
    private long bid;
    private long ask;
    private boolean hasBid;
    private boolean hasAsk;

    Range take(RowBlock block, int row) {
      long flags = block.column(5)[row];
      if ((flags & Flags.NO_BID) == 0) {
        bid = block.column(1)[row];
        hasBid = true;
      }
      if ((flags & Flags.NO_ASK) == 0) {
        ask = block.column(3)[row];
        hasAsk = true;
      }
      long one = hasBid ? bid : ask;
      long other = hasAsk ? ask : bid;
      return hasBid || hasAsk
          ? new Range(Math.min(one, other), Math.max(one, other), block.column(0)[row])
          : null;
    }
  }

  /// When the stamp of a fill says that it happened.
  public enum Told {
    /// At its stamp.
    AT_ONCE,
    /// At its stamp or before: reports take time, so any price shown before will do.
    LATER;

    /// What the delays and faults of a profile mean for it.
    public static Told of(FillProfile profile) {
      Latencies latencies = profile.latencies();
      return latencies.response().isZero() && !latencies.faults().any() ? AT_ONCE : LATER;
    }
  }

  private final Findings findings = new Findings();
  private final Told told;
  private long judged;

  private ReachCheck(Told told) {
    this.told = told;
  }

  /// Compares the fills of a journal, told at once, with the rows of the run's sources.
  public static Report of(InputStream journal, List<RunSource> sources) throws IOException {
    return of(journal, sources, Told.AT_ONCE);
  }

  /// Compares the fills of a journal with the rows of the run's sources.
  public static Report of(InputStream journal, List<RunSource> sources, Told told)
      throws IOException {
    ReachCheck check = new ReachCheck(told);
    Map<Integer, List<Fill>> fills = fills(journal, sources);
    for (Map.Entry<Integer, List<Fill>> entry : fills.entrySet()) {
      List<RunSource> prices = new ArrayList<>();
      List<Split> splits = new ArrayList<>();
      for (RunSource source : sources) {
        if (source.instrument().token() != entry.getKey()) {
          continue;
        }
        if (source.schema() == Schema.ACTION) {
          addSplits(source, splits);
        } else {
          prices.add(source);
        }
      }
      check.judge(entry.getValue(), prices, splits);
    }
    return new Report(check.judged, check.findings);
  }

  private static void addSplits(RunSource actions, List<Split> splits) {
    try (RowCursor rows = actions.open().get()) {
      for (RowBlock block = rows.next(); block != null; block = rows.next()) {
        for (int row = 0; row < block.size(); row++) {
          if (block.column(1)[row] == ActionKind.SPLIT.id()) {
            splits.add(new Split(block.column(0)[row], block.column(2)[row], block.column(3)[row]));
          }
        }
      }
    }
    splits.sort(Comparator.comparingLong(Split::nanos));
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
      boolean traded = e.type() == EventType.FILL && (e.word(1) >>> 40 & FillFlags.CLEARED) == 0;
      if (traded) {
        boolean buy = (e.word(1) >>> 32 & 0xFF) == 0;
        long price = e.word(3) - (buy ? e.extra() : -e.extra());
        int flags = (int) (e.word(1) >>> 40);
        boolean worse = (flags & FillFlags.ONE_TICK_WORSE) != 0;
        long margin = worse ? orderTick(sources, e.token(), price) : 0;
        fills
            .computeIfAbsent(e.token(), _ -> new ArrayList<>())
            .add(new Fill(e.nanos(), price, margin, buy, (flags & FillFlags.MAKER) != 0, e.text()));
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

  private void judge(List<Fill> fills, List<RunSource> sources, List<Split> splits) {
    long[] low = new long[fills.size()];
    long[] high = new long[fills.size()];
    java.util.Arrays.fill(low, Long.MAX_VALUE);
    java.util.Arrays.fill(high, Long.MIN_VALUE);
    for (RunSource source : sources) {
      widen(fills, source, splits, low, high);
    }
    boolean ticks = sources.stream().anyMatch(RunSource::isTicks);
    for (int i = 0; i < fills.size(); i++) {
      Fill fill = fills.get(i);
      judged++;
      if (!fill.isWithin(low[i], high[i], ticks)) {
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
  private void widen(
      List<Fill> fills, RunSource source, List<Split> splits, long[] low, long[] high) {
    boolean bars = !source.isTicks();
    boolean depth = source.schema() == Schema.DEPTH || source.schema() == Schema.MBO;
    Touch touch = source.schema() == Schema.QUOTE ? new Touch() : null;
    Range shown = null;
    Range last = null;
    int next = 0;
    try (RowCursor rows = source.open().get()) {
      for (RowBlock block = rows.next();
          block != null && next < fills.size();
          block = rows.next()) {
        for (int row = 0; row < block.size() && next < fills.size(); row++) {
          long from = block.column(bars ? 1 : 0)[row];
          long to = block.column(0)[row];
          while (next < fills.size() && fills.get(next).nanos() < from) {
            include(asOf(last, fills.get(next).nanos(), splits), next++, low, high);
          }
          shown = depth ? shown(shown, block, row) : null;
          Range range =
              depth
                  ? shown
                  : touch != null ? touch.take(block, row) : range(source.schema(), block, row);
          for (int at = next; at < fills.size() && fills.get(at).nanos() <= to; at++) {
            include(asOf(last, fills.get(at).nanos(), splits), at, low, high);
            include(range, at, low, high);
          }
          last =
              told == Told.LATER
                  ? with(last, range)
                  : bars ? closes(source.schema(), block, row) : range;
        }
      }
    }
    while (next < fills.size()) {
      include(asOf(last, fills.get(next).nanos(), splits), next++, low, high);
    }
  }

  /// The prices a book has shown so far: a taker walks its levels, and with delays its fill is told
  /// of when they may have gone.
  private static Range shown(Range before, RowBlock block, int row) {
    long price = block.column(3)[row];
    if (block.column(4)[row] == 0) {
      return before;
    }
    if (before != null && before.low() <= price && price <= before.high()) {
      return before;
    }
    long low = before == null ? price : Math.min(before.low(), price);
    long high = before == null ? price : Math.max(before.high(), price);
    return new Range(low, high, block.column(0)[row]);
  }

  /// All prices shown so far.
  private static Range with(Range before, Range range) {
    if (before == null || range == null) {
      return range == null ? before : range;
    }
    return new Range(
        Math.min(before.low(), range.low()), Math.max(before.high(), range.high()), range.nanos());
  }

  private static void include(Range range, int at, long[] low, long[] high) {
    if (range != null) {
      low[at] = Math.min(low[at], range.low());
      high[at] = Math.max(high[at], range.high());
    }
  }

  /// A range of before, as the splits up to an instant restate it.
  private static Range asOf(Range range, long nanos, List<Split> splits) {
    Range now = range;
    for (Split split : splits) {
      if (now != null && range.nanos() < split.nanos() && split.nanos() <= nanos) {
        now = new Range(split.restated(now.low()), split.restated(now.high()), range.nanos());
      }
    }
    return now;
  }

  private static Range closes(Schema schema, RowBlock block, int row) {
    long close = block.column(5)[row];
    long other = schema == Schema.QUOTE_BAR ? block.column(9)[row] : close;
    return new Range(close, other, block.column(0)[row]);
  }

  private static Range range(Schema schema, RowBlock block, int row) {
    long nanos = block.column(0)[row];
    return switch (schema) {
      case TRADE -> new Range(block.column(1)[row], block.column(1)[row], nanos);
      case BAR -> new Range(block.column(4)[row], block.column(3)[row], nanos);
      case QUOTE_BAR -> // bid and ask may have crossed
          new Range(
              Math.min(block.column(4)[row], block.column(8)[row]),
              Math.max(block.column(3)[row], block.column(7)[row]),
              nanos);
      case QUOTE, DEPTH, MBO, ACTION ->
          throw new IllegalArgumentException(schema + " rows have no price of their own");
    };
  }
}
