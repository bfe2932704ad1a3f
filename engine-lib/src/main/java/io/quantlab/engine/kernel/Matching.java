package io.quantlab.engine.kernel;

import io.quantlab.engine.execution.Auction;
import io.quantlab.engine.execution.Broker;
import io.quantlab.engine.execution.MarketItem;
import io.quantlab.engine.execution.ReportSink;
import io.quantlab.engine.market.RowBlock;

/// Lets rows that concern an order meet the venue, and wakes the loop when something on its way
/// between the venue and here arrives (engine contract T-6, F-40).
final class Matching {
  private static final Auction[] AUCTIONS = Auction.values();

  private final Kernel kernel;
  private final Broker broker;
  private final ReportSink reports;
  private final boolean answersLater;
  private final MarketItem item = new MarketItem();
  private long dueAt = Long.MAX_VALUE;

  Matching(Kernel kernel, Broker broker, ReportSink reports) {
    this.kernel = kernel;
    this.broker = broker;
    this.reports = reports;
    this.answersLater = broker.answersLater();
  }

  /// Matches a trade that left the trigger band.
  void trade(TokenState state, RowBlock block, int row) {
    if (state.band.awaitsPrint()) {
      official(state, block, row);
    }
    if (!state.matches()) {
      return;
    }
    long price = block.column(1)[row];
    state.top.last(price);
    broker.advance(
        item.trade(state.slot, kernel.epochNanos(), price, block.column(2)[row]), reports);
    lookAhead();
    seen(state);
  }

  /// Lets a trade meet the venue alone.
  void tradeAtVenue(TokenState state, RowBlock block, int row) {
    if (state.venueBand.awaitsPrint()) {
      official(state, block, row);
    }
    if (state.matches()) {
      long price = block.column(1)[row];
      broker.advance(
          item.trade(state.slot, kernel.epochNanos(), price, block.column(2)[row]), reports);
      lookAhead();
    }
  }

  /// The print of an auction meets the orders that wait for it, also when the session has ended
  /// (F-3); in a halt nothing trades.
  private void official(TokenState state, RowBlock block, int row) {
    long flags = block.column(3)[row];
    for (Auction auction : AUCTIONS) {
      if (auction.isPrintedBy(flags) && !state.halt.isOn()) {
        long price = block.column(1)[row];
        item.trade(state.slot, kernel.epochNanos(), price, block.column(2)[row]);
        broker.officialPrint(auction, item, reports);
        lookAhead();
      }
    }
  }

  /// Asks the venue how long orders wait for the official print of an auction, and looks then.
  void awaitPrint(TokenState state) {
    long wait = broker.auctionWaitNanos(state.slot);
    if (wait > 0) {
      long over = kernel.epochNanos() + wait;
      kernel.schedule(over, Agenda.Kind.AUCTION_OVER, state.slot, state.slot);
    }
  }

  /// The time of an auction is over.
  void auctionOver(int slot) {
    broker.auctionOver(slot, reports);
    lookAhead();
    kernel.round.tell();
    kernel.round.settle();
  }

  /// Matches a quote that left the trigger band.
  void quote(TokenState state) {
    if (!state.matches()) {
      return;
    }
    broker.advance(item.quote(state.slot, kernel.epochNanos()), reports);
    lookAhead();
    seen(state);
  }

  /// The best prices of an instrument are known here: orders held here for a distant venue watch
  /// them.
  void seen(TokenState state) {
    if (answersLater && state.matches()) {
      broker.seen(state.slot, state.top, reports);
      lookAhead();
    }
  }

  /// After a step of the venue: puts on the agenda when something on its way arrives next.
  void lookAhead() {
    if (!answersLater) {
      return;
    }
    long due = broker.nextDueNanos();
    if (due < dueAt) {
      dueAt = due;
      kernel.schedule(Math.max(due, kernel.epochNanos()), Agenda.Kind.VENUE, 0, 0);
    }
  }

  /// Commands reach the venue, reports the strategies.
  void due(long nanos) {
    dueAt = Long.MAX_VALUE;
    broker.due(nanos, reports);
    kernel.round.tell();
    kernel.round.settle();
    lookAhead();
  }
}
