package io.quantlab.engine.execution;

import io.quantlab.engine.execution.ReportSink.RejectReason;
import io.quantlab.engine.execution.Resting.Place;
import io.quantlab.engine.order.Order;

/// The venue's order entry: takes new orders, cancels and amendments, and ends orders at somebody's
/// word (engine contract O-28).
final class OrderEntry {
  private final FillProfile profile;
  private final SlotBook[] books;
  private final OrderStates states;
  private final OrderPlaces places;
  private final DepthQueues queues;
  private final TakerCost costs;
  private final Arrivals arrivals;
  private final SpreadLegs spreads;

  OrderEntry(
      FillProfile profile,
      SlotBook[] books,
      OrderStates states,
      OrderPlaces places,
      DepthQueues queues,
      TakerCost costs,
      Arrivals arrivals,
      SpreadLegs spreads) {
    this.profile = profile;
    this.books = books;
    this.states = states;
    this.places = places;
    this.queues = queues;
    this.costs = costs;
    this.arrivals = arrivals;
    this.spreads = spreads;
  }

  void submit(Command command, ReportSink out) {
    Order order = command.order();
    SlotBook book = books[order.slot()];
    costs.begin(order, states.begin(order));
    out.accepted(order);
    if (order.terms().contingency().isSpread()) {
      spreads.arrive(book, order, states.of(order));
    } else {
      arrivals.arrive(book, order, command.epochNanos() + childDelay(book, command), out);
    }
    book.refreshBand();
  }

  /// With NEXT_BAR a child that an open released is too late for that bar (F-6).
  private long childDelay(SlotBook book, Command command) {
    boolean child = command.order().terms().parent() != 0 && command.epochNanos() == book.openNanos;
    return child && profile.children() == FillProfile.Children.NEXT_BAR ? 1 : 0;
  }

  void cancel(Command command, ReportSink out) {
    Order order = command.order();
    if (!states.isWorking(order)) {
      out.cancelRejected(order, RejectReason.TOO_LATE);
      return;
    }
    places.remove(order);
    books[order.slot()].refreshBand();
    out.canceled(order, RejectReason.NONE);
  }

  /// A price the order has not from its request, a trailing trigger among them, is not for the
  /// command to change. Only size down keeps the place in the queue; a new price arrives as a new
  /// order does.
  void amend(Command command, ReportSink out) {
    Order order = command.order();
    if (!states.isWorking(order)) {
      out.updateRejected(order, RejectReason.TOO_LATE);
      return;
    }
    boolean recalls = profile.amends() == FillProfile.Amends.CANCEL_REPLACE;
    if (recalls && !order.terms().contingency().isSpread()) {
      recall(command, out);
    } else {
      resize(command, out);
    }
  }

  /// Changes an order in the book: what the engine takes from one without delay stays in its place,
  /// however the venue amends.
  void resize(Command command, ReportSink out) {
    Order order = command.order();
    if (!states.isWorking(order)) {
      out.updateRejected(order, RejectReason.TOO_LATE);
    } else if (order.terms().contingency().isSpread()) {
      amendLeg(command, out);
    } else {
      change(command, out);
    }
  }

  private void change(Command command, ReportSink out) {
    Order order = command.order();
    SlotBook book = books[order.slot()];
    boolean larger = command.lots() > order.lots();
    long limit = limitTicks(command);
    long trigger = triggerTicks(command);
    boolean priced = limit != order.limitTicks() || trigger != order.triggerTicks();
    long lots = Math.max(command.lots(), order.filledLots());
    Resting state = states.of(order);
    if (state.place == Place.QUEUED && !larger && !priced && book.queues(order, state.triggered)) {
      shrink(book, order, lots, out);
      return;
    }
    Place place = state.place;
    places.remove(order);
    out.updated(order, lots, limit, trigger);
    if (larger || priced) {
      states.arriveAnew(order);
    }
    if (order.openLots() == 0) {
      out.canceled(order, RejectReason.NONE);
    } else if (priced && place != Place.AUCTION) {
      arrivals.arrive(book, order, command.epochNanos(), out);
    } else {
      places.restore(order, place);
    }
    book.refreshBand();
  }

  private static long limitTicks(Command command) {
    Order order = command.order();
    return order.kind().hasLimit() ? command.limitTicks() : order.limitTicks();
  }

  private static long triggerTicks(Command command) {
    Order order = command.order();
    boolean waits = order.kind().hasTrigger() && order.trail() == null;
    return waits ? command.triggerTicks() : order.triggerTicks();
  }

  // ---- a venue without amendments (O-28) ----

  /// Takes an order out of the book: it can execute no more until what replaces it is here.
  private void recall(Command command, ReportSink out) {
    Order order = command.order();
    Resting state = states.of(order);
    places.remove(order);
    state.place = Place.RECALLED;
    state.queuePlaced = false;
    books[order.slot()].refreshBand();
    ReportSink.Replacement when =
        out.recalled(order, command.lots(), command.limitTicks(), command.triggerTicks());
    if (when == ReportSink.Replacement.AT_ONCE) {
      replace(command, out);
    }
  }

  /// What replaces an order arrives as a new one does, whatever of it is new. Where another
  /// replacement was faster, that one is recalled first.
  void replace(Command command, ReportSink out) {
    Order order = command.order();
    Resting state = states.of(order);
    if (state.place != Place.RECALLED) {
      recall(command, out);
      return;
    }
    SlotBook book = books[order.slot()];
    long lots = Math.max(command.lots(), order.filledLots());
    places.remove(order);
    out.updated(order, lots, limitTicks(command), triggerTicks(command));
    states.arriveAnew(order);
    state.shownLots = 0;
    if (order.openLots() == 0) {
      out.canceled(order, RejectReason.NONE);
    } else {
      arrivals.arrive(book, order, command.epochNanos(), out);
    }
    book.refreshBand();
  }

  /// A leg of a spread has a size to change and nothing else.
  private void amendLeg(Command command, ReportSink out) {
    Order order = command.order();
    long lots = Math.max(command.lots(), order.filledLots());
    out.updated(order, lots, order.limitTicks(), order.triggerTicks());
    if (order.openLots() == 0) {
      places.remove(order);
      out.canceled(order, RejectReason.NONE);
    }
  }

  /// Makes an order in a queue smaller: it keeps its place.
  private void shrink(SlotBook book, Order order, long lots, ReportSink out) {
    out.updated(order, lots, order.limitTicks(), order.triggerTicks());
    if (order.openLots() == 0) {
      places.remove(order);
      out.canceled(order, RejectReason.NONE);
    } else {
      queues.shrunk(book, order);
    }
  }

  /// Ends an order whose time has come.
  void expire(Order order, ReportSink out) {
    if (states.isWorking(order)) {
      places.remove(order);
      books[order.slot()].refreshBand();
      out.expired(order);
    }
  }

  /// Cancels every order of an instrument.
  void withdraw(SlotBook book, RejectReason why, ReportSink out) {
    for (Order order : places.of(book)) {
      if (states.isWorking(order)) {
        places.remove(order);
        out.canceled(order, why);
      }
    }
    book.refreshBand();
  }
}
