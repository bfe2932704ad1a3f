package io.quantlab.engine.execution;

import io.quantlab.engine.order.FillFlags;
import io.quantlab.engine.order.Order;
import io.quantlab.engine.order.OrderKind;

/// Matching against one price of a bar, its open (engine contract F-3) or with NEXT_CLOSE its
/// close: what waits for its first event, then stops, touches, trailing stops and limits.
final class BarOpens {
  private final SimulatedBroker broker;
  private final FillProfile profile;
  private final BarFills fills;
  private final ReachedOrders reached = new ReachedOrders();

  /// Which price of the bar is met.
  private enum Meets {
    OPEN,
    CLOSE
  }

  private Meets meets = Meets.OPEN;

  BarOpens(SimulatedBroker broker, FillProfile profile, BarFills fills) {
    this.broker = broker;
    this.profile = profile;
    this.fills = fills;
  }

  void onOpen(SlotBook book, MarketItem item, ReportSink out) {
    meets = Meets.OPEN;
    book.beginBar(item.startNanos());
    if (item.volumeLots() != 0) {
      book.openNanos = item.startNanos();
      meet(book, item, out);
    }
  }

  /// The open of a bar whose close is what counts: orders for the opening alone meet it.
  void auctions(SlotBook book, MarketItem item, ReportSink out) {
    meets = Meets.OPEN;
    book.beginBar(item.startNanos());
    int n = item.volumeLots() == 0 ? 0 : book.copyFresh();
    for (int i = 0; i < n; i++) {
      Order order = book.copiedFresh(i);
      if (broker.isFresh(order) && broker.isAuction(order)) {
        atOpen(book, order, item, out);
      }
    }
  }

  /// The close of a bar as its only price.
  void onClose(SlotBook book, MarketItem item, ReportSink out) {
    meets = Meets.CLOSE;
    book.beginBar(item.startNanos());
    if (item.volumeLots() != 0) {
      meet(book, item, out);
    }
  }

  private long price(MarketItem item, int sign) {
    return meets == Meets.OPEN ? item.open(sign) : item.close(sign);
  }

  private void meet(SlotBook book, MarketItem item, ReportSink out) {
    meetOpen(book, item, out);
    restingAtOpen(book.buyAbove, book.sellBelow, book, item, out);
    restingAtOpen(book.buyTouch, book.sellTouch, book, item, out);
    trailingAtOpen(book, item, out);
    restingAtOpen(book.buyBelow, book.sellAbove, book, item, out);
  }

  private void meetOpen(SlotBook book, MarketItem item, ReportSink out) {
    int n = book.copyFresh();
    for (int i = 0; i < n; i++) {
      Order order = book.copiedFresh(i);
      if (broker.isFresh(order)) {
        atOpen(book, order, item, out);
      }
    }
  }

  /// Resting orders of both sides that the open passed, by order id.
  private void restingAtOpen(
      TriggerHeap buys, TriggerHeap sells, SlotBook book, MarketItem item, ReportSink out) {
    reached.clear();
    collect(buys, item);
    collect(sells, item);
    reached.sortById();
    for (int i = 0; i < reached.count(); i++) {
      if (broker.isWorking(reached.at(i))) {
        atOpen(book, reached.at(i), item, out);
      }
    }
  }

  private void trailingAtOpen(SlotBook book, MarketItem item, ReportSink out) {
    if (book.trailingCount() == 0) {
      return;
    }
    reached.clear();
    for (int i = 0; i < book.trailingCount(); i++) {
      reached.add(book.trailing(i));
    }
    reached.sortById();
    for (int i = 0; i < reached.count(); i++) {
      if (broker.isTrailing(reached.at(i))) {
        atOpen(book, reached.at(i), item, out);
      }
    }
  }

  private void atOpen(SlotBook book, Order order, MarketItem item, ReportSink out) {
    if (broker.arrivedNanos(order) > item.startNanos()) {
      return;
    }
    int sign = order.sign();
    long open = price(item, sign);
    OrderKind.Code kind = order.kind();
    if (kind.hasTrigger() && !broker.isTriggered(order)) {
      if (!firesAtOpen(book, order, open)) {
        keepOrCancel(order, out);
        return;
      }
      boolean fresh = broker.isFresh(order);
      broker.remove(order);
      broker.trigger(order, out);
      if (fresh) {
        broker.waitForNext(order);
      } else {
        broker.rest(order);
      }
    }
    if (broker.isBound(order)) {
      long better = sign * (order.limitTicks() - open);
      if (better < 0 || better == 0 && profile.throughTicks() > 0) {
        keepOrCancel(order, out);
        return;
      }
    }
    if (order.terms().postOnly() && broker.isFresh(order)) {
      broker.wouldTake(book, order, open, out);
      return;
    }
    fillAtOpen(book, order, item, open, out);
  }

  /// The open against a trigger; a trailing one anchored to closes does not follow the open.
  private boolean firesAtOpen(SlotBook book, Order order, long open) {
    return switch (order.kind().waitsFor()) {
      case STOP -> order.sign() * (open - order.triggerTicks()) >= 0;
      case TOUCH -> order.sign() * (order.triggerTicks() - open) >= 0;
      case TRAIL -> {
        Resting state = broker.resting(order);
        boolean fires = state.active && Trailing.reaches(order, order.triggerTicks(), open);
        if (!fires && (!state.active || fills.followsPath(order))) {
          broker.trails(book, order, open);
        }
        yield fires;
      }
      case NONE, OPEN, CLOSE -> true;
    };
  }

  private void fillAtOpen(SlotBook book, Order order, MarketItem item, long open, ReportSink out) {
    if (SimulatedBroker.isAllOrNone(order)
        && fills.capLeft(book, order.sign(), item.volumeLots()) < order.openLots()) {
      keepOrCancel(order, out);
      return;
    }
    long lots = fills.capped(book, order, order.openLots(), item);
    if (lots == 0) {
      keepOrCancel(order, out);
      return;
    }
    boolean part = lots < order.openLots();
    broker.remove(order);
    fills.take(book, order, lots, open, part ? FillFlags.CAPPED : 0, item, out);
    if (part && SimulatedBroker.goesOn(order)) {
      if (broker.mayNotRest(order)) {
        broker.cancelRest(order, out);
      } else if (order.kind() == OrderKind.Code.MARKET_TO_LIMIT && !broker.isBound(order)) {
        broker.becomeLimit(order, open, out);
      } else if (!broker.isBound(order)) {
        broker.waitForNext(order);
      } else {
        broker.rest(order);
      }
    }
  }

  private void keepOrCancel(Order order, ReportSink out) {
    if (broker.mayNotRest(order)) {
      broker.remove(order);
      broker.cancelRest(order, out);
    } else if (broker.isFresh(order) && broker.waitsForPrice(order)) {
      broker.rest(order);
    }
  }

  /// The orders of a heap that the open may concern: a limit fills at an open equal to it only
  /// under TOUCH, so every order whose own price the open reached is looked at.
  private void collect(TriggerHeap heap, MarketItem item) {
    for (int i = 0; i < heap.size(); i++) {
      Order order = heap.order(i);
      int sign = order.sign();
      boolean limit = SlotBook.worksAsLimit(order, broker.isTriggered(order));
      long own = limit ? order.limitTicks() : order.triggerTicks();
      long reach = sign * (price(item, sign) - own);
      boolean stop = !limit && order.kind().waitsFor() == OrderKind.Wait.STOP;
      if (stop ? reach >= 0 : reach <= 0) {
        reached.add(order);
      }
    }
  }
}
