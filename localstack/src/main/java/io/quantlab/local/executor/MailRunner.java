package io.quantlab.local.executor;

import io.quantlab.platform.json.RecordJson;
import io.quantlab.platform.queue.QueueName;
import io.quantlab.platform.queue.Queues;
import io.quantlab.platform.queue.Received;
import io.quantlab.platform.wire.MailMessage;
import java.time.Duration;
import java.util.function.Consumer;

/// Takes letters from the queue and has them sent. One that cannot be read goes to the dead
/// letters; one that cannot be sent comes back, five times at most.
public final class MailRunner implements AutoCloseable {
  private static final Duration POLL = Duration.ofSeconds(2);

  private final Queues queues;
  private final Consumer<MailMessage> delivery;
  private final Consumer<String> log;
  private final Thread thread;
  private volatile boolean stopping;

  private MailRunner(Queues queues, Consumer<MailMessage> delivery, Consumer<String> log) {
    this.queues = queues;
    this.delivery = delivery;
    this.log = log;
    this.thread = Thread.ofPlatform().name("mail").daemon().start(this::poll);
  }

  /// Starts it.
  ///
  /// @param log hears what broke
  public static MailRunner start(
      Queues queues, Consumer<MailMessage> delivery, Consumer<String> log) {
    return new MailRunner(queues, delivery, log);
  }

  private void poll() {
    while (!stopping) {
      try {
        queues.receive(QueueName.MAIL, 10, POLL).forEach(this::work);
      } catch (RuntimeException e) {
        if (!stopping) {
          log.accept("mail: " + e);
          pause();
        }
      }
    }
  }

  private void pause() {
    try {
      Thread.sleep(500);
    } catch (InterruptedException _) {
      stopping = true;
    }
  }

  private void work(Received received) {
    MailMessage message;
    try {
      message = RecordJson.read(MailMessage.class, received.body());
    } catch (IllegalStateException e) {
      queues.bury(QueueName.MAIL, received, e.getMessage());
      return;
    }
    if (message.v() != MailMessage.VERSION || !message.tenant().equals(received.tenant())) {
      queues.bury(QueueName.MAIL, received, "its form or its tenant is not what it should be");
      return;
    }
    delivery.accept(message);
    queues.done(QueueName.MAIL, received);
  }

  @Override
  public void close() {
    stopping = true;
    thread.interrupt();
  }
}
