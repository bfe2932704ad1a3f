package io.quantlab.engine.backtest;

import io.quantlab.engine.analysis.ResultTables;
import io.quantlab.engine.analysis.Table;
import io.quantlab.engine.instrument.Instrument;
import io.quantlab.engine.kernel.EventBatch;
import io.quantlab.engine.order.DenyReason;
import io.quantlab.engine.order.OrderCause;
import io.quantlab.engine.order.OrderEventType;
import io.quantlab.engine.order.OrderKind;
import io.quantlab.engine.order.OrderStatus;
import io.quantlab.engine.order.Side;
import io.quantlab.engine.order.TimeInForce;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/// The orders of a run as columns by id (ids are dense from 1), filled from the output events.
final class OrderRows {
  /// The first stop that was sent as a child of an order.
  ///
  /// @param ticks its trigger, or for one that trails by a price the distance
  private record Stop(long createdNanos, long ticks, boolean trails) {}

  /// No stop was known at an entry.
  static final long NO_STOP = -1;

  record Text(String clientOrderId, String tag) {}

  private int count;
  private long[] sequence = new long[64];
  private long[] created = new long[64];
  private long[] closed = new long[64];
  private long[] token = new long[64];
  private long[] group = new long[64];
  private int[] account = new int[64];
  private int[] extra = new int[64];
  private long[] lots = new long[64];
  private long[] filled = new long[64];
  private long[] filledTickLots = new long[64];
  private long[] limit = new long[64];
  private long[] trigger = new long[64];
  private long[] parent = new long[64];
  private long[] trailing = new long[64];
  private long[] position = new long[64];
  private byte[] status = new byte[64];
  private byte[] reason = new byte[64];
  private final Map<Long, Text> texts = new HashMap<>();
  private final Map<Long, Stop> stops = new HashMap<>();

  void text(long orderId, String clientOrderId, String tag) {
    texts.put(orderId, new Text(clientOrderId, tag));
  }

  int count() {
    return count;
  }

  String tag(long orderId) {
    Text text = texts.get(orderId);
    return text == null ? "" : text.tag();
  }

  String clientId(long orderId) {
    Text text = texts.get(orderId);
    return text == null ? "" : text.clientOrderId();
  }

  /// Who sent an order.
  OrderCause cause(long orderId) {
    return OrderCause.ofOrdinal(extra[(int) orderId - 1] >>> 16 & 0xF);
  }

  long sequence(long orderId) {
    return sequence[(int) orderId - 1];
  }

  int account(long orderId) {
    return account[(int) orderId - 1];
  }

  /// A submit command opens the next row.
  void submitted(EventBatch b, int i) {
    if (count == created.length) {
      grow();
    }
    int row = count++;
    sequence[row] = b.sequence(i);
    created[row] = b.epochNanos(i);
    closed[row] = 0;
    token[row] = (int) b.word(i, 1);
    group[row] = b.word(i, 1) >>> 32;
    account[row] = b.account(i);
    extra[row] = b.extra(i);
    lots[row] = b.word(i, 2);
    limit[row] = b.word(i, 3);
    trigger[row] = b.word(i, 4);
    reason[row] = -1;
    parent[row] = 0;
    trailing[row] = 0;
    position[row] = 0;
  }

  void terms(EventBatch b, int i) {
    int row = (int) b.word(i, 0) - 1;
    parent[row] = b.word(i, 4);
    boolean stop =
        switch (OrderKind.Code.ofOrdinal(extra[row] >>> 8 & 0xF)) {
          case STOP_MARKET, STOP_LIMIT -> true;
          default -> false;
        };
    if (parent[row] != 0 && stop) {
      stops.putIfAbsent(parent[row], new Stop(created[row], trigger[row], false));
    }
  }

  /// Ticks from an entry to the stop that was known then; 0 for one on the other side of it.
  ///
  /// @param sign +1 for a long entry
  long stopDistance(long entryOrder, long entryTicks, long entryNanos, int sign) {
    Stop stop = stops.get(entryOrder);
    if (stop == null || stop.createdNanos > entryNanos) {
      return NO_STOP;
    }
    return stop.trails ? stop.ticks : Math.max(0, sign * (entryTicks - stop.ticks));
  }

  /// The position an order names, where positions hedge.
  void position(EventBatch b, int i) {
    position[(int) b.word(i, 0) - 1] = b.word(i, 2);
  }

  /// A trail by price has a distance in ticks; one by percent or order ticks has none.
  void trail(EventBatch b, int i) {
    if ((b.extra(i) & 0xF) == 0) {
      int row = (int) b.word(i, 0) - 1;
      trailing[row] = b.word(i, 1);
      if (parent[row] != 0) {
        stops.putIfAbsent(parent[row], new Stop(created[row], b.word(i, 1), true));
      }
    }
  }

