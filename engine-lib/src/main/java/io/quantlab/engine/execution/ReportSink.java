package io.quantlab.engine.execution;

import io.quantlab.engine.order.Order;

/// What a broker reports about orders.
public interface ReportSink {
  /// Why a venue refused or could not do something; ordinals stand in events and never change.
  enum RejectReason {
    NONE,
    TOO_LATE,
    NOT_FOUND,
    NO_MARKET,
    SPLIT,
    /// A post-only order would have taken.
    WOULD_TAKE,
    /// The instrument is not traded any more.
    DELISTED;

    private static final RejectReason[] ALL = values();

    public static RejectReason ofOrdinal(int ordinal) {
      return ALL[ordinal];
    }
  }

  void accepted(Order order);

  void triggered(Order order);

  /// An execution.
  ///
  /// @param priceTicks price paid, slippage included
  /// @param slippageTicks how much of it is slippage, against the trader, 0 or more
  /// @param flags bits of [io.quantlab.engine.order.FillFlags]
  void filled(Order order, long lots, long priceTicks, long slippageTicks, int flags);

  void canceled(Order order, RejectReason why);

  /// The venue refused an order it had accepted.
  void rejected(Order order, RejectReason why);

  void cancelRejected(Order order, RejectReason why);

  void expired(Order order);

  void updated(Order order, long lots, long limitTicks, long triggerTicks);

  void updateRejected(Order order, RejectReason why);

  /// A cancel or amend reached the venue after its order had ended there; the report of that end is
  /// on its way or told already (O-28).
  void tooLate(long orderId);
}
