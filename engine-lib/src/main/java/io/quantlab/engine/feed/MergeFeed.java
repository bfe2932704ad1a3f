package io.quantlab.engine.feed;

import io.quantlab.engine.market.ActionKind;
import io.quantlab.engine.market.RowBlock;
import io.quantlab.engine.market.RowCursor;
import io.quantlab.engine.market.Schema;
import java.util.List;

/// Merges the sources of a run by (time, rank, source) with a loser tree; a lone source passes
/// whole blocks.
///
/// A window is as long as the rows stay before the runner-up's next row. Hot: one replay of the
/// tree per window; benchmark `KernelBenchmark`. Slow twin in the tests: sort everything.
public final class MergeFeed implements Feed {
  /// One stored stream of an instrument.
  public record Source(int token, RowCursor cursor, Delivery delivery) {
    /// A stream that reaches venue and strategy at once.
    public Source(int token, RowCursor cursor) {
      this(token, cursor, Delivery.BOTH);
    }
  }

  private static final int RANK_REFERENCE = 10;
  private static final int RANK_SESSION_OPEN = 20;
  private static final int RANK_MARKET = 40;
  private static final int RANK_DELIVERY = 60;
  private static final int RANK_BAR_OPEN = 120;

  private final Source[] sources;
  private final boolean[] ticks;
  private final RowBlock[] blocks;
  private final long[][] stamps;
  private final int[] position;
  private final boolean[] atBody;
  private final long[] headNanos;
  private final int[] headRank;
  private final int[] tie;
  private final int[] losers;
  private int winner;
  private int live;
  private long rows;
  private long watermark = Long.MIN_VALUE;

  /// Merges sources in the order of the run's data list; quotes and depth rank before trades (T-4).
  public MergeFeed(List<Source> ordered) {
    int n = ordered.size();
    sources = ordered.toArray(Source[]::new);
    ticks = new boolean[n];
    blocks = new RowBlock[n];
    stamps = new long[n][];
    position = new int[n];
    atBody = new boolean[n];
    headNanos = new long[n];
    headRank = new int[n];
    tie = new int[n];
    losers = new int[Math.max(1, n)];
    for (int i = 0; i < n; i++) {
      tie[i] = isBook(sources[i].cursor().schema()) ? i : n + i;
      load(i);
    }
    rebuild();
  }

  private static boolean isTick(Schema schema) {
    return schema == Schema.TRADE || isBook(schema);
  }

  private static boolean isBook(Schema schema) {
    return schema == Schema.QUOTE || schema == Schema.DEPTH || schema == Schema.MBO;
  }

  private void rebuild() {
    int n = sources.length;
    if (n == 0) {
      return;
    }
    int[] winners = new int[2 * n];
    for (int i = 0; i < n; i++) {
      winners[n + i] = i;
    }
    for (int node = n - 1; node >= 1; node--) {
      int a = winners[2 * node];
      int b = winners[2 * node + 1];
      boolean first = before(a, b);
      winners[node] = first ? a : b;
      losers[node] = first ? b : a;
    }
    winner = n == 1 ? 0 : winners[1];
  }

  private void replay(int source) {
    long[] nanos = headNanos;
    int[] lost = losers;
    int best = source;
    long bestNanos = nanos[source];
    for (int node = source + sources.length >>> 1; node >= 1; node >>>= 1) {
      int other = lost[node];
      long otherNanos = nanos[other];
      if (otherNanos < bestNanos || otherNanos == bestNanos && before(other, best)) {
        lost[node] = best;
        best = other;
        bestNanos = otherNanos;
      }
    }
    winner = best;
  }

  /// The best of those the winner beat: nobody else can come next.
  private int runnerUp() {
    int best = -1;
    for (int node = winner + sources.length >>> 1; node >= 1; node >>>= 1) {
      if (best < 0 || before(losers[node], best)) {
        best = losers[node];
      }
    }
    return best;
  }

  private boolean before(int a, int b) {
    if (headNanos[a] != headNanos[b]) {
      return headNanos[a] < headNanos[b];
    }
    if (headRank[a] != headRank[b]) {
      return headRank[a] < headRank[b];
    }
    return tie[a] < tie[b];
  }

  private void load(int i) {
    blocks[i] = sources[i].cursor().next();
    position[i] = 0;
    atBody[i] = false;
    if (blocks[i] != null) {
      ticks[i] = isTick(blocks[i].schema());
      stamps[i] = ticks[i] ? blocks[i].column(0) : null;
      live++;
      rows += sources[i].delivery() == Delivery.LOCAL ? 0 : blocks[i].size();
    }
    head(i);
  }

