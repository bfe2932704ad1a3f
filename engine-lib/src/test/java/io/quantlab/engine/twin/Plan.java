package io.quantlab.engine.twin;

import io.quantlab.engine.order.OrderKind;
import io.quantlab.engine.order.OrderRequest;
import io.quantlab.engine.order.OrderTerms;
import io.quantlab.engine.order.Side;
import io.quantlab.engine.order.TimeInForce;
import java.util.List;

/// What a random strategy will do and when; orders are numbered by their place in the plan.
record Plan(List<Act> acts) {
  /// When to act: in the callback of the first row of a stamp, or of the first fill of an order.
  record When(long nanos, int afterFillOf) {
    static When row(long nanos) {
      return new When(nanos, -1);
    }

    static When fillOf(int order) {
      return new When(Long.MIN_VALUE, order);
    }
  }

  /// One thing to do with an order.
  sealed interface Act {
    When when();

    int order();

    record Submit(When when, int order, Spec spec) implements Act {}

    record Cancel(When when, int order) implements Act {}

    record Amend(When when, int order, long lots, long limit, long trigger) implements Act {}
  }

  /// An order to send. The parent its terms name is a number of the plan plus one, 0 = none.
  record Spec(
      Side side, OrderKind kind, long lots, TimeInForce timeInForce, long group, OrderTerms terms) {
    /// @param parentId id of the order its parent became
    OrderRequest request(int token, long parentId) {
      OrderTerms sent = isChild() ? terms.childOf(parentId, terms.release()) : terms;
      return new OrderRequest(
          token, side, lots, kind, timeInForce, group, OrderRequest.Snap.DENY, "", "", sent);
    }

    boolean isChild() {
      return terms.parent() != 0;
    }

    /// Number of the parent in the plan, -1 for none.
    int parent() {
      return (int) terms.parent() - 1;
    }
  }

  Plan without(Act act) {
    return new Plan(acts.stream().filter(a -> a != act).toList());
  }
}
