package io.quantlab.engine.kernel;

import io.quantlab.engine.execution.TopOfBook;
import io.quantlab.engine.feed.Batch;
import io.quantlab.engine.market.Flags;
import io.quantlab.engine.market.RowBlock;

/// Trades and quotes that reach the venue before the strategies know of them (engine contract T-2):
/// they match working orders, and nothing else.
final class VenueDelivery {
  private final Kernel kernel;

  VenueDelivery(Kernel kernel) {
    this.kernel = kernel;
  }

  void trades(TokenState state, Batch batch) {
    RowBlock block = batch.block();
    long[] stamps = block.column(0);
    state.finerNanos = stamps[batch.to() - 1];
    long[] prices = block.column(1);
    for (int i = batch.from(); i < batch.to() && !kernel.stopped; i++) {
      if (!reach(stamps[i])) {
        return;
      }
      state.venueTop.last(prices[i]);
      if (state.venueBand.hit(prices[i])) {
        kernel.matching.tradeAtVenue(state, block, i);
        settle();
      }
    }
  }

  void quotes(TokenState state, Batch batch) {
    RowBlock block = batch.block();
    TopOfBook top = state.venueTop;
    long[] stamps = block.column(0);
    state.finerNanos = stamps[batch.to() - 1];
    for (int i = batch.from(); i < batch.to() && !kernel.stopped; i++) {
      if (!reach(stamps[i])) {
        return;
      }
      long bits = block.column(5)[i];
      if ((bits & Flags.NO_BID) == 0) {
        top.bid(block.column(1)[i], block.column(2)[i]);
      } else {
        top.noBid();
      }
      if ((bits & Flags.NO_ASK) == 0) {
        top.ask(block.column(3)[i], block.column(4)[i]);
      } else {
        top.noAsk();
      }
      if (state.venueBand.hitQuote(top.bidTicks(), top.askTicks())) {
        kernel.matching.quote(state);
        settle();
      }
    }
  }

  /// Moves the clock to a row; false when the run stopped on the way.
  private boolean reach(long nanos) {
    if (nanos >= kernel.fireAt) {
      kernel.fireBefore(nanos, Agenda.RANK_MARKET);
    }
    kernel.time.moveTo(nanos);
    return !kernel.stopped;
  }

  private void settle() {
    kernel.round.tell();
    if (kernel.workWaiting) {
      kernel.round.settle();
    }
  }
}
