package io.quantlab.engine.execution;

import io.quantlab.engine.execution.Resting.Place;
import io.quantlab.engine.order.Order;
import io.quantlab.engine.order.TimeInForce;

/// Orders for an opening or a close meet the official print of its auction, where trades say which
/// that is (engine contract F-3, O-9, O-10).
///
/// The print of an opening comes some seconds into the session, that of a close some seconds after
/// it. Until then the orders wait, but no longer than the profile says.
final class AuctionMatching {
  private final long waitNanos;
  private final PrintShare share;
  private final OrderPlaces places;
  private final Executions executions;

  AuctionMatching(FillProfile profile, OrderPlaces places, Executions executions) {
    this.waitNanos = profile.sessions().auctionWaitNanos();
    this.share = new PrintShare(profile.tradeShareE8());
    this.places = places;
    this.executions = executions;
  }

  /// Whether the orders of a book wait for official prints.
  boolean waits(SlotBook book) {
    return book.marksAuctions && waitNanos > 0 && !book.onBars();
  }

  /// How long orders wait from now on, 0 when none does.
  long waitNanos(SlotBook book) {
    return book.auction.isEmpty() ? 0 : waitNanos;
  }

  /// One price for all, oldest first, up to their share of what the auction traded (F-23); what it
  /// leaves expires.
  void print(SlotBook book, Auction auction, MarketItem item, ReportSink out) {
    long price = item.open(1);
    long left = share.of(item.lots());
    int n = book.auction.copy();
    for (int i = 0; i < n; i++) {
      Order order = book.auction.copied(i);
      if (!auction.takes(order.kind()) || !places.isAt(order, Place.AUCTION)) {
        continue; // for the other auction, or an execution before it ended it
      }
      places.remove(order);
      long lots = lots(order, price, left);
      if (lots > 0) {
        left -= lots;
        executions.take(book, order, lots, price, 0, null, out);
      }
      if (OrderStates.goesOn(order)) {
        out.expired(order);
      }
    }
  }

  /// What an order has of the auction: nothing beyond its limit, and all or nothing of `FOK`.
  private static long lots(Order order, long price, long left) {
    boolean limited = order.kind().hasLimit();
    if (limited && order.sign() * (order.limitTicks() - price) < 0) {
      return 0;
    }
    boolean whole = order.timeInForce() == TimeInForce.FOK;
    return whole && left < order.openLots() ? 0 : Math.min(left, order.openLots());
  }
}
