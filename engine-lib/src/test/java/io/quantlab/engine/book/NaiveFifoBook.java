package io.quantlab.engine.book;

import io.quantlab.engine.market.BookSide;
import java.util.ArrayList;
import java.util.List;

/// The slow twin of [FifoBook]: one list of orders in the order they joined their queues.
final class NaiveFifoBook {
  record Order(long ref, BookSide side, long price, long lots) {}

  final List<Order> orders = new ArrayList<>();

  private int find(long ref) {
    for (int i = 0; i < orders.size(); i++) {
      if (orders.get(i).ref() == ref) {
        return i;
      }
    }
    return -1;
  }

  void add(long ref, BookSide side, long price, long lots) {
    if (lots > 0) {
      orders.add(new Order(ref, side, price, lots));
    }
  }

  void change(long ref, long price, long lots) {
    int i = find(ref);
    if (i < 0) {
      return;
    }
    Order was = orders.get(i);
    Order now = new Order(ref, was.side(), price, lots);
    if (lots <= 0) {
      orders.remove(i);
    } else if (price == was.price() && lots <= was.lots()) {
      orders.set(i, now);
    } else {
      orders.remove(i);
      orders.add(now);
    }
  }

  void take(long ref, long lots) {
    int i = find(ref);
    if (i < 0) {
      return;
    }
    Order was = orders.get(i);
    if (lots >= was.lots()) {
      orders.remove(i);
    } else {
      orders.set(i, new Order(ref, was.side(), was.price(), was.lots() - lots));
    }
  }

  void remove(long ref) {
    orders.removeIf(o -> o.ref() == ref);
  }

  void clear(BookSide side) {
    orders.removeIf(o -> o.side() == side);
  }

  long lotsAt(BookSide side, long price) {
    return orders.stream()
        .filter(o -> o.side() == side && o.price() == price)
        .mapToLong(Order::lots)
        .sum();
  }

  long lotsAhead(long ref) {
    int i = find(ref);
    if (i < 0) {
      return -1;
    }
    Order me = orders.get(i);
    return orders.subList(0, i).stream()
        .filter(o -> o.side() == me.side() && o.price() == me.price())
        .mapToLong(Order::lots)
        .sum();
  }

  long best(BookSide side) {
    return orders.stream()
        .filter(o -> o.side() == side)
        .mapToLong(o -> side.sign() * o.price())
        .max()
        .stream()
        .map(key -> side.sign() * key)
        .findFirst()
        .orElse(LadderBook.NONE);
  }
}
