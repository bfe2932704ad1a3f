package io.quantlab.engine.execution;

import io.quantlab.engine.math.Exact;
import io.quantlab.engine.order.Order;
import io.quantlab.engine.order.OrderTerms;
import java.util.ArrayList;
import java.util.List;

/// Spread orders at the venue: two market legs of one group that execute in one instant, or not at
/// all (engine contract A-11).
///
/// A leg never rests in a book. As soon as both have met the market of the session at hand, with
/// enough size where sizes are shown or capped, both execute at the last price each of them met:
/// prints and opens of bars as they are, quotes at the far side; slippage and fees count for each.
/// When one leg ends, the engine cancels the other. A net price that is limited is kept, slippage
/// included. Not on order books.
final class SpreadLegs {
  private static final long WHOLE = 100_000_000;
  private static final long NO_PRICE = Long.MIN_VALUE;

  /// One leg, and the price it met.
  private static final class Leg {
    private final SlotBook book;
    private final Order order;
    private final Resting state;
    private final long id;
    private long price = NO_PRICE;

    private Leg(SlotBook book, Order order, Resting state) {
      this.book = book;
      this.order = order;
      this.state = state;
      this.id = order.id();
    }
  }

  private final FillProfile profile;
  private final Executions executions;
  private final List<Leg> legs = new ArrayList<>();

  SpreadLegs(FillProfile profile, Executions executions) {
    this.profile = profile;
    this.executions = executions;
  }

  /// A leg is at the venue.
  void arrive(SlotBook book, Order order, Resting state) {
    if (book.depth != null) {
      throw new IllegalArgumentException(
          "token "
              + book.instrument.token()
              + " has an order book: a spread order meets trades,"
              + " quotes or bars");
    }
    state.place = Resting.Place.LEG;
    legs.add(new Leg(book, order, state));
    book.legs++;
  }

  /// An instrument showed something.
  void met(SlotBook book, MarketItem item, ReportSink out) {
    dropEnded();
    for (int i = 0; i < legs.size(); i++) {
      Leg leg = legs.get(i);
      long price = leg.book == book ? price(leg, item) : NO_PRICE;
      if (price != NO_PRICE) {
        leg.price = price;
      }
    }
    for (int i = 0; i < legs.size(); i++) {
      Leg first = legs.get(i);
      Leg second = partner(first, i + 1);
      if (second == null || first.price == NO_PRICE || second.price == NO_PRICE) {
        continue;
      }
      long room = room(first, second);
      if (room >= 0) {
        execute(first, second, room, out);
        i = -1;
      }
    }
  }

  private void dropEnded() {
    for (int i = legs.size() - 1; i >= 0; i--) {
      Leg leg = legs.get(i);
      if (leg.order.id() != leg.id || !leg.order.isWorking()) { // an order's place is used again
        drop(leg);
      }
    }
  }

  private void drop(Leg leg) {
    legs.remove(leg);
    leg.book.legs--;
    leg.book.refreshBand();
  }

  private Leg partner(Leg leg, int from) {
    for (int i = from; i < legs.size(); i++) {
      Order other = legs.get(i).order;
      if (other.group() == leg.order.group() && other.account() == leg.order.account()) {
        return legs.get(i);
      }
    }
    return null;
  }

  /// Ticks by which the net price both legs have now is better than their limit, below zero where
  /// it is worse.
  private static long room(Leg first, Leg second) {
    if (first.order.terms().contingency() != OrderTerms.Contingency.SPREAD_AT_LIMIT) {
      return Long.MAX_VALUE;
    }
    Leg opens = first.order.terms().reduceOnly() ? second : first;
    Leg closes = opens == first ? second : first;
    return opens.order.sign() * (opens.order.limitTicks() - (opens.price - closes.price));
  }

  /// @param room ticks slippage may take
  private void execute(Leg first, Leg second, long room, ReportSink out) {
    drop(first);
    drop(second);
    first.state.place = Resting.Place.NOWHERE;
    second.state.place = Resting.Place.NOWHERE;
    long lots = Math.min(first.order.openLots(), second.order.openLots());
    long taken = take(first, lots, room, out);
    take(second, lots, room - taken, out);
  }

  /// Executes lots of a leg, and returns its slippage; what a smaller partner leaves of it goes.
  private long take(Leg leg, long lots, long room, ReportSink out) {
    boolean rest = lots < leg.order.openLots();
    long worse = executions.takeWithin(leg.book, leg.order, lots, leg.price, room, out);
    if (rest && leg.order.isWorking()) {
      executions.cancelRest(leg.order, out);
    }
    return worse;
  }

  /// The price a leg can have of an item, or [#NO_PRICE].
  private long price(Leg leg, MarketItem item) {
    int sign = leg.order.sign();
    return switch (item.kind()) {
      case TRADE -> leg.book.matching == SlotBook.Matching.TRADES ? item.open(sign) : NO_PRICE;
      case QUOTE -> leg.book.matching == SlotBook.Matching.QUOTES ? quote(leg) : NO_PRICE;
      case BAR_OPEN -> leg.book.onBars() && fits(leg, item) ? item.open(sign) : NO_PRICE;
      case BAR_BODY -> NO_PRICE;
    };
  }

  private long quote(Leg leg) {
    TopOfBook top = leg.book.top;
    boolean buy = leg.order.isBuy();
    boolean shown = buy ? top.showsAsk() : top.showsBid();
    if (!shown || top.crossed() && profile.crossed() == FillProfile.Crossed.SKIP) {
      return NO_PRICE;
    }
    long size = buy ? top.askLots() : top.bidLots();
    return size >= leg.order.openLots() ? buy ? top.askTicks() : top.bidTicks() : NO_PRICE;
  }

  /// Whether the volume cap leaves room for the whole leg.
  private boolean fits(Leg leg, MarketItem item) {
    long cap = profile.capE8(leg.book.instrument.assetClass());
    return cap == 0 || Exact.mulDivFloor(item.volumeLots(), cap, WHOLE) >= leg.order.openLots();
  }

  /// A session of an instrument ended: its price is no more.
  void sessionClosed(SlotBook book) {
    for (Leg leg : legs) {
      if (leg.book == book) {
        leg.price = NO_PRICE;
      }
    }
  }
}
