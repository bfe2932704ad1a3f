package io.quantlab.engine.kernel;

import io.quantlab.engine.order.LongIntMap;
import io.quantlab.engine.order.Order;
import io.quantlab.engine.order.OrderEventType;
import io.quantlab.engine.order.OrderStateMachine;
import io.quantlab.engine.order.OrderStatus;
import java.util.Arrays;

/// Judges the reports of a venue that may repeat, delay and reorder them, before they change
/// anything (engine contract 3.3, O-29).
///
/// An execution told before is known by (account, venue trade id). A change of terms that a later
/// one overtook is stale. Whatever the table of states does not have is impossible. None of these
/// is heeded; each is counted.
final class ReportFilter {
  /// What became of a report.
  enum Verdict {
    HEEDED,
    DUPLICATE,
    STALE,
    IMPOSSIBLE,
    /// No report at all: the order has no answer within the time-out (O-27).
    IN_DOUBT
  }

  private final LongIntMap[] trades;
  private long[] lastUpdate = new long[64];
  private long duplicates;
  private long stale;
  private long impossible;
  private long doubts;

  ReportFilter(int accounts) {
    trades = new LongIntMap[accounts];
    Arrays.setAll(trades, _ -> new LongIntMap());
  }

  /// Judges a report.
  ///
  /// @param number rises by one from report to report of the venue
  /// @param tradeId of an execution, 0 for every other report
  Verdict judge(Order order, OrderEventType event, long number, long tradeId) {
    Verdict verdict = verdict(order, event, number, tradeId);
    switch (verdict) {
      case HEEDED -> note(order, event, number, tradeId);
      case DUPLICATE -> duplicates++;
      case STALE -> stale++;
      case IMPOSSIBLE -> impossible++;
      case IN_DOUBT -> throw new IllegalStateException("a report leaves no doubt");
    }
    return verdict;
  }

  private Verdict verdict(Order order, OrderEventType event, long number, long tradeId) {
    if (tradeId != 0 && trades[order.account()].get(tradeId) >= 0) {
      return Verdict.DUPLICATE;
    }
    int next = OrderStateMachine.next(order.status().ordinal(), event.ordinal());
    if (next == OrderStateMachine.ILLEGAL) {
      return Verdict.IMPOSSIBLE;
    }
    boolean old = changesTerms(event) && number <= last(order);
    return old ? Verdict.STALE : Verdict.HEEDED;
  }

  /// New terms, or the news that the old ones are out of the book (O-28).
  private static boolean changesTerms(OrderEventType event) {
    return event == OrderEventType.UPDATED || event == OrderEventType.PENDING_UPDATE;
  }

  private long last(Order order) {
    return order.id() < lastUpdate.length ? lastUpdate[(int) order.id()] : 0;
  }

  private void note(Order order, OrderEventType event, long number, long tradeId) {
    order.doubt(Order.Doubt.NONE);
    if (tradeId != 0) {
      trades[order.account()].put(tradeId, 1);
    }
    if (changesTerms(event)) {
      int at = Math.toIntExact(order.id());
      if (at >= lastUpdate.length) {
        lastUpdate = Arrays.copyOf(lastUpdate, Math.max(at + 1, lastUpdate.length * 2));
      }
      lastUpdate[at] = number;
    }
  }

  /// The time-out of an order passed; returns whether it still has no answer.
  boolean doubts(Order order) {
    if (order.status() != OrderStatus.SUBMITTED) {
      return false;
    }
    order.doubt(Order.Doubt.ASKED);
    doubts++;
    return true;
  }

  long duplicates() {
    return duplicates;
  }

  /// Reports that were not heeded, other than duplicates of executions.
  long unheeded() {
    return stale + impossible;
  }

  long inDoubt() {
    return doubts;
  }
}
