package io.quantlab.engine.execution;

import io.quantlab.engine.order.Order;
import io.quantlab.engine.order.OrderTerms;

/// Which orders of an instrument may trade now, where orders differ in the sessions they may trade
/// in (engine contract O-14).
final class AllowedSessions {
  /// What orders mean that name no sessions, `null` while none names any.
  private OrderTerms.Sessions plain;

  /// Whether the regular session is on; kept up to date while `plain` is known.
  private boolean regular;

  /// From now on orders differ.
  void mix(OrderTerms.Sessions ofPlainOrders, boolean regularIsOn) {
    plain = ofPlainOrders;
    regular = regularIsOn;
  }

  void regular(boolean isOn) {
    regular = isOn;
  }

  /// Whether some orders may have to wait now.
  boolean barsSome() {
    return plain != null && !regular;
  }

  /// Whether an order must wait for the session it may trade in.
  boolean bars(Order order) {
    if (plain == null || regular) {
      return false;
    }
    OrderTerms.Sessions own = order.terms().sessions();
    return (own == OrderTerms.Sessions.OF_RUN ? plain : own) == OrderTerms.Sessions.REGULAR;
  }
}
