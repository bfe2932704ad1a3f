package io.quantlab.engine.execution;

import io.quantlab.engine.book.LadderBook;
import io.quantlab.engine.market.BookSide;
import io.quantlab.engine.order.Order;

/// Our resting limits in the queues of an order book are filled (engine contract F-21, F-23, F-36):
/// a trade at their price fills what reaches beyond those ahead, a trade beyond it or a far side
/// that comes to it fills them at their own price.
///
/// Prices and sizes of trades are shared among our orders by price, then time. An execution can
/// cancel peers of other orders, so every loop looks at the queues anew.
final class DepthMakers {
  private final DepthQueues queues;
  private final OrderStates states;
  private final OrderPlaces places;
  private final Executions executions;
  private final PrintShare share;
  private long prints;

  DepthMakers(
      FillProfile profile,
      DepthQueues queues,
      OrderStates states,
      OrderPlaces places,
      Executions executions) {
    this.queues = queues;
    this.states = states;
    this.places = places;
    this.executions = executions;
    this.share = new PrintShare(profile.tradeShareE8());
  }

  /// Orders of the book traded: ours before them in the queue, or at a better price, come first.
  void executed(DepthSlot depth, long lots, ReportSink out) {
    QueueSide ours = depth.executedSide() == BookSide.BID ? depth.buys : depth.sells;
    long left = share.of(lots);
    for (int i = 0; i < ours.size() && left > 0; ) {
      QueuePlace place = ours.place(i);
      long beyond = ours.sign * (place.priceTicks() - depth.executedPrice());
      if (beyond < 0) {
        return;
      }
      boolean first = beyond > 0 || depth.executedSequence() >= place.sequence();
      long fill = first ? Math.min(left, place.openLots()) : 0;
      if (fill > 0) {
        place.front(0);
        left -= fill;
        fill(ours, i, fill, 0, out);
        i = 0;
      } else {
        i++;
      }
    }
  }

  /// A print: consumes what it took until the book's next update, and meets our resting orders.
  void onTrade(DepthSlot depth, long price, long size, ReportSink out) {
    depth.printed(price, size);
    long print = ++prints;
    long left = printMeets(depth.buys, price, size, share.of(size), print, out);
    printMeets(depth.sells, price, size, left, print, out);
  }

  private long printMeets(
      QueueSide ours, long price, long size, long share, long print, ReportSink out) {
    long left = share;
    for (int i = 0; i < ours.size(); ) {
      QueuePlace place = ours.place(i);
      long beyond = ours.sign * (place.priceTicks() - price);
      if (beyond < 0) {
        break;
      }
      long fill = 0;
      if (place.print() != print) {
        place.print(print);
        fill = Math.min(left, queues.reached(place, beyond, size));
      }
      if (fill > 0) {
        left -= fill;
        fill(ours, i, fill, beyond == 0 ? print : 0, out);
        i = 0;
      } else {
        i++;
      }
    }
    return left;
  }

  /// The far side came to resting limits: they trade at their own price, up to what it shows.
  void cross(DepthSlot depth, QueueSide ours, BookSide far, ReportSink out) {
    for (int i = 0; i < ours.size(); ) {
      QueuePlace place = ours.place(i);
      long price = depth.book.bestTicks(far);
      if (price == LadderBook.NONE || ours.sign * (place.priceTicks() - price) < 0) {
        return;
      }
      place.front(0);
      long lots = taken(depth, far, price, place, ours.sign);
      if (lots > 0) {
        fill(ours, i, lots, 0, out);
      }
      i = lots > 0 ? 0 : i + 1;
    }
  }

  /// Takes from the levels up to the place's price what they show, and gives the lots.
  private static long taken(DepthSlot depth, BookSide far, long best, QueuePlace place, int sign) {
    long lots = 0;
    long price = best;
    while (price != LadderBook.NONE
        && sign * (place.priceTicks() - price) >= 0
        && lots < place.openLots()) {
      long some = Math.min(place.openLots() - lots, depth.available(far, price));
      if (some > 0) {
        depth.taken(far, price, some);
        lots += some;
      }
      price = depth.book.nextTicks(far, price);
    }
    return lots;
  }

  /// Fills lots of a resting order. An iceberg whose tip is gone joins the queue anew (O-13).
  ///
  /// @param met the print its new place has met already, 0 for none
  private void fill(QueueSide ours, int index, long lots, long met, ReportSink out) {
    Order order = ours.order(index);
    QueuePlace place = ours.place(index);
    boolean gone = lots == place.openLots();
    if (gone) {
      ours.remove(index);
      places.popped(order);
    } else {
      place.openLots(place.openLots() - lots);
    }
    boolean more = executions.make(order, lots, 0, out);
    if (gone && more) {
      places.rest(order);
      ours.place(ours.find(order)).print(met);
    }
  }
}
