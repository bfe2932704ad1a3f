package io.quantlab.engine.feed;

import io.quantlab.engine.market.Flags;
import io.quantlab.engine.market.RowBlock;
import io.quantlab.engine.time.SessionCalendar;

/// Builds time bars from trades (engine contract T-10 to T-14); nothing is allocated per record.
///
/// A trade flagged `NOT_PRICE_FORMING` counts for volume only. A print of size 0 is ignored and
/// counted, unless its source carries no sizes (`NO_SIZE`). Trades without any price-forming one
/// make a bar at the previous close, flagged `NOT_PRICE_FORMING` and `SYNTHETIC`; before the first
/// price they make none and are counted. Naive twin: `BarTwinTest`.
public final class BarBuilder extends TimeBars {
  private TradeBar forming = new TradeBar();
  private TradeBar closed = new TradeBar();
  private long previousClose;
  private boolean hasPrevious;
  private long sizeless;
  private long unpriced;

  public BarBuilder(BarSpec spec, SessionCalendar calendar) {
    super(spec, calendar);
  }

  /// Adds a trade; its stamp must be below [#limitNanos].
  ///
  /// @param price in price units
  /// @param lots in lots, not negative
  /// @param flags bits of [Flags]
  public void add(long epochNanos, long price, long lots, long flags) {
    if (epochNanos < clock.fromNanos || epochNanos >= clock.limitNanos) {
      misplaced(epochNanos);
    } else if (lots == 0 && (flags & Flags.NO_SIZE) == 0) {
      sizeless++;
    } else {
      forming.trade(price, lots, (flags & Flags.NOT_PRICE_FORMING) == 0);
    }
  }

  /// Adds a span of trades; its last stamp must be below [#limitNanos].
  public void add(TradeSpan span) {
    boolean inside = span.firstNanos() >= clock.fromNanos && span.lastNanos() < clock.limitNanos;
    if (inside && span.isPlain()) {
      forming.trades(span);
      return;
    }
    RowBlock rows = span.block();
    for (int i = span.from(); i < span.to(); i++) {
      add(rows.column(0)[i], rows.column(1)[i], rows.column(2)[i], rows.column(3)[i]);
    }
  }

  /// The bar closed last; reused by the close after the next.
  public TradeBar closed() {
    return closed;
  }

  /// The bar so far (T-17); its end lies ahead.
  public TradeBar forming() {
    forming.start = clock.startNanos();
    forming.end = clock.endNanos();
    return forming;
  }

  /// Ignored prints of size 0.
  public long sizelessCount() {
    return sizeless;
  }

  /// Trades that made no bar because no price was known yet.
  public long unpricedCount() {
    return unpriced;
  }

  @Override
  boolean hasRecords() {
    return forming.count > 0;
  }

  @Override
  boolean close(long startNanos, long endNanos) {
    if (!forming.priced) {
      if (!hasPrevious) {
        unpriced += forming.count;
        forming.clear();
        return false;
      }
      forming.carry(previousClose);
      forming.flags |= Flags.NOT_PRICE_FORMING;
    }
    finish(startNanos, endNanos);
    return true;
  }

  @Override
  boolean hasPrevious() {
    return hasPrevious;
  }

  @Override
  void carry(long startNanos, long endNanos) {
    forming.carry(previousClose);
    finish(startNanos, endNanos);
  }

  @Override
  public void rescale(double priceFactor, double lotFactor) {
    forming.rescale(priceFactor, lotFactor);
    previousClose = Math.round(previousClose * priceFactor);
  }

  private void finish(long startNanos, long endNanos) {
    TradeBar done = forming;
    forming = closed;
    closed = done;
    forming.clear();
    done.start = startNanos;
    done.end = endNanos;
    previousClose = done.close;
    hasPrevious = true;
  }
}
