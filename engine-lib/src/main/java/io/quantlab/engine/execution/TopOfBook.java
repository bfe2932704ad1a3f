package io.quantlab.engine.execution;

/// Best bid and ask of one instrument as the venue shows them; sizes 0 = unknown, versions count
/// changes.
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
  private long bidVersion;
  private long askVersion;
  private long lastTicks;
  private boolean lastKnown;

  /// Takes the bid of a quote.
  public void bid(long ticks, long lots) {
    if (ticks != bidTicks || lots != bidLots || !bidKnown) {
      bidTicks = ticks;
      bidLots = lots;
      bidKnown = true;
      bidVersion++;
    }
  }

  /// Takes the ask of a quote.
  public void ask(long ticks, long lots) {
    if (ticks != askTicks || lots != askLots || !askKnown) {
      askTicks = ticks;
      askLots = lots;
      askKnown = true;
      askVersion++;
    }
  }

  /// Takes the price of a trade or of a bar's close.
  public void last(long ticks) {
    lastTicks = ticks;
    lastKnown = true;
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

  public boolean hasBid() {
    return bidKnown;
  }

  public boolean hasAsk() {
    return askKnown;
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
    return bidKnown && askKnown && bidTicks >= askTicks;
  }
}
