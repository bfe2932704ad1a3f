package io.quantlab.engine.execution;

import io.quantlab.engine.execution.Resting.Place;
import io.quantlab.engine.order.Order;
import io.quantlab.engine.order.OrderTerms;
import io.quantlab.engine.order.TimeInForce;

/// What sessions do to the orders of an instrument: auctions, `DAY` orders, and orders that sleep
/// outside the sessions they may trade in (engine contract O-9, O-10, O-14).
final class VenueSessions {
  private final OrderStates states;
  private final OrderPlaces places;
  private final TickMatching ticks;
  private final BarMatching bars;
  private final DepthMatching depths;
  private final AuctionMatching auctions;

  VenueSessions(
      OrderStates states,
      OrderPlaces places,
      TickMatching ticks,
      BarMatching bars,
      DepthMatching depths,
      AuctionMatching auctions) {
    this.auctions = auctions;
    this.states = states;
    this.places = places;
    this.ticks = ticks;
    this.bars = bars;
    this.depths = depths;
  }

  /// A session opens: orders for it meet its first price, sleepers are back where they were.
  void open(SlotBook book) {
    book.top.beginSession();
    book.sessions.regular(true);
    for (Order order : places.of(book)) {
      Resting state = states.of(order);
      if (state.place == Place.ASLEEP) {
        state.place = Place.NOWHERE;
        places.restore(order, state.sleptFrom);
      }
      if (state.place == Place.OPENING && auctions.waits(book)) {
        places.waitForPrint(order);
      } else if (state.place == Place.OPENING) {
        state.auction = true;
        places.waitForNext(order);
      }
    }
    book.refreshBand();
  }

  /// A session ends: orders for the close take its last price or wait for the print of its auction,
  /// `DAY` orders expire.
  void close(SlotBook book, ReportSink out) {
    Order[] expiring = places.of(book);
    for (Order order : expiring) {
      if (places.isAt(order, Place.CLOSING)) {
        if (auctions.waits(book)) {
          places.waitForPrint(order);
        } else {
          atClose(book, order, out);
        }
      }
    }
    for (Order order : expiring) {
      if (order.timeInForce() == TimeInForce.DAY && states.isWorking(order) && !closes(order)) {
        places.remove(order);
        out.expired(order);
      }
    }
    book.sessions.regular(false);
    putToSleep(book);
    book.refreshBand();
  }

  /// From now on orders differ in the sessions they may trade in.
  ///
  /// @param plain what orders mean that name no sessions
  void mix(SlotBook book, OrderTerms.Sessions plain, boolean regular) {
    book.sessions.mix(plain, regular);
    putToSleep(book);
    book.refreshBand();
  }

  /// Whether an order takes part in the closing auction of now.
  private boolean closes(Order order) {
    return places.isAt(order, Place.AUCTION) && Auction.CLOSING.takes(order.kind());
  }

  /// No official print came in time: orders for the opening meet the next price, those for the
  /// close the last one.
  void auctionOver(SlotBook book, ReportSink out) {
    int n = book.auction.copy();
    for (int i = 0; i < n; i++) {
      Order order = book.auction.copied(i);
      if (places.isAt(order, Place.AUCTION)) {
        places.remove(order);
        if (Auction.CLOSING.takes(order.kind())) {
          atClose(book, order, out);
        } else {
          places.waitForNext(order);
        }
      }
    }
    book.refreshBand();
  }

  /// A closing order takes the last price, when its limit allows; what is left expires (O-10).
  private void atClose(SlotBook book, Order order, ReportSink out) {
    Resting state = states.of(order);
    state.place = Place.NOWHERE;
    state.auction = true;
    if (book.onBars()) {
      bars.atSessionClose(book, order, out);
    } else if (book.depth != null) {
      depths.atSessionClose(book, order, out);
    } else {
      ticks.atSessionClose(book, order, out);
    }
    if (OrderStates.goesOn(order) && !states.isWorking(order)) {
      out.expired(order);
    }
  }

  /// Takes the orders aside that may not trade now.
  private void putToSleep(SlotBook book) {
    if (!book.sessions.barsSome()) {
      return;
    }
    for (Order order : places.of(book)) {
      Resting state = states.of(order);
      Place was = state.place;
      boolean meets =
          was == Place.FRESH
              || was == Place.QUEUED
              || was == Place.TRAILING
              || was == Place.WATCHING;
      if (meets && book.sessions.bars(order)) {
        places.remove(order);
        state.place = Place.ASLEEP;
        state.sleptFrom = was;
      }
    }
  }
}
