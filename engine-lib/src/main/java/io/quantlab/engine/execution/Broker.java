package io.quantlab.engine.execution;

import io.quantlab.engine.order.Order;

/// Where commands go and reports come from (engine contract 1.7).
///
/// A broker never changes state of the engine itself; everything it has to say goes through a
/// [ReportSink].
public interface Broker {
  /// Takes a command that passed the risk gate; answers may come at once or later.
  void take(Command command, ReportSink out);

  /// Matches the working orders of an item's instrument against it.
  void advance(MarketItem item, ReportSink out);

  /// The prices of an instrument that can concern a working order; everything between needs no
  /// [#advance].
  TriggerBand band(int slot);

  /// A session of an instrument opens: orders for the opening wait for its first price (rank 20).
  void sessionOpen(int slot, ReportSink out);

  /// The time of a `GTD` order has come (O-14).
  void expire(Order order, ReportSink out);

  /// A session of an instrument ends: orders for the close take its last price, `DAY` orders expire
  /// (rank 80).
  void sessionClose(int slot, ReportSink out);

  /// A split `numerator` new for `denominator` old was applied; open orders are restated or
  /// canceled.
  void split(int slot, long numerator, long denominator, ReportSink out);

  /// Cancels every order of an instrument.
  void withdraw(int slot, ReportSink.RejectReason why, ReportSink out);
}