  /// Sets the key of a source's next row; an ended source sorts last.
  private void head(int i) {
    if (blocks[i] == null) {
      headNanos[i] = Long.MAX_VALUE;
      headRank[i] = Integer.MAX_VALUE;
      return;
    }
    Schema schema = blocks[i].schema();
    boolean bar = schema == Schema.BAR || schema == Schema.QUOTE_BAR;
    int column = bar && !atBody[i] ? 1 : 0;
    headNanos[i] = blocks[i].column(column)[position[i]];
    boolean venue =
        schema == Schema.ACTION && ActionKind.isVenueState(blocks[i].column(1)[position[i]]);
    if (sources[i].delivery() == Delivery.LOCAL) {
      headRank[i] = RANK_DELIVERY;
    } else {
      headRank[i] = venue ? RANK_SESSION_OPEN : rank(schema, atBody[i]);
    }
  }

  private static int rank(Schema schema, boolean body) {
    return switch (schema) {
      case TRADE, QUOTE, DEPTH, MBO -> RANK_MARKET;
      case BAR, QUOTE_BAR -> body ? RANK_MARKET : RANK_BAR_OPEN;
      case ACTION -> RANK_REFERENCE;
    };
  }

  private int pending = -1;
  private int pendingTo;

  @Override
  public int next(Batch out) {
    advancePending();
    if (live == 0) {
      return 0;
    }
    int s = winner;
    return ticks[s] ? nextTicks(out, s) : nextOther(out, s);
  }

  private int nextTicks(Batch out, int s) {
    RowBlock block = blocks[s];
    int from = position[s];
    return show(out, s, live == 1 ? block.size() : windowEnd(s, block, from), Batch.Phase.ROW);
  }

  private int nextOther(Batch out, int s) {
    Schema schema = blocks[s].schema();
    boolean bar = schema == Schema.BAR || schema == Schema.QUOTE_BAR;
    if (live == 1 && !atBody[s]) {
      return show(out, s, blocks[s].size(), bar ? Batch.Phase.WHOLE : Batch.Phase.ROW);
    }
    Batch.Phase part = atBody[s] ? Batch.Phase.BODY : Batch.Phase.OPEN;
    return show(out, s, position[s] + 1, bar ? part : Batch.Phase.ROW);
  }

  private int show(Batch out, int s, int to, Batch.Phase phase) {
    int from = position[s];
    Source source = sources[s];
    watermark = headNanos[s];
    out.set(s, source.token(), source.delivery(), blocks[s], from, to, phase);
    pending = s;
    pendingTo = phase == Batch.Phase.OPEN ? -1 : to;
    return to - from;
  }

  /// Where rows of the winner stop being next. Where sources take turns row by row, the loser of
  /// the final alone says that it is the next row.
  private int windowEnd(int s, RowBlock block, int from) {
    long[] own = stamps[s];
    if (from + 1 < block.size() && own[from + 1] > headNanos[losers[1]]) {
      return from + 1;
    }
    int rival = runnerUp();
    long limit = headNanos[rival];
    boolean tieWins =
        headRank[s] < headRank[rival] || headRank[s] == headRank[rival] && tie[s] < tie[rival];
    if (limit == Long.MAX_VALUE) {
      return block.size();
    }
    return firstFrom(own, from + 1, block.size(), tieWins ? limit + 1 : limit);
  }

  /// First row of [from, to) stamped at or after `bound`, else `to`: steps that double, then
  /// halves.
  private static int firstFrom(long[] stamps, int from, int to, long bound) {
    int low = from;
    int step = 1;
    while (low + step <= to && stamps[low + step - 1] < bound) {
      low += step;
      step *= 2;
    }
    int high = Math.min(to, low + step - 1);
    while (low < high) {
      int middle = low + high >>> 1;
      if (stamps[middle] < bound) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }

  /// Moves past the window handed out last; only now may its block be refilled.
  private void advancePending() {
    if (pending < 0) {
      return;
    }
    int s = pending;
    pending = -1;
    if (pendingTo < 0) {
      atBody[s] = true;
      head(s);
    } else if (pendingTo < blocks[s].size()) {
      position[s] = pendingTo;
      if (ticks[s]) {
        headNanos[s] = stamps[s][pendingTo]; // the rank is that of the block's first row
      } else {
        atBody[s] = false;
        head(s);
      }
    } else {
      live--;
      load(s);
    }
    replay(s);
  }

  /// Rows read of all sources.
  public long rows() {
    return rows;
  }

  @Override
  public long watermarkNanos() {
    return watermark;
  }

  @Override
  public void close() {
    for (Source source : sources) {
      source.cursor().close();
    }
  }
}
