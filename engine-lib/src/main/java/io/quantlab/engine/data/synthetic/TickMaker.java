package io.quantlab.engine.data.synthetic;

import io.quantlab.engine.math.Rng;
import io.quantlab.engine.math.RngStream;

/// Trades and quotes of one instrument along its [LogPath].
///
/// Orders arrive as a Poisson process whose rate follows the minute; between arrivals the price is
/// a Brownian bridge inside the minute. Each order meets a fresh quote stamped between the trade
/// before and this one, buys and sells come in runs (Lillo, Farmer, *The long memory of the
/// efficient market*, Studies in Nonlinear Dynamics 8, 2004), and some are cut into bursts that
/// walk up or down the book. Sizes are round lots with a Pareto tail of exponent 1.6 (Gopikrishnan
/// et al., *Statistical properties of share volume traded in financial markets*, Physical Review E
/// 62, 2000) and odd lots.
final class TickMaker {
  private static final double SAME_SIDE = 0.62;
  private static final double BURST = 0.2;
  private static final long BURST_GAP_NANOS = 3_000_000;
  private static final double WALK = 0.3;
  private static final double INSIDE = 0.1;
  private static final double ODD_LOT = 0.3;
  private static final double TAIL = -1 / 1.6;
  private static final double LARGEST = 400; // round lots

  enum Side {
    BUY,
    SELL
  }

  private final SyntheticSpec spec;
  private final LogPath path;
  private final MinuteKnots knots;
  private final RngStream stream;
  private final Quoter quoter;
  private final RowWriter trades;
  private final RowWriter quotes;
  private double scale;
  private Side side = Side.BUY;
  private long last;
  private long close;

  TickMaker(SyntheticSpec spec, LogPath path, Rng rng, RowWriter trades, RowWriter quotes) {
    this.spec = spec;
    this.path = path;
    this.trades = trades;
    this.quotes = quotes;
    knots = new MinuteKnots(spec.sessions());
    stream = rng.stream(LogPath.TICKS, 0);
    quoter = new Quoter(spec, stream);
  }

  /// Writes all ticks of one session; stamps rise strictly, open < stamp < close.
  void session(int session) {
    path.fill(session, knots);
    stream.seek(LogPath.TICKS, LogPath.subject(spec, session), 0);
    double factor = spec.splitFactor(session);
    scale = spec.startPriceTicks() / factor;
    quoter.begin(factor);
    side = Side.BUY;
    last = spec.sessions().regularOpen(session);
    close = spec.sessions().regularClose(session);
    long from = last;
    for (int m = 0; m < knots.count; m++) {
      long to = Math.min(from + MinuteKnots.MINUTE_NANOS, close);
      minute(m, from, to - from);
      from = to;
    }
  }

  private void minute(int m, long from, double length) {
    double gap = length / (spec.tradesPerSession() * knots.trades[m] * (1 - BURST));
    double variancePerNano = knots.variance[m] / length;
    double price = knots.start[m];
    double elapsed = 0;
    while (true) {
      double step = stream.exponential() * gap;
      double left = length - elapsed;
      if (step >= left) {
        return;
      }
      price += (knots.end[m] - price) * step / left;
      price += Math.sqrt(variancePerNano * step * (left - step) / left) * stream.normal();
      elapsed += step;
      order(from + (long) elapsed, StrictMath.exp(price) * scale, knots.activity[m]);
    }
  }

  private void order(long arrival, double price, double activity) {
    long time = Math.max(arrival, last + 2);
    if (time >= close) {
      return;
    }
    quoter.quote(price, activity);
    if (stream.uniform() >= SAME_SIDE) {
      side = side == Side.BUY ? Side.SELL : Side.BUY;
    }
    quoteBefore(time);
    trade(time);
    while (stream.uniform() < BURST) {
      time = last + 2 + stream.below(BURST_GAP_NANOS);
      if (time >= close) {
        return;
      }
      if (stream.uniform() < WALK) {
        quoter.retreat(side);
        quoteBefore(time);
      }
      trade(time);
    }
  }

  private void quoteBefore(long time) {
    long stamp = last + 1 + stream.below(time - last - 1);
    quotes.quote(stamp, quoter.bid, quoter.bidLots, quoter.ask, quoter.askLots);
  }

  private void trade(long time) {
    long touch = side == Side.BUY ? quoter.ask : quoter.bid;
    long price = stream.uniform() < INSIDE ? quoter.inside(touch) : touch;
    trades.trade(time, price, lots());
    last = time;
  }

  private long lots() {
    boolean odd = stream.uniform() < ODD_LOT && spec.roundLot() > 1;
    double rank = 1 - stream.uniform();
    if (odd) {
      return 1 + (long) ((1 - rank) * (spec.roundLot() - 1));
    }
    return quoter.lotUnit() * (long) Math.min(StrictMath.pow(rank, TAIL), LARGEST);
  }
}
