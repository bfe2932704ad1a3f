package io.quantlab.engine.order;

/// What can happen to an order (engine contract 3.3). Ordinals stand in events and never change.
public enum OrderEventType {
  DENIED,
  EMULATED,
  RELEASED,
  SUBMITTED,
  ACCEPTED,
  REJECTED,
  TRIGGERED,
  PENDING_UPDATE,
  PENDING_CANCEL,
  UPDATED,
  UPDATE_REJECTED,
  CANCEL_REJECTED,
  PARTIAL,
  FILLED,
  CANCELED,
  EXPIRED;

  private static final OrderEventType[] ALL = values();

  public static OrderEventType ofOrdinal(int ordinal) {
    return ALL[ordinal];
  }
}
