package io.quantlab.engine.kernel;

import io.quantlab.engine.execution.Command;
import io.quantlab.engine.order.DenyReason;
import io.quantlab.engine.order.FillView;
import io.quantlab.engine.order.OrderEventType;
import io.quantlab.engine.order.OrderEventView;
import io.quantlab.engine.order.OrderKind;
import io.quantlab.engine.order.OrderPool;
import io.quantlab.engine.order.OrderStatus;
import io.quantlab.engine.risk.TradingState;

/// The exchange between strategies and venue within one instant: commands out, answers back, until
/// nothing is left (engine contract T-6, T-7); and what happens to a strategy that throws (T-30).
final class CallRound {
  private static final int CASCADE_LIMIT = 10_000;

  private final Kernel kernel;
  private final Instruments instruments;
  private final OrderPool pool;
  private final OrderDesk desk;
  private final CommandQueue commands = new CommandQueue();
  private final OrderEventView orderView = new OrderEventView();
  private final FillView fillView = new FillView();
  private int cascade;
  private boolean rescheduled;
  private StrategyFailure failure;

  CallRound(Kernel kernel, Instruments instruments, OrderPool pool, OrderDesk desk) {
    this.kernel = kernel;
    this.instruments = instruments;
    this.pool = pool;
    this.desk = desk;
  }

  /// Tells the strategies what happened to their orders, in emission order, then their positions.
  void tell() {
    Callbacks queue = desk.callbacks();
    while (!queue.isEmpty()) {
      int at = queue.take();
      int handle = queue.handle(at);
      long id = queue.id(at);
      Lane lane = kernel.lanes[queue.lane(at)];
      OrderStatus status = OrderStatus.ofOrdinal(queue.status(at));
      tellOne(lane, queue, at);
      if (status.isClosed() && pool.id(handle) == id) {
        lane.context.ended(id, status);
        pool.release(handle);
      }
    }
    queue.clear();
  }

  private void tellOne(Lane lane, Callbacks queue, int at) {
    boolean fill = queue.isFill(at);
    if (kernel.stopped || !fill && !lane.hearsOrders()) {
      return;
    }
    try {
      if (lane.hearsOrders()) {
        lane.strategy.onOrder(orderEvent(queue, at));
      }
      if (fill) {
        lane.strategy.onFill(fill(queue, at));
        lane.strategy.onPosition(lane.holdings[queue.slot(at)]);
      }
    } catch (RuntimeException | StackOverflowError e) {
      failed(lane, fill ? "onFill" : "onOrder", e);
    }
  }

  private OrderEventView orderEvent(Callbacks queue, int at) {
    return orderView.set(
        queue.id(at),
        instruments.at(queue.slot(at)).token(),
        OrderEventType.ofOrdinal(queue.event(at)),
        OrderStatus.ofOrdinal(queue.status(at)),
        queue.orderLots(at),
        queue.filledLots(at),
        kernel.epochNanos());
  }

  private FillView fill(Callbacks queue, int at) {
    return fillView
        .set(
            instruments.at(queue.slot(at)),
            queue.id(at),
            queue.sign(at),
            queue.fillLots(at),
            queue.fillTicks(at),
            queue.fillValueE8(at),
            queue.flags(at),
            OrderKind.Code.ofOrdinal(queue.kind(at)),
            kernel.epochNanos())
        .fee(queue.fillFeeE8(at));
  }

  /// Lets the commands of the round reach the venue and tells the answers, until nothing is left
  /// (T-7). Returns whether the loop must look up: the run kernel.stopped, or the agenda changed.
  boolean settle() {
    long fireBefore = kernel.fireAt;
    do {
      for (int at = 0; at < commands.size() && !kernel.stopped; at++) {
        deliver(at);
      }
      commands.clear();
      tell();
    } while (commands.size() > 0 && !kernel.stopped);
    kernel.workWaiting = false;
    cascade = 0;
    for (Lane lane : kernel.lanes) {
      lane.gate.beginEvent();
    }
    boolean lookUp = kernel.stopped || rescheduled || kernel.fireAt != fireBefore;
    rescheduled = false;
    return lookUp;
  }

  /// Counts a command of this instant; a strategy that answers every answer with another one must
  /// not run for ever (T-7).
  private void countCommand() {
    kernel.workWaiting = true;
    if (++cascade > CASCADE_LIMIT) {
      kernel.stop(EndReason.CASCADE_LIMIT);
    }
  }

  private void deliver(int at) {
    int h = commands.handle(at);
    boolean open = pool.id(h) != 0 && !OrderStatus.ofOrdinal(pool.status(h)).isClosed();
    if (!open) {
      return;
    }
    switch (commands.type(at)) {
      case SUBMIT -> desk.send(h);
      case CANCEL -> desk.sendCancel(h);
      case AMEND -> desk.sendAmend(h, commands.lots(at), commands.limit(at), commands.trigger(at));
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
  void failed(Lane lane, String where, Throwable cause) {
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
      int h = commands.handle(i);
      boolean open = pool.id(h) != 0 && !OrderStatus.ofOrdinal(pool.status(h)).isClosed();
      if (pool.account(h) != lane.index) {
        commands.move(i, kept++);
      } else if (commands.type(i) == Command.Type.SUBMIT && open) {
        desk.withdraw(h);
      }
    }
    commands.truncate(kept);
  }

  private void cancelWorking(Lane lane) {
    for (int h = 0; h < pool.handleLimit(); h++) {
      boolean working =
          pool.id(h) != 0
              && pool.account(h) == lane.index
              && !OrderStatus.ofOrdinal(pool.status(h)).isClosed();
      if (working) {
        desk.sendCancel(h);
      }
    }
  }

  int accepted(
      Lane lane,
      int slot,
      int side,
      int kind,
      int tif,
      long lots,
      long limit,
      long trigger,
      long group) {
    int h = desk.open(lane, slot, side, kind, tif, lots, limit, trigger, group);
    commands.add(Command.Type.SUBMIT, h, 0, 0, 0);
    countCommand();
    return h;
  }

  /// Lots by which a group counts already among the working lots of a side.
  long groupLots(Lane lane, int slot, int side, long group) {
    return group == 0 ? 0 : desk.groupLots(lane.index, slot, side, group, -1);
  }

  void denied(
      Lane lane,
      int slot,
      int side,
      int kind,
      int tif,
      long lots,
      long limit,
      long trigger,
      DenyReason why) {
    countCommand();
    desk.deny(lane, slot, side, kind, tif, lots, limit, trigger, why, lane.gate.limit());
    kernel.workWaiting = true;
  }

  void request(Command.Type type, int handle, long lots, long limit, long trigger) {
    if (type == Command.Type.CANCEL) {
      desk.requestCancel(handle);
    } else {
      desk.requestAmend(handle, lots, limit, trigger);
    }
    commands.add(type, handle, lots, limit, trigger);
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
