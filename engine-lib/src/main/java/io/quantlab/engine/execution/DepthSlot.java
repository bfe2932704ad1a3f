package io.quantlab.engine.execution;

import io.quantlab.engine.book.FifoBook;
import io.quantlab.engine.book.LadderBook;
import io.quantlab.engine.market.BookSide;

/// The venue's order book of one instrument, and what our orders are and did in it: their places in
/// the queues, and the lots they took (F-31). The data themselves are never changed.
final class DepthSlot {
  final LadderBook book;

  /// The book by orders, or `null` when the data are by price.
  final FifoBook fifo;

  final QueueSide buys = new QueueSide(1);
  final QueueSide sells = new QueueSide(-1);
  private final TakenLevels takenBids = new TakenLevels();
  private final TakenLevels takenAsks = new TakenLevels();
  private final TakenLevels printedBids = new TakenLevels();
  private final TakenLevels printedAsks = new TakenLevels();
  private boolean resetting;
  private long executedPrice;
  private long executedLots;
  private long executedSequence;
  private BookSide executedSide = BookSide.BID;

  /// How the data show the book.
  enum Detail {
    BY_PRICE,
    BY_ORDER
  }

  DepthSlot(LadderBook book, Detail detail) {
    this.book = book;
    this.fifo = detail == Detail.BY_ORDER ? new FifoBook(book, this::left) : null;
  }

  QueueSide side(int sign) {
    return sign > 0 ? buys : sells;
  }

  /// Whether rows concern anything of ours.
  boolean isWatched() {
    return !buys.isEmpty() || !sells.isEmpty() || hasTaken();
  }

  /// Whether something was taken of any level since it changed.
  boolean hasTaken() {
    return !takenBids.isEmpty() || !takenAsks.isEmpty();
  }

  /// Whether a full book is being read: places are compared with it at its end.
  boolean isResetting() {
    return resetting;
  }

  void resetting(boolean full) {
    resetting = full;
  }

  /// Lots a taker can still have of a level: what it shows less what was taken since it changed.
  long available(BookSide side, long priceTicks) {
    boolean bid = side == BookSide.BID;
    long taken = (bid ? takenBids : takenAsks).at(priceTicks);
    long printed = (bid ? printedBids : printedAsks).at(priceTicks);
    return Math.max(0, book.lotsAt(side, priceTicks) - taken - printed);
  }

  /// Remembers what our orders took of a level.
  void taken(BookSide side, long priceTicks, long lots) {
    (side == BookSide.BID ? takenBids : takenAsks).add(priceTicks, lots);
  }

  /// Remembers what a trade took, until the next update of the book.
  void printed(long priceTicks, long lots) {
    if (book.hasAsk() && priceTicks >= book.askTicks()) {
      printedAsks.add(priceTicks, lots);
    } else if (book.hasBid() && priceTicks <= book.bidTicks()) {
      printedBids.add(priceTicks, lots);
    }
  }

  /// The data changed a level: nothing of it is taken any more.
  void changed(int side, long priceTicks) {
    (side == 0 ? takenBids : takenAsks).forget(priceTicks);
  }

  /// An update of the book is whole.
  void updated() {
    printedBids.clear();
    printedAsks.clear();
  }

  /// The data have a gap: nothing is known of the book.
  void clear() {
    if (fifo == null) {
      book.clear();
    } else {
      fifo.clear(BookSide.BID);
      fifo.clear(BookSide.ASK);
    }
    forgetTaken();
  }

  /// Nothing of the book is what it was.
  void forgetTaken() {
    takenBids.clear();
    takenAsks.clear();
  }

  // ---- market by order ----

  /// Lots left a queue: what was ahead of our orders moves them forward; what traded is kept for
  /// [DepthMatching] to fill by.
  private void left(BookSide side, long priceTicks, long lots, long sequence, FifoBook.Leave how) {
    QueueSide ours = side == BookSide.BID ? buys : sells;
    for (int i = 0; i < ours.size(); i++) {
      QueuePlace place = ours.place(i);
      if (place.priceTicks() == priceTicks && sequence < place.sequence()) {
        place.front(Math.max(0, place.front() - lots));
      }
    }
    changed(side.id(), priceTicks);
    if (how == FifoBook.Leave.TRADED) {
      executedSide = side;
      executedPrice = priceTicks;
      executedLots = lots;
      executedSequence = sequence;
    }
  }

  /// Lots of the book's orders the last row traded, 0 for none; asking takes them.
  long takeExecuted() {
    long lots = executedLots;
    executedLots = 0;
    return lots;
  }

  BookSide executedSide() {
    return executedSide;
  }

  long executedPrice() {
    return executedPrice;
  }

  long executedSequence() {
    return executedSequence;
  }
}
