package io.quantlab.engine.execution;

import io.quantlab.engine.market.BookSide;
import io.quantlab.engine.order.Order;

/// The places of resting limits in the queue at the best price of quotes (engine contract F-21
/// QUEUE, F-35, F-36).
///
/// Quotes show the best price of a side and its size, and nothing behind. An order at the best
/// price joins behind what is shown; one that betters it has nobody ahead. An order behind the best
/// price has no place yet: it joins behind all that is shown when its price becomes the best. When
/// the best price falls behind the order, its level was left by everybody else. A trade at the
/// price of an order fills what reaches beyond those ahead; one beyond it fills it as before.
final class QuoteQueues {
  private final OrderStates states;
  private final QueueModel model;
  private final TopDepth shown = new TopDepth();

  QuoteQueues(QueueModel model, OrderStates states) {
    this.states = states;
    this.model = model;
  }

  /// A limit order rests: one whose arrival is as it was keeps its place.
  void joined(SlotBook book, Order order) {
    Resting state = states.of(order);
    QueuePlace place = state.queue();
    boolean kept =
        place.orderId() == order.id()
            && place.sequence() == state.priority
            && place.priceTicks() == order.limitTicks();
    if (kept) {
      place.openLots(states.shownLots(order));
      return;
    }
    place.join(
        order.id(),
        order.sign(),
        order.limitTicks(),
        states.shownLots(order),
        book.lotQuantity,
        state.priority);
    state.queuePlaced = false;
    state.queueAhead = ReportSink.UNKNOWN;
    meet(book.top, state);
  }

  /// The top of book changed: what that says of the queues of our orders.
  void onQuote(SlotBook book) {
    onQuote(book.top, book.buyBelow);
    onQuote(book.top, book.sellAbove);
  }

  private void onQuote(TopOfBook top, TriggerHeap limits) {
    for (int i = 0; i < limits.size(); i++) {
      meet(top, states.of(limits.order(i)));
    }
  }

  /// What the near side shows of the level of an order now.
  private void meet(TopOfBook top, Resting state) {
    QueuePlace place = state.queue();
    boolean bid = place.side() == BookSide.BID;
    boolean shows = bid ? top.showsBid() : top.showsAsk();
    long best = bid ? top.bidTicks() : top.askTicks();
    long behind = place.sign() * (best - place.priceTicks());
    if (shows && behind > 0) {
      return; // nothing is shown of its level
    }
    long now = shows && behind == 0 ? shown.of(top).lotsAt(place.side(), best) : 0;
    if (!state.queuePlaced) {
      state.queuePlaced = true;
      model.accepted(place, shown.of(top));
      state.queueAhead = Math.round(place.front());
    } else if (now == 0) {
      place.front(0);
      place.traded(0);
    } else if (now != place.shown()) {
      model.changed(place, place.shown(), now);
    }
    place.shown(now);
  }

  /// Lots of a resting order that a trade at its price reaches; a trade of unknown size says
  /// nothing of the queue.
  long reached(Order order, long size) {
    Resting state = states.of(order);
    if (!state.queuePlaced || size == 0) {
      return 0;
    }
    model.traded(state.queue(), size);
    return model.fillableLots(state.queue());
  }
}
