package io.quantlab.engine.kernel;

/// A stretch of time in which nothing matches: a break of a calendar, a halt of an instrument.
/// Knows the one that is on, else the last one.
final class Pause {
  private long since = Long.MAX_VALUE;
  private long until = Long.MAX_VALUE;
  private boolean on;

  /// Begins, unless it is on already.
  void begin(long epochNanos) {
    if (!on) {
      on = true;
      since = epochNanos;
      until = Long.MAX_VALUE;
    }
  }

  void end(long epochNanos) {
    if (on) {
      on = false;
      until = epochNanos;
    }
  }

  boolean isOn() {
    return on;
  }

  /// Whether the pause lies over the whole of a bar that ends now: none of it can have traded.
  boolean covers(long startNanos, long endNanos) {
    return startNanos >= since && endNanos <= until;
  }
}
