package io.quantlab.engine.book;

import io.quantlab.engine.market.BookSide;
import io.quantlab.engine.market.Flags;
import io.quantlab.engine.market.MboKind;
import java.util.Arrays;

/// An order book by orders (market by order, L3), kept from rows of
/// [io.quantlab.engine.market.Schema#MBO]: each level is a queue, first come, first served.
///
/// The levels are kept in a [LadderBook] beside. Every order that joins a queue gets the next
/// sequence number, so an order is ahead of another of its level if its number is smaller; who
/// wants to know what leaves from ahead of a place listens ([Listener]). Allocates when a table
/// grows, never else. Not thread-safe. Hot; benchmark: `bench`, row `book`, slow twin in the tests:
/// `NaiveFifoBook`.
public final class FifoBook {
  private static final int NOBODY = -1;

  /// How lots leave a queue.
  public enum Leave {
    /// Canceled, made smaller, or moved to another place.
    WITHDRAWN,
    TRADED
  }

  /// Learns what leaves the queues.
  public interface Listener {
    /// Lots of an order left its level, which shows the rest already.
    ///
    /// @param sequence number of the order in the queues
    void left(BookSide side, long priceTicks, long lots, long sequence, Leave how);
  }

  private static final Listener NO_LISTENER = (_, _, _, _, _) -> {};

  private final LadderBook levels;
  private final Listener listener;
  private final LongSlots orders = new LongSlots();
  private final LongSlots[] queues = {new LongSlots(), new LongSlots()};
  private long[] ref = new long[256];
  private long[] price = new long[256];
  private long[] lots = new long[256];
  private long[] sequence = new long[256];
  private byte[] side = new byte[256];
  private int[] ahead = new int[256];
  private int[] behind = new int[256];
  private int[] freeOrders = new int[256];
  private int freeOrderCount;
  private int usedOrders;
  private int[] head = new int[256];
  private int[] tail = new int[256];
  private int[] freeQueues = new int[256];
  private int freeQueueCount;
  private int usedQueues;
  private long nextSequence = 1;

  public FifoBook() {
    this(new LadderBook(), NO_LISTENER);
  }

  /// @param levels kept in step by this book, by nobody else
  public FifoBook(LadderBook levels, Listener listener) {
    this.levels = levels;
    this.listener = listener;
  }

  /// A book that keeps levels nobody else keeps, and tells nobody.
  public static FifoBook over(LadderBook levels) {
    return new FifoBook(levels, NO_LISTENER);
  }

  /// The levels of the book.
  public LadderBook levels() {
    return levels;
  }

  /// The number the next order to join a queue gets.
  public long nextSequence() {
    return nextSequence;
  }

  /// Applies one row. A change, removal or execution of an order that is not there is passed over:
  /// a feed may have started after it came.
  ///
  /// @param kind id of an [MboKind]
  /// @param sideId id of a [BookSide]
  /// @param flags [Flags#RESET] empties the book first
  public void apply(
      int kind, int sideId, long priceTicks, long orderLots, long orderRef, long flags) {
    if ((flags & Flags.RESET) != 0) {
      clear(BookSide.BID);
      clear(BookSide.ASK);
    }
    switch (MboKind.ofId(kind)) {
      case ADD -> add(sideId, priceTicks, orderLots, orderRef);
      case CHANGE -> change(priceTicks, orderLots, orderRef);
      case REMOVE -> remove(orderRef);
      case EXECUTE -> execute(orderLots, orderRef);
      case CLEAR -> clear(BookSide.ofId(sideId));
    }
  }

  private void add(int sideId, long priceTicks, long orderLots, long orderRef) {
    if (orders.get(orderRef) >= 0) {
      throw new IllegalStateException("order " + orderRef + " is in the book already");
    }
    if (orderLots <= 0) {
      return;
    }
    int o = freeOrderCount > 0 ? freeOrders[--freeOrderCount] : usedOrders++;
    if (o == ref.length) {
      growOrders();
    }
    ref[o] = orderRef;
    side[o] = (byte) BookSide.ofId(sideId).id();
    price[o] = priceTicks;
    lots[o] = orderLots;
    orders.put(orderRef, o);
    join(o);
  }

