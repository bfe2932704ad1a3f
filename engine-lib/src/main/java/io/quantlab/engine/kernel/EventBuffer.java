package io.quantlab.engine.kernel;

/// Encodes output events into a batch and hands full batches to the listeners.
///
/// Every event takes the next sequence number, also when no listener wants its type.
final class EventBuffer {
  /// Events of a full batch: it and what a hasher copies of it stay in the first-level cache.
  static final int CAPACITY = 128;

  private final EventBatch batch = new EventBatch(CAPACITY);
  private final long[] words = batch.words();
  private final KernelListener[] listeners;
  private final long wanted;
  private int count;
  private long sequence;

  EventBuffer(KernelListener[] listeners) {
    this.listeners = listeners;
    long mask = 0;
    for (KernelListener listener : listeners) {
      mask |= listener.wanted();
    }
    wanted = mask;
  }

  /// The sequence number the next event gets.
  long nextSequence() {
    return sequence + 1;
  }

  /// Whether any listener wants a type; an unwanted one may be skipped, all of its parts.
  boolean wants(EventType type) {
    return (wanted & type.bit()) != 0;
  }

  /// Takes the sequence numbers of events nobody wants.
  void skip(int count) {
    sequence += count;
  }

  void add(
      EventType type, int account, int extra, long nanos, long a, long b, long c, long d, long e) {
    sequence++;
    if ((wanted & type.bit()) != 0) {
      encode(type, account, extra, nanos, a, b, c, d, e);
    }
  }

  private void encode(
      EventType type, int account, int extra, long nanos, long a, long b, long c, long d, long e) {
    if (count == CAPACITY) {
      flush();
    }
    int at = count++ * EventType.WORDS;
    words[at] = type.id() | (long) account << 8 | (long) extra << 32;
    words[at + 1] = sequence;
    words[at + 2] = nanos;
    words[at + 3] = a;
    words[at + 4] = b;
    words[at + 5] = c;
    words[at + 6] = d;
    words[at + 7] = e;
  }

  void orderText(long orderId, String clientOrderId, String tag) {
    for (KernelListener listener : listeners) {
      listener.onOrderText(orderId, clientOrderId, tag);
    }
  }

  void flush() {
    if (count == 0) {
      return;
    }
    batch.size(count);
    count = 0;
    for (KernelListener listener : listeners) {
      listener.onEvents(batch);
    }
  }
}
