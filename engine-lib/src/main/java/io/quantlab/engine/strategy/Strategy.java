package io.quantlab.engine.strategy;

import io.quantlab.engine.market.BarView;
import io.quantlab.engine.market.FeedState;
import io.quantlab.engine.market.TickRun;
import io.quantlab.engine.market.TickView;
import io.quantlab.engine.order.FillView;
import io.quantlab.engine.order.OrderEventView;
import io.quantlab.engine.portfolio.PositionView;

/// A trading strategy: one instance per slot, its state in its fields (engine contract 2.5).
///
/// Every callback runs on the kernel's thread; a view is valid during the call that hands it out.
/// An order placed in a callback meets later market data only. An exception halts the slot: its
/// working orders are canceled, and the event that failed leaves no order behind (T-30).
public interface Strategy {
  /// Before the first event: subscribe bars and keep the context.
  default void onStart(StrategyContext context) {}

  /// Whether [#onTick] is to be called. Asked once, after [#onStart]: a strategy that works on bars
  /// alone answers no, and the ticks its bars are made of cost less.
  default boolean hearsTicks() {
    return true;
  }

  /// A trade or quote of one of the strategy's instruments.
  default void onTick(TickView tick) {}

  /// Trades in a row, for strategies that override it: instead of calls of [#onTick], of which it
  /// must do what they would do, so that a strategy can keep its state in locals from tick to tick.
  ///
  /// `ticks` shows the first, [TickRun#next] each further one. Ticks that are not asked for come
  /// with the next call. The kernel decides from tick to tick which of the two it calls.
  default void onTickRun(TickRun ticks) {
    do {
      onTick(ticks);
    } while (ticks.next());
  }

  /// A bar closed.
  default void onBar(BarView bar) {}

  /// Once per instant at which a bar closed, after all of them were handed out by [#onBar].
  default void onBars(long epochNanos) {}

  default void onOrder(OrderEventView event) {}

  default void onFill(FillView fill) {}

  /// The position of an instrument changed.
  default void onPosition(PositionView position) {}

  /// A timer of [StrategyContext#timer] is due.
  default void onTimer(int timer) {}

  default void onSession(SessionView session) {}

  /// The price history of an instrument is restated: multiply what you remember of its prices by
  /// the factor, sizes by the inverse in a split (engine contract M-12).
  ///
  /// Called at a corporate action for instruments seen in an adjusted view
  /// ([StrategyContext#view]); what comes after is at the new level. Working orders and the
  /// position were restated before.
  ///
  /// @param factor 1/4 for a 4:1 split, 1 - dividend / last price for a dividend
  default void onRebase(int token, double factor) {}

  default void onFeedState(int token, FeedState state) {}

  /// After the last event; orders placed here are denied.
  default void onEnd() {}

  /// Shows values of its own to whoever steps through the run (engine contract S-34): indicators,
  /// thresholds, what it waits for. Asked between two events; it must change nothing.
  default void expose(Exposure values) {}

  /// Writes the state a restart needs, in a fixed order.
  default void save(StateWriter writer) {}

  /// Reads what [#save] wrote, in the same order.
  default void restore(StateReader reader) {}
}