  void event(EventBatch b, int i) {
    int row = (int) b.word(i, 0) - 1;
    int bits = b.extra(i);
    OrderEventType event = OrderEventType.ofOrdinal(bits & 0xFF);
    int to = bits >>> 16 & 0xFF;
    status[row] = (byte) to;
    if (OrderStatus.ofOrdinal(to).isClosed()) {
      closed[row] = b.epochNanos(i);
    }
    if (event == OrderEventType.DENIED) {
      reason[row] = (byte) (bits >>> 24);
    } else if (event == OrderEventType.UPDATED) {
      lots[row] = b.word(i, 2);
      limit[row] = b.word(i, 3);
      trigger[row] = b.word(i, 4);
    }
  }

  void fill(long orderId, long fillLots, long priceTicks) {
    int row = (int) orderId - 1;
    filled[row] += fillLots;
    filledTickLots[row] =
        Math.addExact(filledTickLots[row], Math.multiplyExact(fillLots, priceTicks));
  }

  /// The orders table; `names` are the strategy names, `run` the run id for generated client ids.
  Table table(Map<Integer, Instrument> instruments, String[] names, String run) {
    TableWriter w = new TableWriter(ResultTables.ORDERS);
    ClientOrderId ids = new ClientOrderId();
    for (int row = 0; row < count; row++) {
      Instrument instrument = instruments.get((int) token[row]);
      w.row(instrument);
      OrderKind.Code kind = OrderKind.Code.ofOrdinal(extra[row] >>> 8 & 0xF);
      String given = clientId(row + 1);
      String id = given.isEmpty() ? ids.of(names[account[row]], run, sequence[row], 0, 0) : given;
      w.number("id", row + 1).text("clientId", id);
      if (parent[row] != 0) {
        w.number("parentId", parent[row]);
      }
      if (group[row] != 0) {
        w.number("groupId", group[row]);
      }
      w.number("token", token[row]).symbol();
      if (names.length > 1) {
        w.text("strategy", names[account[row]]);
      }
      w.text("side", Side.ofOrdinal(extra[row] >>> 4 & 0xF).name()).text("kind", kind.name());
      if (kind.hasLimit()) {
        w.price("limitPrice", limit[row]);
      }
      if (kind.hasTrigger()) {
        w.price("triggerPrice", trigger[row]);
      }
      if (trailing[row] != 0) {
        w.number("trailingTicks", trailing[row]);
      }
      w.text("tif", TimeInForce.ofOrdinal(extra[row] >>> 12 & 0xF).name());
      outcome(w, row, instrument);
    }
    return w.table();
  }

  private void outcome(TableWriter w, int row, Instrument instrument) {
    w.lots("lots", lots[row]).lots("filledLots", filled[row]);
    w.number("filledTickLots", filledTickLots[row]);
    if (filled[row] != 0) {
      w.decimal(
          "avgPrice",
          (double) filledTickLots[row] / filled[row] * instrument.priceUnit().toDouble());
    }
    w.text("status", OrderStatus.ofOrdinal(status[row]).name()).nanos("created", created[row]);
    if (closed[row] != 0) {
      w.nanos("closed", closed[row]);
    }
    w.text("cause", cause(row + 1).name());
    if (reason[row] >= 0) {
      w.text("denyReason", DenyReason.ofOrdinal(reason[row]).name());
    }
    String tag = tag(row + 1);
    if (!tag.isEmpty()) {
      w.text("tags", tag);
    }
    if (position[row] != 0) {
      w.number("positionId", position[row]);
    }
  }

  private void grow() {
    int n = count * 2;
    sequence = Arrays.copyOf(sequence, n);
    created = Arrays.copyOf(created, n);
    closed = Arrays.copyOf(closed, n);
    token = Arrays.copyOf(token, n);
    group = Arrays.copyOf(group, n);
    account = Arrays.copyOf(account, n);
    extra = Arrays.copyOf(extra, n);
    lots = Arrays.copyOf(lots, n);
    filled = Arrays.copyOf(filled, n);
    filledTickLots = Arrays.copyOf(filledTickLots, n);
    limit = Arrays.copyOf(limit, n);
    trigger = Arrays.copyOf(trigger, n);
    parent = Arrays.copyOf(parent, n);
    trailing = Arrays.copyOf(trailing, n);
    position = Arrays.copyOf(position, n);
    status = Arrays.copyOf(status, n);
    reason = Arrays.copyOf(reason, n);
  }
}
