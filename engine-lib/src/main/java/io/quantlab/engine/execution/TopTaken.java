package io.quantlab.engine.execution;

/// Displayed size at the best prices of quotes that a taker can still have: what the level shows
/// less what we took of it since it changed (engine contract F-31). The data are never changed.
final class TopTaken {
  private final TopOfBook top;
  private long bid;
  private long bidVersion;
  private long ask;
  private long askVersion;
  private long printedBid;
  private long printedAsk;

  TopTaken(TopOfBook top) {
    this.top = top;
  }

  /// Lots a taker can still have of the far side; `Long.MAX_VALUE` where sizes are not known.
  long available(int sign) {
    if (sign > 0) {
      return top.askLots() == 0
          ? Long.MAX_VALUE
          : top.askLots() - (askVersion == top.askVersion() ? ask : 0) - printedAsk;
    }
    return top.bidLots() == 0
        ? Long.MAX_VALUE
        : top.bidLots() - (bidVersion == top.bidVersion() ? bid : 0) - printedBid;
  }

  /// Remembers what we took of a level.
  void consume(int sign, long lots) {
    if (sign > 0) {
      ask = askVersion == top.askVersion() ? ask + lots : lots;
      askVersion = top.askVersion();
    } else {
      bid = bidVersion == top.bidVersion() ? bid + lots : lots;
      bidVersion = top.bidVersion();
    }
  }

  /// A print took from the side it traded against: what it meets now cannot have that again.
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
}
