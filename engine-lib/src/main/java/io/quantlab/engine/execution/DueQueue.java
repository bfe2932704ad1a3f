package io.quantlab.engine.execution;

import io.quantlab.engine.order.OrderKind;
import io.quantlab.engine.order.OrderTerms;
import io.quantlab.engine.order.Side;
import io.quantlab.engine.order.TimeInForce;
import io.quantlab.engine.order.Trail;
import java.util.Arrays;

/// What is on its way between strategy and venue, soonest first, equal instants in the order they
/// left: a binary heap of reused entries.
final class DueQueue {
  /// A command or a report on its way.
  static final class Entry {
    private long dueNanos;
    private long sequence;

    /// What it is: a [Command.Type] or a [Report].
    Enum<?> what;

    long orderId;
    int account;
    int slot;
    Side side;
    OrderKind.Code kind;
    TimeInForce timeInForce;
    OrderTerms terms;
    Trail trail;
    long lots;
    long first;
    long second;
    int flags;

    /// Of an execution: impact of its own and of earlier ones, against the trader.
    long temporary;

    long overlay;

    /// Of an execution: what the market showed, [ReportSink#UNKNOWN] for nothing.
    long spread;

    long ahead;

    /// Of a report: its number at the venue, and the venue's id of an execution.
    long number;

    long tradeId;

    /// Of a report: whether it was sent before.
    boolean again;

    /// How long after itself it comes once more, -1 for never.
    long againNanos;

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
    rise(size++);
    return entry;
  }

  /// Adds an entry like another one, sent before.
  void again(Entry of, long dueNanos) {
    Entry copy = add(dueNanos);
    copy.what = of.what;
    copy.orderId = of.orderId;
    copy.account = of.account;
    copy.slot = of.slot;
    copy.side = of.side;
    copy.lots = of.lots;
    copy.first = of.first;
    copy.second = of.second;
    copy.flags = of.flags;
    copy.temporary = of.temporary;
    copy.overlay = of.overlay;
    copy.spread = of.spread;
    copy.ahead = of.ahead;
    copy.why = of.why;
    copy.number = of.number;
    copy.tradeId = of.tradeId;
    copy.again = true;
    copy.againNanos = -1;
  }

  /// Takes the next one; it stays readable until the following [#add].
  Entry take() {
    return take(0);
  }

  /// Takes the next one about an instrument; `null` for none. Looks at all of them.
  Entry takeOf(int slot) {
    int found = -1;
    for (int i = 0; i < size; i++) {
      if (entries[i].slot == slot && (found < 0 || before(i, found))) {
        found = i;
      }
    }
    return found < 0 ? null : take(found);
  }

  /// Signed lots of one account's executions in an instrument that are on their way. Looks at all
  /// entries.
  long executedLots(int account, int slot) {
    long lots = 0;
    for (int i = 0; i < size; i++) {
      Entry entry = entries[i];
      if (entry.what == Report.FILLED
          && !entry.again
          && entry.account == account
          && entry.slot == slot) {
        lots += entry.side.sign() * entry.lots;
      }
    }
    return lots;
  }

  private Entry take(int index) {
    Entry taken = entries[index];
    size--;
    entries[index] = entries[size];
    entries[size] = taken;
    if (index < size) {
      rise(index);
      sink(index);
    }
    return taken;
  }

  private void rise(int from) {
    int at = from;
    while (at > 0 && before(at, at - 1 >>> 1)) {
      swap(at, at - 1 >>> 1);
      at = at - 1 >>> 1;
    }
  }

  private void sink(int from) {
    int at = from;
    for (int child = 2 * at + 1; child < size; child = 2 * at + 1) {
      if (child + 1 < size && before(child + 1, child)) {
        child++;
      }
      if (!before(child, at)) {
        return;
      }
      swap(child, at);
      at = child;
    }
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
