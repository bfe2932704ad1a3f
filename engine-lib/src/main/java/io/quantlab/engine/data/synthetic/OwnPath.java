package io.quantlab.engine.data.synthetic;

import io.quantlab.engine.math.Rng;
import io.quantlab.engine.math.RngStream;

/// The log price of an instrument that leads itself.
///
/// Two layers. Between sessions: volatility is a GARCH(1,1) recursion [1] times the level of a calm
/// or a stressed regime, a Markov chain [2]; the closed hours add a gap, now and then a large one.
/// Inside a session: a Brownian bridge from the open to the close the first layer fixed, run on a
/// variance clock made of the [IntradayProfile] and a log-volatility that drifts from minute to
/// minute; jumps arrive as a Poisson process [3]. So the first layer costs a few numbers a session,
/// and each session can be made by itself.
///
/// 1. Bollerslev, *Generalized autoregressive conditional heteroskedasticity*, J. Econometrics 31,
///    1986.
/// 2. Hamilton, *A new approach to the economic analysis of nonstationary time series*,
///    Econometrica 57, 1989.
/// 3. Merton, *Option pricing when underlying stock returns are discontinuous*, J. Financial
///    Economics 3, 1976.
final class OwnPath implements LogPath {
  private static final double SESSIONS_PER_YEAR = 252;
  private static final double ANNUAL_DRIFT = 0.05;

  // GARCH with mean 1: 1 - SHOCK - MEMORY is the pull back to it.
  private static final double SHOCK = 0.08;
  private static final double MEMORY = 0.87;

  // Variance levels whose long-run mean is 1: the chain spends 5/6 of its time in calm.
  private static final double CALM = 0.8;
  private static final double STRESSED = 2.0;
  private static final double CALM_TO_STRESSED = 0.02;
  private static final double STRESSED_TO_CALM = 0.10;

  private static final double OVERNIGHT_SHARE = 0.3;
  private static final double NIGHT_NANOS = 17.5 * 3600e9;
  private static final double LARGE_GAP_PROBABILITY = 0.02;
  private static final double LARGE_GAP = 3; // in standard deviations of a session
  private static final double JUMPS_PER_SESSION = 0.25;
  private static final double JUMP = 0.5; // in standard deviations of a session

  // Minute log-volatility: persistence and standard deviation.
  private static final double PERSISTENCE = 0.97;
  private static final double WOBBLE = 0.5;

  private final SyntheticSpec spec;
  private final RngStream minuteStream;
  private final double meanVariance;
  private final double fullMinutes;
  private final double[] open;
  private final double[] close;
  private final double[] variance;
  private final double[] usualVariance;
  private final int[][] jumpMinutes;
  private final double[][] jumpSizes;

  OwnPath(SyntheticSpec spec, PriceProcess.Own process, Rng rng) {
    this.spec = spec;
    int count = spec.sessions().count();
    minuteStream = rng.stream(MINUTES, 0);
    meanVariance = process.annualVolatility() * process.annualVolatility() / SESSIONS_PER_YEAR;
    fullMinutes = MinuteKnots.minutes(spec.sessions().longestNanos());
    open = new double[count];
    close = new double[count];
    variance = new double[count];
    usualVariance = new double[count];
    jumpMinutes = new int[count][];
    jumpSizes = new double[count][];
    walk(rng.stream(SESSIONS, 0));
  }

  /// The first layer: all sessions once.
  private void walk(RngStream stream) {
    double price = 0;
    double garch = 1;
    boolean stressed = false;
    for (int session = 0; session < open.length; session++) {
      stream.seek(SESSIONS, LogPath.subject(spec, session), 0);
      double change = stream.uniform();
      stressed = stressed ? change >= STRESSED_TO_CALM : change < CALM_TO_STRESSED;
      double dayVariance = meanVariance * garch * (stressed ? STRESSED : CALM);
      double night =
          OVERNIGHT_SHARE * Math.min(1, spec.sessions().closedBefore(session) / NIGHT_NANOS);
      open[session] = price + gap(stream, night, dayVariance);

      double shock = stream.normal();
      double length =
          spec.sessions().lengthNanos(session) / (fullMinutes * MinuteKnots.MINUTE_NANOS);
      variance[session] = dayVariance * (1 - night) * length;
      usualVariance[session] = meanVariance * (1 - night) * length;
      double drift = (ANNUAL_DRIFT / SESSIONS_PER_YEAR - dayVariance / 2) * length;
      price = open[session] + drift + Math.sqrt(variance[session]) * shock + jumps(stream, session);
      close[session] = price;
      garch = (1 - SHOCK - MEMORY) + SHOCK * garch * shock * shock + MEMORY * garch;
    }
  }

