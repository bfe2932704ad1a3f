package io.quantlab.engine.data.synthetic;

/// One session of a log price in steps of a minute, reused from session to session.
///
/// Minute m runs from `start[m]` to `end[m]`; a jump stands between `end[m-1]` and `start[m]`. The
/// last minute may be shorter.
final class MinuteKnots {
  static final long MINUTE_NANOS = 60_000_000_000L;

  final double[] start;
  final double[] end;

  /// Variance of the log price within the minute.
  final double[] variance;

  /// Volatility of the minute as a ratio of its long-run mean.
  final double[] activity;

  /// Share of a full session's mean number of trades.
  final double[] trades;

  int count;

  MinuteKnots(SessionTimes sessions) {
    int most = minutes(sessions.longestNanos());
    start = new double[most];
    end = new double[most];
    variance = new double[most];
    activity = new double[most];
    trades = new double[most];
  }

  static int minutes(long nanos) {
    return (int) Math.ceilDiv(nanos, MINUTE_NANOS);
  }
}
