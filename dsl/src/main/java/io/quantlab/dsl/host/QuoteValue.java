package io.quantlab.dsl.host;

import io.quantlab.dsl.plan.EngineValue;
import io.quantlab.engine.market.BarView;
import io.quantlab.engine.market.Flags;
import io.quantlab.engine.market.TickView;

/// `quote(sym)`: the newest best prices of an instrument; `na` before the first.
///
/// It keeps the counts of the engine: what a script does not read is never made a number.
final class QuoteValue implements EngineValue {
  private static final Members MEMBERS = Members.of("quote");
  private static final int BID = MEMBERS.number("bid");
  private static final int ASK = MEMBERS.number("ask");
  private static final int BID_SIZE = MEMBERS.number("bid_size");
  private static final int ASK_SIZE = MEMBERS.number("ask_size");

  private Scales scales;
  private final Side bid = new Side();
  private final Side ask = new Side();
  private long epochNanos;
  private boolean known;

  private static final class Side {
    long ticks;
    long lots;
    boolean priced;
    boolean sized;

    void set(long newTicks, long newLots) {
      ticks = newTicks;
      lots = newLots;
      priced = true;
      sized = true;
    }

    /// A price of which no size is told, or none.
    void close(long newTicks, boolean isThere) {
      ticks = newTicks;
      priced = isThere;
      sized = false;
    }

    void copy(Side other) {
      ticks = other.ticks;
      lots = other.lots;
      priced = other.priced;
      sized = other.sized;
    }

    double price(Scales of) {
      return priced ? of.price(ticks) : Double.NaN;
    }

    double size(Scales of) {
      return sized ? of.units(lots) : Double.NaN;
    }
  }

  void set(Scales own, TickView view) {
    scales = own;
    boolean hasBid = view.hasBid();
    boolean hasAsk = view.hasAsk();
    if (hasBid) {
      bid.set(view.bidTicks(), view.bidLots());
    }
    if (hasAsk) {
      ask.set(view.askTicks(), view.askLots());
    }
    epochNanos = view.epochNanos();
    known = hasBid || hasAsk;
  }

  /// The closing sides of a bar of quotes; its sizes are not told.
  void set(Scales own, BarView bar) {
    scales = own;
    bid.close(bar.closeTicks(), (bar.flags() & Flags.NO_BID) == 0);
    ask.close(bar.askCloseTicks(), (bar.flags() & Flags.NO_ASK) == 0);
    epochNanos = bar.endNanos();
    known = bid.priced || ask.priced;
  }

  /// Mean of bid and ask; `NaN` without both.
  double mid() {
    return (bid.price(scales) + ask.price(scales)) / 2;
  }

  @Override
  public EngineValue kept() {
    QuoteValue copy = new QuoteValue();
    copy.scales = scales;
    copy.bid.copy(bid);
    copy.ask.copy(ask);
    copy.epochNanos = epochNanos;
    copy.known = known;
    return copy;
  }

  @Override
  public double number(int member) {
    if (member == BID) {
      return bid.price(scales);
    }
    if (member == ASK) {
      return ask.price(scales);
    }
    if (member == BID_SIZE) {
      return bid.size(scales);
    }
    if (member == ASK_SIZE) {
      return ask.size(scales);
    }
    return switch (MEMBERS.name(member)) {
      case "mid" -> mid();
      case "spread" -> ask.price(scales) - bid.price(scales);
      default -> throw MEMBERS.absent(member);
    };
  }

  @Override
  public long whole(int member) {
    throw MEMBERS.absent(member);
  }

  @Override
  public Object value(int member) {
    if (MEMBERS.name(member).equals("time")) {
      return known ? (Object) epochNanos : null;
    }
    throw MEMBERS.absent(member);
  }
}
