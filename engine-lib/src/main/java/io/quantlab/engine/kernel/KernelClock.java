package io.quantlab.engine.kernel;

import io.quantlab.engine.time.Clock;

/// The time of a run: the stamp of the item at hand; it never goes back (engine contract K-4).
///
/// While a loop runs a stretch of rows, the time is read off the row it stands on: the loop then
/// moves one index per row and no stamp.
final class KernelClock implements Clock {
  private long now = Long.MIN_VALUE;
  private TickCursor window;
  private TickCursor pinned;

  @Override
  public long epochNanos() {
    return window == null ? now : window.epochNanos();
  }

  /// Stops at the row at hand: what follows reads the time often.
  void pin() {
    if (window != null) {
      now = window.epochNanos();
      pinned = window;
      window = null;
    }
  }

  /// Follows the rows again.
  void unpin() {
    window = pinned;
  }

  /// Lets the clock follow the rows of a stretch. A row stamped before the clock (a source that
  /// goes back) is processed at the clock's time.
  void follow(TickCursor rows, long firstNanos) {
    moveTo(firstNanos);
    window = firstNanos >= now ? rows : null;
    pinned = window;
  }

  /// Ends the following at a row's stamp.
  void unfollow(long epochNanos) {
    window = null;
    pinned = null;
    moveTo(epochNanos);
  }

  /// Moves the clock; an item stamped earlier is processed at the clock's time (K-4).
  void moveTo(long epochNanos) {
    if (epochNanos > now) {
      now = epochNanos;
    }
  }
}
