package io.quantlab.local.executor;

import io.quantlab.platform.json.RecordJson;
import io.quantlab.platform.queue.QueueName;
import io.quantlab.platform.queue.Queues;
import io.quantlab.platform.store.DueWork;
import io.quantlab.platform.store.Jobs;
import io.quantlab.platform.store.Outbox;
import io.quantlab.platform.tenant.IdKind;
import io.quantlab.platform.tenant.Ids;
import io.quantlab.platform.wire.JobDocument;
import io.quantlab.platform.wire.JobMessage;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/// Sends what is due: messages whose transaction is done and whose sender died before it sent them
/// (PQ-2), and messages for jobs whose worker died or which nobody took in time.
public final class DueRelay implements AutoCloseable {
  private static final Duration LEFT = Duration.ofSeconds(2);
  private static final Duration LAST_LOOK = Duration.ofSeconds(5);

  private final DueWork due;
  private final Outbox outbox;
  private final Jobs jobs;
  private final Ids ids;
  private final Queues queues;
  private final Consumer<String> log;
  private final ScheduledExecutorService ticker = Executors.newSingleThreadScheduledExecutor();

  private DueRelay(
      DueWork due, Outbox outbox, Jobs jobs, Ids ids, Queues queues, Consumer<String> log) {
    this.due = due;
    this.outbox = outbox;
    this.jobs = jobs;
    this.ids = ids;
    this.queues = queues;
    this.log = log;
    ticker.scheduleWithFixedDelay(this::tick, 1, 1, TimeUnit.SECONDS);
  }

  /// Looks every second.
  public static DueRelay start(
      DueWork due, Outbox outbox, Jobs jobs, Ids ids, Queues queues, Consumer<String> log) {
    return new DueRelay(due, outbox, jobs, ids, queues, log);
  }

  private void tick() {
    try {
      relay();
    } catch (RuntimeException e) {
      log.accept("due work: " + e);
    }
  }

  private void relay() {
    DueWork.Now now = due.now();
    for (Outbox.Waiting each : outbox.waiting(now, LEFT)) {
      queues.send(
          each.tenant(),
          QueueName.of(each.message().queue()),
          each.message().id().text(),
          each.message().body());
      outbox.sent(each.tenant(), each.message());
    }
    for (DueWork.DueJob each : now.jobs()) {
      JobMessage message =
          new JobMessage(JobDocument.VERSION, each.job(), each.tenant(), JobMessage.Action.SUBMIT);
      String id = ids.next(IdKind.EVENT).text();
      queues.send(each.tenant(), QueueName.JOBS, id, RecordJson.write(message));
      jobs.sent(each.tenant(), each.job());
    }
  }

  /// Lets a look that has begun come to its end.
  @Override
  public void close() {
    ticker.shutdown();
    try {
      if (!ticker.awaitTermination(LAST_LOOK.toSeconds(), TimeUnit.SECONDS)) {
        ticker.shutdownNow();
      }
    } catch (InterruptedException e) {
      ticker.shutdownNow();
      Thread.currentThread().interrupt();
    }
  }
}
