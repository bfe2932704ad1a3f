package io.quantlab.engine.execution;

import io.quantlab.engine.order.OrderKind;
import io.quantlab.engine.order.Side;
import io.quantlab.engine.order.TimeInForce;
import java.util.Arrays;

/// What is on its way between strategy and venue, soonest first, equal instants in the order they
/// left: a binary heap of reused entries.
final class DueQueue {
  /// A command or a report on its way.
  static final class Entry {
    private long dueNanos;
    private long sequence;

    /// What it is: a [Command.Type] or a [DelayedBroker.Report].
    Enum<?> what;

    long orderId;
    int account;
    int slot;
    Side side;
    OrderKind.Code kind;
    TimeInForce timeInForce;
    long lots;
    long first;
    long second;
    int flags;
    ReportSink.RejectReason why;

    long dueNanos() {
      return dueNanos;
    }
  }

  private Entry[] entries = new Entry[16];
  private int size;
  private long sequences;

  /// When the next one is due, `Long.MAX_VALUE` for none.
  long nextNanos() {
    return size == 0 ? Long.MAX_VALUE : entries[0].dueNanos;
  }

  /// Adds an entry; the caller fills in what it is about.
  Entry add(long dueNanos) {
    if (size == entries.length) {
      entries = Arrays.copyOf(entries, size * 2);
    }
    if (entries[size] == null) {
      entries[size] = new Entry();
    }
    Entry entry = entries[size];
    entry.dueNanos = dueNanos;
    entry.sequence = ++sequences;
    int at = size++;
    while (at > 0 && before(at, at - 1 >>> 1)) {
      swap(at, at - 1 >>> 1);
      at = at - 1 >>> 1;
    }
    return entry;
  }

  /// Takes the next one; it stays readable until the following [#add].
  Entry take() {
    Entry first = entries[0];
    size--;
    entries[0] = entries[size];
    entries[size] = first;
    int at = 0;
    for (int child = 1; child < size; child = 2 * at + 1) {
      if (child + 1 < size && before(child + 1, child)) {
        child++;
      }
      if (!before(child, at)) {
        break;
      }
      swap(child, at);
      at = child;
    }
    return first;
  }

  private boolean before(int a, int b) {
    Entry x = entries[a];
    Entry y = entries[b];
    return x.dueNanos < y.dueNanos || x.dueNanos == y.dueNanos && x.sequence < y.sequence;
  }

  private void swap(int a, int b) {
    Entry entry = entries[a];
    entries[a] = entries[b];
    entries[b] = entry;
  }
}
