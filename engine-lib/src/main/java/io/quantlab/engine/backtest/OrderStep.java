package io.quantlab.engine.backtest;

import io.quantlab.engine.execution.Command;
import io.quantlab.engine.execution.ReportSink.RejectReason;
import io.quantlab.engine.order.DenyReason;
import io.quantlab.engine.order.OrderEventType;
import io.quantlab.engine.order.OrderStatus;

/// One thing that happened to an order, as the journal recorded it.
public sealed interface OrderStep {
  /// Number of the output event.
  long sequence();

  /// UTC nanoseconds.
  long nanos();

  /// The strategy (or the engine for it) asked for something.
  ///
  /// @param limitTicks limit asked for, 0 = none
  /// @param triggerTicks trigger asked for, 0 = none
  record Asked(
      long sequence, long nanos, Command.Type type, long lots, long limitTicks, long triggerTicks)
      implements OrderStep {}

  /// The order moved from one state to another.
  ///
  /// @param priceTicks limit of an update, trigger of a trigger, price of an execution; else 0
  /// @param detail trigger of an update, bound of a denial; else 0
  /// @param denied why the gate refused it, else `null`
  /// @param refused why the venue refused or ended it, [RejectReason#NONE] when it gave no reason
  record Moved(
      long sequence,
      long nanos,
      OrderEventType event,
      OrderStatus from,
      OrderStatus to,
      long lots,
      long priceTicks,
      long detail,
      DenyReason denied,
      RejectReason refused)
      implements OrderStep {}

  /// An execution.
  ///
  /// @param slippageTicks part of the price against the trader that is slippage
  /// @param impactTicks part of it that is own impact
  /// @param flags bits of [io.quantlab.engine.order.FillFlags]
  record Filled(
      long sequence,
      long nanos,
      long lots,
      long priceTicks,
      long slippageTicks,
      long impactTicks,
      int flags,
      long feeE8)
      implements OrderStep {}
}
