package io.quantlab.engine.time;

/// The engine's only source of time (engine contract K-4).
public interface Clock {
  /// Stamp of the item being processed, UTC nanoseconds since 1970; never goes back.
  long epochNanos();
}
