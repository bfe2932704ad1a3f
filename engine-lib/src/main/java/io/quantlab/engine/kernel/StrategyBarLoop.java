package io.quantlab.engine.kernel;

import io.quantlab.engine.feed.Batch;
import io.quantlab.engine.portfolio.Holding;

/// The hot loop over stored bars: per bar its open and its path for the venue, the mark, the
/// strategy (engine contract T-3, T-11).
///
/// Defined anew for every strategy class, as [StrategyLoop] is. A bar that concerns no order and
/// meets nothing on the agenda is only marked at its close and told; in a run with one strategy
/// such bars take [#quietBars]. Benchmarks: `KernelBenchmark`, QLB-1 on bars.
final class StrategyBarLoop implements BarLoop {
  StrategyBarLoop() {}

  @Override
  public void bars(Kernel kernel, TokenState state, Batch batch) {
    BarCursor bar = kernel.bars.begin(state, batch);
    boolean one = batch.phase() == Batch.Phase.WHOLE && kernel.lanes.length == 1 && !bar.quotes();
    int i = batch.from();
    while (i < batch.to() && !kernel.stopped) {
      int next = one ? quietBars(kernel, state, batch, bar, i) : i;
      if (next == i) {
        bar.row(i);
        bar(kernel, state, batch, bar);
        next++;
      }
      i = next;
    }
  }

  private static void bar(Kernel kernel, TokenState state, Batch batch, BarCursor bar) {
    if (batch.phase() != Batch.Phase.BODY) {
      kernel.bars.barOpen(state, bar);
    }
    if (batch.phase() == Batch.Phase.OPEN || kernel.stopped) {
      return;
    }
    if (kernel.bars.barBody(state, batch.source(), bar, batch.phase()) && !kernel.stopped) {
      for (Lane lane : kernel.lanes) {
        tell(kernel, lane, bar);
      }
      kernel.bars.barsDone(bar.endNanos());
    }
  }

  /// Marks and tells bars until one concerns an order or is not the next thing to happen, or until
  /// the strategy does something. Returns the first row not handled. A bar ends after its start, so
  /// its end alone is compared with the agenda.
  private static int quietBars(
      Kernel kernel, TokenState state, Batch batch, BarCursor bar, int from) {
    if (kernel.workWaiting) {
      return from;
    }
    Lane lane = kernel.lanes[0];
    Holding holding = lane.holdings[state.slot];
    long[] ends = batch.block().column(0);
    long[] closes = batch.block().column(5);
    boolean resting = !state.band.isIdle();
    long due = kernel.fireAt - 1;
    int to = batch.to();
    for (int i = from; i < to; i++) {
      long end = ends[i];
      bar.row(i);
      if (end >= due || resting && bar.concerns(state.band)) {
        return i;
      }
      kernel.clock(end);
      long close = closes[i];
      state.top.last(close);
      lane.account.mark(holding, close);
      if (kernel.stopped) {
        kernel.round.settle();
        return i + 1;
      }
      tell(kernel, lane, bar);
      if (kernel.workWaiting || kernel.stopped) {
        kernel.bars.barsDone(end);
        return i + 1;
      }
      tellDone(kernel, lane, end);
      if (kernel.workWaiting || kernel.stopped) {
        kernel.round.settle();
        return i + 1;
      }
    }
    return to;
  }

  private static void tell(Kernel kernel, Lane lane, BarCursor bar) {
    try {
      lane.strategy.onBar(bar);
    } catch (RuntimeException | StackOverflowError e) {
      kernel.round.failed(lane, "onBar", e);
    }
  }

  private static void tellDone(Kernel kernel, Lane lane, long epochNanos) {
    try {
      lane.strategy.onBars(epochNanos);
    } catch (RuntimeException | StackOverflowError e) {
      kernel.round.failed(lane, "onBars", e);
    }
  }
}
