package io.quantlab.engine.execution;

import io.quantlab.engine.book.LadderBook;
import io.quantlab.engine.order.Order;

/// The places of our resting limits in the queues of an order book's levels, and what changes of
/// the levels and trades say of them (engine contract 4.4).
final class DepthQueues {
  private final QueueModel model;
  private final OrderStates states;

  DepthQueues(QueueModel model, OrderStates states) {
    this.model = model;
    this.states = states;
  }

  /// A limit order joins the queue of its price.
  void join(SlotBook slot, Order order) {
    DepthSlot depth = slot.depth;
    Resting state = states.of(order);
    QueuePlace place = depth.side(order.sign()).add(order, state.priority);
    long next = depth.fifo == null ? 0 : depth.fifo.nextSequence();
    place.join(
        order.id(),
        order.sign(),
        order.limitTicks(),
        states.shownLots(order),
        slot.lotQuantity,
        next);
    model.accepted(place, depth.book);
    state.queueAhead = Math.round(place.front());
    place.shown(depth.book.lotsAt(place.side(), place.priceTicks()));
  }

  void leave(SlotBook slot, Order order) {
    QueueSide ours = slot.depth.side(order.sign());
    ours.remove(ours.find(order));
  }

  /// An order became smaller and keeps its place (O-28).
  void shrunk(SlotBook slot, Order order) {
    QueueSide ours = slot.depth.side(order.sign());
    ours.place(ours.find(order)).openLots(states.shownLots(order));
  }

  /// A level of the book changed its size.
  void changed(QueueSide ours, long price, long before, long after) {
    for (int i = 0; i < ours.size(); i++) {
      QueuePlace place = ours.place(i);
      if (place.priceTicks() == price) {
        model.changed(place, before, after);
        place.shown(after);
      }
    }
  }

  /// After a full book: what the levels of our orders show now against what they showed before.
  void compare(DepthSlot depth) {
    compare(depth.book, depth.buys);
    compare(depth.book, depth.sells);
  }

  private void compare(LadderBook book, QueueSide ours) {
    for (int i = 0; i < ours.size(); i++) {
      QueuePlace place = ours.place(i);
      long now = book.lotsAt(place.side(), place.priceTicks());
      if (now != place.shown()) {
        model.changed(place, place.shown(), now);
        place.shown(now);
      }
    }
  }

  /// Lots of an order a print reaches: all when it traded through the price, else what is beyond
  /// those ahead. A print of unknown size says nothing about the queue.
  ///
  /// @param beyond ticks by which the order's price is better than the print's
  long reached(QueuePlace place, long beyond, long size) {
    if (beyond > 0) {
      place.front(0);
      return place.openLots();
    }
    if (size == 0) {
      return 0;
    }
    model.traded(place, size);
    return model.fillableLots(place);
  }
}
