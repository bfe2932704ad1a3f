package io.quantlab.engine.kernel;

import io.quantlab.engine.order.Order;
import io.quantlab.engine.order.OrderCause;
import io.quantlab.engine.order.OrderPool;
import io.quantlab.engine.order.OrderStatus;
import io.quantlab.engine.portfolio.Holding;
import io.quantlab.engine.portfolio.MarginModel;
import io.quantlab.engine.portfolio.MarginModel.Level;
import io.quantlab.engine.portfolio.Position;
import io.quantlab.engine.risk.LiquidationPlan;
import io.quantlab.engine.risk.MarginRules;
import io.quantlab.engine.risk.TrialAccount;

/// Calls for margin when equity falls below what positions need, and liquidates when nobody answers
/// in time (engine contract F-72, F-73).
///
/// A liquidation cancels what works and sends market orders for whole lots, in sessions only; what
/// it has under way counts as done, so it never sells twice.
final class MarginCalls {
  private static final int CALL = 0;
  private static final int MET = 1;
  private static final long NEVER = Long.MIN_VALUE;

  private final Kernel kernel;
  private final Lane lane;
  private final MarginKeeper keeper;
  private final OrderPool pool;
  private final EventBuffer events;
  private final MarginRules rules;
  private final MarginModel model;
  private final TrialAccount trial;
  private long calledNanos = NEVER;
  private long count;

  MarginCalls(
      Kernel kernel,
      Lane lane,
      MarginKeeper keeper,
      OrderPool pool,
      EventBuffer events,
      MarginRules rules) {
    this.kernel = kernel;
    this.lane = lane;
    this.keeper = keeper;
    this.pool = pool;
    this.events = events;
    this.rules = rules;
    this.model = rules.model();
    this.trial = new TrialAccount(keeper);
  }

  /// Calls so far.
  long count() {
    return count;
  }

  /// Compares equity with maintenance; orders it sends wait for the next settlement.
  void check() {
    if (lane.account.openPositions() == 0 && calledNanos == NEVER) {
      return;
    }
    if (model.isolated()) {
      for (int slot = 0; slot < lane.holdings.length; slot++) {
        checkIsolated(slot);
      }
      return;
    }
    long equity = keeper.navE8();
    long maintenance = model.maintenanceE8(keeper);
    if (equity >= maintenance) {
      if (calledNanos != NEVER) {
        calledNanos = NEVER;
        event(MET, 0, equity, maintenance);
      }
      return;
    }
    if (calledNanos == NEVER) {
      calledNanos = kernel.epochNanos();
      count++;
      event(CALL, 0, equity, maintenance);
      if (rules.graceNanos() > 0) {
        kernel.margins.checkAt(lane.index, calledNanos + rules.graceNanos());
      }
    }
    if (kernel.epochNanos() - calledNanos >= rules.graceNanos()) {
      liquidate();
    }
  }

  private void checkIsolated(int slot) {
    Holding h = lane.holdings[slot];
    for (int i = 0; i < h.positionCount(); i++) {
      Position p = h.position(i);
      long named = h.hedges() ? p.id() : 0;
      if (p.lots() == 0
          || kernel.round.engineOrders().underWay(OrderCause.MARGIN, lane, slot, named) != 0) {
        continue;
      }
      long equity = Math.addExact(p.isolatedE8(), p.unrealizedE8());
      long required = model.requiredE8(keeper, slot, p.lots(), p.markTicks(), Level.MAINTENANCE);
      if (equity < required && tradable(slot)) {
        count++;
        event(CALL, h.instrument().token(), equity, required);
        cancelWorking(slot, named);
        kernel.round.engineOrders().send(OrderCause.MARGIN, lane, slot, named, -p.lots());
      }
    }
  }

  private void liquidate() {
    trial.take();
    for (int slot = 0; slot < keeper.slots(); slot++) {
      trial.move(slot, pending(slot));
    }
    long[] trades = LiquidationPlan.of(rules, trial, this::tradable);
    for (int slot = 0; slot < lane.holdings.length; slot++) {
      cancelWorking(slot, 0);
    }
    for (int slot = 0; slot < trades.length; slot++) {
      if (trades[slot] != 0) {
        kernel
            .round
            .engineOrders()
            .send(OrderCause.MARGIN, lane, slot % lane.holdings.length, trades[slot]);
      }
    }
  }

  /// Signed lots that liquidation orders under way will trade of the position in a slot.
  private long pending(int slot) {
    int closing = keeper.closingSign(slot);
    long lots = 0;
    for (int i = 0; i < pool.handleLimit(); i++) {
      Order order = pool.at(i);
      boolean counts =
          isOwn(order, slot % lane.holdings.length)
              && order.cause() == OrderCause.MARGIN
              && (closing == 0 || order.sign() == closing);
      lots += counts ? order.sign() * order.openLots() : 0;
    }
    return lots;
  }

  /// @param position whose orders are canceled, with those that would open; 0 = all
  private void cancelWorking(int slot, long position) {
    for (int i = 0; i < pool.handleLimit(); i++) {
      Order order = pool.at(i);
      boolean cancels =
          isOwn(order, slot)
              && order.cause() != OrderCause.MARGIN
              && (position == 0
                  || order.terms().closes() == 0
                  || order.terms().closes() == position)
              && order.status() != OrderStatus.PENDING_CANCEL;
      if (cancels) {
        kernel.round.cancel(order);
      }
    }
  }

  private boolean isOwn(Order order, int slot) {
    return order.isWorking() && order.account() == lane.index && order.slot() == slot;
  }

  private boolean tradable(int slot) {
    return kernel.states[slot % lane.holdings.length].matchesPlain();
  }

  private void event(int kind, int token, long equity, long maintenance) {
    events.add(
        EventType.MARGIN,
        lane.index,
        kind,
        kernel.epochNanos(),
        token,
        equity,
        maintenance,
        Math.max(0, maintenance - equity),
        0);
  }
}
