package io.quantlab.engine.execution;

import io.quantlab.engine.math.Exact;
import io.quantlab.engine.order.FillFlags;
import io.quantlab.engine.order.Order;

/// What the open and the body of a bar share: the volume cap (F-30), what the fills of a walk are
/// worth, and whether triggers follow every price.
final class BarFills {
  private static final long WHOLE = 100_000_000;

  private final OrderStates states;
  private final FillProfile profile;
  private final TakerCost costs;
  private final long limitE8;

  BarFills(FillProfile profile, OrderStates states, TakerCost costs) {
    this.states = states;
    this.profile = profile;
    this.costs = costs;
    this.limitE8 = profile.slippage().volumeLimitE8();
  }

  /// The tighter of two caps; 0 = none.
  private static long smallerCap(long a, long b) {
    return a == 0 ? b : b == 0 ? a : Math.min(a, b);
  }

  /// Lots the volume cap still allows on this bar and side (F-30), and counts them as used.
  long capped(SlotBook book, Order order, long wanted, MarketItem item) {
    long lots = Math.min(capLeft(book, order.sign(), item.volumeLots()), wanted);
    book.cap.use(order.sign(), lots);
    return lots;
  }

  /// Lots the volume cap still allows on this bar and side.
  long capLeft(SlotBook book, int sign, long volumeLots) {
    long capE8 = smallerCap(profile.capE8(book.instrument.assetClass()), limitE8);
    if (capE8 == 0 || volumeLots < 0) {
      return Long.MAX_VALUE;
    }
    long cap = Exact.mulDivFloor(volumeLots, capE8, WHOLE);
    return Math.max(0, cap - book.cap.used(sign));
  }

  /// What the fills of a walk leave at the close of the bar, net of slippage and fees, 1e-8: the
  /// measure of WORST_CASE.
  long worthE8(SlotBook book, BarPathRun run, MarketItem item, ReportSink out) {
    long worth = 0;
    PathFills fills = run.fills();
    for (int i = 0; i < fills.count(); i++) {
      Order order = fills.order(i);
      long lots = fills.lots(i);
      if (lots > 0) {
        int sign = order.sign();
        long price = fills.ticks(i);
        Resting state = run.state(i, states);
        boolean maker = fills.isMaker(i);
        long worse = maker ? 0 : costs.trial(book, order, state, lots, price, item, out);
        long paid = price + sign * worse;
        int flags = maker ? FillFlags.MAKER : 0;
        worth = Math.addExact(worth, out.worthE8(order, lots, paid, item.close(-sign), flags));
      }
    }
    return worth;
  }
}
