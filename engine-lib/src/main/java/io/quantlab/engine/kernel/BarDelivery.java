package io.quantlab.engine.kernel;

import io.quantlab.engine.execution.Broker;
import io.quantlab.engine.execution.ReportSink;
import io.quantlab.engine.execution.TopOfBook;
import io.quantlab.engine.feed.Batch;
import io.quantlab.engine.feed.TradeSpan;
import io.quantlab.engine.market.PriceView;
import io.quantlab.engine.order.OrderPool;
import io.quantlab.engine.portfolio.Holding;
import io.quantlab.engine.risk.MarginRules;
import io.quantlab.engine.time.Interval;
import java.util.Arrays;

/// Bars of a run: stored ones meet the venue as open and body, built ones are deliveries only
/// (engine contract T-10, T-11); both reach the strategies at rank 70 of their end.
final class BarDelivery {
  private final Kernel kernel;
  private final KernelConfig config;
  private final Agenda agenda;
  private final CallRound round;
  private final Broker broker;
  private final BarMeeting meeting;
  private BuiltBars[] built = new BuiltBars[0];
  private BarCursor[] cursors = new BarCursor[4];
  private BarCopy[] copies = new BarCopy[4];
  private long barsDoneAt = Long.MIN_VALUE;
  private AverageRanges ranges;

  BarDelivery(
      Kernel kernel,
      KernelConfig config,
      Agenda agenda,
      CallRound round,
      Broker broker,
      ReportSink reports) {
    this.kernel = kernel;
    this.config = config;
    this.agenda = agenda;
    this.round = round;
    this.broker = broker;
    this.meeting = new BarMeeting(kernel, broker, reports);
  }

  /// A stored bar begins: its open meets the venue side only (rank 120).
  void barOpen(TokenState state, BarCursor bar) {
    long start = bar.startNanos();
    if (agenda.dueBefore(start, Agenda.RANK_BAR_OPEN)) {
      state.barAhead = true;
      kernel.fireBefore(start, Agenda.RANK_BAR_OPEN);
      state.barAhead = false;
    }
    kernel.time.moveTo(start);
    if (!state.band.isIdle()) {
      meeting.open(state, bar, state.band);
    }
    if (kernel.workWaiting) {
      round.settle();
    }
  }

  /// A stored bar ends: orders meet its path, positions its close (rank 40); its delivery is rank
  /// 70.
  ///
  /// Answers whether the bar is the only one of its instant, to be delivered at once; else a copy
  /// waits on the agenda for its turn.
  boolean barBody(TokenState state, int source, BarCursor bar, Batch.Phase phase) {
    long endNanos = bar.endNanos();
    if (endNanos >= kernel.fireAt) {
      kernel.fireBefore(endNanos, Agenda.RANK_MARKET);
    }
    kernel.time.moveTo(endNanos);
    boolean met =
        state.hasFiner
            ? !state.venueBand.isIdle() && meeting.standIn(state, bar)
            : !state.band.isIdle() && meeting.body(state, bar, state.band);
    closeOf(state, bar);
    if (ranges != null) {
      ranges.closed(state.slot, null, bar);
    }
    long volume = BarMeeting.volume(state, bar);
    state.top.bar(bar.startNanos(), volume);
    if (state.days != null) {
      state.days.traded(Math.max(0, volume));
    }
    if (met) {
      round.tell();
    }
    if (kernel.workWaiting) {
      round.settle();
    }
    if (phase == Batch.Phase.BODY || agenda.dueBefore(endNanos, Agenda.RANK_BAR + 1)) {
      long tie = bar.intervalNanos() / 1_000_000_000L << 20 | source;
      copies[source].load(bar);
      agenda.add(endNanos, Agenda.Kind.BAR, tie, -1 - source);
      scheduleBarsDone(endNanos);
      return false;
    }
    return true;
  }

  /// Takes a bar's close as the market of now, and marks with it.
  private void closeOf(TokenState state, BarCursor bar) {
    TopOfBook top = state.top;
    BarMeeting.close(top, bar);
    if (!bar.quotes()) {
      markAll(state, bar.closeTicks(), bar.closeTicks());
    } else if (top.hasBid() || top.hasAsk()) {
      markAll(
          state,
          top.hasBid() ? top.bidTicks() : top.askTicks(),
          top.hasAsk() ? top.askTicks() : top.bidTicks());
    }
  }

  /// Marks every account at the side it would close at.
  private void markAll(TokenState state, long sellTicks, long buyTicks) {
    for (Lane lane : kernel.lanes) {
      Holding holding = lane.holdings[state.slot];
      kernel.marking.mark(lane, holding, holding.lots() < 0 ? buyTicks : sellTicks);
    }
  }

  /// The cursor of a source, on the window's block.
  BarCursor begin(TokenState state, Batch batch) {
    int source = batch.source();
    if (source >= cursors.length) {
      cursors = Arrays.copyOf(cursors, source + 4);
      copies = Arrays.copyOf(copies, source + 4);
    }
    if (cursors[source] == null) {
      cursors[source] = new BarCursor(state.instrument.token());
      copies[source] = new BarCopy(state.instrument.token());
    }
    cursors[source].bind(batch.block());
    state.barsFrom(cursors[source], batch);
    return cursors[source];
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
      bar = copies[-1 - subject];
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

  BarMeeting meeting() {
    return meeting;
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
