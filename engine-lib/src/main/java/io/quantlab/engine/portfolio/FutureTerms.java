package io.quantlab.engine.portfolio;

import java.util.Objects;

/// When a futures contract ends and how (engine contract A-10). Days since 1970-01-01, session
/// dates of its calendar.
///
/// @param lastTradeDay last day it trades
/// @param firstNoticeDay first day on which a long may be told to take delivery;
///   `Integer.MAX_VALUE` = none
/// @param underlying token of what a physical contract delivers; 0 = none named
public record FutureTerms(
    int token, int lastTradeDay, int firstNoticeDay, Delivery delivery, int underlying)
    implements ByToken {
  /// What happens to a position that is left at the end.
  public enum Delivery {
    /// It is settled in cash at the last settlement price.
    CASH,
    /// The underlying would be delivered: positions are closed before.
    PHYSICAL
  }

  /// Terms that name no underlying.
  public FutureTerms(int token, int lastTradeDay, int firstNoticeDay, Delivery delivery) {
    this(token, lastTradeDay, firstNoticeDay, delivery, 0);
  }

  public FutureTerms {
    Objects.requireNonNull(delivery, "delivery");
  }

  /// The day before which a position in a physical contract must be closed.
  public int deliveryDay() {
    return Math.min(lastTradeDay, firstNoticeDay);
  }
}
