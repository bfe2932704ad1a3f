package io.quantlab.engine.kernel;

import io.quantlab.engine.feed.Batch;

/// The hot loop over stored bars: per bar its open and its path for the venue, the mark, the
/// strategy (engine contract T-3, T-11).
///
/// Defined anew for every strategy class, as [StrategyLoop] is. A bar that concerns no order and
/// meets nothing on the agenda is only marked at its close and told; in a run with one strategy
/// stretches of such bars take [#quietBars], unless averages of ranges must see every bar.
/// Benchmarks: `KernelBenchmark`, QLB-1 on bars.
final class StrategyBarLoop implements RowLoop {
  StrategyBarLoop() {}

  @Override
  public void rows(Kernel kernel, TokenState state, Batch batch) {
    BarCursor bar = kernel.storedBars.begin(state, batch);
    boolean one =
        batch.phase() == Batch.Phase.WHOLE
            && kernel.lanes.length == 1
            && kernel.isPlain()
            && state.days == null
            && !state.hasFiner
            && !bar.quotes();
    bar.row(batch.from());
    while (bar.row() < batch.to() && !kernel.stopped) {
      boolean quiet = one && !kernel.workWaiting && kernel.bars.ranges() == null;
      if (quiet && bar.quietUntil(kernel.fireAt, state.band, batch.to())) {
        Lane lane = kernel.lanes[0];
        bar.holding(lane.holdings[state.slot]);
        stretch(kernel, lane, state, bar);
      } else {
        bar(kernel, state, batch, bar);
        bar.row(bar.row() + 1);
      }
    }
  }

  private static void bar(Kernel kernel, TokenState state, Batch batch, BarCursor bar) {
    if (batch.phase() != Batch.Phase.BODY) {
      kernel.storedBars.open(state, bar);
    }
    if (batch.phase() == Batch.Phase.OPEN || kernel.stopped) {
      return;
    }
    boolean whole = kernel.storedBars.body(state, batch.source(), bar, batch.phase());
    kernel.matching.seen(state);
    if (whole && !kernel.stopped) {
      for (Lane lane : kernel.lanes) {
        tell(kernel, lane, bar);
      }
      kernel.bars.barsDone(bar.endNanos());
    }
  }

  /// Runs a stretch of quiet bars, or up to the one on which the strategy did something.
  private static void stretch(Kernel kernel, Lane lane, TokenState state, BarCursor bar) {
    Stop stop = quietBars(kernel, lane, bar);
    boolean ended = stop == Stop.END_OF_STRETCH;
    int next = bar.row();
    bar.row(ended ? next - 1 : next);
    state.top.last(bar.closeTicks());
    BarMeeting.ended(state, state.top, bar, BarMeeting.volume(state, bar));
    bar.row(next);
    if (ended) {
      return;
    }
    switch (stop) {
      case AT_MARK, AT_BARS -> kernel.round.settle();
      case AT_BAR -> kernel.bars.barsDone(bar.endNanos());
      case END_OF_STRETCH -> {}
    }
    bar.row(bar.row() + 1);
  }

  /// Where [#quietBars] stopped: at a bar's mark, after `onBar`, after `onBars`.
  private enum Stop {
    AT_MARK,
    AT_BAR,
    AT_BARS,
    END_OF_STRETCH
  }

  /// Marks and tells bars until the end of the stretch, or until there is something to do.
  ///
  /// Few values live across the strategy's call: the compiler would spill every one of them on
  /// every bar, so the row and its bounds stay in the cursor.
  private static Stop quietBars(Kernel kernel, Lane lane, BarCursor bar) {
    do {
      kernel.time.moveTo(bar.endNanos());
      lane.account.mark(bar.holding(), bar.closeTicks());
      if (kernel.workWaiting) {
        return Stop.AT_MARK;
      }
      tell(kernel, lane, bar);
      if (kernel.workWaiting || kernel.stopped) {
        return Stop.AT_BAR;
      }
      tellBars(kernel, lane, bar.endNanos());
      if (kernel.workWaiting || kernel.stopped) {
        return Stop.AT_BARS;
      }
    } while (bar.next());
    return Stop.END_OF_STRETCH;
  }

  private static void tell(Kernel kernel, Lane lane, BarCursor bar) {
    try {
      lane.strategy.onBar(bar);
    } catch (RuntimeException | StackOverflowError e) {
      kernel.round.failed(lane, "onBar", e);
    }
  }

  private static void tellBars(Kernel kernel, Lane lane, long epochNanos) {
    try {
      lane.strategy.onBars(epochNanos);
    } catch (RuntimeException | StackOverflowError e) {
      kernel.round.failed(lane, "onBars", e);
    }
  }
}
