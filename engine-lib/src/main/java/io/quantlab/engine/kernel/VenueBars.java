package io.quantlab.engine.kernel;

import io.quantlab.engine.feed.Batch;

/// Bars that match orders and reach no strategy: finer data than the strategies see (engine
/// contract F-1).
final class VenueBars {
  private final Kernel kernel;
  private final BarMeeting meeting;

  VenueBars(Kernel kernel, BarMeeting meeting) {
    this.kernel = kernel;
    this.meeting = meeting;
  }

  void rows(TokenState state, Batch batch) {
    BarCursor bar = kernel.storedBars.begin(state, batch);
    for (int i = batch.from(); i < batch.to() && !kernel.stopped; i++) {
      bar.row(i);
      if (batch.phase() != Batch.Phase.BODY) {
        open(state, bar);
      }
      if (batch.phase() != Batch.Phase.OPEN && !kernel.stopped) {
        body(state, bar);
      }
    }
  }

  private void open(TokenState state, BarCursor bar) {
    reach(bar.startNanos(), Agenda.RANK_BAR_OPEN);
    if (!kernel.stopped && !state.venueBand.isIdle()) {
      meeting.open(state, bar, state.venueBand);
      settle();
    }
  }

  private void body(TokenState state, BarCursor bar) {
    reach(bar.endNanos(), Agenda.RANK_MARKET);
    if (kernel.stopped) {
      return;
    }
    if (!state.venueBand.isIdle()) {
      meeting.body(state, bar, state.venueBand);
    }
    long volume = BarMeeting.volume(state, bar);
    BarMeeting.close(state.venueTop, bar);
    BarMeeting.ended(state, state.venueTop, bar, volume);
    if (volume != 0) {
      state.finerNanos = bar.startNanos();
    }
    settle();
  }

  private void reach(long nanos, int rank) {
    kernel.fireBefore(nanos, rank);
    kernel.time.moveTo(nanos);
  }

  private void settle() {
    kernel.round.tell();
    if (kernel.workWaiting) {
      kernel.round.settle();
    }
  }
}
