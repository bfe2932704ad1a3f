package io.quantlab.engine.data.synthetic;

import io.quantlab.engine.instrument.TickBands;
import io.quantlab.engine.math.RngStream;

/// The best bid and ask around a price, with sizes.
///
/// The spread widens with volatility (Glosten, Milgrom, *Bid, ask and transaction prices in a
/// specialist market*, J. Financial Economics 14, 1985). Quotes next to a multiple of five ticks
/// often step back to it, so prices cluster there (Harris, *Stock price clustering and
/// discreteness*, Review of Financial Studies 4, 1991).
final class Quoter {
  private static final double CLUSTERING = 0.25;
  private static final double MOST_ACTIVE = 12;
  private static final double DEPTH = 3;

  private final SyntheticSpec spec;
  private final TickBands bands;
  private final RngStream stream;
  private double calmTicks;
  private long lotUnit;
  long bid;
  long ask;
  long bidLots;
  long askLots;

  Quoter(SyntheticSpec spec, RngStream stream) {
    this.spec = spec;
    this.bands = spec.instrument().orderTicks();
    this.stream = stream;
  }

  /// Starts a session in which one share of the beginning has become `splitFactor` shares.
  void begin(double splitFactor) {
    calmTicks = spec.spreadTicks() / splitFactor;
    lotUnit = Math.max(1, Math.round(spec.roundLot() * splitFactor));
  }

  /// New quotes around `price` (price units) at `activity` times the usual volatility. Six random
  /// values.
  void quote(double price, double activity) {
    long tick = bands.orderTickAt((long) price);
    double wide = 0.5 + 0.5 * Math.min(activity, MOST_ACTIVE);
    double spread = calmTicks * wide * (0.7 + 0.6 * stream.uniform());
    double half = Math.max(0, (spread - 1) / 2); // rounding outward adds one tick on average
    long below = (long) Math.floor(price / tick - half);
    long above = (long) Math.ceil(price / tick + half);
    boolean lower = stream.uniform() < CLUSTERING;
    boolean upper = stream.uniform() < CLUSTERING;
    below -= lower && Math.floorMod(below, 5) == 1 ? 1 : 0;
    above += upper && Math.floorMod(above, 5) == 4 ? 1 : 0;
    bid = Math.max(below, 1) * tick;
    ask = Math.max(above * tick, bid + tick);
    bidLots = lotUnit * (1 + (long) (DEPTH * stream.exponential()));
    askLots = lotUnit * (1 + (long) (DEPTH * stream.exponential()));
    stream.bits(); // keeps the count even: a quote is three whole blocks
  }

  /// Moves the side a large order has eaten one tick away. One random value.
  void retreat(TickMaker.Side side) {
    long fresh = lotUnit * (1 + (long) (DEPTH * stream.exponential()));
    if (side == TickMaker.Side.BUY) {
      ask += bands.orderTickAt(ask);
      askLots = fresh;
    } else if (bid > bands.orderTickAt(bid)) {
      bid -= bands.orderTickAt(bid);
      bidLots = fresh;
    }
  }

  /// The price in the middle on the tick grid, or the touch when the spread is one tick.
  long inside(long touch) {
    long tick = bands.orderTickAt(bid);
    long steps = (ask - bid) / tick;
    return steps < 2 ? touch : bid + steps / 2 * tick;
  }

  long lotUnit() {
    return lotUnit;
  }
}
