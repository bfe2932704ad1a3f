package io.quantlab.engine.portfolio;

/// Tells when a trade made now is paid, and wakes the account then.
public interface SettlementDates {
  /// When a trade of an instrument made now is paid: UTC nanoseconds, not after now = at once,
  /// `Long.MAX_VALUE` = after the last session that is known.
  long settlesNanos(int slot);

  /// Something is to be paid at an instant: [Settlement#settle] is called then.
  void wake(int account, long epochNanos);
}
