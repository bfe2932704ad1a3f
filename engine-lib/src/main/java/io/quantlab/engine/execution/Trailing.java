package io.quantlab.engine.execution;

import io.quantlab.engine.instrument.Instrument;
import io.quantlab.engine.math.Exact;
import io.quantlab.engine.order.Order;
import io.quantlab.engine.order.Trail;

/// Arithmetic of triggers that follow the market (engine contract O-7, O-8, O-12). A sell's trigger
/// rises with the best price, a buy's falls; neither ever turns back.
final class Trailing {
  private static final long WHOLE = 100_000_000;

  private Trailing() {}

  /// Whether a price activates the order.
  static boolean activates(Order order, long price) {
    long at = order.trail().activationTicks();
    return at == 0 || order.sign() * (at - price) >= 0;
  }

  /// Whether a price is better for the trigger than the best one so far.
  static boolean improves(Order order, long best, long price) {
    return order.sign() * (best - price) > 0;
  }

  /// Whether a price reaches the trigger.
  static boolean reaches(Order order, long trigger, long price) {
    return order.sign() * (price - trigger) >= 0;
  }

  /// The trigger for the first price an active order sees.
  static long first(Instrument instrument, Order order, long best) {
    long offset = offsetTicks(instrument, order.trail().offset(), best);
    long trigger = best + order.sign() * offset;
    return order.isBuy()
        ? instrument.orderTicks().snapUp(trigger)
        : instrument.orderTicks().snapDown(trigger);
  }

  /// The trigger after a better price: moved by whole steps, never loosened.
  static long next(Instrument instrument, Order order, long trigger, long best) {
    long wanted = first(instrument, order, best);
    long gain = order.sign() * (trigger - wanted);
    long step = Math.max(1, order.trail().stepTicks());
    return gain <= 0 ? trigger : trigger - order.sign() * (gain / step * step);
  }

  /// Where the limit of a trailing stop-limit stands when it triggers.
  static long limitTicks(Order order, long trigger) {
    return trigger + order.sign() * order.trail().limitOffsetTicks();
  }

  private static long offsetTicks(Instrument instrument, Trail.Offset offset, long best) {
    return switch (offset) {
      case Trail.Offset.Price(long ticks) -> ticks;
      case Trail.Offset.Percent(long ratioE8) -> Exact.mulDivCeil(Math.abs(best), ratioE8, WHOLE);
      case Trail.Offset.OrderTicks(long count) ->
          Math.multiplyExact(count, instrument.orderTicks().orderTickAt(best));
      case Trail.Offset.Atr atr ->
          throw new IllegalStateException("an average is read before an order leaves: " + atr);
    };
  }
}
