package io.quantlab.engine.execution;

import io.quantlab.engine.market.RowBlock;
import io.quantlab.engine.order.Order;
import io.quantlab.engine.order.OrderTerms;
import io.quantlab.engine.order.Side;
import io.quantlab.engine.time.Clock;

/// Where commands go and reports come from (engine contract 1.7).
///
/// A broker never changes state of the engine itself; everything it has to say goes through a
/// [ReportSink].
public interface Broker {
  /// Takes a command that passed the risk gate; answers may come at once or later.
  void take(Command command, ReportSink out);

  /// Matches the working orders of an item's instrument against it.
  void advance(MarketItem item, ReportSink out);

  /// Applies rows of one message of an order book and, when they end it, matches the working orders
  /// of its instrument (rank 40).
  ///
  /// Returns the row after the last one applied: the message's end, or `to` when it goes on in
  /// other rows.
  ///
  /// @param rows rows of schema DEPTH or MBO; `to` is exclusive
  int book(int slot, RowBlock rows, int from, int to, ReportSink out);

  /// Whether answers can come later than the step that caused them; then [#nextDueNanos] is asked
  /// after every step.
  default boolean answersLater() {
    return false;
  }

  /// The best prices of an instrument are known here: what is held here for a distant venue that
  /// lacks it watches them (O-15, rank 60).
  default void seen(int slot, TopOfBook top, ReportSink out) {}

  /// Whether reports may come twice, late or in another order; then [ReportSink#heeds] is asked of
  /// each.
  default boolean faulty() {
    return false;
  }

  /// When something on its way arrives next, `Long.MAX_VALUE` for nothing.
  default long nextDueNanos() {
    return Long.MAX_VALUE;
  }

  /// Lets everything arrive that is due at or before an instant.
  default void due(long epochNanos, ReportSink out) {}

  /// Names the clock of the run; called once, before the first command.
  default void follow(Clock clock) {}

  /// Bars on which the two ways through them gave different fills, and what that was worth (F-90).
  default PathRange paths() {
    return PathRange.NONE;
  }

  /// Bars on which the two ways through them gave different fills (F-90).
  default long ambiguousBars() {
    return paths().bars();
  }

  /// Whether the open of a bar must show the bar's range too: slippage is clipped to it (F-51).
  default boolean clipsToRange() {
    return false;
  }

  /// Fills that went without slippage because the market did not show yet what the model needs
  /// (F-91).
  default long unpricedFills() {
    return 0;
  }

  /// The venue publishes a mark price of an instrument: triggers that watch it see it (3.1, rank
  /// 40).
  default void mark(int slot, long priceTicks, ReportSink out) {}

  /// Whether the data show the price a trigger of an order of this side would watch (3.1); whether
  /// there are marks to publish the broker does not know.
  default boolean shows(int slot, OrderTerms.Source source, Side side) {
    return source == OrderTerms.Source.TAKEN_SIDE;
  }

  /// Time from the start of the last bar of an instrument to an instant, 0 when its orders meet no
  /// bars: at the close of a bar, its length.
  default long barNanos(int slot, long epochNanos) {
    return 0;
  }

  /// Commands whose delay was shorter than the bars they met, and so had no effect (F-2).
  default long ignoredLatency() {
    return 0;
  }

  /// Lots estimated to stand before a working order at its price now; [ReportSink#UNKNOWN] where no
  /// queue is modelled, or the order rests in none.
  default long queueAhead(Order order) {
    return ReportSink.UNKNOWN;
  }

  /// The prices of an instrument that can concern a working order; everything between needs no
  /// [#advance].
  TriggerBand band(int slot);

  /// Lets every row of an instrument come here, or those that concern an order again: who holds
  /// orders for a venue at a distance sees prices as they come.
  default void meetEveryRow(int slot, boolean every) {}

  /// What the broker must be told of the sessions of an instrument, or `null` when it asks for
  /// nothing.
  default DayStatistics statistics(int slot) {
    return null;
  }

  /// Where our own trades have moved prices, or `null` when nothing moves them.
  default ImpactOverlay overlay() {
    return null;
  }

  /// A session of an instrument opens: orders for the opening wait for its first price (rank 20).
  void sessionOpen(int slot, ReportSink out);

  /// From now on orders of an instrument differ in the sessions they may trade in (O-14): outside
  /// the regular one those that may not trade there wait.
  ///
  /// @param plain what orders mean that name no sessions
  /// @param regular whether the regular session is on
  void mixSessions(int slot, OrderTerms.Sessions plain, boolean regular);

  /// Says that the trades of an instrument mark the official prints of its auctions: orders for the
  /// opening and the close wait for these (F-3). Called before the first item.
  default void marksAuctions(int slot) {}

  /// The official print of an auction of an instrument; called while orders wait for it
  /// ([TriggerBand#awaitsPrint]), in the session or after it.
  default void officialPrint(Auction auction, MarketItem item, ReportSink out) {}

  /// How long orders of an instrument wait from now on for an official print, 0 when none waits;
  /// asked when a session opened or closed, and answered by [#auctionOver] when that time is over.
  default long auctionWaitNanos(int slot) {
    return 0;
  }

  /// No official print came in time: orders for the opening meet the next price, those for the
  /// close the last one.
  default void auctionOver(int slot, ReportSink out) {}

  /// Changes the distance of a trailing order's trigger, price ticks; the trigger never loosens
  /// (O-12).
  void follow(Order order, long offsetTicks);

  /// The time of a `GTD` order has come (O-14).
  void expire(Order order, ReportSink out);

  /// A session of an instrument ends: orders for the close take its last price, `DAY` orders expire
  /// (rank 80).
  void sessionClose(int slot, ReportSink out);

  /// A split `numerator` new for `denominator` old was applied; open orders are restated or
  /// canceled.
  void split(int slot, long numerator, long denominator, ReportSink out);

  /// Cancels every order of an instrument.
  void withdraw(int slot, ReportSink.RejectReason why, ReportSink out);
}
