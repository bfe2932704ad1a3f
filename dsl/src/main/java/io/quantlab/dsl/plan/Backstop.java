package io.quantlab.dsl.plan;

import java.util.function.LongSupplier;

/// Real time behind the fuel (wick.md 12.1): an event that takes longer than its time ends,
/// although fuel is left.
///
/// It never judges a script. Fuel ends what a script does wrong, at the same place on every
/// machine; an event that is too slow on the clock is a fault of the machine or of a built-in that
/// costs more than it says, so it ends in [Overdue], which no script and no host takes for a
/// script's error.
///
/// The language has no clock: whoever runs scripts outside of a test gives one. It is read where an
/// event begins, where it has used up a slice of its fuel, and where it ends; nothing of what a
/// script computes depends on it.
public final class Backstop {
  /// What an event may take, in nanoseconds.
  public static final long EVENT_NANOS = 2_000_000_000L;

  /// Fuel between two looks at the clock: the whole of an ordinary event, some milliseconds.
  static final long SLICE = 1_000_000;

  /// Looks at no clock.
  public static final Backstop NONE = new Backstop(() -> 0, Long.MAX_VALUE);

  private final LongSupplier clock;
  private final long limitNanos;
  private long began;

  /// @param clock nanoseconds from any origin; a clock that moves in steps of some milliseconds
  ///   will do, and costs less
  /// @param limitNanos what an event may take, at least 1
  public Backstop(LongSupplier clock, long limitNanos) {
    if (limitNanos < 1) {
      throw new IllegalArgumentException("limitNanos must be at least 1, was " + limitNanos);
    }
    this.clock = clock;
    this.limitNanos = limitNanos;
  }

  /// A slice of a budget: the whole of it when nobody looks at the clock.
  long slice(long budget) {
    return this == NONE ? budget : Math.min(budget, SLICE);
  }

  void begin() {
    if (this != NONE) {
      began = clock.getAsLong();
    }
  }

  /// @param site where the event is
  /// @throws Overdue when the event's time is over
  void test(int site) {
    if (this == NONE) {
      return;
    }
    long taken = clock.getAsLong() - began;
    if (taken > limitNanos) {
      throw new Overdue(site, taken, limitNanos);
    }
  }
}