  private static double gap(RngStream stream, double night, double dayVariance) {
    double usual = Math.sqrt(night * dayVariance) * stream.normal();
    boolean large = stream.uniform() < LARGE_GAP_PROBABILITY && night > 0;
    double extra = stream.normal() * LARGE_GAP * Math.sqrt(dayVariance);
    return large ? usual + extra : usual;
  }

  /// Draws the jumps of a session and returns their sum.
  private double jumps(RngStream stream, int session) {
    int count = 0;
    double limit = StrictMath.exp(-JUMPS_PER_SESSION);
    for (double product = stream.uniform(); product > limit; product *= stream.uniform()) {
      count++;
    }
    int minutes = MinuteKnots.minutes(spec.sessions().lengthNanos(session));
    jumpMinutes[session] = new int[count];
    jumpSizes[session] = new double[count];
    double sum = 0;
    for (int i = 0; i < count; i++) {
      jumpMinutes[session][i] = (int) stream.below(minutes);
      jumpSizes[session][i] = JUMP * Math.sqrt(meanVariance) * stream.normal();
      sum += jumpSizes[session][i];
    }
    return sum;
  }

  double open(int session) {
    return open[session];
  }

  double close(int session) {
    return close[session];
  }

  @Override
  public void fill(int session, MinuteKnots knots) {
    long length = spec.sessions().lengthNanos(session);
    knots.count = MinuteKnots.minutes(length);
    minuteStream.seek(MINUTES, LogPath.subject(spec, session), 0);
    clock(session, length, knots);
    bridge(session, knots);
    for (int i = 0; i < jumpMinutes[session].length; i++) {
      for (int m = jumpMinutes[session][i]; m < knots.count; m++) {
        knots.start[m] += jumpSizes[session][i];
        knots.end[m] += jumpSizes[session][i];
      }
    }
  }

  /// Variance, activity and trading of each minute.
  private void clock(int session, long length, MinuteKnots knots) {
    double state = WOBBLE * minuteStream.normal();
    double step = WOBBLE * Math.sqrt(1 - PERSISTENCE * PERSISTENCE);
    double shares = 0;
    double weights = 0;
    for (int m = 0; m < knots.count; m++) {
      double x = (m + 0.5) / knots.count;
      double part =
          Math.min(1, (double) (length - m * MinuteKnots.MINUTE_NANOS) / MinuteKnots.MINUTE_NANOS);
      double level = spec.profile().volatility(x);
      double burst = StrictMath.exp(state);
      knots.variance[m] = level * level * burst * part;
      knots.trades[m] = spec.profile().volume(x) * Math.sqrt(burst) * part;
      shares += knots.variance[m];
      weights += spec.profile().volume(x) * part;
      state = PERSISTENCE * state + step * minuteStream.normal();
    }
    double busy = Math.sqrt(Math.sqrt(variance[session] / usualVariance[session]));
    double usual = usualVariance[session] / knots.count;
    for (int m = 0; m < knots.count; m++) {
      knots.variance[m] *= variance[session] / shares;
      knots.activity[m] = Math.sqrt(knots.variance[m] / usual);
      knots.trades[m] *= busy / weights * knots.count / fullMinutes;
    }
  }

  /// A Brownian path on the variance clock, bent so that it ends where the session ends.
  private void bridge(int session, MinuteKnots knots) {
    double sum = 0;
    for (int m = 0; m < knots.count; m++) {
      knots.start[m] = sum;
      sum += Math.sqrt(knots.variance[m]) * minuteStream.normal();
      knots.end[m] = sum;
    }
    double target = close[session] - open[session];
    for (double size : jumpSizes[session]) {
      target -= size;
    }
    double elapsed = 0;
    for (int m = 0; m < knots.count; m++) {
      double before = open[session] + (target - sum) * elapsed / variance[session];
      elapsed += knots.variance[m];
      double after = open[session] + (target - sum) * elapsed / variance[session];
      knots.start[m] += before;
      knots.end[m] += after;
    }
  }
}
