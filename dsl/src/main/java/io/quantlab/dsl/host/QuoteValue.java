package io.quantlab.dsl.host;

import io.quantlab.dsl.plan.EngineValue;
import io.quantlab.engine.market.BarView;
import io.quantlab.engine.market.Flags;
import io.quantlab.engine.market.TickView;

/// `quote(sym)`: the newest best prices of an instrument; `na` before the first.
final class QuoteValue implements EngineValue {
  private static final Members MEMBERS = Members.of("quote");
  private static final int BID = MEMBERS.number("bid");
  private static final int ASK = MEMBERS.number("ask");
  private static final int BID_SIZE = MEMBERS.number("bid_size");
  private static final int ASK_SIZE = MEMBERS.number("ask_size");

  private double bid = Double.NaN;
  private double ask = Double.NaN;
  private double bidSize = Double.NaN;
  private double askSize = Double.NaN;
  private long epochNanos;
  private boolean known;

  void set(Scales scales, TickView view) {
    if (view.hasBid()) {
      bid = scales.price(view.bidTicks());
      bidSize = scales.units(view.bidLots());
    }
    if (view.hasAsk()) {
      ask = scales.price(view.askTicks());
      askSize = scales.units(view.askLots());
    }
    epochNanos = view.epochNanos();
    known = view.hasBid() || view.hasAsk();
  }

  /// The closing sides of a bar of quotes; its sizes are not told.
  void set(Scales scales, BarView bar) {
    bid = (bar.flags() & Flags.NO_BID) != 0 ? Double.NaN : scales.price(bar.closeTicks());
    ask = (bar.flags() & Flags.NO_ASK) != 0 ? Double.NaN : scales.price(bar.askCloseTicks());
    bidSize = Double.NaN;
    askSize = Double.NaN;
    epochNanos = bar.endNanos();
    known = !Double.isNaN(bid) || !Double.isNaN(ask);
  }

  /// Mean of bid and ask; `NaN` without both.
  double mid() {
    return (bid + ask) / 2;
  }

  @Override
  public EngineValue kept() {
    QuoteValue copy = new QuoteValue();
    copy.bid = bid;
    copy.ask = ask;
    copy.bidSize = bidSize;
    copy.askSize = askSize;
    copy.epochNanos = epochNanos;
    copy.known = known;
    return copy;
  }

  @Override
  public double number(int member) {
    if (member == BID) {
      return bid;
    }
    if (member == ASK) {
      return ask;
    }
    if (member == BID_SIZE) {
      return bidSize;
    }
    if (member == ASK_SIZE) {
      return askSize;
    }
    return switch (MEMBERS.name(member)) {
      case "mid" -> mid();
      case "spread" -> ask - bid;
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
