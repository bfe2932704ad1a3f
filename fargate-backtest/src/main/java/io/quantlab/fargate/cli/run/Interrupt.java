package io.quantlab.fargate.cli.run;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/// Ctrl-C during a run: the run is asked to stop, writes what it has, and only then the process
/// ends.
final class Interrupt implements AutoCloseable {
  private static final int PATIENCE_SECONDS = 60;

  private final AtomicBoolean asked = new AtomicBoolean();
  private final CountDownLatch written = new CountDownLatch(1);
  private final Thread hook = new Thread(this::stop, "interrupt");

  private Interrupt() {}

  /// Listens for Ctrl-C until closed.
  static Interrupt listen() {
    Interrupt interrupt = new Interrupt();
    Runtime.getRuntime().addShutdownHook(interrupt.hook);
    return interrupt;
  }

  /// Never interrupted from outside; [#ask] still works.
  static Interrupt none() {
    return new Interrupt();
  }

  /// Asks the run to stop.
  void ask() {
    asked.set(true);
  }

  boolean asked() {
    return asked.get();
  }

  private void stop() {
    ask();
    try {
      written.await(PATIENCE_SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() {
    written.countDown();
    if (!asked()) {
      try {
        Runtime.getRuntime().removeShutdownHook(hook);
      } catch (IllegalStateException e) {
        // The process is ending already: the hook runs and finds the latch open.
        asked.set(true);
      }
    }
  }
}
