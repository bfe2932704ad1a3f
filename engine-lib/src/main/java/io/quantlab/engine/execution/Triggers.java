package io.quantlab.engine.execution;

import io.quantlab.engine.instrument.Instrument;
import io.quantlab.engine.order.Order;
import io.quantlab.engine.order.OrderKind;
import io.quantlab.engine.order.Trail;

/// Orders that wait for a trigger: whether a price fires one, and the triggers that follow the
/// market until it does (engine contract O-3 to O-8, O-12).
final class Triggers {
  private final OrderStates states;

  Triggers(OrderStates states) {
    this.states = states;
  }

  /// Whether a price fires an order that waits for its trigger; a trailing one follows it else.
  boolean fires(Instrument instrument, Order order, long price) {
    return switch (order.kind().waitsFor()) {
      case STOP -> order.sign() * (price - order.triggerTicks()) >= 0;
      case TOUCH -> order.sign() * (order.triggerTicks() - price) >= 0;
      case TRAIL -> trails(instrument, order, price);
      case NONE, OPEN, CLOSE -> true;
    };
  }

  /// Whether the price fires an order that its trigger watches apart from the side it takes.
  boolean firesWatched(SlotBook book, Order order, long print) {
    long price = book.watchedTicks(order, print);
    return price != SlotBook.UNSEEN && fires(book.instrument, order, price);
  }

  /// Notes that an order reached its trigger and tells the engine; a trailing stop-limit gets its
  /// limit here.
  void fire(Order order, ReportSink out) {
    states.of(order).triggered = true;
    if (order.kind() == OrderKind.Code.TRAILING_STOP_LIMIT) {
      long trigger = order.triggerTicks();
      order.amend(order.lots(), Trailing.limitTicks(order, trigger), trigger);
    }
    out.triggered(order);
  }

  /// Lets a trailing order see a price; returns whether that reached its trigger.
  boolean trails(Instrument instrument, Order order, long price) {
    Resting state = states.of(order);
    if (!state.active) {
      if (Trailing.activates(order, price)) {
        state.active = true;
        state.bestTicks = price;
        move(order, Trailing.first(instrument, order, price));
      }
      return false;
    }
    if (Trailing.reaches(order, order.triggerTicks(), price)) {
      return true;
    }
    follow(instrument, order, price);
    return false;
  }

  /// Lets a trigger anchored to closes see one, after the bar was matched (O-12).
  void seeClose(Instrument instrument, Order order, long close) {
    if (!states.of(order).active) {
      trails(instrument, order, close);
    } else {
      follow(instrument, order, close);
    }
  }

  /// Moves the trigger of an active order after a better price.
  private void follow(Instrument instrument, Order order, long price) {
    Resting state = states.of(order);
    if (state.active && Trailing.improves(order, state.bestTicks, price)) {
      state.bestTicks = price;
      move(order, Trailing.next(instrument, order, order.triggerTicks(), price));
    }
  }

  /// Changes the distance of a trigger from the best price; it never loosens. Returns whether the
  /// trigger may have moved.
  boolean distance(Instrument instrument, Order order, long offsetTicks) {
    order.trail(order.trail().at(new Trail.Offset.Price(offsetTicks)));
    Resting state = states.isWorking(order) ? states.of(order) : null;
    if (state == null || !state.active || state.triggered) {
      return false;
    }
    move(order, Trailing.next(instrument, order, order.triggerTicks(), state.bestTicks));
    return true;
  }

  static void move(Order order, long trigger) {
    order.amend(order.lots(), order.limitTicks(), trigger);
  }
}
