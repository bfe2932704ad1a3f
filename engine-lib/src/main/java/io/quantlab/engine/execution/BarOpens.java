package io.quantlab.engine.execution;

import io.quantlab.engine.order.FillFlags;
import io.quantlab.engine.order.Order;
import io.quantlab.engine.order.OrderKind;
import io.quantlab.engine.order.TimeInForce;

/// Matching against one price of a bar, its open (engine contract F-3) or with NEXT_CLOSE its
/// close: what waits for its first event, then stops, touches, trailing stops and limits.
final class BarOpens {
  private final OrderStates states;
  private final OrderPlaces places;
  private final Triggers triggers;
  private final Executions executions;
  private final FillProfile profile;
  private final BarFills fills;
  private final ReachedOrders reached = new ReachedOrders();

  /// Which price of the bar is met.
  private enum Meets {
    OPEN,
    CLOSE
  }

  private Meets meets = Meets.OPEN;

  BarOpens(
      FillProfile profile,
      OrderStates states,
      OrderPlaces places,
      Triggers triggers,
      Executions executions,
      BarFills fills) {
    this.states = states;
    this.places = places;
    this.triggers = triggers;
    this.executions = executions;
    this.profile = profile;
    this.fills = fills;
  }

  void onOpen(SlotBook book, MarketItem item, ReportSink out) {
    meets = Meets.OPEN;
    book.cap.begin(item.startNanos());
    if (item.volumeLots() != 0) {
      book.openNanos = item.startNanos();
      meet(book, item, out);
    }
  }

  /// The open of a bar whose close is what counts: orders for the opening alone meet it.
  void auctions(SlotBook book, MarketItem item, ReportSink out) {
    meets = Meets.OPEN;
    book.cap.begin(item.startNanos());
    int n = item.volumeLots() == 0 ? 0 : book.fresh.copy();
    for (int i = 0; i < n; i++) {
      Order order = book.fresh.copied(i);
      if (states.isFresh(order) && states.of(order).auction) {
        atOpen(book, order, item, out);
      }
    }
  }

  /// The close of a bar as its only price.
  void onClose(SlotBook book, MarketItem item, ReportSink out) {
    meets = Meets.CLOSE;
    book.cap.begin(item.startNanos());
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
    int n = book.fresh.copy();
    for (int i = 0; i < n; i++) {
      Order order = book.fresh.copied(i);
      if (states.isFresh(order)) {
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
      if (states.isWorking(reached.at(i))) {
        atOpen(book, reached.at(i), item, out);
      }
    }
  }

  private void trailingAtOpen(SlotBook book, MarketItem item, ReportSink out) {
    if (book.trailing.size() == 0) {
      return;
    }
    reached.clear();
    for (int i = 0; i < book.trailing.size(); i++) {
      reached.add(book.trailing.at(i));
    }
    reached.sortById();
    for (int i = 0; i < reached.count(); i++) {
      if (states.isTrailing(reached.at(i))) {
        atOpen(book, reached.at(i), item, out);
      }
    }
  }

  private void atOpen(SlotBook book, Order order, MarketItem item, ReportSink out) {
    if (states.of(order).arrivedNanos > item.startNanos()) {
      return;
    }
    int sign = order.sign();
    long open = price(item, sign);
    OrderKind.Code kind = order.kind();
    if (kind.hasTrigger() && !states.isTriggered(order)) {
      if (!firesAtOpen(book, order, open)) {
        keepOrCancel(order, out);
        return;
      }
      boolean fresh = states.isFresh(order);
      places.remove(order);
      triggers.fire(order, out);
      if (fresh) {
        places.waitForNext(order);
      } else {
        places.rest(order);
      }
    }
    if (states.isBound(order)) {
      long better = sign * (order.limitTicks() - open);
      if (better < 0 || better == 0 && profile.throughTicks() > 0) {
        keepOrCancel(order, out);
        return;
      }
    }
    if (order.terms().postOnly() && states.isFresh(order)) {
      executions.wouldTake(book, order, open, out);
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
        Resting state = states.of(order);
        boolean fires = state.active && Trailing.reaches(order, order.triggerTicks(), open);
        if (!fires && (!state.active || profile.followsPath(order))) {
          triggers.trails(book.instrument, order, open);
        }
        yield fires;
      }
      case NONE, OPEN, CLOSE -> true;
    };
  }

  private void fillAtOpen(SlotBook book, Order order, MarketItem item, long open, ReportSink out) {
    if (order.timeInForce() == TimeInForce.FOK
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
    places.remove(order);
    executions.take(book, order, lots, open, part ? FillFlags.CAPPED : 0, item, out);
    if (part && OrderStates.goesOn(order)) {
      if (states.mayNotRest(order)) {
        executions.cancelRest(order, out);
      } else if (order.kind() == OrderKind.Code.MARKET_TO_LIMIT && !states.isBound(order)) {
        executions.becomeLimit(order, open, out);
      } else if (!states.isBound(order)) {
        places.waitForNext(order);
      } else {
        places.rest(order);
      }
    }
  }

  private void keepOrCancel(Order order, ReportSink out) {
    if (states.mayNotRest(order)) {
      places.remove(order);
      executions.cancelRest(order, out);
    } else if (states.isFresh(order) && states.waitsForPrice(order)) {
      places.rest(order);
    }
  }

  /// The orders of a heap that the open may concern: a limit fills at an open equal to it only
  /// under TOUCH, so every order whose own price the open reached is looked at.
  private void collect(TriggerHeap heap, MarketItem item) {
    for (int i = 0; i < heap.size(); i++) {
      Order order = heap.order(i);
      int sign = order.sign();
      boolean limit = SlotBook.worksAsLimit(order, states.isTriggered(order));
      long own = limit ? order.limitTicks() : order.triggerTicks();
      long reach = sign * (price(item, sign) - own);
      boolean stop = !limit && order.kind().waitsFor() == OrderKind.Wait.STOP;
      if (stop ? reach >= 0 : reach <= 0) {
        reached.add(order);
      }
    }
  }
}
