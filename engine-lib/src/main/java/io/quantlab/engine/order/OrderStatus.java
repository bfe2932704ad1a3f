package io.quantlab.engine.order;

/// The 14 states of an order (engine contract 3.3). Ordinals stand in events and never change.
public enum OrderStatus {
  INITIALIZED(Phase.LIVE),
  DENIED(Phase.CLOSED),
  EMULATED(Phase.LIVE),
  RELEASED(Phase.LIVE),
  SUBMITTED(Phase.LIVE),
  ACCEPTED(Phase.LIVE),
  REJECTED(Phase.CLOSED),
  TRIGGERED(Phase.LIVE),
  PENDING_UPDATE(Phase.LIVE),
  PENDING_CANCEL(Phase.LIVE),
  PARTIALLY_FILLED(Phase.LIVE),
  CANCELED(Phase.CLOSED),
  EXPIRED(Phase.CLOSED),
  FILLED(Phase.CLOSED);

  private enum Phase {
    LIVE,
    CLOSED
  }

  private static final OrderStatus[] ALL = values();

  private final boolean closed;

  OrderStatus(Phase phase) {
    closed = phase == Phase.CLOSED;
  }

  public static OrderStatus ofOrdinal(int ordinal) {
    return ALL[ordinal];
  }

  /// Whether the order can no longer work at a venue.
  public boolean isClosed() {
    return closed;
  }
}
