package io.quantlab.fargate.cli.wick;

import io.quantlab.dsl.host.ScriptSettings;
import io.quantlab.dsl.plan.Backstop;
import java.util.concurrent.locks.LockSupport;

/// Real time in steps of 50 ms, for the backstop of scripts: reading it costs a script's event less
/// than a nanosecond, where the system's clock costs more than the event.
final class CoarseClock {
  private static final long STEP_NANOS = 50_000_000;

  private volatile long nanos = System.nanoTime();

  private CoarseClock() {
    Thread.ofPlatform().daemon().name("script-backstop").start(this::tick);
  }

  /// One for all runs of the process, begun with the first.
  private static final class Shared {
    static final CoarseClock CLOCK = new CoarseClock();
  }

  /// The usual limits, and the 2 s of real time an event may take (wick.md 12.1).
  static ScriptSettings.Limits limits() {
    CoarseClock clock = Shared.CLOCK;
    return new ScriptSettings.Limits(0, 0, new Backstop(() -> clock.nanos, Backstop.EVENT_NANOS));
  }

  private void tick() {
    while (true) {
      nanos = System.nanoTime();
      LockSupport.parkNanos(STEP_NANOS);
    }
  }
}
