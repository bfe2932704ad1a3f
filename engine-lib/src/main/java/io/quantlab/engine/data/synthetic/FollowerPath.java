package io.quantlab.engine.data.synthetic;

import io.quantlab.engine.math.Rng;
import io.quantlab.engine.math.RngStream;

/// The log price of an instrument tied to a leader: `beta · leader + spread`.
///
/// The spread is an Ornstein-Uhlenbeck process in trading time, exact from session to session and a
/// Brownian bridge inside; it stands still while the market is closed. Leader and follower are
/// cointegrated in the sense of Engle, Granger, *Co-integration and error correction*, Econometrica
/// 55, 1987.
final class FollowerPath implements LogPath {
  private final SyntheticSpec spec;
  private final PriceProcess.Follows process;
  private final OwnPath leader;
  private final RngStream minuteStream;
  private final double innovation;
  private final double[] spread;

  FollowerPath(SyntheticSpec spec, PriceProcess.Follows process, OwnPath leader, Rng rng) {
    this.spec = spec;
    this.process = process;
    this.leader = leader;
    minuteStream = rng.stream(MINUTES, 0);
    double keep = StrictMath.pow(0.5, 1 / process.halfLifeSessions());
    innovation = process.spreadDeviation() * Math.sqrt(1 - keep * keep);
    spread = new double[spec.sessions().count() + 1];
    RngStream stream = rng.stream(SESSIONS, 0);
    for (int session = 0; session + 1 < spread.length; session++) {
      stream.seek(SESSIONS, LogPath.subject(spec, session), 0);
      spread[session + 1] = keep * spread[session] + innovation * stream.normal();
    }
  }

  @Override
  public void fill(int session, MinuteKnots knots) {
    leader.fill(session, knots);
    minuteStream.seek(MINUTES, LogPath.subject(spec, session), 0);
    double minuteVariance = innovation * innovation / knots.count;
    double step = Math.sqrt(minuteVariance);
    double beta = process.beta();
    double at = spread[session];
    for (int m = 0; m < knots.count; m++) {
      int left = knots.count - m;
      double pull = (spread[session + 1] - at) / left;
      double next = at + pull + step * Math.sqrt((left - 1.0) / left) * minuteStream.normal();
      knots.start[m] = beta * knots.start[m] + at;
      knots.end[m] = beta * knots.end[m] + next;
      knots.variance[m] = beta * beta * knots.variance[m] + minuteVariance;
      at = next;
    }
  }
}
