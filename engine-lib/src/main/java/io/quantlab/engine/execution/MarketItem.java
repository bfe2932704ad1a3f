package io.quantlab.engine.execution;

/// One venue event as the broker sees it; a reused view.
///
/// Buys meet the `buy…` prices, sells the `sell…` prices: ask and bid for quotes and quote bars,
/// the same price for trades and trade bars.
public final class MarketItem {
  /// What happened.
  public enum Kind {
    TRADE,
    QUOTE,
    BAR_OPEN,
    BAR_BODY
  }

  private Kind kind;
  private int slot;
  private long epochNanos;
  private long startNanos;
  private long lots;
  private long volumeLots;
  private boolean standsIn;
  private final long[] buy = new long[4];
  private final long[] sell = new long[4];

  /// A trade print; `size` 0 = unknown.
  public MarketItem trade(int instrument, long nanos, long price, long size) {
    kind = Kind.TRADE;
    slot = instrument;
    epochNanos = nanos;
    lots = size;
    buy[0] = price;
    sell[0] = price;
    return this;
  }

  /// A change of the top of book; prices and sizes are in the [TopOfBook].
  public MarketItem quote(int instrument, long nanos) {
    kind = Kind.QUOTE;
    slot = instrument;
    epochNanos = nanos;
    return this;
  }

  /// The first price of a bar that starts now; `volume` is what the whole bar will trade, -1 = no
  /// cap.
  public MarketItem barOpen(int instrument, long nanos, long buyOpen, long sellOpen, long volume) {
    kind = Kind.BAR_OPEN;
    standsIn = false;
    slot = instrument;
    epochNanos = nanos;
    startNanos = nanos;
    volumeLots = volume;
    buy[0] = buyOpen;
    sell[0] = sellOpen;
    return this;
  }

  /// A bar that ends now; set its prices with [#buyPrices] and [#sellPrices].
  public MarketItem barBody(int instrument, long start, long end, long volume) {
    kind = Kind.BAR_BODY;
    standsIn = false;
    slot = instrument;
    epochNanos = end;
    startNanos = start;
    volumeLots = volume;
    return this;
  }

  public MarketItem buyPrices(long open, long high, long low, long close) {
    set(buy, open, high, low, close);
    return this;
  }

  public MarketItem sellPrices(long open, long high, long low, long close) {
    set(sell, open, high, low, close);
    return this;
  }

  private static void set(long[] prices, long open, long high, long low, long close) {
    prices[0] = open;
    prices[1] = high;
    prices[2] = low;
    prices[3] = close;
  }

  /// Says that this bar stands in for finer data that are missing: it meets the orders of an
  /// instrument whatever they meet else (F-1).
  public MarketItem standIn() {
    standsIn = true;
    return this;
  }

  /// Whether a bar stands in for finer data.
  boolean standsIn() {
    return standsIn;
  }

  public Kind kind() {
    return kind;
  }

  public int slot() {
    return slot;
  }

  public long epochNanos() {
    return epochNanos;
  }

  /// Start of the bar.
  public long startNanos() {
    return startNanos;
  }

  /// Size of a trade, 0 = unknown.
  public long lots() {
    return lots;
  }

  /// Volume of the bar, -1 = it carries none and caps nothing.
  public long volumeLots() {
    return volumeLots;
  }

  public long open(int sign) {
    return prices(sign)[0];
  }

  public long high(int sign) {
    return prices(sign)[1];
  }

  public long low(int sign) {
    return prices(sign)[2];
  }

  public long close(int sign) {
    return prices(sign)[3];
  }

  private long[] prices(int sign) {
    return sign > 0 ? buy : sell;
  }
}
