package io.quantlab.engine.execution;

import io.quantlab.engine.instrument.Instrument;
import io.quantlab.engine.order.Order;
import io.quantlab.engine.order.OrderKind;
import io.quantlab.engine.order.OrderTerms;
import java.util.Arrays;

/// The working orders of one instrument at the simulated venue.
///
/// An order is *fresh* until it met its first event, then it rests in one of four heaps by side and
/// direction.
final class SlotBook {
  /// Which data match the orders of an instrument.
  enum Matching {
    TRADES,
    QUOTES,
    DEPTH,
    BARS,
    QUOTE_BARS
  }

  /// What resting limits wait for on ticks.
  enum Limits {
    /// A price.
    BY_PRICE,
    /// Their turn in the queue at the best price of quotes.
    IN_QUEUES
  }

  private final Limits limits;
  final Instrument instrument;
  final Matching matching;
  final TopOfBook top;

  /// Statistics of the sessions, `null` when no model asks for them.
  final DayStatistics days;

  /// The book of the venue, or `null` when orders do not meet depth.
  final DepthSlot depth;

  /// Quantity of one lot in the instrument's own unit.
  final double lotQuantity;

  final TriggerBand band = new TriggerBand();
  final TriggerHeap buyBelow = new TriggerHeap(TriggerHeap.Direction.BELOW);
  final TriggerHeap buyAbove = new TriggerHeap(TriggerHeap.Direction.ABOVE);
  final TriggerHeap sellBelow = new TriggerHeap(TriggerHeap.Direction.BELOW);
  final TriggerHeap sellAbove = new TriggerHeap(TriggerHeap.Direction.ABOVE);
  final TriggerHeap buyTouch = new TriggerHeap(TriggerHeap.Direction.BELOW);
  final TriggerHeap sellTouch = new TriggerHeap(TriggerHeap.Direction.ABOVE);

  /// Whether orders that meet ticks else meet a bar now, because the ticks are missing (F-1).
  boolean barStandsIn;

  /// What orders mean that name no sessions, `null` while none names any.
  OrderTerms.Sessions plainSessions;

  /// Whether the regular session is on; kept up to date while `plainSessions` is known.
  boolean regular;

  /// Start of the last bar whose open was matched.
  long openNanos = Long.MIN_VALUE;

  private Resting[] trailingStates = new Resting[4];
  private Order[] trailing = new Order[4];
  private int trailingCount;
  private Order[] fresh = new Order[8];
  private long[] freshPriority = new long[8];
  private int freshCount;
  private Order[] copied = new Order[8];
  private long barStart = Long.MIN_VALUE;
  private long capUsedBuying;
  private long capUsedSelling;
  private long consumedBid;
  private long consumedBidVersion;
  private long consumedAsk;
  private long consumedAskVersion;
  private long printedBid;
  private long printedAsk;

  SlotBook(
      Instrument instrument,
      Matching matching,
      Limits limits,
      TopOfBook top,
      DayStatistics days,
      DepthSlot depth) {
    this.days = days;
    this.instrument = instrument;
    this.matching = matching;
    this.limits = limits;
    this.top = top;
    this.depth = depth;
    this.lotQuantity = instrument.lotSize().toDouble();
    refreshBand();
  }

  /// Whether an order must wait for the session it may trade in.
  boolean sleeps(Order order) {
    if (plainSessions == null || regular) {
      return false;
    }
    OrderTerms.Sessions own = order.terms().sessions();
    return (own == OrderTerms.Sessions.OF_RUN ? plainSessions : own) == OrderTerms.Sessions.REGULAR;
  }

  /// Whether any order is here.
  boolean hasWorking() {
    boolean waiting =
        freshCount > 0
            || !buyBelow.isEmpty()
            || !buyAbove.isEmpty()
            || !sellBelow.isEmpty()
            || !sellAbove.isEmpty()
            || !buyTouch.isEmpty()
            || !sellTouch.isEmpty()
            || trailingCount > 0;
    return waiting || depth != null && depth.buys.size() + depth.sells.size() > 0;
  }

  /// Whether an order stands in the queue of a level rather than in a heap.
  boolean queues(Order order, boolean triggered) {
    return depth != null && worksAsLimit(order, triggered);
  }

  /// Whether limits wait in the queue at the best price of quotes.
  boolean hasQuoteQueues() {
    return limits == Limits.IN_QUEUES;
  }

