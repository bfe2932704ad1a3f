package io.quantlab.engine.kernel;

import io.quantlab.engine.execution.Command;
import io.quantlab.engine.kernel.Callbacks.Callback;
import io.quantlab.engine.order.Order;
import io.quantlab.engine.order.OrderCause;
import io.quantlab.engine.order.OrderEventView;
import io.quantlab.engine.order.OrderPool;
import io.quantlab.engine.portfolio.Holding;
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
  private final EngineOrders engineOrders;
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
    this.engineOrders = new EngineOrders(kernel, pool, desk, this, overfills);
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
  void countCommand() {
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

  /// Lets an order leave in this instant.
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

  /// What an order executed beyond its group goes back to the market, or stays.
  @Override
  public void overfilled(Order order, long lots) {
    engineOrders.overfilled(order, lots);
  }

  /// The orders the engine itself sends.
  EngineOrders engineOrders() {
    return engineOrders;
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
