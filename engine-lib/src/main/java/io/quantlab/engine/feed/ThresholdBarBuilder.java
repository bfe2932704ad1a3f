package io.quantlab.engine.feed;

import io.quantlab.engine.market.Flags;

/// Builds bars that close when enough has happened rather than when time is up: ticks(n),
/// volume(n), value(n), range(n) of engine contract T-15. Nothing is allocated per record.
///
/// The trade that reaches the threshold is the last of its bar; it is never split over two bars. A
/// bar starts with the stamp of its first trade and ends with that of its last. Trades count as in
/// [BarBuilder]: `NOT_PRICE_FORMING` adds to ticks, volume and value only, a size of 0 is ignored.
/// A threshold reached before the first price waits for one. Source: López de Prado, *Advances in
/// Financial Machine Learning*, 2.3.1.
public final class ThresholdBarBuilder {
  /// What is counted up to the threshold.
  public enum Measure {
    /// Records.
    TICKS,
    /// Lots.
    VOLUME,
    /// Price units × lots; a sum beyond 63 bits is an `ArithmeticException`.
    VALUE,
    /// High minus low, in price units.
    RANGE
  }

  private final Measure measure;
  private final long threshold;
  private TradeBar forming = new TradeBar();
  private TradeBar closed = new TradeBar();
  private long value;
  private long sizeless;

  /// @param threshold at least 1, in the unit of the measure
  public ThresholdBarBuilder(Measure measure, long threshold) {
    if (threshold < 1) {
      throw new IllegalArgumentException("threshold must be at least 1, was " + threshold);
    }
    this.measure = measure;
    this.threshold = threshold;
  }

  /// Adds a trade; true when it closed a bar, which [#closed] then shows.
  public boolean add(long epochNanos, long price, long lots, long flags) {
    if (lots == 0 && (flags & Flags.NO_SIZE) == 0) {
      sizeless++;
      return false;
    }
    TradeBar bar = forming;
    if (bar.count == 0) {
      bar.start = epochNanos;
    }
    bar.end = epochNanos;
    bar.trade(price, lots, (flags & Flags.NOT_PRICE_FORMING) == 0);
    if (measure == Measure.VALUE) {
      value = Math.addExact(value, Math.multiplyExact(price, lots));
    }
    return bar.priced && reached(bar) >= threshold && flush();
  }

  /// Closes the forming bar short of its threshold, at the end of a session or of the data; true
  /// when there was one with a price.
  public boolean flush() {
    TradeBar done = forming;
    if (!done.priced) {
      return false;
    }
    forming = closed;
    closed = done;
    forming.clear();
    value = 0;
    return true;
  }

  /// The bar closed last; reused by the close after the next.
  public TradeBar closed() {
    return closed;
  }

  /// The bar so far.
  public TradeBar forming() {
    return forming;
  }

  /// Ignored prints of size 0.
  public long sizelessCount() {
    return sizeless;
  }

  private long reached(TradeBar bar) {
    return switch (measure) {
      case TICKS -> bar.count;
      case VOLUME -> bar.volume;
      case VALUE -> Math.abs(value);
      case RANGE -> bar.high - bar.low;
    };
  }
}
