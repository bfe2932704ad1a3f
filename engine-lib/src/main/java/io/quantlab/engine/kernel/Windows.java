package io.quantlab.engine.kernel;

import io.quantlab.engine.feed.Batch;
import io.quantlab.engine.feed.Delivery;
import io.quantlab.engine.feed.Feed;
import io.quantlab.engine.market.Schema;

/// Takes the windows of rows off the feed, one after the other, and brings each to whom it reaches:
/// the venue alone, or the loop of its kind of data, which tells the strategies.
///
/// Where sources take turns a window is one row, so this is on the way of every row. Benchmarks:
/// `bench`, rows `book` and `many-tokens`.
final class Windows {
  private final Kernel kernel;
  private final Feed feed;
  private final CorporateActions actions;
  private final VenueDelivery venue;
  private final VenueBars venueBars;
  private final DepthDelivery depth;
  private final TokenStates bySource;
  private final Batch batch = new Batch();
  private Loops loops;
  private long items;

  /// After the parts of the kernel it brings rows to are made.
  Windows(Kernel kernel, Feed feed, Instruments instruments, CorporateActions actions) {
    this.kernel = kernel;
    this.feed = feed;
    this.actions = actions;
    this.venue = new VenueDelivery(kernel);
    this.venueBars = new VenueBars(kernel, kernel.storedBars.meeting());
    this.depth = kernel.depth;
    this.bySource = new TokenStates(instruments, kernel.states);
    this.loops = SpecializedLoops.of(kernel.lanes);
  }

  /// Takes other loops than those of the strategy class.
  void loops(Loops other) {
    loops = other;
  }

  /// Turns to the next window; false when the feed has ended.
  boolean next() {
    return feed.next(batch) > 0;
  }

  /// Stamp of the window's first row, of a bar its start.
  long firstStamp() {
    Schema schema = batch.block().schema();
    boolean bar = schema == Schema.BAR || schema == Schema.QUOTE_BAR;
    return batch.block().column(bar ? 1 : 0)[batch.from()];
  }

  /// Market rows taken so far; those of the venue alone are counted when they are known here.
  long items() {
    return items;
  }

  /// Brings the window to whom it reaches.
  void deliver() {
    TokenState state = bySource.of(batch);
    if (batch.delivery() == Delivery.VENUE) {
      reachVenue(state);
    } else {
      items += batch.to() - batch.from();
      tell(state);
    }
    state.lastNanos = kernel.epochNanos();
  }

  private void reachVenue(TokenState state) {
    switch (batch.block().schema()) {
      case TRADE -> venue.trades(state, batch);
      case QUOTE -> venue.quotes(state, batch);
      case BAR, QUOTE_BAR -> venueBars.rows(state, batch);
      case DEPTH, MBO -> depth.venueRows(state, batch);
      case ACTION -> actions.apply(state, batch);
    }
  }

  private void tell(TokenState state) {
    switch (batch.block().schema()) {
      case TRADE -> loops.trades().rows(kernel, state, batch);
      case QUOTE -> loops.quotes().rows(kernel, state, batch);
      case BAR, QUOTE_BAR -> loops.bars().rows(kernel, state, batch);
      case DEPTH, MBO -> depth.rows(state, batch);
      case ACTION -> actions.apply(state, batch);
    }
  }
}
