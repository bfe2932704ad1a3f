package io.quantlab.engine.kernel;

/// A run of output events in sequence; reused, valid during the call that hands it out.
public final class EventBatch {
  private final long[] words;
  private int size;

  EventBatch(int capacity) {
    words = new long[capacity * EventType.WORDS];
  }

  long[] words() {
    return words;
  }

  void size(int events) {
    size = events;
  }

  /// Number of events.
  public int size() {
    return size;
  }

  public EventType type(int event) {
    return EventType.ofId((int) words[event * EventType.WORDS] & 0xFF);
  }

  public int account(int event) {
    return (int) (words[event * EventType.WORDS] >>> 8) & 0xFFFF;
  }

  public int extra(int event) {
    return (int) (words[event * EventType.WORDS] >>> 32);
  }

  public long sequence(int event) {
    return words[event * EventType.WORDS + 1];
  }

  public long epochNanos(int event) {
    return words[event * EventType.WORDS + 2];
  }

  /// Payload word 0..4, the words 3..7 of the event.
  public long word(int event, int index) {
    return words[event * EventType.WORDS + 3 + index];
  }

  /// Copies the eight words of an event into `target`.
  public void copy(int event, long[] target) {
    System.arraycopy(words, event * EventType.WORDS, target, 0, EventType.WORDS);
  }
}
