package io.quantlab.engine.execution;

import io.quantlab.engine.order.Order;
import io.quantlab.engine.order.OrderEventType;

/// What a broker reports about orders.
public interface ReportSink {
  /// Why a venue refused or could not do something; ordinals stand in events and never change.
  enum RejectReason {
    NONE,
    TOO_LATE,
    NOT_FOUND,
    NO_MARKET,
    SPLIT,
    /// A post-only order would have taken.
    WOULD_TAKE,
    /// The account had no margin for the fill.
    MARGIN,
    /// The instrument is not traded any more.
    DELISTED;

    private static final RejectReason[] ALL = values();

    public static RejectReason ofOrdinal(int ordinal) {
      return ALL[ordinal];
    }
  }

  /// When the order that replaces another one is at the venue.
  enum Replacement {
    AT_ONCE,
    /// It leaves when the news of the recall is back.
    LATER
  }

  /// Stands for what the market did not show.
  long UNKNOWN = Long.MIN_VALUE;

  /// Now, UTC nanoseconds.
  long epochNanos();

  /// Signed lots an order's account holds in its instrument: what a simulated venue must know to
  /// tell entries from exits (F-51).
  long positionLots(Order order);

  /// Lots of a fill the order's account has margin for, 0 to `lots` (F-71).
  long affordableLots(Order order, long lots, long priceTicks);

  /// What an execution would be worth at another price, net of its fee, 1e-8: how ways through a
  /// bar are compared (F-4).
  ///
  /// @param flags bits of [io.quantlab.engine.order.FillFlags]
  long worthE8(Order order, long lots, long priceTicks, long closeTicks, int flags);

  /// Lets the children that executions of this step released reach the venue now rather than after
  /// it: what was decided inside a bar goes on inside it (F-6). A venue at a distance has none.
  default void sendReleased() {}

  /// Whether the report that follows is to be heeded: it is new, and its order can have it (O-29).
  /// Asked where a venue may repeat and reorder its reports ([Broker#faulty]).
  ///
  /// @param number rises by one from report to report of the venue
  /// @param tradeId the venue's id of an execution, 0 for every other report
  boolean heeds(Order order, OrderEventType report, long lots, long number, long tradeId);

  /// No answer to an order came within the time-out: it is in doubt if it has none yet, and is
  /// asked for, never sent again (O-27).
  void timedOut(Order order);

  void accepted(Order order);

  void triggered(Order order);

  /// An execution.
  ///
  /// @param priceTicks price paid, slippage included
  /// @param slippageTicks how much of it is slippage and impact, against the trader
  /// @param flags bits of [io.quantlab.engine.order.FillFlags]
  void filled(Order order, long lots, long priceTicks, long slippageTicks, int flags);

  /// How much of the price of the execution that follows is our own impact.
  ///
  /// @param temporaryTicks what this execution moved, against the trader
  /// @param overlayTicks what earlier ones had moved, against the trader; below zero it helps
  void impact(Order order, long temporaryTicks, long overlayTicks);

  /// What the market showed at the execution that follows; not told where it showed nothing.
  ///
  /// @param spreadTicks best ask less best bid when the order took, [#UNKNOWN] for one that rested
  /// @param queueAheadLots lots ahead when a resting order joined the queue of its level,
  ///   [#UNKNOWN] where none is kept
  void seen(Order order, long spreadTicks, long queueAheadLots);

  /// A bar is ambiguous for the account of an order: told before what is taken of it.
  ///
  /// @param betterE8 what the better way would leave above it, 1e-8
  /// @param worseE8 what the worse way would leave below it
  /// @param lots of the executions that are taken
  default void ambiguous(Order order, long betterE8, long worseE8, long lots) {}

  void canceled(Order order, RejectReason why);

  /// The venue refused an order it had accepted.
  void rejected(Order order, RejectReason why);

  void cancelRejected(Order order, RejectReason why);

  void expired(Order order);

  void updated(Order order, long lots, long limitTicks, long triggerTicks);

  void updateRejected(Order order, RejectReason why);

  /// A venue without amendments has taken an order out of its book; another one with these terms
  /// takes its place under its id (O-28). Returns when that is at the venue.
  default Replacement recalled(Order order, long lots, long limitTicks, long triggerTicks) {
    return Replacement.AT_ONCE;
  }

  /// A cancel or amend reached the venue after its order had ended there; the report of that end is
  /// on its way or told already (O-28).
  void tooLate(long orderId);
}
