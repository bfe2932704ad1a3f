package io.quantlab.platform.queue;

/// The queues that have a receiver (platform contract 6), each with a dead-letter queue.
public enum QueueName {
  /// Jobs to start or to end.
  JOBS("jobs", 90, 5),
  /// Letters to send.
  MAIL("mail", 60, 5);

  private final String text;
  private final int visibilitySeconds;
  private final int receives;

  QueueName(String text, int visibilitySeconds, int receives) {
    this.text = text;
    this.visibilitySeconds = visibilitySeconds;
    this.receives = receives;
  }

  /// The name, as messages of the outbox hold it.
  public String text() {
    return text;
  }

  /// The queue of a name.
  public static QueueName of(String text) {
    for (QueueName name : values()) {
      if (name.text.equals(text)) {
        return name;
      }
    }
    throw new IllegalArgumentException("there is no queue " + text);
  }

  String deadText() {
    return text + "-dlq";
  }

  int visibilitySeconds() {
    return visibilitySeconds;
  }

  int receives() {
    return receives;
  }
}
