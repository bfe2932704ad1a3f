package io.quantlab.engine.order;

import java.util.List;

/// What became of an order at the risk gate (engine contract O-30).
public sealed interface Submission {
  /// The order is on its way to the venue.
  ///
  /// @param warnings what is different from what was asked for, usually nothing
  record Accepted(long orderId, List<Warning> warnings) implements Submission {
    public Accepted {
      warnings = List.copyOf(warnings);
    }

    /// Exactly what was asked for is on its way.
    public Accepted(long orderId) {
      this(orderId, List.of());
    }
  }

  /// Nothing was sent and nothing changed.
  ///
  /// @param limit the bound that was hit, in `unit`
  /// @param actual what the order would have made of it, in `unit`
  /// @param detail the inner reason where a check has one, else empty
  record Denied(DenyReason reason, long limit, long actual, String unit, String detail)
      implements Submission {}

  /// The client order id was used before with the same content; this is its first outcome.
  record Duplicate(long orderId, OrderStatus status) implements Submission {}

  /// What an accepted order has of its own.
  ///
  /// @param granted what it became, in `unit`
  /// @param asked what was asked for, in `unit`
  record Warning(Note note, long granted, long asked, String unit) {
    /// What is different.
    public enum Note {
      /// The size was cut: to the position (O-13), or to what there is margin for (F-71).
      REDUCED_SIZE,
      /// A price was moved to an order tick (P-1).
      SNAPPED,
      /// The session is closed: the order waits for the next one (O-14).
      SESSION_CLOSED,
      /// Nothing is known of what there is to borrow (F-75).
      UNKNOWN_BORROW
    }

    @Override
    public String toString() {
      return note + " " + granted + " of " + asked + " " + unit;
    }
  }
}
