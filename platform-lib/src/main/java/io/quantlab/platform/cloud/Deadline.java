package io.quantlab.platform.cloud;

import java.time.Duration;

/// Until when whoever asked waits for the answer (platform contract PR-1). It is bound around the
/// work; calls of the cloud are not begun after it.
///
/// @param nanos in terms of `System.nanoTime`
public record Deadline(long nanos) {
  /// Bound for the length of a request.
  public static final ScopedValue<Deadline> BOUND = ScopedValue.newInstance();

  /// A deadline from now on.
  public static Deadline in(Duration time) {
    return new Deadline(System.nanoTime() + time.toNanos());
  }

  /// What is left; negative when it has passed.
  public Duration left() {
    return Duration.ofNanos(nanos - System.nanoTime());
  }

  static boolean hasPassed() {
    return BOUND.isBound() && BOUND.get().left().isNegative();
  }
}
