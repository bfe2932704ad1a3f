package io.quantlab.engine.kernel;

import io.quantlab.engine.execution.Broker;
import io.quantlab.engine.execution.ReportSink;
import io.quantlab.engine.instrument.Instrument;
import io.quantlab.engine.market.DepthView;
import io.quantlab.engine.order.Order;
import io.quantlab.engine.order.OrderCause;
import io.quantlab.engine.order.OrderKind;
import io.quantlab.engine.order.OrderPool;
import io.quantlab.engine.order.OrderStatus;
import io.quantlab.engine.order.Side;
import io.quantlab.engine.order.TimeInForce;
import io.quantlab.engine.portfolio.Account;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/// What a kernel knows at the instant at hand, for whoever steps through a run (engine contract
/// S-34). It reads and changes nothing; ask it on the thread of the run, or while that one waits.
public final class KernelView {
  private final Kernel kernel;
  private final OrderPool pool;
  private final Broker broker;

  /// @param pool that of the kernel
  /// @param broker that of the kernel
  public KernelView(Kernel kernel, OrderPool pool, Broker broker) {
    this.kernel = kernel;
    this.pool = pool;
    this.broker = broker;
  }

  /// A working order as it is now.
  ///
  /// @param limitTicks 0 for a kind without one
  /// @param triggerTicks 0 for a kind without one
  /// @param group number of its group, 0 = none
  /// @param queueAheadLots lots estimated to stand before it at its price; empty where the run
  ///   models no queue, or the order does not rest in one
  public record Working(
      long id,
      int slot,
      Side side,
      OrderKind.Code kind,
      TimeInForce timeInForce,
      OrderStatus status,
      OrderCause cause,
      long lots,
      long filledLots,
      long limitTicks,
      long triggerTicks,
      long group,
      OptionalLong queueAheadLots) {}

  /// The best prices of an instrument and its last trade, each where it is known.
  public record Top(
      Optional<Level> bid, Optional<Level> ask, OptionalLong lastTicks, boolean open) {}

  /// A price with its size, 0 when unknown.
  public record Level(long priceTicks, long lots) {}

  /// The time of the run, UTC nanoseconds.
  public long epochNanos() {
    return kernel.epochNanos();
  }

  /// Number of instruments.
  public int instruments() {
    return kernel.states.length;
  }

  public Instrument instrument(int slot) {
    return kernel.states[slot].instrument;
  }

  /// The account of a strategy by its position in the run.
  public Account account(int index) {
    return kernel.account(index);
  }

  public Top top(int slot) {
    var top = kernel.states[slot].top;
    return new Top(
        top.hasBid() ? Optional.of(new Level(top.bidTicks(), top.bidLots())) : Optional.empty(),
        top.hasAsk() ? Optional.of(new Level(top.askTicks(), top.askLots())) : Optional.empty(),
        top.hasLast() ? OptionalLong.of(top.lastTicks()) : OptionalLong.empty(),
        kernel.states[slot].sessions.isOpen());
  }

  /// The order book of an instrument; nothing without depth data.
  public Optional<DepthView> book(int slot) {
    return Optional.ofNullable(kernel.states[slot].book);
  }

  /// The working orders of an account in order of their ids.
  public List<Working> orders(int account) {
    List<Working> working = new ArrayList<>();
    for (int i = 0; i < pool.handleLimit(); i++) {
      Order order = pool.at(i);
      if (order.isWorking() && order.account() == account) {
        working.add(working(order));
      }
    }
    working.sort((a, b) -> Long.compare(a.id(), b.id()));
    return working;
  }

  /// An order that is not forgotten yet, also a closed one.
  public Optional<Working> order(long id) {
    return Optional.ofNullable(pool.find(id)).map(this::working);
  }

  private Working working(Order order) {
    long ahead = order.isWorking() ? broker.queueAhead(order) : ReportSink.UNKNOWN;
    return new Working(
        order.id(),
        order.slot(),
        order.side(),
        order.kind(),
        order.timeInForce(),
        order.status(),
        order.cause(),
        order.lots(),
        order.filledLots(),
        order.limitTicks(),
        order.triggerTicks(),
        order.group(),
        ahead == ReportSink.UNKNOWN ? OptionalLong.empty() : OptionalLong.of(ahead));
  }
}