  /// Best ask less best bid of an order book or of quotes, [ReportSink#UNKNOWN] where one is
  /// missing.
  long spreadTicks() {
    return switch (matching) {
      case DEPTH ->
          depth.book.hasBid() && depth.book.hasAsk()
              ? depth.book.askTicks() - depth.book.bidTicks()
              : ReportSink.UNKNOWN;
      case QUOTES ->
          top.showsBid() && top.showsAsk() && !barStandsIn
              ? top.askTicks() - top.bidTicks()
              : ReportSink.UNKNOWN;
      case TRADES, BARS, QUOTE_BARS -> ReportSink.UNKNOWN;
    };
  }

  boolean onBars() {
    return matching == Matching.BARS || matching == Matching.QUOTE_BARS;
  }

  /// Copies the fresh orders aside, oldest first, and returns their number: meeting them changes
  /// the list.
  int copyFresh() {
    if (copied.length < freshCount) {
      copied = new Order[fresh.length];
    }
    System.arraycopy(fresh, 0, copied, 0, freshCount);
    return freshCount;
  }

  Order copiedFresh(int index) {
    return copied[index];
  }

  /// Adds an order in its place by arrival: one that comes back is not behind younger ones.
  void addFresh(Order order, long priority) {
    if (freshCount == fresh.length) {
      fresh = Arrays.copyOf(fresh, freshCount * 2);
      freshPriority = Arrays.copyOf(freshPriority, freshCount * 2);
    }
    int at = freshCount++;
    while (at > 0 && freshPriority[at - 1] > priority) {
      fresh[at] = fresh[at - 1];
      freshPriority[at] = freshPriority[at - 1];
      at--;
    }
    fresh[at] = order;
    freshPriority[at] = priority;
  }

  void removeFresh(Order order) {
    for (int i = 0; i < freshCount; i++) {
      if (fresh[i] == order) {
        System.arraycopy(fresh, i + 1, fresh, i, freshCount - i - 1);
        System.arraycopy(freshPriority, i + 1, freshPriority, i, freshCount - i - 1);
        freshCount--;
        return;
      }
    }
    throw new IllegalStateException("order " + order.id() + " is not fresh here");
  }

  /// The heap a resting order belongs to: limits and touches wait for a better price, stops for a
  /// worse one.
  TriggerHeap heap(Order order, boolean triggered) {
    boolean buy = order.sign() > 0;
    if (worksAsLimit(order, triggered)) {
      return buy ? buyBelow : sellAbove;
    }
    if (order.kind().waitsFor() == OrderKind.Wait.TOUCH) {
      return buy ? buyTouch : sellTouch;
    }
    return buy ? buyAbove : sellBelow;
  }

  // ---- trailing orders ----

  /// Adds a trailing order in its place by arrival.
  void addTrailing(Order order, Resting state) {
    if (trailingCount == trailing.length) {
      trailing = Arrays.copyOf(trailing, trailingCount * 2);
      trailingStates = Arrays.copyOf(trailingStates, trailingCount * 2);
    }
    int at = trailingCount++;
    while (at > 0 && trailingStates[at - 1].priority > state.priority) {
      trailing[at] = trailing[at - 1];
      trailingStates[at] = trailingStates[at - 1];
      at--;
    }
    trailing[at] = order;
    trailingStates[at] = state;
  }

  void removeTrailing(Order order) {
    for (int i = 0; i < trailingCount; i++) {
      if (trailing[i] == order) {
        trailingCount--;
        System.arraycopy(trailing, i + 1, trailing, i, trailingCount - i);
        System.arraycopy(trailingStates, i + 1, trailingStates, i, trailingCount - i);
        return;
      }
    }
    throw new IllegalStateException("order " + order.id() + " does not trail here");
  }

  int trailingCount() {
    return trailingCount;
  }

  Order trailing(int index) {
    return trailing[index];
  }

  /// The first price at which a resting order must be looked at. On bars a limit is worth a look as
  /// soon as a price is better, because a better open fills it whatever THROUGH asks (F-3).
  long dueTicks(Order order, boolean triggered, long throughTicks) {
    if (onBars() && throughTicks > 0 && worksAsLimit(order, triggered)) {
      return order.limitTicks() - order.sign();
    }
    return levelTicks(order, triggered, throughTicks);
  }

