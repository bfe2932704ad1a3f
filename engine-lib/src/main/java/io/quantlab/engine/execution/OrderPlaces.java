package io.quantlab.engine.execution;

import io.quantlab.engine.execution.Resting.Place;
import io.quantlab.engine.order.Order;
import io.quantlab.engine.order.OrderKind;
import io.quantlab.engine.order.OrderPool;
import java.util.Arrays;
import java.util.Comparator;

/// Where each order is at the venue: among those that wait for their first event, in the heap of
/// its price, in the queue of its level, or among those whose trigger follows the market.
///
/// The one place that moves orders between them.
final class OrderPlaces {
  private final OrderPool pool;
  private final SlotBook[] books;
  private final OrderStates states;
  private final DepthQueues depthQueues;

  /// `null` when limits wait in no queue of quotes.
  private final QuoteQueues quoteQueues;

  private final long throughTicks;

  /// @param throughTicks order ticks a price must pass a resting limit to fill it
  OrderPlaces(
      OrderPool pool,
      SlotBook[] books,
      OrderStates states,
      DepthQueues depthQueues,
      QuoteQueues quoteQueues,
      long throughTicks) {
    this.pool = pool;
    this.books = books;
    this.states = states;
    this.depthQueues = depthQueues;
    this.quoteQueues = quoteQueues;
    this.throughTicks = throughTicks;
  }

  /// Lots estimated to stand before an order at its price; [ReportSink#UNKNOWN] for one that rests
  /// in no queue.
  long queueAhead(Order order) {
    if (!states.isWorking(order)) {
      return ReportSink.UNKNOWN;
    }
    Resting state = states.of(order);
    SlotBook book = books[order.slot()];
    if (book.depth == null) {
      return state.queuePlaced ? lots(state.queue()) : ReportSink.UNKNOWN;
    }
    if (state.place != Place.QUEUED || !book.queues(order, state.triggered)) {
      return ReportSink.UNKNOWN;
    }
    QueueSide side = book.depth.side(order.sign());
    return lots(side.place(side.find(order)));
  }

  private static long lots(QueuePlace place) {
    return Math.max(0, Math.round(place.front()));
  }

  /// Moves an order to the heap it waits in; a triggered stop waits for nothing but the next event.
  void rest(Order order) {
    Resting state = states.of(order);
    OrderKind.Code kind = order.kind();
    if (state.triggered && kind.hasTrigger() && !kind.endsAsLimit()) {
      if (state.place != Place.FRESH) {
        waitForNext(order);
      }
      return;
    }
    SlotBook book = books[order.slot()];
    if (state.place == Place.FRESH) {
      book.fresh.remove(order);
    }
    if (!state.triggered && book.watchesApart(order)) {
      state.place = Place.WATCHING;
      book.watching.add(order, state);
      return;
    }
    if (kind.waitsFor() == OrderKind.Wait.TRAIL && !state.triggered) {
      state.place = Place.TRAILING;
      book.trailing.add(order, state);
      return;
    }
    state.place = Place.QUEUED;
    if (book.queues(order, state.triggered)) {
      depthQueues.join(book, order);
      return;
    }
    book.heap(order, state.triggered)
        .push(order, state.priority, book.dueTicks(order, state.triggered, throughTicks));
    if (book.hasQuoteQueues() && SlotBook.worksAsLimit(order, state.triggered)) {
      quoteQueues.joined(book, order);
    }
  }

  /// Whether the venue has an order, at this place.
  boolean isAt(Order order, Place place) {
    return states.isWorking(order) && states.of(order).place == place;
  }

  /// Takes an order out of the book.
  void remove(Order order) {
    Resting state = states.of(order);
    SlotBook book = books[order.slot()];
    if (state.place == Place.FRESH) {
      book.fresh.remove(order);
    } else if (state.place == Place.QUEUED && book.queues(order, state.triggered)) {
      depthQueues.leave(book, order);
    } else if (state.place == Place.QUEUED) {
      book.heap(order, state.triggered).remove(order);
    } else if (state.place == Place.TRAILING) {
      book.trailing.remove(order);
    } else if (state.place == Place.WATCHING) {
      book.watching.remove(order);
    } else if (state.place == Place.AUCTION) {
      book.auction.remove(order);
    }
    state.place = Place.NOWHERE;
  }

  /// Lets an order that is out of the book meet the next event as if it were its first.
  void waitForNext(Order order) {
    Resting state = states.of(order);
    state.place = Place.FRESH;
    books[order.slot()].fresh.add(order, state);
  }

  /// Lets an order that is out of the book wait for the official print of its auction (F-3).
  void waitForPrint(Order order) {
    Resting state = states.of(order);
    state.auction = true;
    state.place = Place.AUCTION;
    books[order.slot()].auction.add(order, state);
  }

  /// Says that the caller popped a resting order from its heap.
  void popped(Order order) {
    states.of(order).place = Place.NOWHERE;
  }

  /// Puts an order that was taken out of the book back where it was.
  void restore(Order order, Place place) {
    switch (place) {
      case QUEUED, TRAILING, WATCHING -> rest(order);
      case FRESH -> waitForNext(order);
      case AUCTION -> waitForPrint(order);
      case OPENING, CLOSING, LEG, ASLEEP, RECALLED -> states.of(order).place = place;
      case NOWHERE -> throw new IllegalStateException("order " + order.id() + " was nowhere");
    }
  }

  /// All orders at the venue of an instrument, oldest id first. Allocates: not for ticks.
  Order[] of(SlotBook book) {
    int n = 0;
    Order[] found = new Order[pool.handleLimit()];
    for (int i = 0; i < found.length; i++) {
      Order order = pool.at(i);
      if (states.isWorking(order) && order.id() != 0 && books[order.slot()] == book) {
        found[n++] = order;
      }
    }
    Order[] sorted = Arrays.copyOf(found, n);
    Arrays.sort(sorted, Comparator.comparingLong(Order::id));
    return sorted;
  }
}
