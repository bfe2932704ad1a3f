package io.quantlab.engine.execution;

import io.quantlab.engine.execution.FillProfile.Path;
import io.quantlab.engine.math.Exact;
import io.quantlab.engine.order.FillFlags;
import io.quantlab.engine.order.Order;
import io.quantlab.engine.order.Trail;

/// What the open and the body of a bar share: the volume cap (F-30), taking fills with slippage,
/// and whether triggers follow every price.
final class BarFills {
  private static final long WHOLE = 100_000_000;

  private final SimulatedBroker broker;
  private final FillProfile profile;
  private final TakerCost costs;
  private final long limitE8;

  BarFills(SimulatedBroker broker, FillProfile profile, TakerCost costs) {
    this.broker = broker;
    this.profile = profile;
    this.costs = costs;
    this.limitE8 = profile.slippage().volumeLimitE8();
  }

  /// The tighter of two caps; 0 = none.
  private static long smallerCap(long a, long b) {
    return a == 0 ? b : b == 0 ? a : Math.min(a, b);
  }

  /// Whether the trigger follows every price of a bar; without a path only closes are left (F-4).
  boolean followsPath(Order order) {
    return order.trail().anchor() == Trail.Anchor.PATH && !perOrder();
  }

  private boolean perOrder() {
    return profile.path() == Path.PER_ORDER_STOPS_FIRST
        || profile.path() == Path.PER_ORDER_SUBMISSION;
  }

  /// Lots the volume cap still allows on this bar and side (F-30), and counts them as used.
  long capped(SlotBook book, Order order, long wanted, MarketItem item) {
    long lots = Math.min(capLeft(book, order.sign(), item.volumeLots()), wanted);
    book.useCap(order.sign(), lots);
    return lots;
  }

  /// Lots the volume cap still allows on this bar and side.
  long capLeft(SlotBook book, int sign, long volumeLots) {
    long capE8 = smallerCap(profile.capE8(book.instrument.assetClass()), limitE8);
    if (capE8 == 0 || volumeLots < 0) {
      return Long.MAX_VALUE;
    }
    long cap = Exact.mulDivFloor(volumeLots, capE8, WHOLE);
    return Math.max(0, cap - book.capUsed(sign));
  }

  /// What the fills of a walk leave at the close of the bar, net of slippage and fees, 1e-8: the
  /// measure of WORST_CASE.
  long worthE8(SlotBook book, BarPathRun run, MarketItem item, ReportSink out) {
    long worth = 0;
    for (int i = 0; i < run.fills(); i++) {
      Order order = run.order(i);
      long lots = run.lots(i);
      if (lots > 0) {
        int sign = order.sign();
        long price = run.ticks(i);
        Resting state = run.state(i, broker);
        boolean maker = run.maker(i);
        long worse = maker ? 0 : costs.trial(book, order, state, lots, price, item, out);
        long paid = price + sign * worse;
        int flags = maker ? FillFlags.MAKER : 0;
        worth = Math.addExact(worth, out.worthE8(order, lots, paid, item.close(-sign), flags));
      }
    }
    return worth;
  }

  /// A taking fill with slippage; never worse than the order's limit.
  void take(
      SlotBook book,
      Order order,
      long lots,
      long price,
      int flags,
      MarketItem item,
      ReportSink out) {
    long worse = costs.worse(book, order, broker.resting(order), lots, price, item, out);
    broker.fill(order, lots, price + order.sign() * worse, worse, flags, out);
  }
}
