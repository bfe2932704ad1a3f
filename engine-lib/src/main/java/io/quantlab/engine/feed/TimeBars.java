package io.quantlab.engine.feed;

import io.quantlab.engine.time.SessionCalendar;

/// The turning of the pages common to bars of trades and bars of quotes: when a bar closes, what
/// follows it, which records belong to none.
///
/// Use, per record: `while (b.roll(stamp)) deliver(b.closed()); b.add(stamp, ...)`. As long as
/// `stamp < b.limitNanos()` the call of `roll` may be left out. Once every record up to `t` is in
/// (the watermark, T-16): `while (b.expire(t)) deliver(b.closed())`.
///
/// A record before the current interval changes no bar (T-16): inside the scope it is counted as
/// late, outside it as outside.
public abstract sealed class TimeBars permits BarBuilder, QuoteBarBuilder {
  final BarClock clock;
  private final boolean fillForward;
  private long late;
  private long outside;

  TimeBars(BarSpec spec, SessionCalendar calendar) {
    clock = new BarClock(spec, calendar);
    fillForward = spec.emptyInterval() == EmptyInterval.FILL_FORWARD;
  }

  /// First stamp that needs a [#roll]; `Long.MIN_VALUE` before the first record.
  public final long limitNanos() {
    return clock.limitNanos;
  }

  /// End of the forming bar; `Long.MAX_VALUE` before the first record.
  public final long endNanos() {
    return clock.endNanos();
  }

  /// Moves toward the interval of the next record. True when a bar was closed on the way: take it
  /// and call again. False once a record of this stamp may be added.
  public final boolean roll(long epochNanos) {
    return epochNanos >= clock.limitNanos && pass(epochNanos, epochNanos - 1);
  }

  /// Closes what ends at or before a stamp through which all records have been added. True when a
  /// bar was closed: take it and call again.
  public final boolean expire(long throughNanos) {
    return throughNanos >= clock.segmentEnd() && pass(throughNanos, throughNanos);
  }

  /// Records of the scope that came after their bar was closed.
  public final long lateCount() {
    return late;
  }

  /// Records outside the scope.
  public final long outsideCount() {
    return outside;
  }

  /// Restates the bar that is forming, prices rounded to whole price units, sizes down.
  public abstract void rescale(double priceFactor, double lotFactor);

  /// Whether the forming bar has seen a record.
  abstract boolean hasRecords();

  /// Turns the forming bar into the closed one; false when it yields none.
  abstract boolean close(long startNanos, long endNanos);

  /// Whether there is a close to carry forward.
  abstract boolean hasPrevious();

  /// Makes the closed bar out of the previous close.
  abstract void carry(long startNanos, long endNanos);

  final void misplaced(long epochNanos) {
    if (epochNanos >= clock.limitNanos) {
      throw new IllegalStateException(
          "the bar ends before " + epochNanos + ": roll(stamp) must come before add(stamp)");
    }
    if (clock.covers(epochNanos)) {
      late++;
    } else {
      outside++;
    }
  }

  private boolean pass(long epochNanos, long throughNanos) {
    while (epochNanos >= clock.barLimit() || throughNanos >= clock.endNanos()) {
      long start = clock.startNanos();
      long end = clock.endNanos();
      if (hasRecords()) {
        boolean closed = close(start, end);
        leave(throughNanos);
        if (closed) {
          return true;
        }
      } else if (!fillForward || !hasPrevious()) {
        clock.seek(throughNanos + 1);
        return false;
      } else if (clock.sessionOpen() < end) {
        carry(start, end);
        clock.next();
        return true;
      } else {
        clock.seek(Math.min(throughNanos + 1, clock.sessionOpen()));
      }
    }
    // The bar goes on: at most its session segment changes.
    clock.seek(Math.min(throughNanos + 1, clock.barLimit() - 1));
    return false;
  }

  private void leave(long throughNanos) {
    if (fillForward) {
      clock.next();
    } else {
      clock.seek(throughNanos + 1);
    }
  }
}
