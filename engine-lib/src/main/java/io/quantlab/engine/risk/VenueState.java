package io.quantlab.engine.risk;

import io.quantlab.engine.order.DenyReason;

/// What the venue takes of one instrument now: everything, nothing, or prices inside a band (engine
/// contract M-4). Set by the kernel, read by every gate.
public final class VenueState {
  private DenyReason refusal;
  private long lowTicks = Long.MIN_VALUE;
  private long highTicks = Long.MAX_VALUE;

  /// Orders are refused for a reason until [#accept].
  public void refuse(DenyReason why) {
    refusal = why;
  }

  public void accept() {
    refusal = null;
  }

  /// Lowest price of an order, price ticks.
  public void low(long ticks) {
    lowTicks = ticks;
  }

  /// Highest price of an order, price ticks.
  public void high(long ticks) {
    highTicks = ticks;
  }

  /// Why orders are refused, or `null`.
  DenyReason refusal() {
    return refusal;
  }

  long lowTicks() {
    return lowTicks;
  }

  long highTicks() {
    return highTicks;
  }
}
