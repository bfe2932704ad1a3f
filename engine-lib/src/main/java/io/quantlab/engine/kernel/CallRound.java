package io.quantlab.engine.kernel;

import io.quantlab.engine.execution.Command;
import io.quantlab.engine.kernel.Callbacks.Callback;
import io.quantlab.engine.order.Order;
import io.quantlab.engine.order.OrderCause;
import io.quantlab.engine.order.OrderEventView;
import io.quantlab.engine.order.OrderPool;
import io.quantlab.engine.order.OrderTerms;
import io.quantlab.engine.order.Side;
import io.quantlab.engine.portfolio.Holding;
import io.quantlab.engine.portfolio.Position;
import io.quantlab.engine.risk.RiskLimits;
import io.quantlab.engine.risk.TradingState;
import io.quantlab.engine.time.MissingTermException;

/// The exchange between strategies and venue within one instant: commands out, answers back, until
/// nothing is left (engine contract T-6, T-7); and what happens to a strategy that throws (T-30).
final class CallRound implements CommandRound {
  private static final int CASCADE_LIMIT = 10_000;

  private final Kernel kernel;
  private final Instruments instruments;
  private final OrderPool pool;
  private final OrderDesk desk;
  private final RiskLimits.Overfills overfills;
  private final CommandQueue commands = new CommandQueue();
  private final OrderEventView orderView = new OrderEventView();
  private int cascade;
  private boolean rescheduled;
  private StrategyFailure failure;

  CallRound(
      Kernel kernel,
      Instruments instruments,
      OrderPool pool,
      OrderDesk desk,
      RiskLimits.Overfills overfills) {
    this.kernel = kernel;
    this.instruments = instruments;
    this.pool = pool;
    this.desk = desk;
    this.overfills = overfills;
  }

  /// Tells the strategies what happened to their orders, in emission order, then their positions.
  void tell() {
    Callbacks queue = desk.callbacks();
    while (!queue.isEmpty()) {
      Callback at = queue.take();
      Order order = at.order;
      Lane lane = kernel.lanes[order.account()];
      tellOne(lane, at);
      if (at.status.isClosed() && order.id() == at.orderId) {
        lane.context.ended(at.orderId, at.status);
        if (!desk.keepsEnded()) {
          pool.release(order);
        }
      }
    }
    queue.clear();
  }

  private void tellOne(Lane lane, Callback at) {
    if (kernel.stopped || !at.isFill && !lane.hearsOrders()) {
      return;
    }
    try {
      if (lane.hearsOrders()) {
        lane.strategy.onOrder(orderEvent(at));
      }
      if (at.isFill) {
        lane.strategy.onFill(at.fill);
        Holding holding = lane.holdings[at.order.slot()];
        lane.strategy.onPosition(holding.hedges() ? at.position : holding);
      }
    } catch (RuntimeException | StackOverflowError e) {
      failed(lane, at.isFill ? "onFill" : "onOrder", e);
    }
  }

  private OrderEventView orderEvent(Callback at) {
    return orderView.set(
        at.orderId,
        instruments.at(at.order.slot()).token(),
        at.event,
        at.status,
        at.orderLots,
        at.filledLots,
        kernel.epochNanos());
  }

  /// Lets the commands of the round reach the venue and tells the answers, until nothing is left
  /// (T-7). Returns whether the loop must look up: the run kernel.stopped, or the agenda changed.
  boolean settle() {
    long fireBefore = kernel.fireAt;
    do {
      for (int at = 0; at < commands.size() && !kernel.stopped; at++) {
        deliver(commands.get(at));
      }
      commands.clear();
      tell();
    } while (commands.size() > 0 && !kernel.stopped);
    kernel.matching.lookAhead();
    kernel.workWaiting = false;
    cascade = 0;
    for (Lane lane : kernel.lanes) {
      lane.gate.beginEvent();
    }
    boolean lookUp = kernel.stopped || rescheduled || kernel.fireAt != fireBefore;
    rescheduled = false;
    return lookUp;
  }

  @Override
  public void sendReleased() {
    for (int at = 0; at < commands.size() && !kernel.stopped; at++) {
      deliver(commands.get(at));
    }
    commands.clear();
  }

  /// Counts a command of this instant; a strategy that answers every answer with another one must
  /// not run for ever (T-7).
  private void countCommand() {
    kernel.workWaiting = true;
    if (++cascade > CASCADE_LIMIT) {
      kernel.stop(EndReason.CASCADE_LIMIT);
    }
  }

  private void deliver(Command command) {
    if (command.isStale()) {
      return;
    }
    Order order = command.order();
    if (order.cause() == OrderCause.EXERCISE) {
      kernel.options.exercise(order);
    } else {
      desk.send(command);
    }
  }

  void call(Lane lane, String where, Runnable callback) {
    try {
      callback.run();
    } catch (RuntimeException | StackOverflowError e) {
      failed(lane, where, e);
    }
  }

  /// Halts a lane whose strategy threw: its commands are withdrawn, its working orders canceled,
  /// its position held (T-30). The run ends when no lane is left.
  ///
  /// @throws MissingTermException when the terms of the account were the cause: the run cannot go
  ///   on
  void failed(Lane lane, String where, Throwable cause) {
    if (cause instanceof MissingTermException missing) {
      throw missing;
    }
    if (failure == null) {
      failure = new StrategyFailure(lane.account.name(), where, kernel.epochNanos(), cause);
    }
    withdrawCommands(lane);
    lane.halt();
    lane.gate.state(TradingState.HALTED);
    cancelWorking(lane);
    tell();
    boolean all = true;
    for (Lane other : kernel.lanes) {
      all &= other.halted();
    }
    if (all) {
      kernel.stop(EndReason.STRATEGY_FAILED);
    }
  }

