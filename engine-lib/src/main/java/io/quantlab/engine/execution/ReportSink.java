package io.quantlab.engine.execution;

/// What a broker reports about orders, by handle.
public interface ReportSink {
  /// Why a venue refused or could not do something; ordinals stand in events and never change.
  enum RejectReason {
    NONE,
    TOO_LATE,
    NOT_FOUND,
    NO_MARKET,
    SPLIT;

    private static final RejectReason[] ALL = values();

    public static RejectReason ofOrdinal(int ordinal) {
      return ALL[ordinal];
    }
  }

  void accepted(int handle);

  void triggered(int handle);

  /// An execution.
  ///
  /// @param priceTicks price paid, slippage included
  /// @param slippageTicks how much of it is slippage, against the trader, 0 or more
  /// @param flags bits of [io.quantlab.engine.order.FillFlags]
  void filled(int handle, long lots, long priceTicks, long slippageTicks, int flags);

  void canceled(int handle, RejectReason why);

  void cancelRejected(int handle, RejectReason why);

  void expired(int handle);

  void updated(int handle, long lots, long limitTicks, long triggerTicks);

  void updateRejected(int handle, RejectReason why);
}
