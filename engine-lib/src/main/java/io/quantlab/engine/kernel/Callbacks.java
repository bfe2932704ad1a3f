package io.quantlab.engine.kernel;

import java.util.Arrays;

/// Order events and fills that wait to be told to their strategy, in emission order (engine
/// contract T-6).
final class Callbacks {
  private int[] handles = new int[32];
  private long[] ids = new long[32];
  private int[] lanes = new int[32];
  private int[] slots = new int[32];
  private byte[] events = new byte[32];
  private byte[] statuses = new byte[32];
  private int[] signs = new int[32];
  private byte[] kinds = new byte[32];
  private int[] flags = new int[32];
  private long[] orderLots = new long[32];
  private long[] filledLots = new long[32];
  private long[] fillLots = new long[32];
  private long[] fillTicks = new long[32];
  private long[] fillValueE8 = new long[32];
  private long[] fillFeeE8 = new long[32];
  private int head;
  private int tail;

  boolean isEmpty() {
    return head == tail;
  }

  /// Adds an event; what a fill adds follows by [#fill].
  void add(int handle, long id, int lane, int slot, int event, int status, long lots, long filled) {
    if (tail == handles.length) {
      grow();
    }
    handles[tail] = handle;
    ids[tail] = id;
    lanes[tail] = lane;
    slots[tail] = slot;
    events[tail] = (byte) event;
    statuses[tail] = (byte) status;
    orderLots[tail] = lots;
    filledLots[tail] = filled;
    fillLots[tail] = 0;
    tail++;
  }

  void fill(int sign, int kind, int bits, long lots, long ticks, long valueE8, long feeE8) {
    int at = tail - 1;
    signs[at] = sign;
    kinds[at] = (byte) kind;
    flags[at] = bits;
    fillLots[at] = lots;
    fillTicks[at] = ticks;
    fillValueE8[at] = valueE8;
    fillFeeE8[at] = feeE8;
  }

  /// Takes the oldest; its fields stay readable by the index returned until [#clear].
  int take() {
    return head++;
  }

  /// Forgets what was taken; called when the queue is empty.
  void clear() {
    head = 0;
    tail = 0;
  }

  int handle(int at) {
    return handles[at];
  }

  long id(int at) {
    return ids[at];
  }

  int lane(int at) {
    return lanes[at];
  }

  int slot(int at) {
    return slots[at];
  }

  int event(int at) {
    return events[at];
  }

  int status(int at) {
    return statuses[at];
  }

  long orderLots(int at) {
    return orderLots[at];
  }

  long filledLots(int at) {
    return filledLots[at];
  }

  boolean isFill(int at) {
    return fillLots[at] != 0;
  }

  int sign(int at) {
    return signs[at];
  }

  int kind(int at) {
    return kinds[at];
  }

  int flags(int at) {
    return flags[at];
  }

  long fillLots(int at) {
    return fillLots[at];
  }

  long fillTicks(int at) {
    return fillTicks[at];
  }

  long fillValueE8(int at) {
    return fillValueE8[at];
  }

  long fillFeeE8(int at) {
    return fillFeeE8[at];
  }

  private void grow() {
    int n = handles.length * 2;
    handles = Arrays.copyOf(handles, n);
    ids = Arrays.copyOf(ids, n);
    lanes = Arrays.copyOf(lanes, n);
    slots = Arrays.copyOf(slots, n);
    events = Arrays.copyOf(events, n);
    statuses = Arrays.copyOf(statuses, n);
    signs = Arrays.copyOf(signs, n);
    kinds = Arrays.copyOf(kinds, n);
    flags = Arrays.copyOf(flags, n);
    orderLots = Arrays.copyOf(orderLots, n);
    filledLots = Arrays.copyOf(filledLots, n);
    fillLots = Arrays.copyOf(fillLots, n);
    fillTicks = Arrays.copyOf(fillTicks, n);
    fillValueE8 = Arrays.copyOf(fillValueE8, n);
    fillFeeE8 = Arrays.copyOf(fillFeeE8, n);
  }
}