  /// Takes a lane's commands off the queue; orders that were never sent end here.
  private void withdrawCommands(Lane lane) {
    int kept = 0;
    for (int i = 0; i < commands.size(); i++) {
      Command command = commands.get(i);
      if (command.order().account() != lane.index) {
        commands.move(i, kept++);
      } else if (command.type() == Command.Type.SUBMIT && !command.isStale()) {
        desk.withdraw(command.order());
      }
    }
    commands.truncate(kept);
  }

  private void cancelWorking(Lane lane) {
    for (int i = 0; i < pool.handleLimit(); i++) {
      Order order = pool.at(i);
      if (order.isWorking() && order.account() == lane.index) {
        desk.end(order);
      }
    }
  }

  Order accepted(Lane lane, OrderTicket ticket) {
    Order order = desk.open(lane, ticket);
    if (!ticket.isChild()) {
      submit(order);
    }
    return order;
  }

  @Override
  public void submit(Order order) {
    commands.add().submit(order, kernel.epochNanos());
    countCommand();
  }

  /// Lots by which a group counts already among the working lots of a side.
  long groupLots(Lane lane, OrderTicket t) {
    return t.group == 0
        ? 0
        : desk.contingencies().groups().largestLots(lane.index, t.slot, t.side, t.group, null);
  }

  void denied(Lane lane, OrderTicket ticket) {
    countCommand();
    desk.deny(lane, ticket, lane.gate.reason(), lane.gate.limit());
  }

  /// Sends a market order of the engine itself that closes lots, unless the state of the account
  /// forbids even that. Where positions hedge it is one for each of the other side, the oldest
  /// first; what such orders have under way is not sent twice.
  void sendFor(OrderCause cause, Lane lane, int slot, long signedLots) {
    Holding holding = lane.holdings[slot];
    if (!holding.hedges()) {
      sendFor(cause, lane, slot, 0, signedLots);
      return;
    }
    long rest = Math.abs(signedLots);
    int sign = Long.signum(signedLots);
    for (int i = 0; i < holding.positionCount() && rest > 0; i++) {
      Position p = holding.position(i);
      long open = -sign * p.lots();
      long lots = open <= 0 ? 0 : Math.min(rest, open - underWay(cause, lane, slot, p.id()));
      if (lots > 0) {
        sendFor(cause, lane, slot, p.id(), sign * lots);
        rest -= lots;
      }
    }
  }

  /// What an order executed beyond its group goes back to the market, or stays.
  @Override
  public void overfilled(Order order, long lots) {
    if (overfills == RiskLimits.Overfills.KEEP) {
      return;
    }
    Lane lane = kernel.lanes[order.account()];
    Holding holding = lane.holdings[order.slot()];
    Position own = holding.positionOf(order.id());
    Position took = own == null ? holding.positionOf(order.terms().closes()) : own;
    long position = holding.hedges() && took != null ? took.id() : 0;
    sendFor(OrderCause.OVERFILL, lane, order.slot(), position, -order.sign() * lots);
  }

  /// Lots that orders the engine sent for a reason will still close of a position.
  long underWay(OrderCause cause, Lane lane, int slot, long position) {
    long lots = 0;
    for (int i = 0; i < pool.handleLimit(); i++) {
      Order order = pool.at(i);
      boolean counts =
          order.isWorking()
              && order.cause() == cause
              && order.account() == lane.index
              && order.slot() == slot
              && order.terms().closes() == position;
      lots += counts ? order.openLots() : 0;
    }
    return lots;
  }

  /// Sends a market order of the engine itself that closes lots of a position, 0 where they net;
  /// returns its id, 0 when the state of the account forbids even that.
  long sendFor(OrderCause cause, Lane lane, int slot, long position, long signedLots) {
    Side side = Side.ofSign(signedLots);
    OrderTicket ticket = new OrderTicket().market(slot, side, Math.abs(signedLots));
    if (position != 0) {
      ticket.terms = OrderTerms.PLAIN.closing(position).reducing();
    }
    return sendFor(cause, lane, ticket);
  }

  /// Sends an order of the engine itself; returns its id, 0 when the state of the account forbids
  /// even that.
  long sendFor(OrderCause cause, Lane lane, OrderTicket ticket) {
    if (!lane.gate.lets(cause, kernel.epochNanos())) {
      return 0;
    }
    Order order = desk.openFor(cause, lane, ticket);
    if (!ticket.isChild()) {
      commands.add().submit(order, kernel.epochNanos());
    }
    countCommand();
    return order.id();
  }

  void cancel(Order order) {
    if (OrderGroups.isHeld(order)) {
      countCommand();
      desk.end(order);
      return;
    }
    desk.requestCancel(order);
    commands.add().cancel(order, kernel.epochNanos());
    countCommand();
  }

  void amend(Order order, long lots, long limit, long trigger) {
    if (OrderGroups.isHeld(order)) {
      countCommand();
      desk.restate(order, lots, limit, trigger);
      return;
    }
    desk.requestAmend(order, lots, limit, trigger);
    commands.add().amend(order, lots, limit, trigger, kernel.epochNanos());
    countCommand();
  }

  /// A callback put something on the agenda: the loop must look up.
  void reschedule() {
    rescheduled = true;
    kernel.workWaiting = true;
  }

  /// Drops what was not sent when the run ended.
  void drop() {
    commands.clear();
  }

  /// The first exception a strategy threw, or `null`.
  StrategyFailure failure() {
    return failure;
  }
}
