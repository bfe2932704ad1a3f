package io.quantlab.engine.kernel;

import io.quantlab.engine.feed.BarBuilder;
import io.quantlab.engine.feed.BarSpec;
import io.quantlab.engine.feed.QuoteBarBuilder;
import io.quantlab.engine.feed.SessionScope;
import io.quantlab.engine.feed.TimeBars;
import io.quantlab.engine.feed.TradeSpan;
import io.quantlab.engine.market.PriceView;
import io.quantlab.engine.time.Interval;

/// Bars of one subscription built from the run's ticks: deliveries only, the ticks do the matching
/// (T-11).
///
/// A tick stamped exactly at the end of a bar closes it before rank 70 of that instant; the closed
/// bar then waits here until the agenda delivers it.
final class BuiltBars {
  final TokenState token;
  final Interval interval;
  final BarCopy view;

  /// The view the bars were subscribed in; RAW for intervals no action can divide.
  final PriceView prices;

  private final BarBuilder trades;
  private final QuoteBarBuilder quotes;
  private final TimeBars bars;
  private boolean waiting;
  private long scheduledNanos = Long.MIN_VALUE;

  private BuiltBars(
      TokenState token,
      Interval interval,
      BarBuilder trades,
      QuoteBarBuilder quotes,
      PriceView prices) {
    this.prices = prices;
    this.token = token;
    this.interval = interval;
    this.trades = trades;
    this.quotes = quotes;
    this.bars = trades != null ? trades : quotes;
    this.view = new BarCopy(token.instrument.token());
  }

  static BuiltBars ofTrades(
      TokenState token, Interval interval, SessionScope scope, PriceView prices) {
    BarSpec spec = BarSpec.of(interval).scope(scope);
    return new BuiltBars(
        token, interval, new BarBuilder(spec, token.sessions.calendar), null, prices);
  }

  static BuiltBars ofQuotes(
      TokenState token, Interval interval, SessionScope scope, PriceView prices) {
    BarSpec spec = BarSpec.of(interval).scope(scope);
    return new BuiltBars(
        token, interval, null, new QuoteBarBuilder(spec, token.sessions.calendar), prices);
  }

  boolean onTrades() {
    return trades != null;
  }

  /// Turns to the interval of the next trade; returns the end of the bar now forming when it has
  /// not been scheduled, else `Long.MIN_VALUE`.
  long turn(long nanos) {
    waiting |= bars.roll(nanos);
    return toSchedule();
  }

  /// First stamp that belongs to no interval turned to so far.
  long limitNanos() {
    return bars.limitNanos();
  }

  /// Adds trades, all before [#limitNanos].
  void add(TradeSpan span) {
    trades.add(span);
  }

  /// Adds a quote; the answer is that of [#turn].
  long quote(long nanos, long bid, long bidLots, long ask, long askLots, long flags) {
    waiting |= bars.roll(nanos);
    quotes.add(nanos, bid, bidLots, ask, askLots, flags);
    return toSchedule();
  }

  /// Restates the bar that is forming.
  void rescale(double priceFactor, double lotFactor) {
    bars.rescale(priceFactor, lotFactor);
  }

  private long toSchedule() {
    long end = bars.endNanos();
    if (end == scheduledNanos || end == Long.MAX_VALUE) {
      return Long.MIN_VALUE;
    }
    scheduledNanos = end;
    return end;
  }

  /// Whether a bar that ends at `nanos` is there to deliver; it is then in [#view].
  boolean close(long nanos) {
    boolean closed = waiting || bars.expire(nanos);
    waiting = false;
    if (closed && trades != null) {
      view.load(trades.closed());
    } else if (closed) {
      view.load(quotes.closed());
    }
    return closed;
  }
}
