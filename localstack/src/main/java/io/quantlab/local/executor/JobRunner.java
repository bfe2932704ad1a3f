package io.quantlab.local.executor;

import io.quantlab.platform.json.RecordJson;
import io.quantlab.platform.queue.QueueName;
import io.quantlab.platform.queue.Queues;
import io.quantlab.platform.queue.Received;
import io.quantlab.platform.wire.JobDocument;
import io.quantlab.platform.wire.JobMessage;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/// Takes jobs from the queue, a few at a time, and gives each to a worker.
///
/// A message only says that there may be something to do: it is deleted once that was looked at,
/// because the state of a job stands in the table. A job whose worker died is due there when its
/// lease lapses, and is sent for again ([DueRelay]).
public final class JobRunner implements AutoCloseable {
  private static final Duration POLL = Duration.ofSeconds(2);

  private final Queues queues;
  private final Hands hands;
  private final Consumer<String> log;
  private final ExecutorService workers;
  private volatile boolean stopping;

  private JobRunner(Queues queues, Hands hands, int threads, Consumer<String> log) {
    this.queues = queues;
    this.hands = hands;
    this.log = log;
    this.workers = Executors.newFixedThreadPool(threads);
    for (int i = 0; i < threads; i++) {
      workers.execute(this::poll);
    }
  }

  /// Starts so many workers.
  ///
  /// @param log hears what broke
  public static JobRunner start(Queues queues, Hands hands, int threads, Consumer<String> log) {
    return new JobRunner(queues, hands, threads, log);
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
    JobMessage what;
    try {
      what = RecordJson.read(JobMessage.class, message.body());
    } catch (IllegalStateException e) {
      bury(message, e.getMessage());
      return;
    }
    if (what.v() != JobDocument.VERSION) {
      bury(message, "a message of the form " + what.v() + " is not known here");
      return;
    }
    if (!what.tenant().equals(message.tenant())) {
      bury(message, "it names another tenant than it came from");
      return;
    }
    try {
      hands.work(message.tenant(), what.job());
      queues.done(QueueName.JOBS, message);
    } catch (RuntimeException e) {
      if (!stopping) {
        log.accept("jobs: " + what.job() + ": " + e + " at " + e.getStackTrace()[0]);
      }
    }
  }

  private void bury(Received message, String reason) {
    log.accept("jobs: message " + message.id() + ": " + reason);
    queues.bury(QueueName.JOBS, message, reason);
  }

  /// Takes no more jobs and waits a moment for those under way, which are given back.
  @Override
  public void close() {
    stopping = true;
    workers.shutdown();
    hands.stop();
    try {
      if (!workers.awaitTermination(3, TimeUnit.SECONDS)) {
        workers.shutdownNow();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
