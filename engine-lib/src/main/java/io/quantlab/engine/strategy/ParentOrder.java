package io.quantlab.engine.strategy;

import io.quantlab.engine.order.OrderRequest;
import io.quantlab.engine.order.Side;
import io.quantlab.engine.order.Submission;
import io.quantlab.engine.schedule.Slices;

/// Works one parent order in slices of market orders: at given times (TWAP, VWAP, an Almgren-Chriss
/// schedule) or as a share of what trades (POV) (engine contract F-82).
///
/// Made by a strategy, which passes on its timers or its ticks:
///
/// ```java
/// parent = ParentOrder.timed(context, token, Side.SELL, AC.lots(1_000), from, step);
/// public void onTimer(int timer) { parent.onTimer(timer); }
/// ```
///
/// A slice the gate denies is added to the next one.
public final class ParentOrder {
  private final StrategyContext context;
  private final int token;
  private final Side side;
  private final long[] slices;
  private final int[] timers;
  private final long shareE8;
  private final long lots;
  private long traded;
  private long due;
  private long sent;

  private ParentOrder(
      StrategyContext context, int token, Side side, long[] slices, long shareE8, long lots) {
    this.context = context;
    this.token = token;
    this.side = side;
    this.slices = slices;
    this.timers = new int[slices.length];
    this.shareE8 = shareE8;
    this.lots = lots;
  }

  /// Sends slice i at `fromNanos + i × stepNanos`.
  public static ParentOrder timed(
      StrategyContext context,
      int token,
      Side side,
      long[] slices,
      long fromNanos,
      long stepNanos) {
    long sum = 0;
    for (long slice : slices) {
      sum = Math.addExact(sum, slice);
    }
    ParentOrder parent = new ParentOrder(context, token, side, slices.clone(), 0, sum);
    for (int i = 0; i < slices.length; i++) {
      parent.timers[i] = context.timer(Math.addExact(fromNanos, i * stepNanos));
    }
    return parent;
  }

  /// Sends a share of what others trade from now on, until all is sent.
  ///
  /// @param shareE8 share of the volume in 1e-8, above 0 to 1
  public static ParentOrder ofVolume(
      StrategyContext context, int token, Side side, long lots, long shareE8) {
    Slices.ofVolume(0, shareE8);
    return new ParentOrder(context, token, side, new long[0], shareE8, lots);
  }

  /// Takes a timer of the strategy; one that is not this order's is left alone.
  public void onTimer(int timer) {
    for (int i = 0; i < timers.length; i++) {
      if (timers[i] == timer) {
        due = Math.addExact(due, slices[i]);
        send();
      }
    }
  }

  /// Takes the size of a trade, or the volume of a bar.
  public void onVolume(long volumeLots) {
    traded = Math.addExact(traded, volumeLots);
    due = Math.min(lots, Slices.ofVolume(traded, shareE8));
    send();
  }

  private void send() {
    if (due == sent) {
      return;
    }
    Submission answer = context.submit(OrderRequest.market(token, side, due - sent));
    if (answer instanceof Submission.Accepted) {
      sent = due;
    }
  }

  /// Lots sent so far.
  public long sentLots() {
    return sent;
  }

  /// Whether every lot was sent.
  public boolean isDone() {
    return sent == lots;
  }
}
