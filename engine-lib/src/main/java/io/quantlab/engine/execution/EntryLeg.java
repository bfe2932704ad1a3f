package io.quantlab.engine.execution;

import io.quantlab.engine.math.Rng;
import io.quantlab.engine.math.RngStream;
import io.quantlab.engine.order.Order;

/// Commands on their way to a venue (engine contract F-40): their delays, drawn by order (K-6), and
/// their order of arrival.
final class EntryLeg {
  private final Broker venue;
  private final LatencyModel latency;
  private final RngStream draws;
  private final DrawCounts counts = new DrawCounts();
  private final InOrder order = new InOrder();
  private final DueQueue queue = new DueQueue();
  private long ignored;

  EntryLeg(Broker venue, LatencyModel latency, long seed) {
    this.venue = venue;
    this.latency = latency;
    this.draws = new Rng(seed).stream(Rng.ENTRY_LATENCY, 0);
  }

  DueQueue queue() {
    return queue;
  }

  /// Commands whose delay was shorter than the bars they met, and so had no effect (F-2).
  long ignored() {
    return ignored;
  }

  /// A command leaves; returns when it arrives.
  long send(Command c) {
    Order of = c.order();
    long sent = c.epochNanos();
    draws.seek(Rng.ENTRY_LATENCY, of.id(), counts.of(of));
    long drawn = latency.nanos(LatencyModel.Leg.ENTRY, of.id(), sent, draws);
    counts.keep(of, draws.index());
    long due = order.dueNanos(of.account(), Math.addExact(sent, effective(drawn, of, sent)));
    order.keep(of.account(), due);
    DueQueue.Entry entry = queue.add(due);
    entry.what = c.type();
    entry.orderId = of.id();
    entry.account = of.account();
    entry.slot = of.slot();
    entry.side = of.side();
    entry.kind = c.kind();
    entry.timeInForce = of.timeInForce();
    entry.terms = of.terms();
    entry.trail = c.kind() == of.kind() ? of.trail() : null; // what was released trails no more
    boolean submit = c.type() == Command.Type.SUBMIT;
    entry.lots = submit ? of.lots() : c.lots();
    entry.first = submit ? of.limitTicks() : c.limitTicks();
    entry.second = submit ? of.triggerTicks() : c.triggerTicks();
    return due;
  }

  /// A delay shorter than the bars an order meets has no effect: within a bar nobody knows when
  /// (F-2).
  private long effective(long delay, Order of, long sent) {
    if (delay == 0 || delay >= venue.barNanos(of.slot(), sent)) {
      return delay;
    }
    ignored++;
    return 0;
  }
}
