package io.quantlab.engine.order;

/// The 14 states of an order (engine contract 3.3). Ordinals stand in events and never change.
public enum OrderStatus {
  INITIALIZED,
  DENIED,
  EMULATED,
  RELEASED,
  SUBMITTED,
  ACCEPTED,
  REJECTED,
  TRIGGERED,
  PENDING_UPDATE,
  PENDING_CANCEL,
  PARTIALLY_FILLED,
  CANCELED,
  EXPIRED,
  FILLED;

  private static final OrderStatus[] ALL = values();

  public static OrderStatus ofOrdinal(int ordinal) {
    return ALL[ordinal];
  }

  /// Whether the order can no longer work at a venue.
  public boolean isClosed() {
    return switch (this) {
      case DENIED, REJECTED, CANCELED, EXPIRED, FILLED -> true;
      case INITIALIZED,
          EMULATED,
          RELEASED,
          SUBMITTED,
          ACCEPTED,
          TRIGGERED,
          PENDING_UPDATE,
          PENDING_CANCEL,
          PARTIALLY_FILLED ->
          false;
    };
  }
}
