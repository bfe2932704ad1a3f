package io.quantlab.engine.order;

import java.util.Arrays;

/// The orders that are not yet forgotten, as columns by handle; handles are reused, ids are not.
///
/// Hot: an order costs no object. A handle stays valid from [#open] to [#release], which the kernel
/// calls when the order is closed and its callbacks have run. Ids rise by one from 1.
public final class OrderPool {
  private long[] id = new long[64];
  private int[] account = new int[64];
  private int[] slot = new int[64];
  private byte[] side = new byte[64];
  private byte[] kind = new byte[64];
  private byte[] timeInForce = new byte[64];
  private byte[] status = new byte[64];
  private byte[] statusBefore = new byte[64];
  private long[] lots = new long[64];
  private long[] filled = new long[64];
  private long[] limit = new long[64];
  private long[] trigger = new long[64];
  private long[] group = new long[64];
  private long[] valueE8 = new long[64];
  private long[] feeE8 = new long[64];
  private int[] free = new int[64];
  private int freeCount;
  private int used;
  private long lastId;
  private final LongIntMap byId = new LongIntMap();

  /// Adds an order in state `INITIALIZED` and returns its handle.
  public int open(
      int accountIndex,
      int slotIndex,
      int sideOrdinal,
      int kindOrdinal,
      int tifOrdinal,
      long orderLots,
      long limitTicks,
      long triggerTicks,
      long groupId) {
    int h = freeCount > 0 ? free[--freeCount] : used++;
    if (h == id.length) {
      grow();
    }
    id[h] = ++lastId;
    account[h] = accountIndex;
    slot[h] = slotIndex;
    side[h] = (byte) sideOrdinal;
    kind[h] = (byte) kindOrdinal;
    timeInForce[h] = (byte) tifOrdinal;
    status[h] = (byte) OrderStatus.INITIALIZED.ordinal();
    statusBefore[h] = status[h];
    lots[h] = orderLots;
    filled[h] = 0;
    limit[h] = limitTicks;
    trigger[h] = triggerTicks;
    group[h] = groupId;
    valueE8[h] = 0;
    feeE8[h] = 0;
    byId.put(lastId, h);
    return h;
  }

  /// Forgets a closed order.
  public void release(int handle) {
    byId.remove(id[handle]);
    id[handle] = 0;
    if (freeCount == free.length) {
      free = Arrays.copyOf(free, freeCount * 2);
    }
    free[freeCount++] = handle;
  }

  /// The handle of a live order, or -1.
  public int handleOf(long orderId) {
    return orderId <= 0 ? -1 : byId.get(orderId);
  }

  /// One above the highest handle in use; a free handle has id 0.
  public int handleLimit() {
    return used;
  }

  /// The id the next order gets.
  public long nextId() {
    return lastId + 1;
  }

  public long id(int handle) {
    return id[handle];
  }

  public int account(int handle) {
    return account[handle];
  }

  public int slot(int handle) {
    return slot[handle];
  }

  public int side(int handle) {
    return side[handle];
  }

  /// +1 buy, -1 sell.
  public int sign(int handle) {
    return 1 - 2 * side[handle];
  }

  public int kind(int handle) {
    return kind[handle];
  }

  public int timeInForce(int handle) {
    return timeInForce[handle];
  }

  public int status(int handle) {
    return status[handle];
  }

  public int statusBefore(int handle) {
    return statusBefore[handle];
  }

  public long lots(int handle) {
    return lots[handle];
  }

  public long filled(int handle) {
    return filled[handle];
  }

  public long openLots(int handle) {
    return lots[handle] - filled[handle];
  }

  public long limit(int handle) {
    return limit[handle];
  }

  public long trigger(int handle) {
    return trigger[handle];
  }

  public long group(int handle) {
    return group[handle];
  }

  /// Value of all fills, 1e-8 of the instrument's currency.
  public long valueE8(int handle) {
    return valueE8[handle];
  }

  /// Fees charged so far, 1e-8.
  public long feeE8(int handle) {
    return feeE8[handle];
  }

  /// Moves an order by the table of [OrderStateMachine].
  ///
  /// @throws IllegalStateException when the event does not belong to the state: a bug in simulation
  public void apply(int handle, int event) {
    int from = status[handle];
    int to = OrderStateMachine.next(from, event);
    if (to == OrderStateMachine.ILLEGAL) {
      throw new IllegalStateException(
          "order "
              + id[handle]
              + ": "
              + OrderEventType.ofOrdinal(event)
              + " is illegal in state "
              + OrderStatus.ofOrdinal(from));
    }
    if (to == OrderStateMachine.BEFORE_REQUEST) {
      status[handle] = statusBefore[handle];
      return;
    }
    if (from == to) {
      changeStateBefore(handle, from, event);
    } else if (to == PENDING_UPDATE || to == PENDING_CANCEL) {
      if (from != PENDING_UPDATE) {
        statusBefore[handle] = (byte) from;
      }
    }
    status[handle] = (byte) to;
  }

  private static final int PENDING_UPDATE = OrderStatus.PENDING_UPDATE.ordinal();
  private static final int PENDING_CANCEL = OrderStatus.PENDING_CANCEL.ordinal();

  private void changeStateBefore(int handle, int from, int event) {
    if (from != PENDING_UPDATE && from != PENDING_CANCEL) {
      return;
    }
    if (event == OrderEventType.PARTIAL.ordinal()) {
      statusBefore[handle] = (byte) OrderStatus.PARTIALLY_FILLED.ordinal();
    } else if (event == OrderEventType.TRIGGERED.ordinal()) {
      statusBefore[handle] = (byte) OrderStatus.TRIGGERED.ordinal();
    }
  }

  /// Books an execution.
  public void fill(int handle, long fillLots, long fillValueE8, long fillFeeE8) {
    filled[handle] += fillLots;
    valueE8[handle] = Math.addExact(valueE8[handle], fillValueE8);
    feeE8[handle] = Math.addExact(feeE8[handle], fillFeeE8);
  }

  /// Changes size and prices of a live order.
  public void amend(int handle, long newLots, long newLimit, long newTrigger) {
    lots[handle] = newLots;
    limit[handle] = newLimit;
    trigger[handle] = newTrigger;
  }

  private void grow() {
    int n = id.length * 2;
    id = Arrays.copyOf(id, n);
    account = Arrays.copyOf(account, n);
    slot = Arrays.copyOf(slot, n);
    side = Arrays.copyOf(side, n);
    kind = Arrays.copyOf(kind, n);
    timeInForce = Arrays.copyOf(timeInForce, n);
    status = Arrays.copyOf(status, n);
    statusBefore = Arrays.copyOf(statusBefore, n);
    lots = Arrays.copyOf(lots, n);
    filled = Arrays.copyOf(filled, n);
    limit = Arrays.copyOf(limit, n);
    trigger = Arrays.copyOf(trigger, n);
    group = Arrays.copyOf(group, n);
    valueE8 = Arrays.copyOf(valueE8, n);
    feeE8 = Arrays.copyOf(feeE8, n);
  }
}