  private void change(long priceTicks, long orderLots, long orderRef) {
    int o = orders.get(orderRef);
    if (o < 0) {
      return;
    }
    if (orderLots <= 0) {
      leave(o, lots[o], Leave.WITHDRAWN);
    } else if (priceTicks == price[o] && orderLots <= lots[o]) {
      if (orderLots < lots[o]) {
        leave(o, lots[o] - orderLots, Leave.WITHDRAWN);
      }
    } else {
      unlink(o, lots[o], Leave.WITHDRAWN);
      price[o] = priceTicks;
      lots[o] = orderLots;
      join(o);
    }
  }

  private void remove(long orderRef) {
    int o = orders.get(orderRef);
    if (o >= 0) {
      leave(o, lots[o], Leave.WITHDRAWN);
    }
  }

  private void execute(long executed, long orderRef) {
    int o = orders.get(orderRef);
    if (o >= 0 && executed > 0) {
      leave(o, Math.min(executed, lots[o]), Leave.TRADED);
    }
  }

  /// Empties a side.
  public void clear(BookSide which) {
    for (int o = 0; o < usedOrders; o++) {
      if (lots[o] > 0 && side[o] == which.id()) {
        leave(o, lots[o], Leave.WITHDRAWN);
      }
    }
  }

  /// Takes lots off an order; one without lots leaves the book.
  private void leave(int o, long gone, Leave how) {
    if (gone == lots[o]) {
      unlink(o, gone, how);
      orders.remove(ref[o]);
      lots[o] = 0;
      if (freeOrderCount == freeOrders.length) {
        freeOrders = Arrays.copyOf(freeOrders, freeOrderCount * 2);
      }
      freeOrders[freeOrderCount++] = o;
      return;
    }
    lots[o] -= gone;
    shrink(o, gone, how);
  }

  private void shrink(int o, long gone, Leave how) {
    BookSide at = BookSide.ofId(side[o]);
    levels.set(at, price[o], levels.lotsAt(at, price[o]) - gone);
    listener.left(at, price[o], gone, sequence[o], how);
  }

  /// Puts an order at the back of its queue.
  private void join(int o) {
    sequence[o] = nextSequence++;
    LongSlots bySide = queues[side[o]];
    int q = bySide.get(price[o]);
    if (q < 0) {
      q = freeQueueCount > 0 ? freeQueues[--freeQueueCount] : usedQueues++;
      if (q == head.length) {
        growQueues();
      }
      head[q] = o;
      bySide.put(price[o], q);
      ahead[o] = NOBODY;
    } else {
      ahead[o] = tail[q];
      behind[tail[q]] = o;
    }
    tail[q] = o;
    behind[o] = NOBODY;
    BookSide at = BookSide.ofId(side[o]);
    levels.set(at, price[o], levels.lotsAt(at, price[o]) + lots[o]);
  }

  /// Takes an order out of its queue.
  private void unlink(int o, long gone, Leave how) {
    LongSlots bySide = queues[side[o]];
    int q = bySide.get(price[o]);
    if (ahead[o] == NOBODY) {
      head[q] = behind[o];
    } else {
      behind[ahead[o]] = behind[o];
    }
    if (behind[o] == NOBODY) {
      tail[q] = ahead[o];
    } else {
      ahead[behind[o]] = ahead[o];
    }
    if (head[q] == NOBODY) {
      bySide.remove(price[o]);
      if (freeQueueCount == freeQueues.length) {
        freeQueues = Arrays.copyOf(freeQueues, freeQueueCount * 2);
      }
      freeQueues[freeQueueCount++] = q;
    }
    shrink(o, gone, how);
  }

  /// Lots ahead of an order in its queue, or -1 when it is not in the book.
  public long lotsAhead(long orderRef) {
    int o = orders.get(orderRef);
    if (o < 0) {
      return -1;
    }
    long sum = 0;
    for (int i = ahead[o]; i != NOBODY; i = ahead[i]) {
      sum += lots[i];
    }
    return sum;
  }

  /// Lots of an order, 0 when it is not in the book.
  public long lotsOf(long orderRef) {
    int o = orders.get(orderRef);
    return o < 0 ? 0 : lots[o];
  }

  private void growOrders() {
    int n = ref.length * 2;
    ref = Arrays.copyOf(ref, n);
    price = Arrays.copyOf(price, n);
    lots = Arrays.copyOf(lots, n);
    sequence = Arrays.copyOf(sequence, n);
    side = Arrays.copyOf(side, n);
    ahead = Arrays.copyOf(ahead, n);
    behind = Arrays.copyOf(behind, n);
  }

  private void growQueues() {
    head = Arrays.copyOf(head, head.length * 2);
    tail = Arrays.copyOf(tail, tail.length * 2);
  }
}
