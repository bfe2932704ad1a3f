package io.quantlab.local.executor;

import io.quantlab.platform.queue.QueueName;
import io.quantlab.platform.queue.Queues;
import io.quantlab.platform.store.Outbox;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/// Sends messages whose transaction is done and whose sender died before it sent them (PQ-2).
public final class OutboxRelay implements AutoCloseable {
  private static final Duration LEFT = Duration.ofSeconds(2);

  private final Outbox outbox;
  private final Queues queues;
  private final Consumer<String> log;
  private final ScheduledExecutorService ticker = Executors.newSingleThreadScheduledExecutor();

  private OutboxRelay(Outbox outbox, Queues queues, Consumer<String> log) {
    this.outbox = outbox;
    this.queues = queues;
    this.log = log;
    ticker.scheduleWithFixedDelay(this::tick, 1, 1, TimeUnit.SECONDS);
  }

  /// Looks every second.
  public static OutboxRelay start(Outbox outbox, Queues queues, Consumer<String> log) {
    return new OutboxRelay(outbox, queues, log);
  }

  private void tick() {
    try {
      relay();
    } catch (RuntimeException e) {
      log.accept("outbox: " + e);
    }
  }

  private void relay() {
    for (Outbox.Waiting each : outbox.waiting(LEFT)) {
      queues.send(
          each.tenant(),
          QueueName.of(each.message().queue()),
          each.message().id().text(),
          each.message().body());
      outbox.sent(each.tenant(), each.message());
    }
  }

  @Override
  public void close() {
    ticker.shutdownNow();
  }
}
