package io.quantlab.engine.kernel;

import io.quantlab.engine.execution.Broker;
import io.quantlab.engine.feed.TradeSpan;
import io.quantlab.engine.market.PriceView;
import io.quantlab.engine.order.OrderPool;
import io.quantlab.engine.risk.MarginRules;
import io.quantlab.engine.time.Interval;
import java.util.Arrays;

/// Tells the bars of a run to the strategies, at rank 70 of their end: the stored ones that wait
/// for others of their instant, and those built from ticks, which are deliveries only (engine
/// contract T-10, T-11).
final class BarDelivery {
  private final Kernel kernel;
  private final KernelConfig config;
  private final Agenda agenda;
  private final CallRound round;
  private final Broker broker;
  private BuiltBars[] built = new BuiltBars[0];
  private long barsDoneAt = Long.MIN_VALUE;
  private AverageRanges ranges;

  BarDelivery(Kernel kernel, KernelConfig config, Agenda agenda, CallRound round, Broker broker) {
    this.kernel = kernel;
    this.config = config;
    this.agenda = agenda;
    this.round = round;
    this.broker = broker;
  }

  /// A stored bar waits on the agenda for its turn.
  void await(int source, BarCursor bar) {
    long tie = bar.intervalNanos() / 1_000_000_000L << 20 | source;
    agenda.add(bar.endNanos(), Agenda.Kind.BAR, tie, -1 - source);
    scheduleBarsDone(bar.endNanos());
  }

  private void scheduleBarsDone(long nanos) {
    if (barsDoneAt != nanos) {
      barsDoneAt = nanos;
      agenda.add(nanos, Agenda.Kind.BARS_DONE, 0, 0);
    }
    kernel.fireAt = agenda.fireAt();
  }

  /// After the only bar of an instant was delivered on the fast path: what is due before rank 100,
  /// then `onBars`.
  void barsDone(long nanos) {
    if (kernel.workWaiting) {
      round.settle();
    }
    if (agenda.dueBefore(nanos, Agenda.RANK_BARS_DONE)) {
      kernel.fireBefore(nanos, Agenda.RANK_BARS_DONE);
    }
    onBars(nanos);
  }

  void onBars(long nanos) {
    for (Lane lane : kernel.lanes) {
      try {
        lane.strategy.onBars(nanos);
      } catch (RuntimeException | StackOverflowError e) {
        round.failed(lane, "onBars", e);
      }
    }
    if (kernel.workWaiting) {
      round.settle();
    }
    if (kernel.margins.checks(MarginRules.Check.BAR)) {
      kernel.margins.check();
    }
  }

  void bar(int subject, long due) {
    BarCopy bar;
    PriceView only = null; // week and month bars go to those who see them so
    int slot = 0;
    if (subject < 0) {
      bar = kernel.storedBars.copy(-1 - subject);
    } else {
      BuiltBars source = built[subject];
      if (!source.close(due)) {
        return;
      }
      bar = source.view;
      if (ranges != null && source.prices == PriceView.RAW) {
        ranges.closed(source.token.slot, source.interval, bar);
      }
      boolean longer = source.interval.unit().compareTo(Interval.Unit.WEEK) >= 0;
      only = longer ? source.prices : null;
      slot = source.token.slot;
    }
    for (Lane lane : kernel.lanes) {
      if (only != null && lane.views[slot] != only) {
        continue;
      }
      try {
        lane.strategy.onBar(bar);
      } catch (RuntimeException | StackOverflowError e) {
        round.failed(lane, "onBar", e);
      }
    }
    if (kernel.workWaiting) {
      round.settle();
    }
    finish(due);
  }

  /// After a bar of an instant was told: `onBars` at rank 100, at once when nothing comes before
  /// it.
  private void finish(long due) {
    if (kernel.stopped || barsDoneAt == due) {
      return;
    }
    if (agenda.dueBefore(due, Agenda.RANK_BARS_DONE)) {
      scheduleBarsDone(due);
    } else {
      barsDoneAt = due;
      onBars(due);
    }
  }

  /// Turns bars of trades to the interval of the row that comes next; returns the first stamp for
  /// which they must turn again, `Long.MAX_VALUE` when there are none.
  long turn(BuiltBars[] ofToken, long epochNanos) {
    long limit = Long.MAX_VALUE;
    for (BuiltBars bars : ofToken) {
      if (bars.onTrades()) {
        schedule(bars, bars.turn(epochNanos));
        limit = Math.min(limit, bars.limitNanos());
      }
    }
    return limit;
  }

  /// Adds rows that were processed to bars of trades. No strategy sees a bar before its end, so
  /// this need not happen row by row.
  void add(BuiltBars[] ofToken, TradeSpan span) {
    for (BuiltBars bars : ofToken) {
      if (bars.onTrades()) {
        bars.add(span);
      }
    }
  }

  /// Puts the end of a bar that began to form on the agenda; returns whether there was one.
  boolean schedule(BuiltBars bars, long endNanos) {
    if (endNanos == Long.MIN_VALUE) {
      return false;
    }
    for (int i = 0; i < built.length; i++) {
      if (built[i] == bars) {
        agenda.add(endNanos, Agenda.Kind.BAR, (long) bars.interval.code() << 20 | i, i);
      }
    }
    kernel.fireAt = agenda.fireAt();
    return true;
  }

  /// Restates the forming bars of an instrument that are seen in a view an action concerns.
  ///
  /// @param dividend whether the action is one that only [PriceView#SPLIT_DIVIDEND] heeds
  void rescale(TokenState state, boolean dividend, double priceFactor, double lotFactor) {
    if (ranges != null && !dividend) {
      ranges.rescale(state.slot, priceFactor);
    }
    for (BuiltBars bars : state.built) {
      if (heeds(bars.prices, dividend)) {
        bars.rescale(priceFactor, lotFactor);
      }
    }
  }

  static boolean heeds(PriceView view, boolean dividend) {
    return switch (view) {
      case RAW -> false;
      case SPLIT -> !dividend;
      case SPLIT_DIVIDEND -> true;
    };
  }

  /// The averages trailing orders follow, `null` while nobody asked for one.
  AverageRanges ranges() {
    return ranges;
  }

  /// Keeps an average of an instrument's bars from now on.
  void average(int slot, Interval interval, int period, OrderPool pool) {
    if (ranges == null) {
      ranges = new AverageRanges(pool, broker);
    }
    ranges.subscribe(slot, interval, period);
    subscribe(slot, interval, PriceView.RAW);
  }

  void subscribe(int slot, Interval interval, PriceView view) {
    boolean longer =
        interval.unit() == Interval.Unit.WEEK || interval.unit() == Interval.Unit.MONTH;
    PriceView prices = longer ? view : PriceView.RAW;
    TokenState state = kernel.states[slot];
    KernelConfig.TickData ticks = config.ticks().get(slot);
    for (BuiltBars bars : state.built) {
      if (bars.interval.equals(interval) && bars.prices == prices) {
        return;
      }
    }
    if (ticks == KernelConfig.TickData.NONE) {
      return;
    }
    BuiltBars bars =
        ticks == KernelConfig.TickData.TRADES
            ? BuiltBars.ofTrades(state, interval, config.scope(), prices)
            : BuiltBars.ofQuotes(state, interval, config.scope(), prices);
    state.built = Arrays.copyOf(state.built, state.built.length + 1);
    state.built[state.built.length - 1] = bars;
    built = Arrays.copyOf(built, built.length + 1);
    built[built.length - 1] = bars;
    round.reschedule();
  }
}