  /// Whether an order is bound by its limit price now: a kind with two stages is once it triggered.
  static boolean worksAsLimit(Order order, boolean triggered) {
    OrderKind.Code kind = order.kind();
    return kind.hasTrigger() || !kind.hasLimit()
        ? triggered && kind.endsAsLimit()
        : kind.hasLimit();
  }

  /// The price at which a resting order fills or triggers in this instrument's data.
  long levelTicks(Order order, boolean triggered, long throughTicks) {
    if (!worksAsLimit(order, triggered)) {
      return order.triggerTicks();
    }
    return limitLevelTicks(order, order.limitTicks(), throughTicks);
  }

  /// The price at which a limit fills in this instrument's data.
  long limitLevelTicks(Order order, long price, long throughTicks) {
    if (matching == Matching.QUOTES && !barStandsIn) {
      return price;
    }
    return price - order.sign() * throughTicks * instrument.orderTicks().orderTickAt(price);
  }

  /// Sets the band to the nearest order, or opens it while an order waits for its first event. In
  /// depth every print counts: it takes from the book (F-31). Queues change with every quote.
  void refreshBand() {
    boolean queued = hasQuoteQueues() && buyBelow.size() + sellAbove.size() > 0;
    if (freshCount > 0 || depth != null || queued) {
      band.open();
      return;
    }
    band.set(
        Math.max(buyBelow.nearest(), buyTouch.nearest()),
        buyAbove.nearest(),
        sellBelow.nearest(),
        Math.min(sellAbove.nearest(), sellTouch.nearest()));
    for (int i = 0; i < trailingCount; i++) {
      watch(trailing[i], trailingStates[i]);
    }
  }

  /// A trailing order cares for its trigger and for prices better than its best; one that is not
  /// active for its activation price.
  private void watch(Order order, Resting state) {
    boolean buy = order.sign() > 0;
    long better = state.active ? state.bestTicks - order.sign() : activation(order);
    if (buy) {
      band.watchBuy(better, state.active ? order.triggerTicks() : Long.MAX_VALUE);
    } else {
      band.watchSell(state.active ? order.triggerTicks() : Long.MIN_VALUE, better);
    }
  }

  /// The price that activates a trailing order; without one any price does.
  private static long activation(Order order) {
    long ticks = order.trail().activationTicks();
    if (ticks != 0) {
      return ticks;
    }
    return order.sign() > 0 ? Long.MAX_VALUE : Long.MIN_VALUE;
  }

  /// Displayed size a taker can still have: what the level shows less what we took since it changed
  /// (F-31).
  long available(int sign) {
    if (sign > 0) {
      return top.askLots() == 0
          ? Long.MAX_VALUE
          : top.askLots() - (consumedAskVersion == top.askVersion() ? consumedAsk : 0) - printedAsk;
    }
    return top.bidLots() == 0
        ? Long.MAX_VALUE
        : top.bidLots() - (consumedBidVersion == top.bidVersion() ? consumedBid : 0) - printedBid;
  }

  /// A print took from the side it traded against: what it meets now cannot have that again (F-31).
  ///
  /// It is not kept for later: prints that concern no order of ours are passed over unseen.
  void printed(long priceTicks, long lots) {
    if (top.showsAsk() && priceTicks >= top.askTicks()) {
      printedAsk += lots;
    } else if (top.showsBid() && priceTicks <= top.bidTicks()) {
      printedBid += lots;
    }
  }

  /// What the print met has had its turn.
  void printOver() {
    printedAsk = 0;
    printedBid = 0;
  }

  /// Remembers what we took of a level.
  void consume(int sign, long lots) {
    if (sign > 0) {
      consumedAsk = consumedAskVersion == top.askVersion() ? consumedAsk + lots : lots;
      consumedAskVersion = top.askVersion();
    } else {
      consumedBid = consumedBidVersion == top.bidVersion() ? consumedBid + lots : lots;
      consumedBidVersion = top.bidVersion();
    }
  }

  /// Starts the volume cap of a bar anew.
  void beginBar(long startNanos) {
    if (startNanos != barStart) {
      barStart = startNanos;
      capUsedBuying = 0;
      capUsedSelling = 0;
    }
  }

  /// Lots the orders of a side have had of the current bar.
  long capUsed(int sign) {
    return sign > 0 ? capUsedBuying : capUsedSelling;
  }

  void useCap(int sign, long lots) {
    if (sign > 0) {
      capUsedBuying += lots;
    } else {
      capUsedSelling += lots;
    }
  }
}
