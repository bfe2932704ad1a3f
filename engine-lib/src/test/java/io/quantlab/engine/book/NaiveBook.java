package io.quantlab.engine.book;

import io.quantlab.engine.market.BookSide;
import java.util.Comparator;
import java.util.Map;
import java.util.TreeMap;

/// The slow twin of [LadderBook]: two sorted maps, best price first.
final class NaiveBook {
  final TreeMap<Long, Long> bids = new TreeMap<>(Comparator.reverseOrder());
  final TreeMap<Long, Long> asks = new TreeMap<>();

  TreeMap<Long, Long> side(BookSide side) {
    return side == BookSide.BID ? bids : asks;
  }

  long set(BookSide side, long price, long lots) {
    Long before = lots == 0 ? side(side).remove(price) : side(side).put(price, lots);
    return before == null ? 0 : before;
  }

  long next(BookSide side, long price) {
    Map.Entry<Long, Long> entry = side(side).higherEntry(price);
    return entry == null ? LadderBook.NONE : entry.getKey();
  }

  long best(BookSide side) {
    return side(side).isEmpty() ? LadderBook.NONE : side(side).firstKey();
  }
}
