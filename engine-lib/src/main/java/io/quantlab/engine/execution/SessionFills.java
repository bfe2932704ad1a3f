package io.quantlab.engine.execution;

import io.quantlab.engine.execution.FillProfile.Timing;

/// What sessions change about fills: how orders meet bars of a whole session, and how long they
/// wait for what an auction printed (engine contract 4.1, F-3).
///
/// @param quoteBars when an order meets quote bars of a whole session or of a day and more
/// @param auctionWaitNanos longest wait for the official print of an auction, from the open or the
///   close of the session on, where trades mark such prints; 0 = orders take the first price of the
///   session, and the last, as in other data
public record SessionFills(Timing quoteBars, long auctionWaitNanos) {
  /// A minute, as long as LEAN's equity fill model waits.
  public static final long AUCTION_WAIT_NANOS = 60_000_000_000L;

  public SessionFills {
    if (auctionWaitNanos < 0) {
      throw new IllegalArgumentException(
          "the wait for an auction must not be negative, was " + auctionWaitNanos + " ns");
    }
  }

  /// Bars of whole sessions like the others.
  static SessionFills like(Timing quoteBars) {
    return new SessionFills(quoteBars, AUCTION_WAIT_NANOS);
  }

  SessionFills withQuoteBars(Timing other) {
    return new SessionFills(other, auctionWaitNanos);
  }

  SessionFills withAuctionWait(long nanos) {
    return new SessionFills(quoteBars, nanos);
  }
}
