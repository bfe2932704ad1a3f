package io.quantlab.engine.execution;

import io.quantlab.engine.instrument.Instrument;
import io.quantlab.engine.market.Schema;
import io.quantlab.engine.order.Order;
import io.quantlab.engine.order.OrderKind;
import io.quantlab.engine.order.OrderTerms;
import io.quantlab.engine.order.Side;
import java.util.Set;

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
    QUOTE_BARS;

    /// The finest of the data a run has.
    static Matching of(Set<Schema> schemas) {
      if (schemas.contains(Schema.DEPTH) || schemas.contains(Schema.MBO)) {
        return DEPTH;
      }
      if (schemas.contains(Schema.QUOTE)) {
        return QUOTES;
      }
      if (schemas.contains(Schema.TRADE)) {
        return TRADES;
      }
      return schemas.contains(Schema.QUOTE_BAR) ? QUOTE_BARS : BARS;
    }
  }

  /// What resting limits wait for on ticks.
  enum Limits {
    /// A price.
    BY_PRICE,
    /// Their turn in the queue at the best price of quotes.
    IN_QUEUES
  }

  /// Whether the data show prints.
  enum Prints {
    NONE,
    SHOWN
  }

  /// No price.
  static final long UNSEEN = Long.MIN_VALUE;

  private final Limits limits;
  private final Prints prints;
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

  final AllowedSessions sessions = new AllowedSessions();

  /// Start of the last bar whose open was matched.
  long openNanos = Long.MIN_VALUE;

  /// Orders that wait for their first event.
  final ArrivalList fresh = new ArrivalList();

  /// Orders whose trigger follows the market.
  final ArrivalList trailing = new ArrivalList();

  /// Orders whose trigger watches another price than that of their side.
  final ArrivalList watching = new ArrivalList();

  /// Orders that wait for the official print of an auction.
  final ArrivalList auction = new ArrivalList();

  /// Whether trades say which of them are official prints of auctions (F-3).
  boolean marksAuctions;

  /// What was taken of the size quotes display.
  final TopTaken taken;

  final BarCap cap = new BarCap();

  /// Legs of spread orders that wait for this instrument.
  int legs;

  /// Whether every row comes here: orders held elsewhere watch the prices.
  boolean everyRow;

  SlotBook(
      Instrument instrument,
      Matching matching,
      Limits limits,
      Prints prints,
      TopOfBook top,
      DayStatistics days,
      DepthSlot depth) {
    this.days = days;
    this.instrument = instrument;
    this.matching = matching;
    this.limits = limits;
    this.prints = prints;
    this.top = top;
    this.taken = new TopTaken(top);
    this.depth = depth;
    this.lotQuantity = instrument.lotSize().toDouble();
    refreshBand();
  }

  /// Whether any order waits for the order book; limits do in its queues.
  boolean hasWorkingOnDepth() {
    return !depth.buys.isEmpty()
        || !depth.sells.isEmpty()
        || !fresh.isEmpty()
        || !buyAbove.isEmpty()
        || !sellBelow.isEmpty()
        || !buyTouch.isEmpty()
        || !sellTouch.isEmpty()
        || !trailing.isEmpty()
        || !watching.isEmpty();
  }

  // ---- triggers that watch a price of their own (engine contract 3.1) ----

  /// Whether the data show the price a trigger would watch.
  boolean shows(OrderTerms.Source source, Side side) {
    OrderTerms.Source taken = side == Side.BUY ? OrderTerms.Source.ASK : OrderTerms.Source.BID;
    if (source == OrderTerms.Source.TAKEN_SIDE || source == OrderTerms.Source.MARK) {
      return true; // marks come apart from the data, see Broker.mark
    }
    return switch (matching) {
      case QUOTES, DEPTH -> source != OrderTerms.Source.LAST || prints == Prints.SHOWN;
      case QUOTE_BARS -> source == taken;
      case TRADES, BARS -> source == OrderTerms.Source.LAST;
    };
  }

  /// Whether the trigger of an order watches another price than the orders of its side do here.
  boolean watchesApart(Order order) {
    OrderTerms.Source source = order.terms().source();
    if (source == OrderTerms.Source.TAKEN_SIDE || !order.kind().hasTrigger()) {
      return false;
    }
    if (source == OrderTerms.Source.MARK) {
      return true;
    }
    OrderTerms.Source taken = order.isBuy() ? OrderTerms.Source.ASK : OrderTerms.Source.BID;
    return (matching == Matching.QUOTES || matching == Matching.DEPTH) && source != taken;
  }

  /// The price a trigger watches, [#UNSEEN] where the event shows none.
  ///
  /// @param print price of the trade at hand, [#UNSEEN] for none
  long watchedTicks(Order order, long print) {
    return switch (order.terms().source()) {
      case LAST -> print;
      case BID -> bidTicks();
      case ASK -> askTicks();
      case MARK -> UNSEEN; // no event of the data shows one
      case TAKEN_SIDE -> order.isBuy() ? askTicks() : bidTicks();
    };
  }

  private long bidTicks() {
    if (depth != null) {
      return depth.book.hasBid() ? depth.book.bidTicks() : UNSEEN;
    }
    return top.showsBid() ? top.bidTicks() : UNSEEN;
  }

  private long askTicks() {
    if (depth != null) {
      return depth.book.hasAsk() ? depth.book.askTicks() : UNSEEN;
    }
    return top.showsAsk() ? top.askTicks() : UNSEEN;
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

  /// The heap a resting order belongs to: limits and touches wait for a better price, stops for a
  /// worse one.
  TriggerHeap heap(Order order, boolean triggered) {
    boolean buy = order.isBuy();
    if (worksAsLimit(order, triggered)) {
      return buy ? buyBelow : sellAbove;
    }
    if (order.kind().waitsFor() == OrderKind.Wait.TOUCH) {
      return buy ? buyTouch : sellTouch;
    }
    return buy ? buyAbove : sellBelow;
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
    boolean awaited = !auction.isEmpty();
    band.awaitPrint(awaited);
    boolean queued = hasQuoteQueues() && buyBelow.size() + sellAbove.size() > 0;
    boolean waiting = !fresh.isEmpty() || legs > 0 || !watching.isEmpty() || everyRow;
    if (waiting || awaited || depth != null || queued) {
      band.open();
      return;
    }
    band.set(
        Math.max(buyBelow.nearest(), buyTouch.nearest()),
        buyAbove.nearest(),
        sellBelow.nearest(),
        Math.min(sellAbove.nearest(), sellTouch.nearest()));
    for (int i = 0; i < trailing.size(); i++) {
      watch(trailing.at(i), trailing.state(i));
    }
  }

  /// A trailing order cares for its trigger and for prices better than its best; one that is not
  /// active for its activation price.
  private void watch(Order order, Resting state) {
    boolean buy = order.isBuy();
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
    return order.isBuy() ? Long.MAX_VALUE : Long.MIN_VALUE;
  }
}
