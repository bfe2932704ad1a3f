package io.quantlab.engine.risk;

import io.quantlab.engine.instrument.Instrument;
import io.quantlab.engine.math.Exact;
import io.quantlab.engine.order.DenyReason;
import io.quantlab.engine.order.Order;
import io.quantlab.engine.order.OrderKind;
import io.quantlab.engine.order.OrderPool;
import io.quantlab.engine.order.OrderStatus;
import io.quantlab.engine.portfolio.Money;

/// Looks at an order by itself and beside its account's own orders: ticks, size, price, self-trade.
final class OrderTermsCheck {
  private static final long WHOLE = 100_000_000;

  private final RiskLimits limits;
  private final OrderPool orders;
  private final Denial denial;
  private final int account;

  OrderTermsCheck(RiskLimits limits, OrderPool orders, int account, Denial denial) {
    this.limits = limits;
    this.orders = orders;
    this.account = account;
    this.denial = denial;
  }

  /// OFF_TICK, MIN_SIZE, MAX_SIZE. A size is a count of lots, so it cannot be off the lot here:
  /// whoever turns units into lots rounds, and what rounds to nothing is below the smallest size.
  int terms(Proposal p) {
    Instrument i = p.holding().instrument();
    OrderKind.Code kind = p.kind();
    if (kind.hasLimit() && !i.orderTicks().allows(p.limitTicks())) {
      return offTick(i, p.limitTicks());
    }
    boolean trails = kind.waitsFor() == OrderKind.Wait.TRAIL;
    if (kind.hasTrigger() && !trails && !i.orderTicks().allows(p.triggerTicks())) {
      return offTick(i, p.triggerTicks());
    }
    if (p.lots() < i.minLots()) {
      return denial.because(DenyReason.MIN_SIZE, i.minLots(), p.lots(), "lots");
    }
    if (p.lots() > i.maxLots()) {
      return denial.because(DenyReason.MAX_SIZE, i.maxLots(), p.lots(), "lots");
    }
    return Gate.PASS;
  }

  private int offTick(Instrument i, long ticks) {
    return denial.because(DenyReason.OFF_TICK, i.orderTicks().orderTickAt(ticks), ticks, "ticks");
  }

  /// FAT_FINGER: lots, value, distance of the price from the mark.
  int fatFinger(Proposal p) {
    if (limits.orderLots() > 0 && p.lots() > limits.orderLots()) {
      return denial.because(DenyReason.FAT_FINGER, limits.orderLots(), p.lots(), "lots");
    }
    Instrument i = p.holding().instrument();
    if (limits.orderNotionalE8() > 0) {
      long value = Math.abs(Money.valueE8(i, p.referenceTicks(), p.lots()));
      if (value > limits.orderNotionalE8()) {
        return denial.because(
            DenyReason.FAT_FINGER, limits.orderNotionalE8(), value, "1e-8 " + i.currency());
      }
    }
    long mark = p.holding().markTicks();
    if (limits.distanceE8() > 0 && mark != 0) {
      long allowed = Exact.mulDivFloor(Math.abs(mark), limits.distanceE8(), WHOLE);
      long distance = Math.abs(p.referenceTicks() - mark);
      if (distance > allowed) {
        return denial.because(
            DenyReason.FAT_FINGER, allowed, distance, "ticks", "distance from the mark");
      }
    }
    return Gate.PASS;
  }

  /// SELF_TRADE: an order that takes at once must not reach an own limit order of the other side.
  int selfTrade(Proposal p) {
    if (limits.selfTrade() == RiskLimits.SelfTrade.ALLOWED
        || p.kind().waitsFor() != OrderKind.Wait.NONE) {
      return Gate.PASS;
    }
    for (int at = 0; at < orders.handleLimit(); at++) {
      Order own = orders.at(at);
      if (rests(own, p) && p.sign() * (p.referenceTicks() - own.limitTicks()) >= 0) {
        return denial.because(
            DenyReason.SELF_TRADE,
            own.limitTicks(),
            p.referenceTicks(),
            "ticks",
            "own order " + own.id());
      }
    }
    return Gate.PASS;
  }

  /// Whether an order waits at its limit on the other side of the same instrument.
  private boolean rests(Order own, Proposal p) {
    boolean other =
        own.isWorking()
            && own.account() == account
            && own.slot() == p.holding().slot()
            && own.sign() != p.sign()
            && own.kind().mayRest();
    boolean triggered = !own.kind().hasTrigger() || own.status() == OrderStatus.TRIGGERED;
    return other && triggered && own.status() != OrderStatus.INITIALIZED;
  }
}
