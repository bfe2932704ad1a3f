package io.quantlab.engine.kernel;

import java.util.Arrays;

/// What is due without data: session boundaries, bar closes, timers, snapshots, in the order of
/// engine contract T-3.
///
/// A binary heap of (time, rank, tie). The hot loop compares one number, [#fireAt].
final class Agenda {
  static final int RANK_FLOW = 5;
  static final int RANK_REFERENCE = 10;
  static final int RANK_SETTLEMENT = 15;
  static final int RANK_SESSION_OPEN = 20;
  static final int RANK_EXPIRY = 35;
  static final int RANK_ACCRUAL = 30;
  static final int RANK_MARKET = 40;
  static final int RANK_VENUE = 50;
  static final int RANK_BAR = 70;
  static final int RANK_SESSION_CLOSE = 80;
  static final int RANK_TIMER = 90;
  static final int RANK_BARS_DONE = 100;
  static final int RANK_SNAPSHOT = 110;
  static final int RANK_BAR_OPEN = 120;

  /// What is due.
  enum Kind {
    FLOW(RANK_FLOW),
    SETTLEMENT(RANK_SETTLEMENT),
    SESSION_OPEN(RANK_SESSION_OPEN),
    FUNDING(RANK_ACCRUAL),
    RECALL(RANK_ACCRUAL),
    ACCRUAL(RANK_ACCRUAL),
    BREAK_END(RANK_SESSION_OPEN),
    EXPIRY(RANK_EXPIRY),
    MARK(RANK_MARKET),
    VENUE(RANK_VENUE),
    BAR(RANK_BAR),
    SESSION_CLOSE(RANK_SESSION_CLOSE),
    AUCTION_OVER(RANK_SESSION_CLOSE),
    BREAK_START(RANK_SESSION_CLOSE),
    TIMER(RANK_TIMER),
    BARS_DONE(RANK_BARS_DONE),
    MARGIN(RANK_SNAPSHOT),
    SNAPSHOT(RANK_SNAPSHOT);

    private final int rank;

    Kind(int rank) {
      this.rank = rank;
    }

    int rank() {
      return rank;
    }
  }

  private long[] times = new long[16];
  private long[] ties = new long[16];
  private Kind[] kinds = new Kind[16];
  private int[] subjects = new int[16];
  private int size;

  void add(long epochNanos, Kind kind, long tie, int subject) {
    if (size == times.length) {
      times = Arrays.copyOf(times, size * 2);
      ties = Arrays.copyOf(ties, size * 2);
      kinds = Arrays.copyOf(kinds, size * 2);
      subjects = Arrays.copyOf(subjects, size * 2);
    }
    int at = size++;
    place(at, epochNanos, kind, tie, subject);
    while (at > 0 && before(at, at - 1 >>> 1)) {
      swap(at, at - 1 >>> 1);
      at = at - 1 >>> 1;
    }
  }

  boolean isEmpty() {
    return size == 0;
  }

  long time() {
    return times[0];
  }

  Kind kind() {
    return kinds[0];
  }

  int subject() {
    return subjects[0];
  }

  void remove() {
    size--;
    if (size == 0) {
      return;
    }
    place(0, times[size], kinds[size], ties[size], subjects[size]);
    int at = 0;
    while (true) {
      int child = 2 * at + 1;
      if (child >= size) {
        return;
      }
      if (child + 1 < size && before(child + 1, child)) {
        child++;
      }
      if (!before(child, at)) {
        return;
      }
      swap(at, child);
      at = child;
    }
  }

  /// Whether the next entry comes before an item at (`epochNanos`, `rank`).
  boolean dueBefore(long epochNanos, int rank) {
    return size > 0 && (times[0] < epochNanos || times[0] == epochNanos && kinds[0].rank() < rank);
  }

  /// First stamp of a market row before which the next entry must run.
  long fireAt() {
    if (size == 0) {
      return Long.MAX_VALUE;
    }
    return kinds[0].rank() < RANK_MARKET ? times[0] : times[0] + 1;
  }

  private boolean before(int a, int b) {
    if (times[a] != times[b]) {
      return times[a] < times[b];
    }
    int byRank = kinds[a].rank() - kinds[b].rank();
    return byRank != 0 ? byRank < 0 : ties[a] < ties[b];
  }

  private void swap(int a, int b) {
    long time = times[a];
    Kind kind = kinds[a];
    long tie = ties[a];
    int subject = subjects[a];
    place(a, times[b], kinds[b], ties[b], subjects[b]);
    place(b, time, kind, tie, subject);
  }

  private void place(int at, long time, Kind kind, long tie, int subject) {
    times[at] = time;
    kinds[at] = kind;
    ties[at] = tie;
    subjects[at] = subject;
  }
}
