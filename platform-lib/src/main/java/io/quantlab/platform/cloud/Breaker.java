package io.quantlab.platform.cloud;

import java.util.function.LongSupplier;

/// Keeps calls from something that is down (platform contract PR-2): opens when half of at least 20
/// calls in 10 s failed, lets one call try after 5 s, and closes when that one succeeds.
///
/// It has no thread and reads no clock before its first call. Safe for several threads.
public final class Breaker {
  private static final long WINDOW_NANOS = 10_000_000_000L;
  private static final long REST_NANOS = 5_000_000_000L;
  private static final int ENOUGH = 20;

  private final LongSupplier nanos;
  private long windowStart;
  private int calls;
  private int failures;
  private long openedAt;
  private State state = State.CLOSED;

  private enum State {
    CLOSED,
    OPEN,
    PROBING
  }

  /// @param nanos a clock that only runs forward, such as `System::nanoTime`
  public Breaker(LongSupplier nanos) {
    this.nanos = nanos;
  }

  /// Whether a call may be made now; who makes it tells [#succeeded] or [#failed].
  public synchronized boolean permits() {
    return switch (state) {
      case CLOSED -> true;
      case PROBING -> false;
      case OPEN -> {
        if (nanos.getAsLong() - openedAt < REST_NANOS) {
          yield false;
        }
        state = State.PROBING;
        yield true;
      }
    };
  }

  public synchronized void succeeded() {
    if (state == State.PROBING) {
      state = State.CLOSED;
      calls = 0;
      failures = 0;
    }
    count(0);
  }

  public synchronized void failed() {
    if (state == State.PROBING) {
      open();
      return;
    }
    count(1);
    if (state == State.CLOSED && calls >= ENOUGH && failures * 2 >= calls) {
      open();
    }
  }

  private void open() {
    state = State.OPEN;
    openedAt = nanos.getAsLong();
  }

  private void count(int failed) {
    long now = nanos.getAsLong();
    if (calls == 0 || now - windowStart > WINDOW_NANOS) {
      windowStart = now;
      calls = 0;
      failures = 0;
    }
    calls++;
    failures += failed;
  }
}
