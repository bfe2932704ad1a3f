package io.quantlab.engine.execution;

/// The prices around the market that no working order of one instrument cares about (engine
/// contract Z-3).
///
/// A tick compares two numbers and touches nothing else unless it leaves the band, so thousands of
/// far orders cost nothing. Buys watch the ask, sells the bid; for trades and bars both are the
/// price. Hot; benchmark `KernelBenchmark`.
public final class TriggerBand {
  private long buyBelow;
  private long buyAbove;
  private long sellBelow;
  private long sellAbove;
  private long low;
  private long high;
  private boolean printAwaited;

  /// A band no price reaches.
  public TriggerBand() {
    clear();
  }

  void clear() {
    set(Long.MIN_VALUE, Long.MAX_VALUE, Long.MIN_VALUE, Long.MAX_VALUE);
  }

  /// Every price concerns somebody: orders wait for the next event.
  void open() {
    set(Long.MAX_VALUE, Long.MIN_VALUE, Long.MAX_VALUE, Long.MIN_VALUE);
  }

  void set(long buyAtOrBelow, long buyAtOrAbove, long sellAtOrBelow, long sellAtOrAbove) {
    buyBelow = buyAtOrBelow;
    buyAbove = buyAtOrAbove;
    sellBelow = sellAtOrBelow;
    sellAbove = sellAtOrAbove;
    low = Math.max(buyBelow, sellBelow);
    high = Math.min(buyAbove, sellAbove);
  }

  /// Adds what one more buy watches.
  void watchBuy(long atOrBelow, long atOrAbove) {
    set(Math.max(buyBelow, atOrBelow), Math.min(buyAbove, atOrAbove), sellBelow, sellAbove);
  }

  /// Adds what one more sell watches.
  void watchSell(long atOrBelow, long atOrAbove) {
    set(buyBelow, buyAbove, Math.max(sellBelow, atOrBelow), Math.min(sellAbove, atOrAbove));
  }

  /// Prices at or below this concern a working order.
  public long low() {
    return low;
  }

  /// Prices at or above this concern a working order.
  public long high() {
    return high;
  }

  /// Whether every price concerns a working order: one waits for the next event.
  public boolean isOpen() {
    return low >= high;
  }

  /// Says whether orders wait for the official print of an auction.
  void awaitPrint(boolean awaited) {
    printAwaited = awaited;
  }

  /// Whether orders wait for the official print of an auction: it counts also when the session has
  /// ended (F-3).
  public boolean awaitsPrint() {
    return printAwaited;
  }

  /// Whether no price concerns a working order, because there is none.
  public boolean isIdle() {
    return low == Long.MIN_VALUE && high == Long.MAX_VALUE;
  }

  /// Whether a trade or bar price concerns a working order.
  public boolean hit(long priceTicks) {
    return priceTicks <= low || priceTicks >= high;
  }

  /// Whether a bar that spans these prices concerns a working order.
  public boolean hitRange(long lowTicks, long highTicks) {
    return lowTicks <= low || highTicks >= high;
  }

  /// Whether a quote concerns a working order.
  public boolean hitQuote(long bidTicks, long askTicks) {
    return askTicks <= buyBelow
        || askTicks >= buyAbove
        || bidTicks <= sellBelow
        || bidTicks >= sellAbove;
  }
}
