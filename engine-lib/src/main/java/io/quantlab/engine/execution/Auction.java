package io.quantlab.engine.execution;

import io.quantlab.engine.market.Flags;
import io.quantlab.engine.order.OrderKind;

/// The auctions of a session that have an official print (engine contract F-3).
public enum Auction {
  OPENING(Flags.OFFICIAL_OPEN, OrderKind.Wait.OPEN),
  CLOSING(Flags.OFFICIAL_CLOSE, OrderKind.Wait.CLOSE);

  private final long flag;
  private final OrderKind.Wait wait;

  Auction(long flag, OrderKind.Wait wait) {
    this.flag = flag;
    this.wait = wait;
  }

  /// Whether a trade is the official print of this auction.
  ///
  /// @param flags bits of [Flags]
  public boolean isPrintedBy(long flags) {
    return (flags & flag) != 0;
  }

  /// Whether orders of a kind are for this auction.
  boolean takes(OrderKind.Code kind) {
    return kind.waitsFor() == wait;
  }
}
