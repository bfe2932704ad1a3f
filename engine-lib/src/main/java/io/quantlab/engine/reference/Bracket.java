package io.quantlab.engine.reference;

import io.quantlab.engine.instrument.TickBands;
import io.quantlab.engine.order.FillView;
import io.quantlab.engine.order.OrderEventView;
import io.quantlab.engine.order.OrderKind;
import io.quantlab.engine.order.OrderRequest;
import io.quantlab.engine.order.Side;
import io.quantlab.engine.order.Submission;
import io.quantlab.engine.strategy.StrategyContext;

/// The ways out of one position: a stop, perhaps a target, and the market. They are one OCO group,
/// so the first that executes cancels the others.
///
/// The prices are set by the first fill of the entry; the sizes follow the position while further
/// fills come in. A target executed in part is completed at the market, because its execution took
/// the stop away. Its strategy hands on its order events and fills.
final class Bracket {
  private final StrategyContext context;
  private final int token;
  private final TickBands ticks;
  private long stopDistance;
  private long targetDistance;
  private long group;
  private long lots;
  private long stopTicks;
  private long targetTicks;
  private long stopOrder;
  private long targetOrder;
  private long marketOrder;
  private long restLots;

  Bracket(StrategyContext context, int token) {
    this.context = context;
    this.token = token;
    this.ticks = context.instrument(token).orderTicks();
  }

  /// Prepares the exits of a position about to be entered.
  ///
  /// @param stop distance of the stop from the first fill, in price ticks; at least 1 is used
  /// @param target distance of the target, 0 = none
  void prepare(long stop, long target) {
    forget();
    stopDistance = Math.max(1, stop);
    targetDistance = target;
  }

  /// A fill of the entry: places the exits, or fits their size to the position.
  ///
  /// @return whether the position has a stop; without one the caller should leave
  boolean entered(FillView fill) {
    long held = context.position(token).lots();
    if (held == 0) {
      return true;
    }
    Side out = Side.ofSign(-held);
    if (group == 0) {
      group = context.newGroup();
      stopTicks = snapped(fill.priceTicks() + out.sign() * stopDistance, out.sign());
      targetTicks = snapped(fill.priceTicks() - out.sign() * targetDistance, -out.sign());
    }
    if (Math.abs(held) != lots) {
      lots = Math.abs(held);
      OrderRequest stop = OrderRequest.stop(token, out, lots, stopTicks).tagged("stop");
      stopOrder = sized(stopOrder, stop);
      if (targetDistance > 0) {
        OrderRequest target = OrderRequest.limit(token, out, lots, targetTicks).tagged("target");
        targetOrder = sized(targetOrder, target);
      }
    }
    return stopOrder != 0;
  }

  /// An exit's price on the order tick: a trigger further from the position, a limit nearer.
  private long snapped(long priceTicks, int up) {
    return up > 0 ? ticks.snapUp(priceTicks) : ticks.snapDown(priceTicks);
  }

  /// Gives a working order its new size, or sends the order; returns its id, 0 when it was denied.
  private long sized(long order, OrderRequest request) {
    OrderKind kind = request.kind();
    boolean amended =
        order != 0
            && context.amend(order, request.lots(), kind.limitOrZero(), kind.triggerOrZero());
    return amended ? order : send(request);
  }

  private long send(OrderRequest request) {
    return switch (context.submit(request.inGroup(group))) {
      case Submission.Accepted(long id, var _) -> id;
      case Submission.Denied _, Submission.Duplicate _ -> 0;
    };
  }

  /// Takes note of an order event.
  void onOrder(OrderEventView event) {
    restLots = event.lots() - event.filledLots();
    if (event.status().isClosed()) {
      long id = event.orderId();
      stopOrder = id == stopOrder ? 0 : stopOrder;
      targetOrder = id == targetOrder ? 0 : targetOrder;
      marketOrder = id == marketOrder ? 0 : marketOrder;
    }
  }

  /// A fill that is none of the entry's; its [#onOrder] came just before.
  void exited(FillView fill) {
    if (context.position(token).lots() == 0) {
      forget();
    } else if (fill.orderId() == targetOrder && restLots > 0) {
      leave("target in part");
    }
  }

  /// Sends the position to the market, unless it is on its way; `why` goes to the decision log.
  void leave(String why) {
    long held = context.position(token).lots();
    if (held == 0 || marketOrder != 0) {
      return;
    }
    if (group == 0) {
      group = context.newGroup();
    }
    context.because(why);
    marketOrder =
        send(OrderRequest.market(token, Side.ofSign(-held), Math.abs(held)).tagged("exit"));
  }

  private void forget() {
    group = 0;
    lots = 0;
    stopOrder = 0;
    targetOrder = 0;
    marketOrder = 0;
  }
}
