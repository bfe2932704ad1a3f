package io.quantlab.local.executor;

import io.quantlab.fargate.worker.Worker;
import io.quantlab.platform.json.RecordJson;
import io.quantlab.platform.queue.QueueName;
import io.quantlab.platform.queue.Queues;
import io.quantlab.platform.queue.Received;
import io.quantlab.platform.wire.JobMessage;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/// Takes jobs from the queue, a few at a time, and runs the worker on each.
///
/// A message is hidden as long as its job is worked on, and deleted when the job has ended. If this
/// process dies, the message comes back by itself and the job is run by the next one.
public final class JobRunner implements AutoCloseable {
  private static final Duration POLL = Duration.ofSeconds(2);
  private static final long ALIVE_SECONDS = 30;

  private final Queues queues;
  private final Worker worker;
  private final Consumer<String> log;
  private final ExecutorService workers;
  private final ScheduledExecutorService alive = Executors.newSingleThreadScheduledExecutor();
  private final Set<String> under = ConcurrentHashMap.newKeySet();
  private volatile boolean stopping;

  private JobRunner(Queues queues, Worker worker, int threads, Consumer<String> log) {
    this.queues = queues;
    this.worker = worker;
    this.log = log;
    this.workers = Executors.newFixedThreadPool(threads);
    for (int i = 0; i < threads; i++) {
      workers.execute(this::poll);
    }
  }

  /// Starts so many workers.
  ///
  /// @param log hears what broke
  public static JobRunner start(Queues queues, Worker worker, int threads, Consumer<String> log) {
    return new JobRunner(queues, worker, threads, log);
  }

  private void poll() {
    while (!stopping) {
      try {
        for (Received message : queues.receive(QueueName.JOBS, 1, POLL)) {
          work(message);
        }
      } catch (RuntimeException e) {
        if (!stopping) {
          log.accept("jobs: " + e);
          pause();
        }
      }
    }
  }

  private static void pause() {
    try {
      Thread.sleep(500);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void work(Received message) {
    JobMessage what = RecordJson.read(JobMessage.class, message.body());
    if (!what.tenant().equals(message.tenant())) {
      log.accept("jobs: message " + message.id() + " names another tenant than it came from");
      return;
    }
    if (!under.add(what.job().text())) {
      return;
    }
    ScheduledFuture<?> hidden =
        alive.scheduleAtFixedRate(
            () -> queues.extend(QueueName.JOBS, message),
            ALIVE_SECONDS,
            ALIVE_SECONDS,
            TimeUnit.SECONDS);
    try {
      worker.run(message.tenant(), what.job());
      queues.done(QueueName.JOBS, message);
    } catch (RuntimeException e) {
      log.accept("jobs: " + what.job() + ": " + e + " at " + e.getStackTrace()[0]);
    } finally {
      hidden.cancel(false);
      under.remove(what.job().text());
    }
  }

  /// Takes no more jobs and waits a moment for those under way; what does not end comes back.
  @Override
  public void close() {
    stopping = true;
    workers.shutdown();
    alive.shutdownNow();
    try {
      if (!workers.awaitTermination(3, TimeUnit.SECONDS)) {
        workers.shutdownNow();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
