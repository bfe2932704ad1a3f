package io.quantlab.engine.backtest;

import io.quantlab.engine.kernel.EventType;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.LongBuffer;

/// One event of a journal, decoded from its 64 bytes; reused from event to event.
final class JournalEvent {
  private final byte[] bytes = new byte[EventType.WORDS * Long.BYTES];
  private final LongBuffer words =
      ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).asLongBuffer();

  byte[] bytes() {
    return bytes;
  }

  /// Takes the words of an event that was never written.
  void set(long[] event) {
    words.put(0, event);
  }

  /// The type, or `null` for an id no type has.
  EventType type() {
    return EventType.ofId((int) words.get(0) & 0xFF);
  }

  int account() {
    return (int) (words.get(0) >>> 8) & 0xFFFF;
  }

  int extra() {
    return (int) (words.get(0) >>> 32);
  }

  /// A byte of `extra`, 0 = lowest.
  int extraByte(int index) {
    return extra() >>> index * 8 & 0xFF;
  }

  long sequence() {
    return words.get(1);
  }

  long nanos() {
    return words.get(2);
  }

  /// Payload word 0..4.
  long word(int index) {
    return words.get(3 + index);
  }

  /// The low half of payload word 1, where most types keep the token.
  int token() {
    return (int) word(1);
  }

  String text() {
    long[] copy = new long[EventType.WORDS];
    words.get(0, copy);
    return type() == null ? "event " + copy[1] : EventText.of(copy);
  }
}
