package io.quantlab.engine.analysis;

/// How much of the time and of the capital was at work.
///
/// @param exposedNanos time with any position
/// @param spanNanos time from start to end of the run
/// @param meanNavE8 mean account value over the session closes
public record Activity(long exposedNanos, long spanNanos, double meanNavE8) {
  public static Activity none() {
    return new Activity(0, 0, Double.NaN);
  }
}
