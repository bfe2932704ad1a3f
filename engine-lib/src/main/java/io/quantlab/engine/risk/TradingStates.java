package io.quantlab.engine.risk;

import io.quantlab.engine.order.DenyReason;
import io.quantlab.engine.order.OrderCause;
import java.util.Arrays;

/// What state an account trades in: the strictest of what its strategy, account, tenant and the
/// installation demand, and warm-up before the run trades at all (engine contract O-31).
final class TradingStates {
  private final long tradeFromNanos;
  private final Denial denial;
  private final TradingState[] demanded = new TradingState[TradingState.Scope.values().length];
  private TradingState strictest = TradingState.ACTIVE;

  /// @param tradeFromNanos before this instant no order leaves, UTC nanoseconds
  TradingStates(long tradeFromNanos, Denial denial) {
    this.tradeFromNanos = tradeFromNanos;
    this.denial = denial;
    Arrays.fill(demanded, TradingState.ACTIVE);
  }

  /// Sets the state somebody demands.
  void demand(TradingState.Scope by, TradingState next) {
    demanded[by.ordinal()] = next;
    strictest = TradingState.ACTIVE;
    for (TradingState each : demanded) {
      strictest = TradingState.stricter(strictest, each);
    }
  }

  TradingState at(long epochNanos) {
    return epochNanos < tradeFromNanos ? TradingState.WARMUP : strictest;
  }

  boolean lets(OrderCause cause, long epochNanos) {
    return at(epochNanos).lets(cause);
  }

  /// TRADING_STATE.
  int check(boolean reducing, long epochNanos) {
    TradingState now = at(epochNanos);
    return now.lets(reducing)
        ? Gate.PASS
        : denial.because(DenyReason.TRADING_STATE, 0, now.ordinal(), now.name());
  }
}
