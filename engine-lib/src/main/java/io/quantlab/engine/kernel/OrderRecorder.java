package io.quantlab.engine.kernel;

import io.quantlab.engine.execution.Command;
import io.quantlab.engine.order.Order;
import io.quantlab.engine.order.OrderEventType;
import io.quantlab.engine.order.OrderStatus;
import io.quantlab.engine.order.OrderTerms;
import io.quantlab.engine.order.Trail;
import io.quantlab.engine.time.Clock;

/// Writes what happens to orders into the output events.
///
/// Events nobody wants are not encoded, but they take their sequence number.
final class OrderRecorder {
  private final EventBuffer events;
  private final Instruments instruments;
  private final Clock clock;

  OrderRecorder(EventBuffer events, Instruments instruments, Clock clock) {
    this.events = events;
    this.instruments = instruments;
    this.clock = clock;
  }

  private long token(Order order) {
    return instruments.at(order.slot()).token();
  }

  private void add(EventType type, Order order, int extra, long a, long b, long c, long d, long e) {
    events.add(type, order.account(), extra, clock.epochNanos(), a, b, c, d, e);
  }

  // ---- what is asked ----

  void command(Command.Type type, Order order, long lots, long limit, long trigger) {
    if (!events.wants(EventType.COMMAND)) {
      events.skip(1);
      return;
    }
    int extra =
        type.ordinal()
            | order.side().ordinal() << 4
            | order.kind().ordinal() << 8
            | order.timeInForce().ordinal() << 12
            | order.cause().ordinal() << 16;
    long about = token(order) | order.group() << 32;
    add(EventType.COMMAND, order, extra, order.id(), about, lots, limit, trigger);
  }

  /// What an order asks for besides its command.
  void terms(Order order) {
    if (!events.wants(EventType.TERMS) && !events.wants(EventType.TRAIL)) {
      events.skip(order.trail() == null ? 1 : 2);
      return;
    }
    OrderTerms terms = order.terms();
    int extra =
        terms.taking().ordinal()
            | terms.effect().ordinal() << 4
            | terms.release().ordinal() << 8
            | terms.contingency().ordinal() << 12
            | terms.sessions().ordinal() << 16
            | terms.source().ordinal() << 20;
    add(
        EventType.TERMS,
        order,
        extra,
        order.id(),
        token(order),
        terms.displayLots(),
        terms.expiresNanos(),
        terms.parent());
    if (order.trail() != null) {
      trail(order, order.trail());
    }
  }

  private void trail(Order order, Trail trail) {
    int kind =
        switch (trail.offset()) {
          case Trail.Offset.Price _ -> 0;
          case Trail.Offset.Percent _ -> 1;
          case Trail.Offset.OrderTicks _ -> 2;
          case Trail.Offset.Atr _ -> throw unresolved(order);
        };
    long value =
        switch (trail.offset()) {
          case Trail.Offset.Price(long ticks) -> ticks;
          case Trail.Offset.Percent(long ratioE8) -> ratioE8;
          case Trail.Offset.OrderTicks(long count) -> count;
          case Trail.Offset.Atr _ -> throw unresolved(order);
        };
    add(
        EventType.TRAIL,
        order,
        kind | trail.anchor().ordinal() << 4,
        order.id(),
        value,
        trail.activationTicks(),
        trail.stepTicks(),
        trail.limitOffsetTicks());
  }

  private static IllegalStateException unresolved(Order order) {
    return new IllegalStateException(
        "order " + order.id() + " trails by an average that was not read: " + order.trail());
  }

  /// An order names the position it closes.
  void names(Order order, long position) {
    position(order, 0, position, 0);
  }

  /// An execution that follows works on a position.
  void worksOn(Order order, long position, long signedLots) {
    position(order, 1, position, signedLots);
  }

  private void position(Order order, int what, long position, long signedLots) {
    add(EventType.POSITION, order, what, order.id(), token(order), position, signedLots, 0);
  }

  // ---- what happens ----

  /// An order moved to its present state.
  void moved(
      Order order,
      OrderStatus from,
      OrderEventType event,
      long lots,
      long price,
      int reason,
      long detail) {
    if (!events.wants(EventType.ORDER)) {
      events.skip(1);
      return;
    }
    int extra =
        event.ordinal() | from.ordinal() << 8 | order.status().ordinal() << 16 | reason << 24;
    add(EventType.ORDER, order, extra, order.id(), token(order), lots, price, detail);
  }

  void fill(Order order, long lots, long priceTicks, long slippageTicks, int flags, long fee) {
    if (!events.wants(EventType.FILL)) {
      events.skip(1);
      return;
    }
    long about = token(order) | (long) order.side().ordinal() << 32 | (long) flags << 40;
    add(EventType.FILL, order, (int) slippageTicks, order.id(), about, lots, priceTicks, fee);
  }

  void impact(Order order, long temporaryTicks, long overlayTicks) {
    add(EventType.IMPACT, order, 0, order.id(), token(order), temporaryTicks, overlayTicks, 0);
  }

  void seen(Order order, long spreadTicks, long queueAheadLots) {
    add(EventType.SEEN, order, 0, order.id(), token(order), spreadTicks, queueAheadLots, 0);
  }

  void ambiguous(Order order, long betterE8, long worseE8, long lots) {
    add(EventType.PATHS, order, 0, token(order), betterE8, worseE8, lots, 0);
  }

  /// A report that is not acted upon.
  void unheeded(
      Order order,
      ReportFilter.Verdict verdict,
      OrderEventType report,
      long lots,
      long number,
      long tradeId) {
    int extra = verdict.ordinal() | report.ordinal() << 8;
    add(EventType.UNHEEDED, order, extra, order.id(), token(order), lots, number, tradeId);
  }
}
