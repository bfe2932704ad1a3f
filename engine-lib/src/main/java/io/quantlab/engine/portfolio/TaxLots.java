package io.quantlab.engine.portfolio;

import java.util.Arrays;

/// The open lots of one position in the order they were opened: a growable ring of columns.
final class TaxLots {
  private long[] lots = new long[4];
  private long[] costE8 = new long[4];
  private long[] feeE8 = new long[4];
  private long[] nanos = new long[4];
  private long[] ticks = new long[4];
  private long[] order = new long[4];
  private long[] low = new long[4];
  private long[] high = new long[4];
  private long[] bar = new long[4];
  private long[] funded; // null until a purchase waits for cash
  private long[] varied; // null until a variation is paid
  private int head;
  private int count;

  int count() {
    return count;
  }

  void add(
      long newLots,
      long newCostE8,
      long newFeeE8,
      long entryNanos,
      long entryTicks,
      long entryOrder,
      long entryBar) {
    if (count == lots.length) {
      grow();
    }
    int at = at(count++);
    lots[at] = newLots;
    costE8[at] = newCostE8;
    feeE8[at] = newFeeE8;
    nanos[at] = entryNanos;
    ticks[at] = entryTicks;
    order[at] = entryOrder;
    bar[at] = entryBar;
    low[at] = entryTicks;
    high[at] = entryTicks;
    if (funded != null) {
      funded[at] = 0;
    }
    if (varied != null) {
      varied[at] = 0;
    }
  }

  /// Notes when the cash behind the newest lot settles; 0 = it had settled.
  void funded(long settlesNanos) {
    if (settlesNanos != 0) {
      int at = at(count - 1);
      funded = funded == null ? new long[lots.length] : funded;
      funded[at] = Math.max(funded[at], settlesNanos);
    }
  }

  /// Merges into the only lot: the average cost method.
  void merge(long moreLots, long moreCostE8, long moreFeeE8) {
    lots[head] += moreLots;
    costE8[head] = Math.addExact(costE8[head], moreCostE8);
    feeE8[head] = Math.addExact(feeE8[head], moreFeeE8);
  }

  /// Takes part of a lot, or all of it.
  void take(int index, long takenLots, long takenCostE8, long takenFeeE8) {
    int at = at(index);
    lots[at] -= takenLots;
    costE8[at] -= takenCostE8;
    feeE8[at] -= takenFeeE8;
    if (lots[at] == 0) {
      remove(index);
    }
  }

  /// Takes the share of the variation paid on a lot that so many of its lots have, before [#take].
  long takeVaried(int index, long takenLots) {
    if (varied == null) {
      return 0;
    }
    int at = at(index);
    long share = varied[at] == 0 ? 0 : Money.share(varied[at], takenLots, lots[at]);
    varied[at] -= share;
    return share;
  }

  /// Sets what the lots stand at to a value in all, by size; the change of each counts as paid.
  /// Running totals are rounded, so the sum is the value.
  void revalue(long valueE8) {
    long all = 0;
    for (int i = 0; i < count; i++) {
      all += lots(i);
    }
    varied = varied == null ? new long[lots.length] : varied;
    long upTo = 0;
    long given = 0;
    for (int i = 0; i < count; i++) {
      int at = at(i);
      upTo += lots[at];
      long total = Money.share(valueE8, upTo, all);
      varied[at] += total - given - costE8[at];
      costE8[at] = total - given;
      given = total;
    }
  }

  /// Closes the gap a lot leaves: the older ones move up.
  private void remove(int index) {
    for (int i = index; i > 0; i--) {
      copy(at(i - 1), at(i));
    }
    head = at(1);
    count--;
  }

  private void copyRare(int from, int to) {
    if (funded != null) {
      funded[to] = funded[from];
    }
    if (varied != null) {
      varied[to] = varied[from];
    }
  }

  private void copy(int from, int to) {
    lots[to] = lots[from];
    costE8[to] = costE8[from];
    feeE8[to] = feeE8[from];
    nanos[to] = nanos[from];
    ticks[to] = ticks[from];
    order[to] = order[from];
    bar[to] = bar[from];
    low[to] = low[from];
    high[to] = high[from];
    copyRare(from, to);
  }

