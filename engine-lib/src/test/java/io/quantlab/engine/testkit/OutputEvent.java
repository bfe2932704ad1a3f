package io.quantlab.engine.testkit;

import io.quantlab.engine.kernel.EventType;
import io.quantlab.engine.order.OrderEventType;
import io.quantlab.engine.order.OrderStatus;

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
