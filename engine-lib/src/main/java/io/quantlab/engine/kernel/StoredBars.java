package io.quantlab.engine.kernel;

import io.quantlab.engine.execution.Broker;
import io.quantlab.engine.execution.ReportSink;
import io.quantlab.engine.execution.TopOfBook;
import io.quantlab.engine.feed.Batch;
import io.quantlab.engine.portfolio.Holding;
import java.util.Arrays;

/// Takes stored bars where they lie and lets them meet the venue, as open and body (engine contract
/// T-11).
final class StoredBars {
  private final Kernel kernel;
  private final Agenda agenda;
  private final CallRound round;
  private final BarMeeting meeting;
  private BarCursor[] cursors = new BarCursor[4];
  private BarCopy[] copies = new BarCopy[4];

  StoredBars(Kernel kernel, Agenda agenda, CallRound round, Broker broker, ReportSink reports) {
    this.kernel = kernel;
    this.agenda = agenda;
    this.round = round;
    this.meeting = new BarMeeting(kernel, broker, reports);
  }

  BarMeeting meeting() {
    return meeting;
  }

  /// The bar of a source that waits for its turn.
  BarCopy copy(int source) {
    return copies[source];
  }

  /// A stored bar begins: its open meets the venue side only (rank 120).
  void open(TokenState state, BarCursor bar) {
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
  boolean body(TokenState state, int source, BarCursor bar, Batch.Phase phase) {
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
    AverageRanges ranges = kernel.bars.ranges();
    if (ranges != null) {
      ranges.closed(state.slot, null, bar);
    }
    long volume = BarMeeting.volume(state, bar);
    BarMeeting.ended(state, state.top, bar, volume);
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
      copies[source].load(bar);
      kernel.bars.await(source, bar);
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
}