  /// Widens the price range every open lot has seen.
  void seen(long lowTicks, long highTicks) {
    for (int i = 0; i < count; i++) {
      int at = at(i);
      low[at] = Math.min(low[at], lowTicks);
      high[at] = Math.max(high[at], highTicks);
    }
  }

  /// Restates lots and prices for a split; running totals are floored, so the sum is the floor of
  /// the sum. A lot that vanishes leaves its cost and fee to the next one that does not.
  void split(long numerator, long denominator) {
    int n = count;
    long oldTotal = 0;
    long newTotal = 0;
    long carriedCost = 0;
    long carriedFee = 0;
    count = 0;
    for (int i = 0; i < n; i++) {
      int from = at(i);
      oldTotal += lots[from];
      long upTo = Math.multiplyExact(oldTotal, numerator) / denominator;
      carriedCost += costE8[from];
      carriedFee += feeE8[from];
      if (upTo > newTotal) {
        int to = at(count++);
        copySplit(from, to, numerator, denominator);
        lots[to] = upTo - newTotal;
        costE8[to] = carriedCost;
        feeE8[to] = carriedFee;
        carriedCost = 0;
        carriedFee = 0;
        newTotal = upTo;
      }
    }
    int last = at(count - 1);
    costE8[last] += carriedCost;
    feeE8[last] += carriedFee;
  }

  /// Gives up the share `part / whole` of every lot's cost; returns what was given up in all.
  /// Running totals are rounded, so the sum is the rounded share of the sum.
  long release(long part, long whole) {
    long total = 0;
    long released = 0;
    for (int i = 0; i < count; i++) {
      int at = at(i);
      total = Math.addExact(total, costE8[at]);
      long upTo = Money.share(total, part, whole);
      costE8[at] -= upTo - released;
      released = upTo;
    }
    return released;
  }

  private void copySplit(int from, int to, long numerator, long denominator) {
    nanos[to] = nanos[from];
    order[to] = order[from];
    bar[to] = bar[from];
    ticks[to] = restated(ticks[from], numerator, denominator);
    low[to] = restated(low[from], numerator, denominator);
    high[to] = restated(high[from], numerator, denominator);
    copyRare(from, to);
  }

  /// A price after a split, rounded down to a tick.
  static long restated(long priceTicks, long numerator, long denominator) {
    return Math.floorDiv(Math.multiplyExact(priceTicks, denominator), numerator);
  }

  /// Where in the columns a lot stands.
  private int at(int index) {
    return head + index & lots.length - 1;
  }

  long lots(int index) {
    return lots[at(index)];
  }

  long costE8(int index) {
    return costE8[at(index)];
  }

  long feeE8(int index) {
    return feeE8[at(index)];
  }

  long nanos(int index) {
    return nanos[at(index)];
  }

  long ticks(int index) {
    return ticks[at(index)];
  }

  long order(int index) {
    return order[at(index)];
  }

  long bar(int index) {
    return bar[at(index)];
  }

  long low(int index) {
    return low[at(index)];
  }

  long high(int index) {
    return high[at(index)];
  }

  long fundedNanos(int index) {
    return funded == null ? 0 : funded[at(index)];
  }

  private void grow() {
    lots = unrolled(lots);
    costE8 = unrolled(costE8);
    feeE8 = unrolled(feeE8);
    nanos = unrolled(nanos);
    ticks = unrolled(ticks);
    order = unrolled(order);
    bar = unrolled(bar);
    low = unrolled(low);
    high = unrolled(high);
    funded = funded == null ? null : unrolled(funded);
    varied = varied == null ? null : unrolled(varied);
    head = 0;
  }

  private long[] unrolled(long[] ring) {
    long[] wider = Arrays.copyOfRange(ring, head, head + ring.length * 2);
    System.arraycopy(ring, 0, wider, ring.length - head, head);
    return wider;
  }
}
