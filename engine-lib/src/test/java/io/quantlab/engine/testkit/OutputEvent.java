package io.quantlab.engine.testkit;

import io.quantlab.engine.kernel.EventType;
import io.quantlab.engine.order.OrderEventType;
import io.quantlab.engine.order.OrderStatus;
import java.nio.ByteBuffer;

/// One output event of a kernel as it was encoded; `a` to `e` are its payload words.
public record OutputEvent(
    EventType type,
    int account,
    int extra,
    long sequence,
    long nanos,
    long a,
    long b,
    long c,
    long d,
    long e) {
  /// The next event of a journal (engine contract K-7).
  static OutputEvent read(ByteBuffer journal) {
    long head = journal.getLong();
    return new OutputEvent(
        EventType.ofId((int) head & 0xFF),
        (int) (head >>> 8) & 0xFFFF,
        (int) (head >>> 32),
        journal.getLong(),
        journal.getLong(),
        journal.getLong(),
        journal.getLong(),
        journal.getLong(),
        journal.getLong(),
        journal.getLong());
  }

  /// Appends the event to a journal.
  void write(ByteBuffer journal) {
    journal.putLong(type.id() | (long) account << 8 | (long) extra << 32);
    journal.putLong(sequence).putLong(nanos);
    journal.putLong(a).putLong(b).putLong(c).putLong(d).putLong(e);
  }

  /// Token of an event whose second word is a token with something above it.
  public int token() {
    return (int) b;
  }

  /// What happened, of an ORDER event.
  public OrderEventType orderEvent() {
    return OrderEventType.ofOrdinal(extra & 0xFF);
  }

  public OrderStatus from() {
    return OrderStatus.ofOrdinal(extra >> 8 & 0xFF);
  }

  public OrderStatus to() {
    return OrderStatus.ofOrdinal(extra >> 16 & 0xFF);
  }

  public int reason() {
    return extra >> 24 & 0xFF;
  }
}
