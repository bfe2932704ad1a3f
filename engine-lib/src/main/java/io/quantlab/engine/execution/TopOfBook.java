package io.quantlab.engine.execution;

/// Best bid and ask of one instrument as the venue shows them; sizes 0 = unknown, versions count
/// changes.
///
/// A side the last quote did not show keeps its price for marks and views ([#hasBid]), but nothing
/// can be traded against it ([#showsBid]).
///
/// A version lets the broker forget what it consumed of a level as soon as the data change it
/// (F-31).
public final class TopOfBook {
  private long bidTicks;
  private long askTicks;
  private long bidLots;
  private long askLots;
  private boolean bidKnown;
  private boolean askKnown;
  private boolean bidShown;
  private boolean askShown;
  private long bidVersion;
  private long askVersion;
  private long lastTicks;
  private boolean lastKnown;
  private boolean sessionPrice;
  private long barStartNanos;
  private long barVolumeLots;
  private BarSpan barSpan = BarSpan.INTRADAY;
  private boolean trading = true;

  /// Takes the bid of a quote.
  public void bid(long ticks, long lots) {
    if (ticks != bidTicks || lots != bidLots || !bidShown) {
      bidTicks = ticks;
      bidLots = lots;
      bidKnown = true;
      bidShown = true;
      bidVersion++;
    }
  }

  /// Takes the ask of a quote.
  public void ask(long ticks, long lots) {
    if (ticks != askTicks || lots != askLots || !askShown) {
      askTicks = ticks;
      askLots = lots;
      askKnown = true;
      askShown = true;
      askVersion++;
    }
  }

  /// Takes a quote that shows no bid.
  public void noBid() {
    bidShown = false;
  }

  /// Takes a quote that shows no ask.
  public void noAsk() {
    askShown = false;
  }

  /// Takes the price of a trade or of a bar's close.
  public void last(long ticks) {
    lastTicks = ticks;
    lastKnown = true;
    sessionPrice = true;
  }

  /// Whether a bar is a part of a session.
  public enum BarSpan {
    INTRADAY,
    /// It holds the whole of a session, or of a day.
    SESSION
  }

  /// Takes the span and volume of a bar that ended.
  public void bar(long startNanos, long volumeLots, BarSpan span) {
    barStartNanos = startNanos;
    barVolumeLots = volumeLots;
    barSpan = span;
  }

  BarSpan barSpan() {
    return barSpan;
  }

  long barStartNanos() {
    return barStartNanos;
  }

  /// Volume of the last bar as [MarketItem#volumeLots] gives it.
  long barVolumeLots() {
    return barVolumeLots;
  }

  /// A session opens: it has no price yet.
  void beginSession() {
    sessionPrice = false;
  }

  /// Whether there was a trade or a bar since the last session opened.
  boolean hasSessionPrice() {
    return sessionPrice;
  }

  /// Whether orders may match now, for those that would fill at arrival (F-1).
  public void trading(boolean open) {
    trading = open;
  }

  boolean isTrading() {
    return trading;
  }

  /// Restates every price after a split; consumed sizes are forgotten.
  public void restate(long numerator, long denominator) {
    bidTicks = Math.floorDiv(Math.multiplyExact(bidTicks, denominator), numerator);
    askTicks = Math.floorDiv(Math.multiplyExact(askTicks, denominator), numerator);
    lastTicks = Math.floorDiv(Math.multiplyExact(lastTicks, denominator), numerator);
    bidVersion++;
    askVersion++;
  }

  public long bidTicks() {
    return bidTicks;
  }

  public long askTicks() {
    return askTicks;
  }

  public long bidLots() {
    return bidLots;
  }

  public long askLots() {
    return askLots;
  }

  public long lastTicks() {
    return lastTicks;
  }

  /// Whether a bid was ever shown.
  public boolean hasBid() {
    return bidKnown;
  }

  /// Whether an ask was ever shown.
  public boolean hasAsk() {
    return askKnown;
  }

  /// Whether the last quote shows a bid.
  public boolean showsBid() {
    return bidShown;
  }

  /// Whether the last quote shows an ask.
  public boolean showsAsk() {
    return askShown;
  }

  /// The last trade or bar close, else the middle of the last quote; `NaN` before the first.
  public double closingPrice() {
    if (lastKnown) {
      return lastTicks;
    }
    return bidKnown && askKnown ? (bidTicks + askTicks) / 2.0 : Double.NaN;
  }

  public boolean hasLast() {
    return lastKnown;
  }

  long bidVersion() {
    return bidVersion;
  }

  long askVersion() {
    return askVersion;
  }

  /// Bid at or above ask; matching waits for an uncrossed book unless the profile allows it (F-9).
  public boolean crossed() {
    return bidShown && askShown && bidTicks >= askTicks;
  }
}
