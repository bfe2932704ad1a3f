package io.quantlab.engine.feed;

import io.quantlab.engine.market.Flags;
import io.quantlab.engine.time.SessionCalendar;

/// Builds time bars from the quotes inside each interval, bid and ask apart (engine contract T-10
/// to T-14); nothing is allocated per record. Crossed and locked quotes count like any other.
///
/// A filled-forward bar carries the last bid and ask seen at a close, with sizes 0. Naive twin:
/// `BarTwinTest`.
public final class QuoteBarBuilder extends TimeBars {
  private QuoteBar forming = new QuoteBar();
  private QuoteBar closed = new QuoteBar();
  private long previousBid;
  private long previousAsk;
  private long previousMissing = Flags.NO_BID | Flags.NO_ASK;

  public QuoteBarBuilder(BarSpec spec, SessionCalendar calendar) {
    super(spec, calendar);
  }

  /// Adds a quote; its stamp must be below [#limitNanos].
  ///
  /// @param flags bits of [Flags]: `NO_BID`, `NO_ASK` leave a side alone, `NO_SIZE` marks unknown
  ///   sizes
  public void add(long epochNanos, long bid, long bidLots, long ask, long askLots, long flags) {
    if (epochNanos < clock.fromNanos || epochNanos >= clock.limitNanos) {
      misplaced(epochNanos);
      return;
    }
    QuoteBar bar = forming;
    bar.count++;
    if ((flags & Flags.NO_BID) == 0) {
      bar.bid(bid, bidLots);
    }
    if ((flags & Flags.NO_ASK) == 0) {
      bar.ask(ask, askLots);
    }
    bar.flags = bar.flags & ~Flags.NO_SIZE | flags & Flags.NO_SIZE;
  }

  /// The bar closed last; reused by the close after the next.
  public QuoteBar closed() {
    return closed;
  }

  /// The bar so far (T-17); its end lies ahead.
  public QuoteBar forming() {
    forming.start = clock.startNanos();
    forming.end = clock.endNanos();
    return forming;
  }

  @Override
  boolean hasRecords() {
    return forming.count > 0;
  }

  @Override
  boolean close(long startNanos, long endNanos) {
    finish(startNanos, endNanos);
    return true;
  }

  @Override
  boolean hasPrevious() {
    return previousMissing != (Flags.NO_BID | Flags.NO_ASK);
  }

  @Override
  void carry(long startNanos, long endNanos) {
    if ((previousMissing & Flags.NO_BID) == 0) {
      forming.bid(previousBid, 0);
    }
    if ((previousMissing & Flags.NO_ASK) == 0) {
      forming.ask(previousAsk, 0);
    }
    forming.flags |= Flags.SYNTHETIC | Flags.NO_SIZE;
    finish(startNanos, endNanos);
  }

  private void finish(long startNanos, long endNanos) {
    QuoteBar done = forming;
    forming = closed;
    closed = done;
    forming.clear();
    done.start = startNanos;
    done.end = endNanos;
    long missing = done.flags & (Flags.NO_BID | Flags.NO_ASK);
    if (missing == 0 && done.bid.close >= done.ask.close) {
      done.flags |= Flags.CROSSED;
    }
    if ((missing & Flags.NO_BID) == 0) {
      previousBid = done.bid.close;
    }
    if ((missing & Flags.NO_ASK) == 0) {
      previousAsk = done.ask.close;
    }
    previousMissing &= missing;
  }

  @Override
  public void rescale(double priceFactor, double lotFactor) {
    forming.bid.rescale(priceFactor, lotFactor);
    forming.ask.rescale(priceFactor, lotFactor);
    previousBid = Math.round(previousBid * priceFactor);
    previousAsk = Math.round(previousAsk * priceFactor);
  }
}
