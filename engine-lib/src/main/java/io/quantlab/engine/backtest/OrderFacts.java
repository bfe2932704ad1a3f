package io.quantlab.engine.backtest;

import io.quantlab.engine.execution.ReportSink.RejectReason;
import io.quantlab.engine.order.DenyReason;
import io.quantlab.engine.order.OrderCause;
import io.quantlab.engine.order.OrderKind;
import io.quantlab.engine.order.OrderStatus;
import io.quantlab.engine.order.Side;
import io.quantlab.engine.order.TimeInForce;

/// An order as it ended, read from a journal.
///
/// @param sequence number of the command's event
/// @param account index of the strategy slot
/// @param group contingency group, 0 = none
/// @param parent order whose executions release it, 0 = none
/// @param lots size after amends
/// @param limitTicks limit after amends, 0 = the kind has none
/// @param triggerTicks trigger after amends, 0 = the kind has none
/// @param closedNanos UTC nanoseconds of the last state, 0 = still open at the end
/// @param executedNanos UTC nanoseconds of the last execution, 0 = none
/// @param filledTickLots sum of price times lots of the fills
/// @param feeE8 sum of the fees, 1e-8 of the account currency
/// @param denied why the gate refused it, else `null`
/// @param refused why the venue ended it, [RejectReason#NONE] when it gave no reason
public record OrderFacts(
    long id,
    long sequence,
    int account,
    int token,
    Side side,
    OrderKind.Code kind,
    TimeInForce timeInForce,
    OrderCause cause,
    long group,
    long parent,
    long lots,
    long limitTicks,
    long triggerTicks,
    long createdNanos,
    long closedNanos,
    long executedNanos,
    OrderStatus status,
    long filledLots,
    long filledTickLots,
    long feeE8,
    DenyReason denied,
    RejectReason refused) {}
